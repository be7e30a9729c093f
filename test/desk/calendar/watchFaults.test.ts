// The watch works in a timer, where nobody catches what is thrown: a fault is written down and tried again, at a calm pace.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWatch } from '../../../desk/watch/deadlines.ts';
import type { DeskParts } from '../../../desk/parts.ts';
import { openCalendarOffice, type CalendarOffice } from './office.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const diskFull = (): Error => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

/** An office in which a warning is due since a minute. */
const lateOffice = async (): Promise<{ office: CalendarOffice; id: string }> => {
  const office = await openCalendarOffice();
  const { id } = await office.register('2026-09-30T10:00');
  office.set('2026-10-08T17:31');
  return { office, id };
};

const told = (office: CalendarOffice, id: string): number =>
  office.parts.store.read(`complaint/${id}`).filter(({ type }) => type === 'ClockWarned').length;

type ExecuteMany = DeskParts['store']['executeMany'];
const withStore = (parts: DeskParts, executeMany: ExecuteMany): DeskParts => ({
  ...parts,
  store: { ...parts.store, executeMany },
});

it('what a full disk kept from being written is told a minute later, and the fault is reported once', async () => {
  const { office, id } = await lateOffice();
  const faults: unknown[] = [];
  let isFull = true;
  const parts = withStore(office.parts, (work) => {
    if (isFull) throw diskFull();
    return office.parts.store.executeMany(work);
  });
  const watch = createWatch(parts, (error) => faults.push(error));
  watch.arm();
  vi.advanceTimersByTime(0);
  expect(faults).toMatchObject([{ code: 'ENOSPC' }]);
  isFull = false;
  vi.advanceTimersByTime(minute - 1);
  expect(told(office, id)).toBe(0);
  vi.advanceTimersByTime(1);
  expect(told(office, id)).toBe(1);
  expect(faults).toHaveLength(1);
  watch.stop();
});

it.each<[string, ReturnType<ExecuteMany>[number]]>([
  ['while the lists are being rebuilt', { outcome: 'refused', refusal: { code: 'StoreProblem', kind: 'rebuilding' } }],
  ['while one complaint cannot be decided', { outcome: 'failed', error: new Error('not decidable') }],
])('looks once a minute, not over and over, %s', async (_when, outcome) => {
  const { office } = await lateOffice();
  const faults: unknown[] = [];
  const executeMany = vi.fn<ExecuteMany>((work) => work.map(() => outcome));
  const watch = createWatch(withStore(office.parts, executeMany), (error) => faults.push(error));
  watch.arm();
  vi.advanceTimersByTime(10 * minute);
  expect(executeMany).toHaveBeenCalledTimes(11);
  expect(faults).toHaveLength(outcome.outcome === 'failed' ? 11 : 0);
  watch.stop();
});

it('a store that cannot even be read is reported too, and a command that re-arms the watch is not disturbed', async () => {
  const { office } = await lateOffice();
  const faults: unknown[] = [];
  await office.desk.close();
  const watch = createWatch(office.parts, (error) => faults.push(error));
  expect(() => watch.arm()).not.toThrow();
  vi.advanceTimersByTime(minute);
  expect(faults.length).toBeGreaterThan(1);
  watch.stop();
});

it('a fault of the desk’s own watch stands in its log under a number', async () => {
  const first = await openCalendarOffice();
  await first.register('2026-09-30T10:00');
  await first.desk.close();
  const office = await openCalendarOffice({ folder: first.folder, watched: true, begin: '2026-10-08T17:31' });
  vi.spyOn(office.parts.store, 'executeMany').mockImplementation(() => {
    throw diskFull();
  });
  vi.advanceTimersByTime(0);
  await office.desk.close();
  const lines = (await readFile(join(office.folder, 'desk.log'), 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { call: 'watch', code: 'ENOSPC', incident: expect.stringMatching(/^\d{6}-[0-9A-F]{6}$/) as string },
  ]);
});
