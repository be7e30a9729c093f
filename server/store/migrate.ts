import { randomBytes, randomUUID } from 'node:crypto';
import type { Instant } from '../../shared/base/time.ts';
import { migrations } from './migrations/index.ts';
import type { Queries, Sql } from './sql.ts';

/** What every process of one hub agrees on. `epoch` changes when a backup is restored. */
export type Hub = { id: string; name: string; secret: string; epoch: string };

export class HubTooOld extends Error {}

/** Number of an advisory lock nobody else of this database uses. */
const migrationLock = 7_340_001;

/** Brings the database to the newest format; several processes may start at once.
 *  @throws HubTooOld where a newer hub has been at work here */
export async function migrate(sql: Sql, now: Instant, name: string): Promise<Hub> {
  return sql.transaction(async (queries) => {
    await queries.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await queries.query('create table if not exists migration (number integer primary key, at bigint not null)');
    const [reached] = await queries.query<{ number: number }>(
      'select coalesce(max(number), 0)::int as number from migration',
    );
    const from = reached?.number ?? 0;
    if (from > migrations.length) throw new HubTooOld(`format ${from}`);
    for (const [index, step] of migrations.entries()) {
      if (index < from) continue;
      await script(queries, step);
      await queries.query('insert into migration (number, at) values ($1, $2)', [index + 1, now]);
    }
    const [known] = await queries.query<Hub>('select id, name, secret, epoch from hub');
    if (known) return known;
    const hub = { id: randomUUID(), name, secret: randomBytes(32).toString('base64url'), epoch: newEpoch() };
    await queries.query(
      'insert into hub (id, name, secret, epoch, register_version, created_at) values ($1, $2, $3, $4, 0, $5)',
      [hub.id, hub.name, hub.secret, hub.epoch, now],
    );
    return hub;
  });
}

export const newEpoch = (): string => randomBytes(6).toString('base64url');

async function script(queries: Queries, text: string): Promise<void> {
  for (const statement of text.split(/;\s*$/m)) if (statement.trim() !== '') await queries.query(statement);
}
