/** The clocks of one complaint, as they ran and as the candidate would have let them run. */
import type { Instant } from '../../base/time.ts';
import type { Clock, Complaint } from '../../complaint/state.ts';
import type { Pack } from '../pack.ts';
import { mostExamples, type Rehearsal, type RehearsedRule } from './result.ts';

export const ruleIn = ({ id }: Pack, rule: string): string =>
  rule.startsWith(`${id}-`) ? rule.slice(id.length + 1) : rule;

/** The same clock of two packs: its rule without the pack's own id, and which of them it is. */
export const keyOf = (pack: Pack, { rule, id }: Pick<Clock, 'rule' | 'id'>): string =>
  `${ruleIn(pack, rule)}#${id.split('#')[1] ?? ''}`;

const isLate = (clock: Clock, now: Instant): boolean =>
  clock.state === 'met' ? clock.late : clock.state === 'running' && clock.due < now;

/** @param moved ids of clocks that stood still or were lengthened
 *  @returns keys of the clocks about which nothing can be said */
export function incomparable(
  as: Complaint,
  would: Complaint,
  { before, candidate }: { before: Pack; candidate: Pack },
  moved: ReadonlySet<string>,
): Set<string> {
  const calendarByKey = new Map(as.clocks.map((clock) => [keyOf(before, clock), clock.calendar]));
  const found = new Set(as.clocks.filter(({ id }) => moved.has(id)).map((clock) => keyOf(before, clock)));
  for (const clock of would.clocks) {
    const key = keyOf(candidate, clock);
    const was = calendarByKey.get(key);
    const is = clock.calendar;
    if (was && is && (was.id !== is.id || was.version !== is.version)) found.add(key);
  }
  return found;
}

export function compareClocks(
  as: Complaint,
  would: Complaint,
  { before, candidate, now }: { before: Pack; candidate: Pack; now: Instant },
  leftOut: ReadonlySet<string>,
  result: Rehearsal,
): void {
  const own = new Set(before.clocks.map(({ id }) => id));
  const ran = new Map(as.clocks.filter(({ rule }) => own.has(rule)).map((clock) => [keyOf(before, clock), clock]));
  const tried = new Map(would.clocks.map((clock) => [keyOf(candidate, clock), clock]));
  result.complaints += 1;
  let differs = false;
  for (const key of new Set([...ran.keys(), ...tried.keys()])) {
    if (leftOut.has(key)) {
      result.leftOut += 1;
      continue;
    }
    const was = ran.get(key);
    const is = tried.get(key);
    const line = lineOf(result, key.split('#')[0]!);
    const lateBefore = was !== undefined && isLate(was, now);
    const lateAfter = is !== undefined && isLate(is, now);
    if (lateBefore) line.lateBefore += 1;
    if (lateAfter) line.lateAfter += 1;
    const isSame = was && is && was.due === is.due;
    if (isSame) line.same += 1;
    else if (!is) line.gone += 1;
    else if (!was) line.added += 1;
    else if (is.due < was.due) line.earlier += 1;
    else line.later += 1;
    differs ||= !isSame || lateBefore !== lateAfter;
    if (lateBefore !== lateAfter && result.examples.length < mostExamples) {
      result.examples.push({
        complaint: as.id,
        number: as.number,
        rule: line.rule,
        before: was?.due ?? null,
        after: is?.due ?? null,
        late: lateAfter,
      });
    }
  }
  if (differs) result.differing += 1;
}

function lineOf(result: Rehearsal, rule: string): RehearsedRule {
  const known = result.rules.find((line) => line.rule === rule);
  if (known) return known;
  const made = { rule, same: 0, earlier: 0, later: 0, gone: 0, added: 0, lateBefore: 0, lateAfter: 0 };
  result.rules.push(made);
  return made;
}
