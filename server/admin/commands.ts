/** What an administrator may do, each as data in and data out; the command line and the hub itself run the same ones. */
import { z } from 'zod';
import { hour, type Instant } from '../../shared/base/time.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { createInvitation } from '../store/invitations.ts';
import type { Hub } from '../store/migrate.ts';
import type { Sql } from '../store/sql.ts';
import { printedCode } from '../../shared/exchange/invitation.ts';
import { writeBackup } from './backup.ts';

export type AdminParts = { sql: Sql; hub: Hub; blobs: Blobs; clock: () => Instant };

/** `code` is answered with a sentence on the command line. */
export type AdminProblem = { code: 'unknownUnit' | 'unknownDesk' | 'targetExists' | 'badInput'; subject: string };
export type AdminOutcome = { ok: true; value: unknown } | { ok: false; problem: AdminProblem };

const id = z.string().min(1).max(64);

export type UnitLine = {
  id: string;
  kind: string;
  name: string;
  parent: string | null;
  closed: boolean;
  desks: number;
};
export type DeskLine = {
  id: string;
  name: string;
  unit: string;
  unitName: string | null;
  program: string;
  enrolledAt: Instant;
  seenAt: Instant;
  revokedAt: Instant | null;
};
export type InvitationMade = { code: string; unit: string | null; parent: string | null; expiresAt: Instant };
export type Usage = {
  complaints: number;
  entries: number;
  commands: number;
  desks: number;
  attachments: number;
  attachmentBytes: number;
  databaseBytes: number;
};

type Command = { input: z.ZodType; run: (parts: AdminParts, input: never) => Promise<AdminOutcome> };
const command = <Schema extends z.ZodType>(
  input: Schema,
  run: (parts: AdminParts, input: z.infer<Schema>) => Promise<AdminOutcome>,
): Command => ({ input, run });

const value = (found: unknown): AdminOutcome => ({ ok: true, value: found });
const problem = (code: AdminProblem['code'], subject: string): AdminOutcome => ({
  ok: false,
  problem: { code, subject },
});

async function unitExists({ sql }: AdminParts, unit: string): Promise<boolean> {
  return (await sql.query('select 1 from unit where id = $1', [unit])).length > 0;
}

const adminCommands = {
  units: command(z.object({}), async ({ sql }) =>
    value(
      await sql.query<UnitLine>(
        `select u.id, u.kind, u.name, u.parent, u.closed, count(d.id)::int as desks
           from unit u left join desk d on d.unit = u.id and d.revoked_at is null
          group by u.id order by u.parent nulls first, u.name, u.id`,
      ),
    ),
  ),

  invite: command(
    z.object({
      unit: id.nullable(),
      parent: id.nullable(),
      hours: z
        .number()
        .min(1)
        .max(24 * 90),
    }),
    async (parts, { unit, parent, hours }) => {
      const named = unit ?? parent;
      if (named !== null && !(await unitExists(parts, named))) return problem('unknownUnit', named);
      const expiresAt = parts.clock() + hours * hour;
      const code = await createInvitation(parts.sql, { unit, parent, expiresAt }, parts.clock());
      return value({ code: printedCode(code), unit, parent, expiresAt } satisfies InvitationMade);
    },
  ),

  desks: command(z.object({}), async ({ sql }) =>
    value(
      await sql.query<DeskLine>(
        `select d.id, d.name, d.unit, u.name as "unitName", d.program, d.enrolled_at as "enrolledAt",
                d.seen_at as "seenAt", d.revoked_at as "revokedAt"
           from desk d left join unit u on u.id = d.unit order by d.revoked_at nulls first, u.name, d.name, d.id`,
      ),
    ),
  ),

  revoke: command(z.object({ desk: id }), async ({ sql, clock }, { desk }) => {
    const rows = await sql.query<{ id: string; name: string }>(
      'update desk set revoked_at = coalesce(revoked_at, $2) where id = $1 returning id, name',
      [desk, clock()],
    );
    return rows[0] ? value(rows[0]) : problem('unknownDesk', desk);
  }),

  usage: command(z.object({}), async ({ sql }) => {
    const [found] = await sql.query<Usage>(
      `select (select count(*) from stream where name like 'complaint/%')::bigint as complaints,
              (select count(*) from entry)::bigint as entries,
              (select count(*) from command)::bigint as commands,
              (select count(*) from desk where revoked_at is null)::bigint as desks,
              (select count(*) from attachment)::bigint as attachments,
              (select coalesce(sum(size), 0) from attachment)::bigint as "attachmentBytes",
              pg_database_size(current_database())::bigint as "databaseBytes"`,
    );
    return value(found);
  }),

  backup: command(z.object({ to: z.string().min(1).max(1000) }), async ({ sql, hub, blobs, clock }, { to }) => {
    const made = await writeBackup(sql, blobs, to, { hub: hub.id, at: clock() });
    return made ? value(made) : problem('targetExists', to);
  }),
} satisfies Record<string, Command>;

export type AdminCommand = keyof typeof adminCommands;
export const isAdminCommand = (name: string): name is AdminCommand => Object.hasOwn(adminCommands, name);

/** Runs a command on input from outside. */
export async function runAdminCommand(parts: AdminParts, name: AdminCommand, input: unknown): Promise<AdminOutcome> {
  const { input: schema, run }: Command = adminCommands[name];
  const parsed = schema.safeParse(input);
  return parsed.success ? run(parts, parsed.data as never) : problem('badInput', name);
}
