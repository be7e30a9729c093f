/** Who sits at this desk. In memory only: when the desk ends, everybody has to sign in again.
 *
 *    nobody ──signIn──▶ open ──lock──▶ locked ──signIn, same account──▶ open
 *                        │               │
 *                        └──signOut, password changed elsewhere, person left──▶ nobody
 */
import { randomBytes } from 'node:crypto';
import type { PersonId, UnitId } from '../../shared/base/ids.ts';
import type { Instant } from '../../shared/base/time.ts';
import { minute } from '../../shared/base/time.ts';
import type { Office, Person } from '../../shared/people/office.ts';

/** `passwordHash` is the one signed in with: a changed password ends every other session of the person. */
type Session = { person: PersonId; unit: UnitId; passwordHash: string; locked: boolean; by: Proof };

/** How somebody showed who he is. Whoever came by the provider has no first password to change. */
export type Proof = 'password' | 'provider';

export type Standing =
  | { kind: 'nobody' }
  | {
      kind: 'open' | 'locked';
      token: string;
      person: Person;
      unit: UnitId;
      /** before anything else may be done */
      mustChangePassword: boolean;
    };

export type Sessions = {
  standing(token: string | null): Standing;
  /** Signs in at the first seat, or at the seat the session stood at before it was locked. @returns the session's text */
  begin(person: Person, before: string | null, by: Proof): string;
  lock(token: string | null): void;
  end(token: string | null): void;
  sitAt(token: string, unit: UnitId): void;
  /** The session goes on under a new password. */
  keep(token: string, passwordHash: string): void;
};

export const createSessions = (office: () => Office): Sessions => {
  const sessionByToken = new Map<string, Session>();

  const standing = (token: string | null): Standing => {
    const session = token === null ? undefined : sessionByToken.get(token);
    const person = session && office().personById.get(session.person);
    if (token === null || !session) return { kind: 'nobody' };
    if (!person || person.left || (person.passwordHash ?? '') !== session.passwordHash) {
      sessionByToken.delete(token);
      return { kind: 'nobody' };
    }
    // A seat may be taken away while somebody sits on it.
    const seat = person.seats.find(({ unit }) => unit === session.unit) ?? person.seats[0];
    if (!seat) return { kind: 'nobody' };
    const mustChangePassword = session.by === 'password' && person.mustChangePassword;
    return { kind: session.locked ? 'locked' : 'open', token, person, unit: seat.unit, mustChangePassword };
  };

  return {
    standing,
    begin(person, before, by) {
      const old = standing(before);
      const isSame = old.kind === 'locked' && old.person.id === person.id;
      const token = isSame ? old.token : randomBytes(32).toString('base64url');
      if (!isSame && before !== null) sessionByToken.delete(before);
      sessionByToken.set(token, {
        person: person.id,
        unit: isSame ? old.unit : (person.seats[0]?.unit ?? ''),
        passwordHash: person.passwordHash ?? '',
        locked: false,
        by,
      });
      return token;
    },
    lock(token) {
      const session = token === null ? undefined : sessionByToken.get(token);
      if (session) session.locked = true;
    },
    end(token) {
      if (token !== null) sessionByToken.delete(token);
    },
    sitAt(token, unit) {
      const session = sessionByToken.get(token);
      if (session) session.unit = unit;
    },
    keep(token, passwordHash) {
      const session = sessionByToken.get(token);
      if (session) session.passwordHash = passwordHash;
    },
  };
};

export type Attempts = {
  /** Counts a try before it is judged, so that tries at the same time count too.
   *  @returns the moment until which no try is taken, or null where this one may go on */
  take(account: string): Instant | null;
  succeeded(account: string): void;
};

/** Where tries outlast the program: switching it off and on again must not open an account to guessing. */
export type AttemptMemory = {
  read(account: string): Tries | undefined;
  /** Of accounts that exist; others would fill the office's file. */
  save(account: string, tries: Tries): void;
  drop(account: string): void;
};
export type Tries = { wrong: number; until: Instant };

const nothing: AttemptMemory = { read: () => undefined, save: () => {}, drop: () => {} };

const freeTries = 5;
const longestWait = 60 * minute;
/** Accounts that do not exist are counted too; a flood of them must not fill the memory. */
const mostAccounts = 10_000;

/** Five wrong passwords close an account for a minute; each further wrong one doubles the wait, up to an hour. */
export const createAttempts = (clock: () => Instant, memory: AttemptMemory = nothing): Attempts => {
  const triesByAccount = new Map<string, Tries>();
  return {
    take(account) {
      const now = clock();
      const before = triesByAccount.get(account) ?? memory.read(account) ?? { wrong: 0, until: 0 };
      if (now < before.until) return before.until;
      const wrong = before.wrong + 1;
      const wait = wrong < freeTries ? 0 : Math.min(minute * 2 ** (wrong - freeTries), longestWait);
      // Deleted first: the map keeps the order of the last try, and the oldest goes when there are too many.
      triesByAccount.delete(account);
      const tries = { wrong, until: wait === 0 ? 0 : now + wait };
      triesByAccount.set(account, tries);
      memory.save(account, tries);
      const oldest = triesByAccount.keys().next();
      if (triesByAccount.size > mostAccounts && !oldest.done) triesByAccount.delete(oldest.value);
      return null;
    },
    succeeded(account) {
      triesByAccount.delete(account);
      memory.drop(account);
    },
  };
};
