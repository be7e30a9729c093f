import type { Instant } from '../../../shared/base/time.ts';
import type { Weekday } from '../../../shared/calendar/calendar.ts';
import type { SpecialPair } from '../../../shared/people/office.ts';
import type { Duty } from '../../../shared/procedure/pack.ts';

/** A pair for some work or some hours as it is filled in. No weekday means all hours, no kind of work means all of it. */
export type SpecialDraft = {
  a: string | null;
  b: string | null;
  works: Duty[];
  weekdays: Weekday[];
  /** Minutes after midnight; an end past 1440 lies on the next day. */
  from: number;
  to: number;
  /** Days it is limited to; set in the calendar. */
  since: Instant | null;
  until: Instant | null;
};

export const emptySpecial: SpecialDraft = {
  a: null,
  b: null,
  works: [],
  weekdays: [],
  from: 9 * 60,
  to: 17 * 60,
  since: null,
  until: null,
};

/** Each stretch of hours becomes a line of its own. */
export const specialsOf = (pairs: readonly SpecialPair[]): SpecialDraft[] =>
  pairs.flatMap(({ pair, works, shift, from, to }) => {
    const common = { ...emptySpecial, a: pair.a, b: pair.b ?? null, works: works ?? [] };
    const days = { since: from ?? null, until: to ?? null };
    return shift
      ? shift.map((window) => ({ ...common, ...days, weekdays: window.weekdays, from: window.from, to: window.to }))
      : [{ ...common, ...days }];
  });

/** What is kept: lines without anybody are left out. */
export const asPairs = (drafts: readonly SpecialDraft[]): Omit<SpecialPair, 'id'>[] =>
  drafts.flatMap(({ a, b, works, weekdays, from, to, since, until }) =>
    a === null
      ? []
      : [
          {
            pair: { a, ...(b === null ? {} : { b }) },
            ...(works.length > 0 ? { works } : {}),
            ...(weekdays.length > 0 ? { shift: [{ weekdays, from, to }] } : {}),
            ...(since === null ? {} : { from: since }),
            ...(until === null ? {} : { to: until }),
          },
        ],
  );
