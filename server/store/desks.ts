/** Desks: how one joins, proves who it is, and is shut out. */
import type { Instant } from '../../shared/base/time.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { EnrolRequest, ProblemCode } from '../../shared/exchange/protocol.ts';
import { alignFeed, feedOf } from './feeds.ts';
import { findInvitation, type FoundInvitation } from './invitations.ts';
import { organisationIdOf } from '../../shared/exchange/reach.ts';
import { currentRegister, emptyRegister, type Register } from './register.ts';
import { saveRegister } from './saveRegister.ts';
import type { Queries, Sql } from './sql.ts';
import { lockRegister } from './take.ts';

export type Desk = { id: string; unit: string; feed: number; publicKey: string; revoked: boolean; number: number };

export async function findDesks(queries: Queries, ids: readonly string[]): Promise<Desk[]> {
  return queries.query<Desk>(
    `select id, unit, feed, public_key as "publicKey", revoked_at is not null as revoked, number from desk where id = any($1::text[])`,
    [ids],
  );
}

export async function findDesk(queries: Queries, id: string): Promise<Desk | undefined> {
  const [row] = await findDesks(queries, [id]);
  return row;
}

/** Asks for many desks at once: who asks while an answer is on its way goes with the next question. */
export function createFindDesk(queries: Queries): (id: string) => Promise<Desk | undefined> {
  type Asked = { id: string; resolve: (desk: Desk | undefined) => void; reject: (error: unknown) => void };
  let waiting: Asked[] = [];
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      try {
        const desks = await findDesks(queries, [...new Set(asked.map(({ id }) => id))]);
        const deskById = new Map(desks.map((desk) => [desk.id, desk]));
        for (const { id, resolve } of asked) resolve(deskById.get(id));
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    isRunning = false;
  };
  return (id) =>
    new Promise((resolve, reject) => {
      waiting.push({ id, resolve, reject });
      if (!isRunning) void run();
    });
}

export type Enrolled = { unit: string; organisation: string; parent: string | null; deskNumber: number };

/** The same request again, with a reply lost on the way, gives the same answer. */
export function enrol(sql: Sql, request: EnrolRequest, now: Instant): Promise<Result<Enrolled, ProblemCode>> {
  return sql.transaction(async (queries) => {
    await lockRegister(queries, true);
    let register = await currentRegister(queries, emptyRegister);
    const invitation = await findInvitation(queries, request.code, now);
    if (!invitation || (invitation.usedBy !== null && invitation.usedBy !== request.deskId)) {
      return refused('badInvitation');
    }
    const known = await findDesk(queries, request.deskId);
    if (known?.revoked) return refused('deskRevoked');
    if (known && known.publicKey !== request.publicKey.x) return refused('deskKnown');
    if (known && invitation.usedBy === request.deskId)
      return done({ ...enrolledAt(register, known.unit), deskNumber: known.number });

    const unit = await unitFor(queries, register, invitation, request);
    if (!unit.ok) return unit;
    register = unit.value.register;
    const feed = await feedOf(queries, unit.value.unit);
    if (feed.isNew) await alignFeed(queries, register.office, { id: feed.id, unit: unit.value.unit });
    const [made] = await queries.query<{ number: number }>(
      `insert into desk (id, feed, unit, public_key, name, program, enrolled_at, seen_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)
       on conflict (id) do update set feed = excluded.feed, unit = excluded.unit, name = excluded.name,
         program = excluded.program, enrolled_at = excluded.enrolled_at, seen_at = excluded.seen_at
       returning number`,
      [request.deskId, feed.id, unit.value.unit, request.publicKey.x, request.deskName, request.program, now],
    );
    await queries.query('update invitation set used_by = $2, used_at = $3 where code_hash = $1', [
      invitation.hash,
      request.deskId,
      now,
    ]);
    return done({ ...enrolledAt(register, unit.value.unit), deskNumber: made?.number ?? 0 });
  });
}

const enrolledAt = ({ office }: Register, unit: string): Omit<Enrolled, 'deskNumber'> => ({
  unit,
  organisation: organisationIdOf(office, unit),
  parent: office.unitById.get(unit)?.parent ?? null,
});

/** The unit named by the invitation, or the one the desk brings along, entered where the invitation puts it. */
async function unitFor(
  queries: Queries,
  register: Register,
  invitation: FoundInvitation,
  { ownUnit }: EnrolRequest,
): Promise<Result<{ unit: string; register: Register }, ProblemCode>> {
  if (invitation.unit !== null) {
    // An office that worked alone keeps its unit: it must be the one invited.
    const isOther = ownUnit !== undefined && ownUnit.id !== invitation.unit;
    return isOther ? refused('unitNotFitting') : done({ unit: invitation.unit, register });
  }
  if (!ownUnit) return refused('unitNotFitting');
  const known = register.office.unitById.get(ownUnit.id);
  // Whoever may name any unit he likes must not become one that is already there.
  if (known) return refused('unitNotFitting');
  const { id, kind, name } = ownUnit;
  const unit = { id, kind, name, parent: invitation.parent ?? undefined, contact: {}, closed: false };
  return done({ unit: id, register: await saveRegister(queries, register, [unit], []) });
}

export async function markSeen(queries: Queries, id: string, now: Instant): Promise<void> {
  await queries.query('update desk set seen_at = $2 where id = $1', [id, now]);
}

/** @returns whether this use of the assertion is the first */
export async function useAssertion(queries: Queries, id: string, expiresAt: Instant, now: Instant): Promise<boolean> {
  await queries.query('delete from assertion where expires_at < $1', [now]);
  const rows = await queries.query(
    'insert into assertion (id, expires_at) values ($1, $2) on conflict do nothing returning id',
    [id, expiresAt],
  );
  return rows.length === 1;
}
