// PACK-CHANGE through the real desk: a new version of a pack moves open clocks only where a person lets it.
import { describe, expect, it } from 'vitest';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { movedByPack, recountEntries } from '../../../desk/subjects/recounts.ts';
import { writeMoments } from '../../../desk/watch/deadlines.ts';
import { at, newYear2027, openCalendarOffice, type CalendarOffice } from './office.ts';

/** The next version of a pack with other limits for these rules. */
function nextVersion(
  id: string,
  limits: Record<string, Pack['clocks'][number]['limit']>,
  more: Partial<Pack> = {},
): Pack {
  const pack = shippedPacks.newest(id)!;
  const clocks = pack.clocks.map((rule) => ({ ...rule, limit: limits[rule.id] ?? rule.limit }));
  return { ...pack, version: pack.version + 1, clocks, ...more };
}

const days = (amount: number) => ({ amount, unit: 'workingDay' as const });

/** Publishes nothing: only what a publication appends for the clocks. */
function append({ parts }: CalendarOffice, pack: Pack, now: string): number {
  const { moved } = movedByPack(parts, pack);
  parts.store.execute(
    {
      requestId: `recount-${pack.id}-${pack.version}`,
      name: 'test',
      personId: null,
      unitId: null,
      at: at(now),
      input: null,
    },
    () => ({ events: recountEntries(moved, 'pack', at(now)), reply: null }),
  );
  return moved.length;
}

describe('PACK-CHANGE', () => {
  it('lists the clocks that would end at another moment, and moves exactly these', async () => {
    const office = await openCalendarOffice();
    const { id } = await office.register('2026-03-02T10:00');
    const three = nextVersion('P2', { 'P2-D1': days(3) });
    expect(movedByPack(office.parts, shippedPacks.newest('P2')!)).toEqual({ moved: [], unmoved: [] });
    expect(movedByPack(office.parts, { ...three, clocks: shippedPacks.newest('P2')!.clocks })).toEqual({
      moved: [],
      unmoved: [],
    });
    expect(movedByPack(office.parts, nextVersion('C', {}))).toEqual({ moved: [], unmoved: [] });
    const { moved } = movedByPack(office.parts, three);
    expect(moved).toMatchObject([
      { complaint: id, rule: 'P2-D1', before: at('2026-03-04T17:30'), counted: { due: at('2026-03-05T17:30') } },
    ]);
    expect(append(office, three, '2026-03-02T11:00')).toBe(1);
    expect(await office.clock(id, 'P2-D1')).toMatchObject({ due: at('2026-03-05T17:30'), limit: { amount: 3 } });
    expect(movedByPack(office.parts, three).moved).toEqual([]);
    const view = await (await office.as('wang')).complaint.open({ id });
    expect(view.pack).toEqual({ id: 'P2', version: 1 });
    expect(view.timeline[0]).toMatchObject({ type: 'ClockRecounted', body: { why: 'pack' } });
  });

  it('keeps the settings of the new version under every calendar that comes later, and the rows a rebuild gives', async () => {
    const office = await openCalendarOffice();
    const { id } = await office.register('2026-12-31T10:00');
    const { settings } = shippedPacks.newest('P2')!;
    const midnight = nextVersion('P2', { 'P2-D1': days(3) }, { settings: { ...settings, dueAt: 'midnight' } });
    append(office, midnight, '2026-12-31T11:00');
    const clock = () => office.clock(id, 'P2-D1');
    expect(await clock()).toMatchObject({ due: at('2027-01-07T00:00'), provisional: true });
    const client = await office.as('wang');
    const input = { request: 'request-publish', calendar: newYear2027, note: '示例', expectedVersion: 1 };
    await client.calendar.publish(input);
    expect(await clock()).toMatchObject({ due: at('2027-01-09T00:00'), provisional: false });
    const rows = () => office.parts.database.prepare('select * from clock order by row, clock').all();
    const written = rows();
    await office.parts.store.rebuild();
    expect(rows()).toEqual(written);
  });

  it('leaves closed and broken clocks where they are, and says which open ones it cannot reach', async () => {
    const office = await openCalendarOffice();
    const still = await office.registerAtBank('2026-03-02T09:10', ['C']);
    const broken = await office.register('2026-03-02T09:20');
    const bank = await office.as('zhang');
    const now = '2026-03-06T10:00';
    office.set(now);
    await bank.clock.suspend({
      request: 'request-suspend',
      id: still.id,
      clock: 'C-D1#1',
      reason: 'mediation',
      text: '',
      notice: { manner: 'dialled', at: at(now), text: '' },
      reviewBy: '2026-04-20',
    });
    expect(writeMoments(office.parts, at(now))).toBeGreaterThan(0);
    expect(await office.clock(broken.id, 'P2-D1')).toMatchObject({ broken: true });
    expect(movedByPack(office.parts, nextVersion('P2', { 'P2-D1': days(9) })).moved).toEqual([]);
    const twenty = nextVersion('C', { 'C-D1': { amount: 20, unit: 'calendarDay' } });
    expect(movedByPack(office.parts, twenty)).toMatchObject({
      moved: [],
      unmoved: [{ complaint: still.id, why: 'standsStill' }],
    });
    expect(movedByPack(office.parts, { ...twenty, clocks: [] })).toMatchObject({ unmoved: [{ why: 'ruleGone' }] });
    // Stood still from the 4th day to the 34th: 11 of 15 days were left, so 16 of 20.
    office.set('2026-04-05T10:00');
    await bank.clock.resume({ request: 'request-resume', id: still.id, clock: 'C-D1#1', text: '' });
    expect(movedByPack(office.parts, twenty).moved).toMatchObject([
      { before: at('2026-04-17T00:00'), counted: { due: at('2026-04-22T00:00') } },
    ]);
    expect(movedByPack(office.parts, nextVersion('C', { 'C-D1': days(10) })).unmoved).toMatchObject([
      { why: 'otherUnit' },
    ]);
    append(office, twenty, '2026-04-05T11:00');
    await bank.clock.extend({
      request: 'request-extend',
      id: still.id,
      clock: 'C-D1#1',
      reason: '复杂',
      notice: { manner: 'dialled', at: at(now), text: '' },
    });
    // 30 days by the step of the version the complaint keeps, of which 4 were used.
    expect(await office.clock(still.id, 'C-D1', 'zhang')).toMatchObject({ due: at('2026-05-02T00:00') });
  });
});
