/** How this desk becomes one of a hub's desks, and how it leaves.
 *
 *    invitation ─▶ enrol (code, public key) ─▶ belongs to the hub ─▶ what it wrote alone waits to be sent
 *                                                      │
 *    an empty desk first fetches the office the hub knows, and its first person is found or made there */
import { done, refused, type Result } from '../../shared/base/result.ts';
import { plainCode } from '../../shared/exchange/invitation.ts';
import { protocolVersion, type EnrolReply } from '../../shared/exchange/protocol.ts';
import { shortestPassword } from '../../shared/people/decide.ts';
import type { OfficeEvent, PersonEvent } from '../../shared/people/events.ts';
import { isAtOrUnder, roles, type Office, type Person, type Unit } from '../../shared/people/office.ts';
import { isFresh, topUnit } from '../office.ts';
import type { Caller, DeskParts, Refusal, Reply } from '../parts.ts';
import { officeEvents, perform } from '../perform.ts';
import type { HubClient } from './client.ts';
import { deskKeys, dropMembership, readMembership, saveMembership, type Membership } from './membership.ts';

export type Invitation = { request: string; address: string; code: string; deskName: string };

/** @param own unit this desk was made for, where it worked alone before */
export async function enrolDesk(
  parts: DeskParts,
  client: HubClient,
  version: string,
  { address, code, deskName }: Invitation,
  own: Unit | undefined,
): Promise<Reply<Membership & { parent: string | null }>> {
  const { settings, clock, deskId } = parts;
  const { publicKey } = await deskKeys(settings, clock());
  const answer = await client.enrol({
    protocol: protocolVersion,
    code: plainCode(code),
    deskId,
    deskName,
    program: version.slice(0, 40),
    publicKey,
    ...(own && { ownUnit: { id: own.id, kind: own.kind, name: own.name } }),
  });
  if (!answer.ok) return refused({ code: 'ExchangeProblem', kind: answer.problem.code });
  const fits = placeOf(answer.value, own);
  if (!fits.ok) return fits;
  const { hub, unit, organisation, parent, deskNumber } = answer.value;
  const numbered = deskNumber === undefined ? {} : { deskNumber };
  return done({ address, hub, unit, organisation, ...numbered, deskName, joinedAt: clock(), parent });
}

/** An office that worked alone keeps its own unit: the invitation must be one that lets it bring it along. */
const placeOf = ({ unit }: EnrolReply, own: Unit | undefined): Result<null, Refusal> =>
  own === undefined || own.id === unit ? done(null) : refused({ code: 'ExchangeProblem', kind: 'unitNotFitting' });

/** From now on everything this desk has written and writes is for the hub as well. */
export function beginMembership({ exchange, settings, clock }: DeskParts, membership: Membership): void {
  exchange.inTransaction(() => {
    saveMembership(settings, membership, clock());
    exchange.open();
  });
}

export function endMembership({ exchange, settings }: DeskParts): void {
  exchange.inTransaction(() => {
    dropMembership(settings);
    exchange.close();
  });
}

/** The unit this office brings along, put under the one that invited it. */
export function placeOwnUnit(
  parts: DeskParts,
  caller: Caller,
  request: string,
  own: Unit,
  parent: string | null,
): Reply<null> {
  if (parent === null || own.parent === parent) return done(null);
  const now = parts.clock();
  const { pair: _pair, closed: _closed, ...saved } = own;
  const event: OfficeEvent = { type: 'UnitSaved', ...saved, parent, at: now };
  return perform(parts, caller.actor, now, {
    request: `${request}-place`,
    name: 'exchange.place',
    input: { unit: own.id, parent },
    topics: ['office'],
    decide: () => done({ events: officeEvents([event]), reply: null }),
  });
}

export type FirstPerson = { personName: string; account: string; password: string };

/** Somebody has to be able to sign in at a desk that began with the office the hub knows. */
export async function foundFirstPerson(
  parts: DeskParts,
  request: string,
  unit: string,
  { personName, account, password }: FirstPerson,
): Promise<Reply<null>> {
  const office = parts.office();
  if (!isFresh(office)) return refused({ code: 'OfficeExists' });
  if (password.length < shortestPassword) return refused({ code: 'PasswordTooShort', least: shortestPassword });
  const name = account.trim().toLowerCase();
  const known = personWith(office, name);
  if (known && !known.seats.some((seat) => isAtOrUnder(office, seat.unit, unit))) {
    return refused({ code: 'AccountTaken', person: known.id });
  }
  const passwordHash = await parts.hashPassword(password);
  const now = parts.clock();
  const id = known?.id ?? parts.newId();
  const seats = [...(known?.seats.filter((seat) => seat.unit !== unit) ?? []), { unit, roles: [...roles] }];
  const events: PersonEvent[] = [
    {
      type: 'PersonSaved',
      id,
      name: known?.name ?? personName,
      account: name,
      ...(known?.title !== undefined && { title: known.title }),
      contact: known?.contact ?? {},
      seats,
      at: now,
    },
    { type: 'PasswordSet', id, passwordHash, mustChange: false, at: now },
  ];
  return perform(parts, null, now, {
    request: `${request}-first`,
    name: 'exchange.found',
    input: { unit, account: name },
    topics: ['office', 'session'],
    decide: () => done({ events: officeEvents(events), reply: null }),
  });
}

const personWith = (office: Office, account: string): Person | undefined =>
  [...office.personById.values()].find((person) => person.account === account && !person.left);

/** The unit an office that worked alone was made for. */
export const ownUnitOf = ({ office }: DeskParts): Unit | undefined =>
  isFresh(office()) ? undefined : topUnit(office());

export const isJoined = ({ settings }: DeskParts): boolean => readMembership(settings) !== undefined;
