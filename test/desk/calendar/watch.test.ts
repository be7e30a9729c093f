// P2-WARN in the desk: what falls due is told once, with its true moment, also what fell due while the desk was off.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { writeMoments } from '../../../desk/watch/deadlines.ts';
import { at, openCalendarOffice, type CalendarOffice } from './office.ts';

type Told = { type: string; point: number };
const toldOf = (office: CalendarOffice, id: string): Told[] =>
  office.parts.store
    .read(`complaint/${id}`)
    .filter(({ type }) => type === 'ClockWarned' || type === 'ClockBroken')
    .map(({ type, body }) => {
      const { point, due } = body as { point?: number; due?: number };
      return { type, point: point ?? due ?? Number.NaN };
    });

const expected = [
  { type: 'ClockWarned', point: at('2026-10-08T17:30') },
  { type: 'ClockBroken', point: at('2026-10-09T17:30') },
];

it('what fell due while the desk was off, at the next start, once over any number of starts', async () => {
  const first = await openCalendarOffice();
  const { id } = await first.register('2026-09-30T10:00');
  await first.desk.close();
  let folder = first.folder;
  for (let start = 0; start < 3; start++) {
    const office = await openCalendarOffice({ folder });
    office.set('2026-10-20T09:00');
    writeMoments(office.parts, at('2026-10-20T09:00'));
    expect(toldOf(office, id)).toEqual(expected);
    await office.desk.close();
    folder = office.folder;
  }
});

it('by the desk’s own timer, without anybody asking', async () => {
  const first = await openCalendarOffice();
  const { id } = await first.register('2026-09-30T10:00');
  await first.desk.close();
  const office = await openCalendarOffice({ folder: first.folder, watched: true, begin: '2026-10-08T17:31' });
  await expect.poll(() => toldOf(office, id), { timeout: 10_000 }).toEqual(expected.slice(0, 1));
});

it('in spite of a clock that is set forward and back', async () => {
  const office = await openCalendarOffice();
  const { id } = await office.register('2026-09-30T10:00');
  const look = (moment: string): number => {
    office.set(moment);
    return writeMoments(office.parts, at(moment));
  };
  expect(look('2026-10-08T17:29')).toBe(0);
  expect(look('2026-11-30T09:00')).toBe(1);
  expect(look('2026-10-01T09:00')).toBe(0);
  expect(look('2026-10-08T17:31')).toBe(0);
  expect(look('2026-10-09T18:00')).toBe(0);
  expect(toldOf(office, id)).toEqual(expected);
});

it('once when the desk is killed while it tells', { timeout: 120_000 }, async () => {
  const first = await openCalendarOffice();
  const ids: string[] = [];
  for (let index = 0; index < 30; index++) ids.push((await first.register('2026-09-30T10:00')).id);
  await first.desk.close();
  const script = fileURLToPath(new URL('watchScript.ts', import.meta.url));
  for (let life = 0; life < 4; life++) {
    const child = spawn(process.execPath, [script, first.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    // It may have told everything and gone by itself before it is killed.
    const gone = once(child, 'exit');
    // The script says a word before it begins to tell; later lives are killed a little later.
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, life * 15));
    child.kill('SIGKILL');
    await gone;
  }
  const office = await openCalendarOffice({ folder: first.folder });
  writeMoments(office.parts, at('2026-10-20T09:00'));
  for (const id of ids) expect(toldOf(office, id)).toEqual(expected);
});

it('a point that was told and stays is not told again when a notice leaves the due moment as it was', async () => {
  const office = await openCalendarOffice();
  const { id } = await office.register('2026-12-31T10:00');
  expect(await office.clock(id, 'P2-D1')).toMatchObject({ provisional: true, due: at('2027-01-05T17:30') });
  office.set('2027-01-04T18:00');
  writeMoments(office.parts, at('2027-01-04T18:00'));
  expect(toldOf(office, id)).toHaveLength(1);
  const client = await office.as('wang');
  const { calendar } = await client.calendar.readNotice({
    text: '关于2027年部分节假日安排的通知 一、元旦：1月1日至3日放假。',
  });
  const published = await client.calendar.publish({
    request: 'request-publish',
    calendar,
    note: '示例',
    expectedVersion: 1,
  });
  expect(published.moved).toBe(1);
  writeMoments(office.parts, at('2027-01-04T18:10'));
  expect(toldOf(office, id)).toEqual([{ type: 'ClockWarned', point: at('2027-01-04T17:30') }]);
});
