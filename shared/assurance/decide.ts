import { done, refused, type Result } from '../base/result.ts';
import type { ComplaintId } from '../base/ids.ts';
import type { Instant, LocalDate } from '../base/time.ts';
import type { Office } from '../people/office.ts';
import { may, rolesAt, type Actor } from '../people/permissions.ts';
import { assessmentItems, assessmentScale, qualityItems } from '../procedure/packs/handlingSkills/lists.ts';
import { draw } from './draw.ts';
import type { AssessmentEvent, QualityCheck, Sampling, SamplingEvent } from './events.ts';

export type QualityRefusal =
  | { code: 'NotPermitted'; permission: string }
  | { code: 'AssessmentIncomplete'; items: number }
  | { code: 'PeriodInFuture' }
  | { code: 'PeriodTurnedRound' }
  | { code: 'NothingToDraw' }
  | { code: 'UnknownSampling' }
  | { code: 'NotInSample' }
  | { code: 'CheckIncomplete'; items: number }
  | { code: 'CheckNeedsNote' }
  | { code: 'OwnComplaint' };

export type QualityContext = { now: Instant; today: LocalDate; actor: Actor; office: Office };

/** P12-S: fifteen answers for a month that has begun, by somebody who works at the seat, about himself. */
export function decideAssess(
  command: { period: string; answers: readonly number[]; note: string },
  { now: at, today, actor, office }: QualityContext,
): Result<AssessmentEvent[], QualityRefusal> {
  if (rolesAt(office, actor).length === 0) return refused({ code: 'NotPermitted', permission: 'assess' });
  const { period, answers } = command;
  const { least, most } = assessmentScale;
  const items = assessmentItems.length;
  const isWhole =
    answers.length === items && answers.every((one) => Number.isInteger(one) && one >= least && one <= most);
  if (!isWhole) return refused({ code: 'AssessmentIncomplete', items });
  if (period > today.slice(0, 7)) return refused({ code: 'PeriodInFuture' });
  const { unit, person } = actor;
  return done([{ type: 'SelfAssessed', unit, period, person, answers: [...answers], note: command.note.trim(), at }]);
}

/** P12-DRAW. @param population closed complaints of the stretch in the order of their registration */
export function decideDraw(
  command: { id: string; from: LocalDate; to: LocalDate; unit: string; seed: number; size: number },
  population: readonly ComplaintId[],
  { now: at, today, actor, office }: QualityContext,
): Result<SamplingEvent[], QualityRefusal> {
  if (!may(office, actor, 'sampleQuality')) return refused({ code: 'NotPermitted', permission: 'sampleQuality' });
  if (command.from > command.to) return refused({ code: 'PeriodTurnedRound' });
  if (command.from > today) return refused({ code: 'PeriodInFuture' });
  if (population.length === 0) return refused({ code: 'NothingToDraw' });
  const complaints = draw(population.length, command.size, command.seed).map((place) => population[place]!);
  return done([{ type: 'SampleDrawn', ...command, population: population.length, complaints, by: actor.person, at }]);
}

/** P12-Q: the whole checklist, by somebody who did not handle the complaint; a fault is told in words. */
export function decideCheck(
  command: { complaint: ComplaintId; check: QualityCheck },
  sampling: Sampling,
  handledBy: readonly string[],
  { now: at, actor, office }: QualityContext,
): Result<SamplingEvent[], QualityRefusal> {
  if (!may(office, actor, 'sampleQuality')) return refused({ code: 'NotPermitted', permission: 'sampleQuality' });
  const { complaint } = command;
  if (!sampling.complaints.includes(complaint)) return refused({ code: 'NotInSample' });
  if (handledBy.includes(actor.person)) return refused({ code: 'OwnComplaint' });
  const { answers } = command.check;
  const missing = qualityItems.filter(({ id }) => answers[id] === undefined).length;
  if (missing > 0) return refused({ code: 'CheckIncomplete', items: missing });
  const note = command.check.note.trim();
  const isFaulty = qualityItems.some(({ id }) => answers[id] === 'no');
  if (isFaulty && note === '') return refused({ code: 'CheckNeedsNote' });
  const kept = Object.fromEntries(qualityItems.map(({ id }) => [id, answers[id]!]));
  return done([{ type: 'SampleChecked', complaint, check: { answers: kept, note }, by: actor.person, at }]);
}

/** Share of items done well among those that applied, for one item or for all; nothing where none applied. */
export function scoreOf(checks: readonly QualityCheck[], item?: string): number | null {
  let applied = 0;
  let well = 0;
  for (const { answers } of checks) {
    for (const [id, answer] of Object.entries(answers)) {
      if (answer === 'notApplicable' || (item !== undefined && id !== item)) continue;
      applied += 1;
      if (answer === 'yes') well += 1;
    }
  }
  return applied === 0 ? null : well / applied;
}
