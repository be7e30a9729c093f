import type { PersonId, UnitId } from '../base/ids.ts';
import { day, type Instant } from '../base/time.ts';
import { done, refused, type Result } from '../base/result.ts';
import { isInForce, limitAt, lowerLimit } from './authority.ts';
import type { PersonEvent } from './events.ts';
import { isAtOrUnder, organisationOf, type Office } from './office.ts';
import { mayManageUnit, readingScope, rolesAt, type Actor } from './permissions.ts';

/** An approver gives his approvals to a colleague for a time (PPL-DELEGATE). What he gives is his own and stays in his
 *  organisation; it ends by itself, and cannot be given on. */
export type Delegate = {
  id: string;
  /** Who gives, and at which of his seats. */
  person: PersonId;
  unit: UnitId;
  to: PersonId;
  from: Instant;
  until: Instant;
  /** In fen; left out, as far as the giver himself may decide. */
  upTo?: number | undefined;
  reason: string;
};

export type DelegationRefusal =
  | { code: 'NotPermitted'; permission: string }
  | { code: 'UnknownPerson'; person: PersonId }
  | { code: 'NotAnApprover'; person: PersonId; unit: UnitId }
  | { code: 'DelegateToOneself' }
  | { code: 'DelegateElsewhere'; person: PersonId; unit: UnitId }
  | { code: 'DelegationTimes' }
  | { code: 'DelegationTooLong'; days: number }
  | { code: 'DelegationOverlaps'; to: PersonId; until: Instant }
  | { code: 'DelegationAboveLimit'; most: number }
  | { code: 'ReasonMissing' }
  | { code: 'UnknownDelegation' };

/** House custom: whoever is away longer is given another successor, not a delegate. */
const longestDelegationDays = 92;

type Context = { now: Instant; actor: Actor; office: Office };

export function decideDelegate(command: Delegate, context: Context): Result<PersonEvent[], DelegationRefusal> {
  const { now, office } = context;
  const { person, unit, to, from, until, upTo } = command;
  const giver = office.personById.get(person);
  const receiver = office.personById.get(to);
  if (!giver || giver.left) return refused({ code: 'UnknownPerson', person });
  if (!mayGive(person, unit, context)) return refused({ code: 'NotPermitted', permission: 'manageDuty' });
  if (!receiver || receiver.left) return refused({ code: 'UnknownPerson', person: to });
  if (to === person) return refused({ code: 'DelegateToOneself' });
  if (!rolesAt(office, { person, unit }).includes('approver')) return refused({ code: 'NotAnApprover', person, unit });
  if (!readsThere(office, to, unit)) return refused({ code: 'DelegateElsewhere', person: to, unit });
  if (until <= from || until <= now) return refused({ code: 'DelegationTimes' });
  if (until - from > longestDelegationDays * day) {
    return refused({ code: 'DelegationTooLong', days: longestDelegationDays });
  }
  const other = (giver.delegations ?? []).find(
    (one) => one.unit === unit && one.from < until && from < Math.min(one.until, one.ended ?? Infinity),
  );
  if (other) return refused({ code: 'DelegationOverlaps', to: other.to, until: other.until });
  const own = limitAt(office, { person, unit });
  if (upTo !== undefined && own !== null && lowerLimit(own, upTo) !== upTo) {
    return refused({ code: 'DelegationAboveLimit', most: own });
  }
  if (command.reason.trim() === '') return refused({ code: 'ReasonMissing' });
  const { id, person: _giver, reason, ...delegation } = command;
  return done([
    { type: 'ApprovalsDelegated', id: person, delegation: { id, ...delegation, reason: reason.trim() }, at: now },
  ]);
}

/** Back before its end. */
export function decideEndDelegation(
  { person, delegation }: { person: PersonId; delegation: string },
  context: Context,
): Result<PersonEvent[], DelegationRefusal> {
  const found = context.office.personById.get(person)?.delegations?.find(({ id }) => id === delegation);
  if (!found) return refused({ code: 'UnknownDelegation' });
  if (!mayGive(person, found.unit, context)) return refused({ code: 'NotPermitted', permission: 'manageDuty' });
  const isOver = !isInForce(found, context.now) && found.from <= context.now;
  if (isOver || found.ended !== undefined) return refused({ code: 'UnknownDelegation' });
  return done([{ type: 'DelegationEnded', id: person, delegation, at: context.now }]);
}

/** The approver himself, or a leader who manages duty where the seat is, should he have fallen ill. */
export const mayGive = (person: PersonId, unit: UnitId, { office, actor }: Context): boolean =>
  actor.person === person ||
  (rolesAt(office, actor).includes('supervisor') && mayManageUnit(office, actor, 'manageDuty', unit));

/** Whether somebody has a seat from which the complaints of `unit` are read, in the same organisation. */
export function readsThere(office: Office, person: PersonId, unit: UnitId): boolean {
  const home = organisationOf(office, unit)?.id ?? unit;
  return (office.personById.get(person)?.seats ?? []).some((seat) => {
    const scope = readingScope(office, { person, unit: seat.unit });
    if (!scope || (organisationOf(office, seat.unit)?.id ?? seat.unit) !== home) return false;
    return isAtOrUnder(office, unit, scope.id);
  });
}
