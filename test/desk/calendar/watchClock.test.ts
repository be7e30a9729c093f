// The watch and the PC's own clock (P2-WARN): sleep, a clock that jumps, a time zone that changes while the desk runs.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWatch } from '../../../desk/watch/deadlines.ts';
import { at, openCalendarOffice, type CalendarOffice } from './office.ts';

const zoneOfThisProcess = process.env['TZ'];
const setZone = (zone: string | undefined): void => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  setZone(zoneOfThisProcess);
});

const minute = 60_000;
const rethrow = (error: unknown): never => {
  throw error;
};
const told = (office: CalendarOffice, id: string): unknown[] =>
  office.parts.store
    .read(`complaint/${id}`)
    .filter(({ type }) => type === 'ClockWarned' || type === 'ClockBroken')
    .map(({ type, body }) => [type, (body as { point?: number; due?: number }).point ?? (body as { due: number }).due]);
const expected = [
  ['ClockWarned', at('2026-10-08T17:30')],
  ['ClockBroken', at('2026-10-09T17:30')],
];

it('tells within a minute of waking what fell due while the PC slept, with the true moments', async () => {
  const office = await openCalendarOffice();
  const { id } = await office.register('2026-09-30T10:00');
  const watch = createWatch(office.parts, rethrow);
  watch.arm();
  // Ten days pass; the timers of a sleeping PC stand still.
  office.set('2026-10-10T08:00');
  vi.advanceTimersByTime(minute);
  expect(told(office, id)).toEqual(expected);
  vi.advanceTimersByTime(60 * minute);
  expect(told(office, id)).toEqual(expected);
  watch.stop();
});

it('neither forgets nor repeats when the clock is set back in the middle, and looks at a calm pace', async () => {
  const office = await openCalendarOffice();
  const { id } = await office.register('2026-09-30T10:00');
  const executeMany = vi.spyOn(office.parts.store, 'executeMany');
  const watch = createWatch(office.parts, rethrow);
  watch.arm();
  office.set('2026-10-08T17:31');
  vi.advanceTimersByTime(minute);
  expect(told(office, id)).toEqual(expected.slice(0, 1));
  office.set('2026-10-01T09:00');
  vi.advanceTimersByTime(30 * minute);
  office.set('2026-10-08T17:40');
  vi.advanceTimersByTime(30 * minute);
  expect(told(office, id)).toEqual(expected.slice(0, 1));
  expect(executeMany).toHaveBeenCalledTimes(1);
  office.set('2026-10-09T17:31');
  vi.advanceTimersByTime(minute);
  expect(told(office, id)).toEqual(expected);
  watch.stop();
});

it('counts and tells by the office’s clock, whatever time zone the PC is set to meanwhile', async () => {
  const office = await openCalendarOffice();
  const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Australia/Lord_Howe'];
  const watch = createWatch(office.parts, rethrow);
  const offsets = new Set<number>();
  const ids: string[] = [];
  for (const zone of zones) {
    setZone(zone);
    offsets.add(new Date(2026, 9, 1).getTimezoneOffset());
    const { id } = await office.register('2026-09-30T10:00');
    expect(await office.clock(id, 'P2-D1')).toMatchObject({ due: at('2026-10-09T17:30') });
    ids.push(id);
    watch.arm();
  }
  // The zone really changed under the process.
  expect(offsets.size).toBe(zones.length);
  office.set('2026-10-08T17:29');
  vi.advanceTimersByTime(minute);
  expect(ids.map((id) => told(office, id))).toEqual(zones.map(() => []));
  setZone('America/New_York');
  office.set('2026-10-09T17:31');
  vi.advanceTimersByTime(minute);
  expect(ids.map((id) => told(office, id))).toEqual(zones.map(() => expected));
  watch.stop();
});
