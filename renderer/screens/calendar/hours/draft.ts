// What the form of office hours holds, and the calendar it makes.
import type { UnitId } from '../../../../shared/base/ids.ts';
import { calendarIdOf } from '../../../../shared/calendar/book.ts';
import { weekdays, type Calendar, type CalendarException, type Weekday } from '../../../../shared/calendar/calendar.ts';
import type { ChildCalendar } from '../../../../shared/calendar/compile.ts';
import { dayNumber } from '../../../../shared/calendar/dates.ts';
import type { CalendarView } from '../../../../shared/contract/calendarViews.ts';
import { readWindows, windowsText } from './windowText.ts';

export type Mode = 'above' | 'closed' | 'own';
export type WeekdayDraft = { mode: Mode; text: string; counted: boolean };
export type DayDraft = { key: number; date: string; kind: CalendarException['kind']; text: string; name: string };
export type YearlyDraft = { key: number; monthDay: string; name: string };
export type HoursDraft = {
  weekly: Record<Weekday, WeekdayDraft>;
  days: DayDraft[];
  yearly: YearlyDraft[];
  /** Empty: as in the unit above. */
  timeZone: string;
};

/** A place in the form that cannot be read: a weekday, or the key of a day. */
export type Fault = { where: Weekday | number; why: 'notHours' | 'hoursMissing' | 'dateMissing' };

/** Kinds a person may choose here. Public holidays and make-up days of the office come with their notice. */
export const kindsFor = (isOffice: boolean): CalendarException['kind'][] =>
  isOffice ? ['shortDay', 'closed', 'windows'] : ['shortDay', 'closed', 'windows', 'holiday', 'makeUp'];

/** Without hours such a day says nothing. */
const needsHours = (kind: CalendarException['kind']): boolean => kind === 'shortDay' || kind === 'windows';
export const mayHaveHours = (kind: CalendarException['kind']): boolean => kind !== 'closed';

type Shown = Pick<CalendarView, 'calendar' | 'own' | 'above'>;
const isOfficeView = ({ above }: Shown): boolean => above === null;

export function draftFrom(view: Shown): HoursDraft {
  const isOffice = isOfficeView(view);
  const own: Partial<ChildCalendar> = isOffice ? view.calendar : (view.own ?? {});
  const { calendar } = view;
  const kinds = kindsFor(isOffice);
  const dayOf = (weekday: Weekday): WeekdayDraft => {
    const windows = own.weekly?.[weekday];
    const counted = calendar.countedWeekdays?.includes(weekday) ?? calendar.weekly[weekday].length > 0;
    if (windows === undefined) return { mode: 'above', text: '', counted };
    return { mode: windows.length === 0 ? 'closed' : 'own', text: windowsText(windows), counted };
  };
  return {
    weekly: Object.fromEntries(weekdays.map((weekday) => [weekday, dayOf(weekday)])) as HoursDraft['weekly'],
    days: (own.exceptions ?? [])
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ date, kind, windows, name }, key) => ({ key, date, kind, text: windowsText(windows ?? []), name })),
    yearly: (own.annual ?? []).map(({ monthDay, name }, key) => ({ key: -1 - key, monthDay, name })),
    timeZone: own.timeZone ?? '',
  };
}

/** A key no row of the draft has. */
export const freshKey = ({ days, yearly }: HoursDraft): number =>
  1 + Math.max(0, ...days.map(({ key }) => key), ...yearly.map(({ key }) => key));

/** The calendar as it would be published, or the places that cannot be read. What contradicts itself is told by the desk. */
export function calendarFrom(
  draft: HoursDraft,
  view: Shown,
  unit: { id: UnitId; name: string } | null,
): { calendar: ChildCalendar } | { faults: Fault[] } {
  const isOffice = isOfficeView(view);
  const faults: Fault[] = [];
  const windowsAt = (where: Fault['where'], text: string): Calendar['weekly'][Weekday] => {
    const windows = readWindows(text);
    if (windows === null || windows.length === 0) {
      faults.push({ where, why: windows === null ? 'notHours' : 'hoursMissing' });
    }
    return windows ?? [];
  };
  const weekly: NonNullable<ChildCalendar['weekly']> = {};
  for (const weekday of weekdays) {
    const { mode, text } = draft.weekly[weekday];
    if (mode !== 'above') weekly[weekday] = mode === 'closed' ? [] : windowsAt(weekday, text);
  }
  const days = draft.days.map(({ key, date, kind, text, name }): CalendarException => {
    if (Number.isNaN(dayNumber(date))) faults.push({ where: key, why: 'dateMissing' });
    const stated = needsHours(kind) || (mayHaveHours(kind) && text.trim() !== '');
    return { date, kind, name: name.trim(), ...(stated ? { windows: windowsAt(key, text) } : {}) };
  });
  for (const { key, monthDay } of draft.yearly) {
    if (Number.isNaN(dayNumber(`2000-${monthDay}`))) faults.push({ where: key, why: 'dateMissing' });
  }
  if (faults.length > 0) return { faults };
  const base: ChildCalendar = isOffice
    ? view.calendar
    : (view.own ?? { id: calendarIdOf(unit?.id), version: 0, title: unit?.name ?? '' });
  const { timeZone: _zone, ...kept } = base;
  const others = (base.exceptions ?? []).filter(({ kind }) => !kindsFor(isOffice).includes(kind));
  const exceptions = [...others, ...days].toSorted((left, right) => (left.date < right.date ? -1 : 1));
  const annual = draft.yearly.map(({ monthDay, name }) => ({ monthDay, name: name.trim() }));
  const zone = draft.timeZone === '' ? {} : { timeZone: draft.timeZone };
  const counted = isOffice ? { countedWeekdays: weekdays.filter((weekday) => draft.weekly[weekday].counted) } : {};
  return { calendar: { ...kept, weekly, exceptions, annual, ...zone, ...counted } };
}
