import { done, refused, type Result } from '../../base/result.ts';
import {
  anyParty,
  besideOf,
  isApproval,
  type Action,
  type FormValues,
  type Need,
  type Pack,
  type Reason,
} from '../../procedure/pack.ts';
import { daysBetween } from '../../calendar/local.ts';
import { chainOf } from '../../people/office.ts';
import { authoritiesFor, type Authority } from '../../people/authority.ts';
import { mayActFor, rolesAt } from '../../people/permissions.ts';
import type { PersonId, UnitId } from '../../base/ids.ts';
import type { Context } from '../context.ts';
import { judgeBehalf, type Behalf } from './behalf.ts';
import { recused } from '../details.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { unitOfParty, unitsOf, type Complaint } from '../state.ts';

/** Whether the actor may take this action now, before any form is filled in: the first reason why not. */
export function judgeAction(
  pack: Pack,
  action: Action,
  complaint: Complaint,
  context: Context,
  behalf?: Behalf,
): ComplaintRefusal | undefined {
  const ground = groundFor(pack, action, complaint, context, behalf);
  return ground.ok ? undefined : ground.problem;
}

/** The authority with which the actor may take this action now: his own, or for an approval that of somebody he decides for.
 *  The first that holds; else why the first does not. */
export function groundFor(
  pack: Pack,
  action: Action,
  complaint: Complaint,
  context: Context,
  /** Where it is entered from a written answer of the unit. */
  behalf?: Behalf,
): Result<Authority, ComplaintRefusal> {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  // What was opened beside the procedure goes on after its end.
  if (complaint.ended && complaint.stages.length === 0 && action.beside !== 'always') {
    return refused({ code: 'AlreadyEnded' });
  }
  const unit = unitOfParty(pack, complaint, action.by.party);
  const unfit = behalf && judgeBehalf(behalf, action, unit, complaint, context);
  if (unfit) return refused(unfit);
  const active = complaint.stages.map((place) => place.stage);
  if (!action.beside && !action.at.some((stage) => active.includes(stage))) {
    return refused({ code: 'NotNow', action: action.id, stages: active });
  }
  const authorities = behalf
    ? [ownAuthority]
    : actingUnits(pack, action, complaint).flatMap((one) => authoritiesOver(pack, action, one, context));
  let first: ComplaintRefusal | undefined;
  for (const authority of authorities) {
    const refusal = judgeWith(authority, pack, action, complaint, context);
    if (!refusal) return done(authority);
    first ??= refusal;
  }
  return refused(first ?? { code: 'NotYours', unit: unit ?? null, roles: action.by.roles });
}

/** Units of which one takes the action. */
export function actingUnits(pack: Pack, { by }: Action, complaint: Complaint): UnitId[] {
  if (by.party === anyParty) return unitsOf(complaint);
  const unit = unitOfParty(pack, complaint, by.party);
  return unit ? [unit] : [];
}

/** Whether it is worth showing: beside a procedure, only once what it follows has come about. */
export const isInSight = ({ beside, needs }: Action, complaint: Complaint): boolean =>
  !beside ||
  needs.every((need) => {
    if (need.kind === 'milestone') return isReached(need, complaint) === need.reached;
    return need.kind !== 'stageEnded' || !complaint.stages.some(({ stage }) => need.stages.includes(stage));
  });

const isReached = ({ milestones }: { milestones: string[] }, complaint: Complaint): boolean =>
  milestones.some((milestone) => complaint.milestones[milestone] !== undefined);

const ownAuthority: Authority = { upTo: null, actingFor: null };

/** Only what waits for an approver can be decided for somebody else. */
function authoritiesOver(pack: Pack, action: Action, unit: UnitId, { office, actor, now }: Context): Authority[] {
  const { roles } = action.by;
  return isApproval(pack, action)
    ? authoritiesFor(office, actor, unit, roles, now)
    : mayActFor(office, actor, unit, roles)
      ? [ownAuthority]
      : [];
}

function judgeWith(
  authority: Authority,
  pack: Pack,
  action: Action,
  complaint: Complaint,
  context: Context,
): ComplaintRefusal | undefined {
  // Whoever decides for somebody decides no more than both of them may.
  const persons = [context.actor.person, ...(authority.actingFor === null ? [] : [authority.actingFor])];
  for (const need of action.needs) {
    const refusal = judgeNeed(need, pack, complaint, persons);
    if (refusal) return refusal;
  }
  // Sending back is open to everybody who may decide at all.
  return action.tone === 'return' ? undefined : aboveAuthority(complaint.details.amount ?? 0, authority.upTo);
}

/** PPL-AUTHORITY: a larger amount is for somebody who may decide on more. */
const aboveAuthority = (amount: number, upTo: number | null): ComplaintRefusal | undefined =>
  upTo !== null && amount > upTo ? { code: 'AboveAuthority', amount, most: upTo } : undefined;

/** Why a person must keep out of this complaint, if he must. */
function recusalOf(complaint: Complaint, person: PersonId): ComplaintRefusal | undefined {
  if (recused(complaint.details).includes(person)) return { code: 'Recused', why: 'complainedOf' };
  const isInterested = complaint.interests.some((interest) => interest.person === person);
  return isInterested ? { code: 'Recused', why: 'interest' } : undefined;
}

/** Why one of these must keep out; the first is who acts, another the one he decides for. */
export function recusalAmong(complaint: Complaint, persons: readonly PersonId[]): ComplaintRefusal | undefined {
  for (const person of persons) {
    const recusal = recusalOf(complaint, person);
    if (recusal?.code === 'Recused') return person === persons[0] ? recusal : { ...recusal, instead: person };
  }
  return undefined;
}

/** Needs that look at the answers in the form. */
export function judgeAnswers(
  action: Action,
  form: FormValues,
  authority: Authority,
  context: Context,
): ComplaintRefusal | undefined {
  for (const { id, kind } of action.tone === 'return' ? [] : action.fields) {
    const refusal = kind === 'amount' ? aboveAuthority(Number(form[id] ?? 0), authority.upTo) : undefined;
    if (refusal) return refusal;
  }
  const held = rolesAt(context.office, context.actor);
  for (const need of action.needs) {
    if (need.kind === 'authority') {
      const amount = Number(form[need.field] ?? 0);
      const limits = need.limits.filter(({ roles }) => roles.some((role) => held.includes(role)));
      const isWithin = limits.some(({ upTo }) => upTo === null || amount <= upTo);
      const most = Math.max(0, ...limits.map(({ upTo }) => upTo ?? 0));
      if (!isWithin) return { code: 'AboveAuthority', amount, most };
    }
    if (need.kind === 'answer' && !need.is.includes(form[need.field] ?? null)) return reasonOf(need);
    if (need.kind === 'above' && !standsAbove(form[need.field], form[need.below], context)) return reasonOf(need);
    if (need.kind === 'daysBetween') {
      const days = daysBetween(String(form[need.from]), String(form[need.to]));
      if (!(days >= 0 && days <= need.most)) return reasonOf(need);
    }
  }
  return undefined;
}

/** Whatever was done about the complaint itself, not beside its procedure. */
const inCourse = (pack: Pack, { takenBy }: Complaint): string[] => {
  const beside = new Set(besideOf(pack).actions.map(({ id }) => id));
  return Object.keys(takenBy).filter((action) => !beside.has(action));
};

const standsAbove = (above: unknown, below: unknown, { office }: Context): boolean =>
  above !== below && chainOf(office, String(below)).some(({ id }) => id === above);

const reasonOf = (need: Reason): Reason =>
  need.code === 'NotYet' ? { code: need.code, say: need.say } : { code: need.code };

/** @param persons the actor, and the one he decides for */
function judgeNeed(
  need: Need,
  pack: Pack,
  complaint: Complaint,
  persons: readonly PersonId[],
): ComplaintRefusal | undefined {
  switch (need.kind) {
    case 'party': {
      const present = complaint.parties[need.party] !== undefined;
      if (present === need.present) return undefined;
      return { code: present ? 'PartyPresent' : 'PartyMissing', party: need.party };
    }
    case 'fact':
      return need.is.includes(complaint.facts[need.fact] ?? null) ? undefined : reasonOf(need);
    case 'factAtLeast':
      return Number(complaint.facts[need.fact] ?? 0) >= need.least ? undefined : reasonOf(need);
    case 'stageEnded':
      return complaint.stages.some((place) => need.stages.includes(place.stage)) ? reasonOf(need) : undefined;
    case 'milestoneIf':
      return need.is.includes(complaint.facts[need.fact] ?? null) && !complaint.milestones[need.milestone]
        ? reasonOf(need)
        : undefined;
    case 'otherPersonThan': {
      for (const person of persons) {
        const taken = (need.actions.includes('*') ? inCourse(pack, complaint) : need.actions).find((action) =>
          complaint.takenBy[action]?.includes(person),
        );
        if (taken) return { code: 'FourEyes', person, action: taken };
      }
      return undefined;
    }
    case 'notComplainedOf':
      return recusalAmong(complaint, persons);
    case 'returnsBelow': {
      const times = complaint.returns[need.party] ?? 0;
      return times >= pack.settings.returnLimit ? { code: 'ReturnedTooOften', times } : undefined;
    }
    case 'milestone':
      return isReached(need, complaint) === need.reached ? undefined : reasonOf(need);
    case 'answer':
    case 'authority':
    case 'above':
    case 'daysBetween':
      return undefined;
  }
}
