/** Invitations: one code, one desk. Only a hash of the code is kept, so whoever reads the database cannot join. */
import { createHash, randomInt } from 'node:crypto';
import type { Instant } from '../../shared/base/time.ts';
import { codeAlphabet, codeLength, plainCode } from '../../shared/exchange/invitation.ts';
import type { Queries } from './sql.ts';

/** `unit` known to the hub, or null for a desk that brings its own unit along, to be put under `parent`. */
export type Invitation = { unit: string | null; parent: string | null; expiresAt: Instant };

/** @returns the code; it can be seen this once */
export async function createInvitation(queries: Queries, invitation: Invitation, now: Instant): Promise<string> {
  const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
  await queries.query(
    'insert into invitation (code_hash, unit, parent, created_at, expires_at) values ($1, $2, $3, $4, $5)',
    [hashOf(code), invitation.unit, invitation.parent, now, invitation.expiresAt],
  );
  return code;
}

export type FoundInvitation = Invitation & { hash: string; usedBy: string | null };

/** The invitation of a code, locked; undefined where there is none, it was withdrawn, or its time is over and nobody used it. */
export async function findInvitation(
  queries: Queries,
  code: string,
  now: Instant,
): Promise<FoundInvitation | undefined> {
  const [row] = await queries.query<FoundInvitation>(
    `select code_hash as hash, unit, parent, expires_at as "expiresAt", used_by as "usedBy" from invitation
      where code_hash = $1 and withdrawn_at is null and (expires_at > $2 or used_by is not null) for update`,
    [hashOf(code), now],
  );
  return row;
}

const hashOf = (code: string): string =>
  createHash('sha256')
    .update(`invitation\n${plainCode(code)}`)
    .digest('hex');
