// P2-ESC: the people above are told of a clock that presses, step by step, each step once and with its true moment.
import { expect, it } from 'vitest';
import { writeMoments } from '../../../desk/watch/deadlines.ts';
import { writeEscalations } from '../../../desk/watch/escalation.ts';
import { at, openCalendarOffice, type CalendarOffice } from './office.ts';

const toldOf = ({ parts }: CalendarOffice, id: string) =>
  parts.store
    .read(`complaint/${id}`)
    .filter(({ type, body }) => type === 'ClockEscalated' && (body as { clock: string }).clock === 'P2-D1#1')
    .map(({ body }) => {
      const { step, point, unit, leader } = body as {
        step: number;
        point: number;
        unit: string;
        leader: string | null;
      };
      return { step, point, unit, leader };
    });

/** What the watch does at this moment. */
function wake(office: CalendarOffice, moment: string): number {
  office.set(moment);
  writeMoments(office.parts, at(moment));
  return writeEscalations(office.parts, at(moment));
}

const points = [at('2026-10-08T17:30'), at('2026-10-09T17:30') + 1, at('2026-10-10T17:30'), at('2026-10-13T17:30')];

it('P2-ESC: after weeks of being off every step is told at once, once, over starts and a clock set back', async () => {
  const first = await openCalendarOffice();
  const { units } = first;
  const client = await first.as('wang');
  const { persons } = await client.office.view();
  const leader = persons.find(({ account }) => account === 'director')!.id;
  const { name, kind, numberPrefix } = (await client.office.view()).units.find(({ id }) => id === units.association)!;
  const saved = { request: 'request-leader', id: units.association, name, kind, leader, contact: {} };
  await client.office.saveUnit({ ...saved, ...(numberPrefix ? { numberPrefix } : {}) });
  const { id } = await first.register('2026-09-30T10:00');
  expect(wake(first, '2026-10-08T17:29')).toBe(0);
  expect(wake(first, '2026-11-20T09:00')).toBe(1);
  const all = points.map((point, step) => ({ step, point, unit: units.association, leader }));
  expect(toldOf(first, id)).toEqual(all);
  for (const moment of ['2026-11-20T09:01', '2026-10-01T09:00', '2026-10-11T09:00']) {
    expect(wake(first, moment)).toBe(0);
  }
  await first.parts.store.rebuild();
  expect(wake(first, '2026-11-21T09:00')).toBe(0);
  await first.desk.close();
  const again = await openCalendarOffice({ folder: first.folder });
  expect(wake(again, '2026-11-21T09:00')).toBe(0);
  expect(toldOf(again, id)).toEqual(all);
});

it('P2-ESC: each step comes with its moment, and none after the clock was met', async () => {
  const office = await openCalendarOffice();
  const { id } = await office.register('2026-09-30T10:00');
  const client = await office.as('wang');
  const steps = (): number[] => toldOf(office, id).map(({ step }) => step);
  wake(office, '2026-10-08T17:30');
  expect(steps()).toEqual([0]);
  wake(office, '2026-10-09T17:31');
  expect(steps()).toEqual([0, 1]);
  const { leader } = toldOf(office, id)[0]!;
  expect(leader).toBeNull();
  const withdrawn = {
    request: 'request-withdraw',
    id,
    action: 'withdraw',
    form: { manner: 'phone', reason: '已解决' },
  };
  await client.complaint.act(withdrawn);
  wake(office, '2026-10-20T09:00');
  expect(steps()).toEqual([0, 1]);
});
