// What a single day is: counted or not, with which hours, and why. The tables and the explanations both ask here.

import type { Calendar, CalendarException } from './calendar.ts';
import { weekdays } from './calendar.ts';
import { dayNumber, toParts, weekdayIndex, type DayNumber } from './dates.ts';
import { spanOf } from './problems.ts';

/** [from, to] in milliseconds after local midnight of the day the window belongs to. */
export type Span = readonly [from: number, to: number];

export type DayPlan = {
  /** Is it a working day: one of those a limit in working days counts? */
  readonly counted: boolean;
  readonly spans: readonly Span[];
  readonly why: 'working' | 'makeUp' | 'weekend' | 'holiday' | 'closed' | 'shortDay';
  readonly name?: string;
};

export type DayRules = {
  readonly week: readonly DayPlan[];
  readonly exceptionByDay: ReadonlyMap<DayNumber, DayPlan>;
  /** By month × 100 + day of month. */
  readonly annualByMonthDay: ReadonlyMap<number, DayPlan>;
  /** Null: no horizon. */
  readonly publishedYears: ReadonlySet<number> | null;
};

/** The calendar must be free of problems (`calendarProblems`). */
export function dayRules(calendar: Calendar): DayRules {
  const week = weekdays.map((weekday): DayPlan => {
    const spans = spansOf(calendar.weekly[weekday]);
    const counted = calendar.countedWeekdays?.includes(weekday) ?? spans.length > 0;
    return { counted, spans, why: counted ? 'working' : 'weekend' };
  });
  const usual = week.find((plan) => plan.spans.length > 0)?.spans ?? [];
  return {
    week,
    exceptionByDay: new Map(
      calendar.exceptions.map((exception) => {
        const day = dayNumber(exception.date);
        const ordinary = week[weekdayIndex(day)];
        return [day, exceptionPlan(exception, ordinary, usual, calendar.countedWeekdays !== undefined)];
      }),
    ),
    annualByMonthDay: new Map(
      calendar.annual.map(({ monthDay, name }) => [
        Number(monthDay.replace('-', '')),
        { counted: false, spans: [], why: 'holiday', name },
      ]),
    ),
    publishedYears:
      calendar.years.length === 0
        ? null
        : new Set(calendar.years.filter(({ status }) => status === 'published').map(({ year }) => year)),
  };
}

export function planOf(rules: DayRules, day: DayNumber): DayPlan {
  const exception = rules.exceptionByDay.get(day);
  if (exception !== undefined) return exception;
  if (rules.annualByMonthDay.size > 0) {
    const { month, dayOfMonth } = toParts(day);
    const annual = rules.annualByMonthDay.get(month * 100 + dayOfMonth);
    if (annual !== undefined) return annual;
  }
  return rules.week[weekdayIndex(day)] ?? { counted: false, spans: [], why: 'weekend' };
}

/** No published table answers for this day, so whatever is said about it may change with the year's notice (CAL-HORIZON). */
export const isProvisional = (rules: DayRules, day: DayNumber): boolean =>
  rules.publishedYears !== null && !rules.publishedYears.has(toParts(day).year);

function exceptionPlan(
  { kind, windows, name }: CalendarException,
  ordinary: DayPlan | undefined,
  usual: readonly Span[],
  countsByList: boolean,
): DayPlan {
  const own = spansOf(windows ?? []);
  const weekdayCounts = ordinary?.counted ?? false;
  switch (kind) {
    case 'holiday':
    case 'closed':
      return { counted: false, spans: own, why: kind, name };
    case 'makeUp': {
      const ordinarySpans = ordinary?.spans ?? [];
      const inherited = ordinarySpans.length > 0 ? ordinarySpans : usual;
      return { counted: true, spans: windows === undefined ? inherited : own, why: 'makeUp', name };
    }
    case 'shortDay':
      return { counted: true, spans: own, why: 'shortDay', name };
    default: {
      const counted = countsByList ? weekdayCounts : own.length > 0;
      return { counted, spans: own, why: counted ? 'working' : weekdayCounts ? 'closed' : 'weekend', name };
    }
  }
}

function spansOf(windows: NonNullable<CalendarException['windows']>): Span[] {
  return windows
    .map(spanOf)
    .filter((span) => span !== null)
    .sort((a, b) => a[0] - b[0]);
}
