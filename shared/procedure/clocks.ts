import type { Instant } from '../base/time.ts';
import { done, refused, type Result } from '../base/result.ts';
import type { WorkingTime } from '../calendar/compile.ts';
import { dueMoment, namedDue } from '../calendar/limit.ts';
import type { Clock, Complaint } from '../complaint/state.ts';
import type { ComplaintEvent } from '../complaint/events.ts';
import type { ComplaintRefusal } from '../complaint/refusals.ts';
import type { ClockRule, Pack } from './pack.ts';

/** What the clocks of a pack do when milestones are reached.
 *
 *      start milestone            all of one stop set, reached since the start
 *   ───────────────▶ running ─────────────────────────────────────────────▶ met (in time or late)
 *                       │ cancel milestone, withdrawal, archive
 *                       └──────────────────────────────────────────────────▶ cancelled
 *
 *  A running clock is never restarted by a second start: its due moment would move without anybody having decided so. */
export type Step = { milestones: string[]; namedDates: Record<string, string>; at: Instant; from?: Instant };

export function clockEvents(
  pack: Pack,
  complaint: Pick<Complaint, 'clocks' | 'milestones'>,
  step: Step,
  time: WorkingTime,
): Result<ComplaintEvent[], ComplaintRefusal> {
  const events: ComplaintEvent[] = [];
  const reachedAfter = (milestone: string, since: number): boolean =>
    step.milestones.includes(milestone) || (complaint.milestones[milestone]?.order ?? -1) > since;

  const stillRunning = new Set<string>();
  for (const clock of complaint.clocks) {
    if (clock.state !== 'running') continue;
    const rule = pack.clocks.find((candidate) => candidate.id === clock.rule);
    if (rule && isStopped(rule, clock, reachedAfter)) {
      events.push({ type: 'ClockMet', clock: clock.id, at: step.at, late: step.at > clock.due });
    } else if (rule?.cancel.some((milestone) => step.milestones.includes(milestone))) {
      events.push({ type: 'ClockCancelled', clock: clock.id, at: step.at, why: 'notNeeded' });
    } else {
      stillRunning.add(clock.rule);
    }
  }

  for (const rule of pack.clocks) {
    if (stillRunning.has(rule.id) || !rule.start.some((milestone) => step.milestones.includes(milestone))) continue;
    const begun = startClock(pack, rule, complaint.clocks, step, time);
    if (!begun.ok) return begun;
    if (begun.value) events.push(begun.value);
  }
  return done(events);
}

function isStopped(
  rule: ClockRule,
  clock: Clock,
  reachedAfter: (milestone: string, since: number) => boolean,
): boolean {
  return rule.stop.some((set) => set.every((milestone) => reachedAfter(milestone, clock.startOrder)));
}

function startClock(
  pack: Pack,
  rule: ClockRule,
  clocks: Clock[],
  step: Step,
  time: WorkingTime,
): Result<ComplaintEvent | undefined, ComplaintRefusal> {
  const from = step.from ?? step.at;
  const count = clocks.filter((clock) => clock.rule === rule.id).length + 1;
  const common = {
    type: 'ClockStarted' as const,
    clock: `${rule.id}#${count}`,
    rule: rule.id,
    owner: rule.owner,
    from,
  };
  if (rule.limit.unit === 'named') {
    const date = step.namedDates[rule.id];
    if (date === undefined) return done(undefined);
    const due = namedDue(time, date);
    return done({ ...common, due, provisional: false, calendar: null, days: [], namedDate: date });
  }
  const { receiptOnRestDay, dueAt } = pack.settings;
  const due = dueMoment(time, { receiptOnRestDay, end: dueAt, ...rule.limit }, from);
  if (!due.ok) return refused({ code: 'NoDueMoment', rule: rule.id, why: due.problem.kind });
  const { provisional, calendar, days } = due.value;
  return done({ ...common, due: due.value.due, provisional, calendar, days, namedDate: null });
}
