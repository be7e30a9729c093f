import type { FigureInput } from '../procedure/pack.ts';
import { day } from '../base/time.ts';
import { isIn, type ReportCase } from './cases.ts';
import type { Format } from './model.ts';
import type { Stretch } from './period.ts';

/** Which complaints of the period count. `within` tells until when a complaint received then counts as settled quickly. */
export type Counts = (one: ReportCase, period: Stretch, within: (receivedAt: number) => number) => boolean;

const received: Counts = ({ receivedAt }, period) => isIn(receivedAt, period);
const ended: Counts = ({ endedAt }, period) => isIn(endedAt, period);
const openAt = ({ receivedAt, endedAt }: ReportCase, at: number): boolean =>
  receivedAt < at && (endedAt === null || endedAt >= at);
const receivedAnd =
  (holds: (one: ReportCase) => boolean): Counts =>
  (one, period) =>
    isIn(one.receivedAt, period) && holds(one);
const weeks8 = 56 * day;

/** Counted complaints, each by what must hold. Their formulas stand in shared/words/reportFigures.ts under the same names. */
export const counts = {
  opening: (one, { from }) => openAt(one, from),
  received,
  ended,
  closing: (one, { until }) => openAt(one, until),
  unfinished: (one, period, _within) => received(one, period, _within) && openAt(one, period.until),
  valid: receivedAnd(({ valid }) => valid === true),
  invalid: receivedAnd(({ valid }) => valid === false),
  unjudged: receivedAnd(({ valid }) => valid === null),
  replied: receivedAnd(({ repliedAt }) => repliedAt !== null),
  solved: receivedAnd(({ solved }) => solved),
  repeated: receivedAnd(({ repeated }) => repeated),
  returned: receivedAnd(({ returned }) => returned > 0),
  withdrawn: (one, period) => one.ended === 'withdrawn' && isIn(one.endedAt, period),
  calledBack: receivedAnd(({ satisfied }) => satisfied !== null),
  satisfied: receivedAnd(({ satisfied }) => satisfied === true),
  byPhone: receivedAnd(({ channel }) => channel === 'phone'),
  byMail: receivedAnd(({ channel }) => channel === 'mail' || channel === 'web'),
  byPhoneSolved: receivedAnd(({ channel, solved }) => channel === 'phone' && solved),
  firstTime: receivedAnd(({ solved, returned, repeated }) => solved && returned === 0 && !repeated),
  endedQuickly: (one, period, within) => ended(one, period, within) && one.endedAt! <= within(one.receivedAt),
  endedIn8Weeks: (one, period, within) =>
    ended(one, period, within) && one.endedAt! > within(one.receivedAt) && one.endedAt! <= one.receivedAt + weeks8,
  endedLater: (one, period, within) =>
    ended(one, period, within) && one.endedAt! > Math.max(within(one.receivedAt), one.receivedAt + weeks8),
  upheld: (one, period) => isIn(one.endedAt, period) && (one.valid === true || one.paid > 0),
} satisfies Record<string, Counts>;
export type CountId = keyof typeof counts;

export type Measure =
  | { kind: 'count'; of: CountId }
  /** Part of the complaints of the same row, or of the whole table. */
  | { kind: 'rate'; of: CountId; among: CountId }
  | { kind: 'share'; of: CountId }
  /** The same count in the period before, or a year before, and how much it has changed since. */
  | { kind: 'earlier'; of: CountId; when: 'before' | 'yearBefore' }
  | { kind: 'change'; of: CountId; when: 'before' | 'yearBefore' }
  /** Days from receipt to the reply, or to the end; of complaints that have come so far. */
  | { kind: 'mean' | 'median'; days: 'reply' | 'end' }
  | { kind: 'paid' }
  | { kind: 'limits'; what: 'met' | 'missed' | 'rate' }
  | { kind: 'decisions'; level: string }
  /** Number from outside: as entered for the period; for outlets those on the register where nothing was entered. */
  | { kind: 'input'; what: FigureInput }
  | { kind: 'per'; of: CountId; what: FigureInput; factor: number };

const count = (of: CountId): Measure => ({ kind: 'count', of });

export const measures = {
  opening: count('opening'),
  received: count('received'),
  ended: count('ended'),
  closing: count('closing'),
  unfinished: count('unfinished'),
  valid: count('valid'),
  invalid: count('invalid'),
  unjudged: count('unjudged'),
  replied: count('replied'),
  solved: count('solved'),
  repeated: count('repeated'),
  returned: count('returned'),
  withdrawn: count('withdrawn'),
  calledBack: count('calledBack'),
  satisfied: count('satisfied'),
  byPhone: count('byPhone'),
  byMail: count('byMail'),
  endedQuickly: count('endedQuickly'),
  endedIn8Weeks: count('endedIn8Weeks'),
  endedLater: count('endedLater'),
  upheld: count('upheld'),
  share: { kind: 'share', of: 'received' },
  receivedBefore: { kind: 'earlier', of: 'received', when: 'before' },
  change: { kind: 'change', of: 'received', when: 'before' },
  receivedYearBefore: { kind: 'earlier', of: 'received', when: 'yearBefore' },
  changeOfYear: { kind: 'change', of: 'received', when: 'yearBefore' },
  solvedRate: { kind: 'rate', of: 'solved', among: 'received' },
  repeatRate: { kind: 'rate', of: 'repeated', among: 'received' },
  satisfiedRate: { kind: 'rate', of: 'satisfied', among: 'calledBack' },
  phoneSolvedRate: { kind: 'rate', of: 'byPhoneSolved', among: 'byPhone' },
  firstTimeRate: { kind: 'rate', of: 'firstTime', among: 'received' },
  medianReplyDays: { kind: 'median', days: 'reply' },
  meanReplyDays: { kind: 'mean', days: 'reply' },
  meanEndDays: { kind: 'mean', days: 'end' },
  paid: { kind: 'paid' },
  limitsMet: { kind: 'limits', what: 'met' },
  limitsMissed: { kind: 'limits', what: 'missed' },
  onTimeRate: { kind: 'limits', what: 'rate' },
  talks: { kind: 'decisions', level: 'talk' },
  criticisms: { kind: 'decisions', level: 'criticism' },
  outlets: { kind: 'input', what: 'outlets' },
  personalCustomers: { kind: 'input', what: 'personalCustomers' },
  perThousandOutlets: { kind: 'per', of: 'received', what: 'outlets', factor: 1000 },
  perTenMillionCustomers: { kind: 'per', of: 'received', what: 'personalCustomers', factor: 10_000_000 },
} as const satisfies Record<string, Measure>;
export type MeasureId = keyof typeof measures;

export function formatOf(measure: Measure): Format {
  switch (measure.kind) {
    case 'rate':
    case 'share':
      return 'percent';
    case 'change':
      return 'change';
    case 'mean':
    case 'median':
    case 'per':
      return 'decimal';
    case 'paid':
      return 'yuan';
    case 'limits':
      return measure.what === 'rate' ? 'percent' : 'count';
    default:
      return 'count';
  }
}

/** The complaints a number opens: those counted, for a rate those in its numerator; nothing for numbers from outside. */
export function countsBehind(measure: Measure): Counts | null {
  switch (measure.kind) {
    case 'count':
    case 'rate':
    case 'share':
    case 'change':
    case 'per':
      return counts[measure.of];
    case 'mean':
    case 'median':
      return (one, period) => daysOf(measure.days, one, period) !== null;
    case 'paid':
      return (one, period, within) => ended(one, period, within) && one.paid > 0;
    case 'limits':
      return ({ limits }) => limits.some(({ met, missed }) => (measure.what === 'missed' ? missed : met) > 0);
    default:
      return null;
  }
}

/** Days from receipt, as a fraction; nothing when it has not come so far. */
export function daysOf(what: 'reply' | 'end', one: ReportCase, period: Stretch): number | null {
  if (what === 'reply') {
    return one.repliedAt !== null && isIn(one.receivedAt, period) ? (one.repliedAt - one.receivedAt) / day : null;
  }
  return isIn(one.endedAt, period) ? (one.endedAt! - one.receivedAt) / day : null;
}
