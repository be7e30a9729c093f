// Working-time additions per second on one core, beside well-kept packages on the same inputs in the same run: chinese-days for
// days, dayjs-business-time for hours. The latter knows no make-up days, so both count hours on a calendar without them.
//   npm run bench calendar
import { minute } from '../../shared/base/time.ts';
import { addWorkingDays, addWorkingMs, workingMsBetween } from '../../shared/calendar/arithmetic.ts';
import type { Calendar, Window } from '../../shared/calendar/calendar.ts';
import { chinaOfficeCalendar } from '../../shared/calendar/china.ts';
import { compileCalendar, type WorkingTime } from '../../shared/calendar/compile.ts';
import { dueMoment } from '../../shared/calendar/limit.ts';
import { addDays } from '../../shared/calendar/local.ts';

// Its build is CommonJS, so its functions hang on the default export.
const {
  default: { findWorkday },
} = await import('chinese-days');

// Day.js counts on the wall clock of this process.
process.env['TZ'] = 'Asia/Shanghai';
const { default: dayjs } = await import('dayjs');
const { default: businessTime } = await import('dayjs-business-time');
dayjs.extend(businessTime);

const timeOf = (calendar: Calendar): WorkingTime => {
  const compiled = compileCalendar(calendar);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return compiled.value;
};
const time = timeOf(chinaOfficeCalendar);
const holidays = chinaOfficeCalendar.exceptions.filter(({ kind }) => kind === 'holiday');
const plainTime = timeOf({ ...chinaOfficeCalendar, exceptions: holidays });

const size = 4096;
// A fixed sequence, so that every run and both programs see the same inputs (Numerical Recipes' generator).
let state = 20_260_930;
const next = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state % below;
};
const dates = Array.from({ length: size }, () => addDays('2018-06-01', next(2900)));
const dayCounts = Array.from({ length: size }, () => 1 + next(30));
const instants = Array.from({ length: size }, () => Date.UTC(2018, 5, 1) + next(2900 * 86_400) * 1000);
const durations = Array.from({ length: size }, () => (1 + next(40 * 3600)) * 1000);
/** It loses the seconds on the way, so the two meet at whole minutes. */
const wholeMinutes = instants.map((instant) => instant - (instant % minute));
const minutes = Array.from({ length: size }, () => 1 + next(40 * 60));

/** Runs over the inputs for about a second after a warm-up; returns calls per second. */
function perSecond(call: (index: number) => unknown): number {
  let seen = 0;
  const round = (): void => {
    for (let index = 0; index < size; index++) if (call(index) === null) seen++;
  };
  for (let warm = 0; warm < 3; warm++) round();
  let rounds = 0;
  const begin = performance.now();
  while (performance.now() - begin < 1000) {
    round();
    rounds++;
  }
  if (seen > 0) throw new Error(`${seen} calls without an answer`);
  return (rounds * size * 1000) / (performance.now() - begin);
}

const at = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index];
  if (value === undefined) throw new Error(`no input ${index}`);
  return value;
};

const segments = (windows: readonly Window[]) =>
  windows.length === 0 ? null : windows.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` }));
const { sun, mon, tue, wed, thu, fri, sat } = chinaOfficeCalendar.weekly;
type Plugin = {
  setBusinessTime(times: object): void;
  setHolidays(dates: string[]): void;
};
const plugin = dayjs as unknown as Plugin;
plugin.setHolidays(holidays.map(({ date }) => date));
plugin.setBusinessTime({
  sunday: segments(sun),
  monday: segments(mon),
  tuesday: segments(tue),
  wednesday: segments(wed),
  thursday: segments(thu),
  friday: segments(fri),
  saturday: segments(sat),
});
type BusinessDay = { addBusinessMinutes(minutes: number): { valueOf(): number } };
const theirHours = (index: number): number =>
  (dayjs(at(wholeMinutes, index)) as unknown as BusinessDay).addBusinessMinutes(at(minutes, index)).valueOf();
const ourHours = (index: number): number | null =>
  addWorkingMs(plainTime, at(wholeMinutes, index), at(minutes, index) * minute);

const others = perSecond((index) => findWorkday(at(dayCounts, index), at(dates, index)));
const print = (name: string, rate: number, beside = ''): void => {
  process.stdout.write(`${name.padEnd(34)} ${Math.round(rate).toLocaleString('en').padStart(12)} /s${beside}\n`);
};

const different = dates.filter(
  (date, index) => addWorkingDays(time, date, at(dayCounts, index)) !== findWorkday(at(dayCounts, index), date),
);
if (different.length > 0) throw new Error(`chinese-days differs on ${different.length} of ${size} inputs`);

// They put a result on closing time at the next opening, we leave it at closing (CAL-LANDING).
const apart = instants.flatMap((_, index) => {
  const [ours, theirs] = [ourHours(index), theirHours(index)];
  return ours === null || workingMsBetween(plainTime, ours, theirs) === 0 ? [] : [index];
});
if (apart.length > 0) throw new Error(`dayjs-business-time differs on ${apart.length} of ${size} inputs`);

const ours = perSecond((index) => addWorkingDays(time, at(dates, index), at(dayCounts, index)));
const hours = perSecond((index) => addWorkingMs(time, at(instants, index), at(durations, index)));
const times = (rate: number, unit: number): string => `${(rate / unit).toFixed(1)} x`;
print('chinese-days: find working day', others);
print('add working days', ours, `   ${times(ours, others)} chinese-days, ${times(ours, 1e6)} the 1,000,000 asked for`);
print('add working hours', hours, `   ${times(hours, ours)} working days, ${times(hours, 2e5)} the 200,000 asked for`);
const theirs = perSecond(theirHours);
print('dayjs-business-time: add minutes', theirs);
const plain = perSecond(ourHours);
print('the same minutes, the same calendar', plain, `   ${times(plain, theirs)} dayjs-business-time`);
print(
  'take back working hours',
  perSecond((index) => addWorkingMs(time, at(instants, index), -at(durations, index))),
);
print(
  'working hours between',
  perSecond((index) => workingMsBetween(time, at(instants, index), at(instants, size - 1 - index))),
);
print(
  'due moment of 15 working days',
  perSecond((index) => (dueMoment(time, { amount: 15, unit: 'workingDay' }, at(instants, index)).ok ? true : null)),
  '   with the strip of days',
);
