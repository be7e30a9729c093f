/** Founding the office, signing in and out, the seat, the password. */
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { DeskRefusal } from '../../shared/contract/links.ts';
import type { SessionView } from '../../shared/contract/views.ts';
import { decideSetPair } from '../../shared/duty/decide.ts';
import { decideSavePerson, decideSaveUnit, shortestPassword } from '../../shared/people/decide.ts';
import { evolveOffice, type OfficeEvent } from '../../shared/people/events.ts';
import { roles, type Office, type Person } from '../../shared/people/office.ts';
import { isFresh, topUnit } from '../office.ts';
import type { Caller, DeskParts, Handlers, Refusal, Reply } from '../parts.ts';
import type { Fetch } from '../exchange/client.ts';
import { decoyHash, verifyPassword } from '../people/passwords.ts';
import { officeEvents } from '../perform.ts';
import { securityOf } from '../people/security.ts';
import type { Attempts, Proof, Sessions } from '../people/sessions.ts';
import { signOnHandlers } from '../signOn/handlers.ts';
import type { Decide, Request } from '../store/eventStore.ts';

export type SessionParts = DeskParts & {
  sessions: Sessions;
  attempts: Attempts;
  version: string;
  host: SessionView['host'];
  createDemoOffice(): Promise<{ account: string }>;
  /** how a provider of identities is reached */
  fetch: Fetch;
  openAddress: ((address: string) => void) | undefined;
};

const demoScope = 'office';
const demoKey = 'demo';
/** Accounts that signed in at this PC, newest first. */
const signInScope = 'signIn';
const mostAccounts = 20;

/** Kept by every demo office, so that anybody can try every role. */
export const demoPassword = 'demo-2026';

type Found = Parameters<Handlers<'session'>['found']>[0];

export const createSessionCommands = (parts: SessionParts): Handlers<'session'> => {
  const { store, settings, hashPassword, clock, newId, office, sessions, attempts } = parts;
  let making: Promise<{ account: string }> | undefined;

  const view = (session: string | null, token: string | null = null): SessionView => {
    const now = office();
    const security = securityOf(parts);
    const standing = sessions.standing(session);
    const person = standing.kind === 'nobody' ? null : standing.person;
    const seats = (person?.seats ?? []).map((seat) => ({
      ...seat,
      unitName: now.unitById.get(seat.unit)?.name ?? '',
    }));
    return {
      kind: standing.kind === 'open' ? 'signedIn' : isFresh(now) ? 'fresh' : 'signedOut',
      token,
      officeName: topUnit(now)?.name ?? null,
      isDemo: settings.read(demoScope, demoKey) !== undefined,
      accounts: offeredAccounts(now),
      // A locked session still says whose it is: the page asks for this person's password alone.
      person: person && {
        id: person.id,
        name: person.name,
        mustChangePassword: standing.kind !== 'nobody' && standing.mustChangePassword,
      },
      seat: standing.kind === 'open' ? (seats.find(({ unit }) => unit === standing.unit) ?? null) : null,
      seats: standing.kind === 'open' ? seats : [],
      folder: parts.folder,
      version: parts.version,
      host: parts.host,
      idleMinutes: security.idleMinutes,
      signOn: security.signOn?.label ?? null,
    };
  };

  const offeredAccounts = (now: Office): SessionView['accounts'] => {
    const known = settings.list(signInScope).map(({ key }) => now.personById.get(key));
    const everybody = settings.read(demoScope, demoKey) === undefined ? [] : [...now.personById.values()];
    return [...new Set([...known, ...everybody])]
      .filter((person): person is Person => person !== undefined && !person.left && person.passwordHash !== undefined)
      .slice(0, mostAccounts)
      .map(({ account, name }) => ({ account, name }));
  };

  const enter = (person: Person, caller: Caller, by: Proof = 'password'): Result<SessionView, Refusal> => {
    const token = sessions.begin(person, caller.session, by);
    settings.save(signInScope, person.id, '', clock());
    return done(view(token, token));
  };

  const signIn = async (account: string, password: string, caller: Caller): Promise<Reply<SessionView>> => {
    const name = account.trim().toLowerCase();
    const until = attempts.take(name);
    if (until !== null) return refused<DeskRefusal>({ code: 'TooManyAttempts', until });
    const person = personOf(office(), name);
    const fits = await verifyPassword(password, person?.passwordHash ?? decoyHash);
    if (!fits || !person?.passwordHash || person.left) return refused<DeskRefusal>({ code: 'WrongPassword' });
    attempts.succeeded(name);
    return enter(person, caller);
  };

  /** The reply of then, where this request has been done before. */
  const repeated = (request: Request): unknown => {
    const outcome = store.execute(request, () => ({ refusal: { code: 'NotDoneYet' } }));
    return outcome.outcome === 'done' ? outcome.reply : undefined;
  };

  const execute = (request: Request, decide: Decide): Reply<null> => {
    const outcome = store.execute(request, decide);
    return outcome.outcome === 'done' ? done(null) : refused(outcome.refusal);
  };

  return {
    state: (_input, { session }) => done(view(session)),

    async found(input, caller) {
      const { request: requestId, password, ...kept } = input;
      const request: Request = {
        requestId,
        name: 'session.found',
        personId: null,
        unitId: null,
        at: clock(),
        // The password must not stand in the log, in whatever form.
        input: kept,
      };
      // A repeated founding signs in like anybody else: knowing the request is not knowing the password.
      if (repeated(request) !== undefined) return signIn(input.account, password, caller);
      if (!isFresh(office())) return refused<DeskRefusal>({ code: 'OfficeExists' });
      if (password.length < shortestPassword) return refused({ code: 'PasswordTooShort', least: shortestPassword });
      const unit = newId();
      const person = newId();
      const passwordHash = await hashPassword(password);
      const outcome = execute(request, () => {
        if (!isFresh(office())) return { refusal: { code: 'OfficeExists' } };
        const decided = foundOffice({ input, unit, person, passwordHash, now: clock(), office: office() });
        return decided.ok
          ? { events: officeEvents(decided.value), reply: { unit, person } }
          : { refusal: decided.problem };
      });
      if (!outcome.ok) return outcome;
      parts.publish({ topics: ['session', 'office', 'duty'] });
      return signIn(input.account, password, caller);
    },

    async demo({ request }, caller) {
      const before = settings.read(demoScope, demoKey);
      if (before === undefined || isFresh(office())) {
        if (!isFresh(office())) return refused<DeskRefusal>({ code: 'OfficeExists' });
        // Marked before it is made: a demo office must never pass for a real one, whenever the PC is switched off.
        settings.save(demoScope, demoKey, JSON.stringify({ request, account: '' }), clock());
        making ??= parts.createDemoOffice();
        const { account } = await making;
        settings.save(demoScope, demoKey, JSON.stringify({ request, account }), clock());
        parts.publish({ topics: ['session', 'office', 'duty', 'complaint'] });
        return signIn(account, demoPassword, caller);
      }
      const made = JSON.parse(before) as { request: string; account: string };
      if (made.request !== request) return refused<DeskRefusal>({ code: 'OfficeExists' });
      return signIn(made.account, demoPassword, caller);
    },

    signIn: ({ account, password }, caller) => signIn(account, password, caller),

    ...signOnHandlers({ ...parts, enter: (person, caller) => enter(person, caller, 'provider') }),

    signOut(_input, { session }) {
      sessions.end(session);
      return done(view(null));
    },

    lock(_input, { session }) {
      sessions.lock(session);
      return done(view(session));
    },

    switchSeat({ unit }, { session, actor }) {
      const person = office().personById.get(actor.person);
      if (session === null || !person?.seats.some((seat) => seat.unit === unit)) {
        return refused<DeskRefusal>({ code: 'NotYourSeat', unit });
      }
      sessions.sitAt(session, unit);
      return done(view(session));
    },

    async changePassword({ request: requestId, old, fresh }, { session, actor }) {
      const request: Request = {
        requestId,
        name: 'session.changePassword',
        personId: actor.person,
        unitId: actor.unit,
        at: clock(),
        input: {},
      };
      const person = office().personById.get(actor.person);
      if (session === null || !person?.passwordHash) return refused<DeskRefusal>({ code: 'WrongPassword' });
      if (repeated(request) !== undefined) return done(view(session));
      const until = attempts.take(person.account);
      if (until !== null) return refused<DeskRefusal>({ code: 'TooManyAttempts', until });
      if (!(await verifyPassword(old, person.passwordHash))) return refused<DeskRefusal>({ code: 'WrongPassword' });
      attempts.succeeded(person.account);
      if (fresh.length < shortestPassword) return refused({ code: 'PasswordTooShort', least: shortestPassword });
      const passwordHash = await hashPassword(fresh);
      const events: OfficeEvent[] = [
        { type: 'PasswordSet', id: person.id, passwordHash, mustChange: false, at: clock() },
      ];
      const outcome = execute(request, () => ({ events: officeEvents(events), reply: null }));
      if (!outcome.ok) return outcome;
      // Not the hash made here: the same request may have been done a moment earlier, with another salt.
      sessions.keep(session, office().personById.get(person.id)?.passwordHash ?? passwordHash);
      return done(view(session));
    },
  };
};

const personOf = (office: Office, account: string): Person | undefined =>
  [...office.personById.values()].find((person) => person.account === account);

type Founding = {
  input: Found;
  unit: string;
  person: string;
  passwordHash: string;
  now: number;
  office: Office;
};

/** The named unit, its first person with every role there, his password, and himself as handler A. */
const foundOffice = ({ input, unit, person, passwordHash, now, office }: Founding): Result<OfficeEvent[], Refusal> => {
  const events: OfficeEvent[] = [];
  let state = office;
  const add = (more: readonly OfficeEvent[]): void => {
    events.push(...more);
    state = more.reduce(evolveOffice, state);
  };
  // A lone outlet has nothing above it; for every other office that is asked of an outlet.
  const saved = decideSaveUnit(
    {
      id: unit,
      kind: input.kind === 'outlet' ? 'member' : input.kind,
      name: input.unitName,
      numberPrefix: input.numberPrefix,
      contact: {},
    },
    { now, actor: null, office: state },
  );
  if (!saved.ok) return saved;
  add(saved.value.map((event) => (event.type === 'UnitSaved' ? { ...event, kind: input.kind } : event)));
  const seated = decideSavePerson(
    {
      id: person,
      name: input.personName,
      account: input.account,
      contact: {},
      seats: [{ unit, roles: [...roles] }],
    },
    { now, actor: null, office: state },
  );
  if (!seated.ok) return seated;
  add(seated.value);
  add([{ type: 'PasswordSet', id: person, passwordHash, mustChange: false, at: now }]);
  const paired = decideSetPair(unit, { a: person }, { now, actor: { person, unit }, office: state });
  if (!paired.ok) return paired;
  add(paired.value);
  return done(events);
};
