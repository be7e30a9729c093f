import { done, refused, type Result } from '../base/result.ts';
import type { PersonId, UnitId } from '../base/ids.ts';
import type { LocalDate } from '../base/time.ts';
import { namedDue } from '../calendar/limit.ts';
import type { Context } from '../complaint/context.ts';
import type { MoneyEntry } from '../complaint/events.ts';
import { chainOf, type Office } from '../people/office.ts';
import { mayActFor, permissions, readingScope, rolesAt, type Actor } from '../people/permissions.ts';
import type { MoneyRule } from '../procedure/pack.ts';
import type { ProposalEvent } from './events.ts';
import { figureRoles } from './figures.ts';
import { isUndecided, type Proposal } from './proposal.ts';
import type { ProposalRefusal } from './refusals.ts';
import type { Ground } from './trigger.ts';

type Decision = Result<ProposalEvent[], ProposalRefusal>;
export type ProposalContext = Pick<Context, 'now' | 'today' | 'actor' | 'office' | 'workingTime'>;

/** Who may decide: a leader of the unit that decides, whom it is not about.
 *  @param complainedOf persons complained of in the complaints behind it */
export function judgeDecider(
  proposal: Proposal,
  complainedOf: readonly PersonId[],
  { office, actor }: ProposalContext,
): ProposalRefusal | undefined {
  if (!mayActFor(office, actor, proposal.decider, permissions.decideProposal)) {
    return { code: 'ProposalNotYours', unit: proposal.decider };
  }
  return isConcerned(proposal, complainedOf, office, actor.person) ? { code: 'ProposalConcernsYou' } : undefined;
}

/** Complained of, or seated in the unit it is about or in one between that and whoever decides. */
function isConcerned(
  { subject, decider }: Proposal,
  complainedOf: readonly PersonId[],
  office: ProposalContext['office'],
  person: PersonId,
): boolean {
  if (complainedOf.includes(person)) return true;
  const chain = chainOf(office, subject).map(({ id }) => id);
  const place = chain.indexOf(decider);
  const between = new Set(place < 0 ? [subject] : chain.slice(0, Math.max(place, 1)));
  // Below the subject everybody belongs to it.
  const seats = office.personById.get(person)?.seats ?? [];
  return seats.some(({ unit }) => between.has(unit) || (unit !== decider && isBelow(office, unit, subject, decider)));
}

const isBelow = (office: ProposalContext['office'], unit: string, subject: string, decider: string): boolean =>
  subject !== decider && chainOf(office, unit).some(({ id }) => id === subject);

/** Whether he may decide on it, and it waits for such a decision. */
function judgeMove(
  waits: 'undecided' | 'proved',
  proposal: Proposal,
  complainedOf: readonly PersonId[],
  context: ProposalContext,
): ProposalRefusal | undefined {
  const refusal = judgeDecider(proposal, complainedOf, context);
  if (refusal) return refusal;
  const isWaiting = waits === 'undecided' ? isUndecided(proposal) : proposal.state === waits;
  return isWaiting ? undefined : { code: 'ProposalInOtherState', state: proposal.state };
}

export type Confirmation = { text: string; due: LocalDate | null; base: number | null };

/** Confirms it; where the regime wants two persons, the first one agrees and another one confirms. */
export function decideConfirm(
  { text, due, base }: Confirmation,
  proposal: Proposal,
  ground: Ground,
  rule: MoneyRule | undefined,
  complainedOf: readonly PersonId[],
  context: ProposalContext,
): Decision {
  const { now, today, actor, workingTime } = context;
  const refusal = judgeMove('undecided', proposal, complainedOf, context);
  if (refusal) return refused(refusal);
  if (text.trim() === '') return refused({ code: 'ProposalTextMissing' });
  if (ground.demands && due === null) return refused({ code: 'ProposalDueMissing' });
  if (due !== null && due < today) return refused({ code: 'ProposalDateInPast' });
  if (rule && base === null) return refused({ code: 'ProposalAmountMissing' });
  const by = actor.person;
  if (ground.fourEyes && proposal.endorsedBy === null) {
    return done([{ type: 'ProposalEndorsed', text: text.trim(), by, at: now }]);
  }
  if (ground.fourEyes && proposal.endorsedBy === by) return refused({ code: 'ProposalNeedsAnother' });
  const money: MoneyEntry | null =
    rule && base !== null
      ? {
          rule: rule.id,
          base,
          multiplier: rule.multiplier,
          share: null,
          amount: Math.round(base * rule.multiplier),
          deducted: rule.deducted,
          month: today.slice(0, 7),
          by,
        }
      : null;
  const dueAt = due === null ? null : namedDue(workingTime, due);
  return done([{ type: 'ProposalConfirmed', text: text.trim(), due, dueAt, money, by, at: now }]);
}

export function decideDismiss(
  reason: string,
  proposal: Proposal,
  complainedOf: readonly PersonId[],
  context: ProposalContext,
): Decision {
  const refusal = judgeMove('undecided', proposal, complainedOf, context);
  if (refusal) return refused(refusal);
  if (reason.trim() === '') return refused({ code: 'ProposalTextMissing' });
  return done([{ type: 'ProposalDismissed', reason: reason.trim(), by: context.actor.person, at: context.now }]);
}

/** Lets it wait until a day; its facts are followed meanwhile. */
export function decidePostpone(
  { until, reason }: { until: LocalDate; reason: string },
  proposal: Proposal,
  complainedOf: readonly PersonId[],
  context: ProposalContext,
): Decision {
  const refusal = judgeMove('undecided', proposal, complainedOf, context);
  if (refusal) return refused(refusal);
  if (until <= context.today) return refused({ code: 'ProposalDateInPast' });
  if (reason.trim() === '') return refused({ code: 'ProposalTextMissing' });
  const event = { until, reason: reason.trim(), by: context.actor.person, at: context.now };
  return done([{ type: 'ProposalPostponed', ...event }]);
}

/** Whether somebody follows things up for the unit that decides: there, above it, or in a department that serves it. */
export function mayFollow(office: Office, actor: Actor, decider: UnitId): boolean {
  const isServing = readingScope(office, actor)?.id === decider;
  const isHeld = rolesAt(office, actor).some((role) => (figureRoles as readonly string[]).includes(role));
  return (isServing && isHeld) || mayActFor(office, actor, decider, figureRoles);
}

/** The unit reported what it has done; whoever follows it up writes it down. */
export function decideProve(text: string, proposal: Proposal, context: ProposalContext): Decision {
  const { office, actor, now } = context;
  if (!mayFollow(office, actor, proposal.decider)) {
    return refused({ code: 'ProposalNotYours', unit: proposal.decider });
  }
  if (proposal.state !== 'rectifying') return refused({ code: 'ProposalInOtherState', state: proposal.state });
  if (text.trim() === '') return refused({ code: 'ProposalTextMissing' });
  return done([{ type: 'ProposalProved', text: text.trim(), by: actor.person, at: now }]);
}

/** Not rectified after all: again, by another date. */
export function decideRefuseProof(
  { reason, due }: { reason: string; due: LocalDate },
  proposal: Proposal,
  complainedOf: readonly PersonId[],
  context: ProposalContext,
): Decision {
  const refusal = judgeMove('proved', proposal, complainedOf, context);
  if (refusal) return refused(refusal);
  if (reason.trim() === '') return refused({ code: 'ProposalTextMissing' });
  if (due < context.today) return refused({ code: 'ProposalDateInPast' });
  const { actor, now, workingTime } = context;
  const dueAt = namedDue(workingTime, due);
  return done([{ type: 'ProposalProofRefused', reason: reason.trim(), due, dueAt, by: actor.person, at: now }]);
}

/** Rectified: whoever decides accepts the proof. */
export function decideClose(
  text: string,
  proposal: Proposal,
  complainedOf: readonly PersonId[],
  context: ProposalContext,
): Decision {
  const refusal = judgeMove('proved', proposal, complainedOf, context);
  if (refusal) return refused(refusal);
  if (text.trim() === '') return refused({ code: 'ProposalTextMissing' });
  return done([{ type: 'ProposalClosed', text: text.trim(), by: context.actor.person, at: context.now }]);
}
