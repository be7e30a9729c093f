import type { Action, FormValues, Need, Pack, Reason } from '../../procedure/pack.ts';
import { mayActFor, rolesAt } from '../../people/permissions.ts';
import type { PersonId } from '../../base/ids.ts';
import type { Context } from '../context.ts';
import { recused } from '../details.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { unitOfParty, type Complaint } from '../state.ts';

/** Whether the actor may take this action now, before any form is filled in: the first reason why not. */
export function judgeAction(
  pack: Pack,
  action: Action,
  complaint: Complaint,
  context: Context,
): ComplaintRefusal | undefined {
  if (complaint.newer) return { code: 'WrittenByNewerVersion' };
  if (complaint.ended) return { code: 'AlreadyEnded' };
  const active = complaint.stages.map((place) => place.stage);
  if (!action.at.some((stage) => active.includes(stage))) return { code: 'NotNow', action: action.id, stages: active };
  const unit = unitOfParty(pack, complaint, action.by.party);
  if (!unit || !mayActFor(context.office, context.actor, unit, action.by.roles)) {
    return { code: 'NotYours', unit: unit ?? null, roles: action.by.roles };
  }
  for (const need of action.needs) {
    const refusal = judgeNeed(need, pack, complaint, context);
    if (refusal) return refusal;
  }
  return undefined;
}

/** Why a person must keep out of this complaint, if he must. */
export function recusalOf(complaint: Complaint, person: PersonId): ComplaintRefusal | undefined {
  if (recused(complaint.details).includes(person)) return { code: 'Recused', why: 'complainedOf' };
  const isInterested = complaint.interests.some((interest) => interest.person === person);
  return isInterested ? { code: 'Recused', why: 'interest' } : undefined;
}

/** Needs that look at the answers in the form. */
export function judgeAnswers(action: Action, form: FormValues, context: Context): ComplaintRefusal | undefined {
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
  }
  return undefined;
}

const reasonOf = (need: Reason): Reason =>
  need.code === 'NotYet' ? { code: need.code, say: need.say } : { code: need.code };

function judgeNeed(need: Need, pack: Pack, complaint: Complaint, context: Context): ComplaintRefusal | undefined {
  const { actor } = context;
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
      const taken = need.actions.find((action) => complaint.takenBy[action]?.includes(actor.person));
      return taken ? { code: 'FourEyes', person: actor.person, action: taken } : undefined;
    }
    case 'notComplainedOf':
      return recusalOf(complaint, actor.person);
    case 'returnsBelow': {
      const times = complaint.returns[need.party] ?? 0;
      return times >= pack.settings.returnLimit ? { code: 'ReturnedTooOften', times } : undefined;
    }
    case 'answer':
    case 'authority':
      return undefined;
  }
}
