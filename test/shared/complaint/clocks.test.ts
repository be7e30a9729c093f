import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/base/time.ts';
import {
  decideAskExtension,
  decideExtend,
  decideExtension,
  decideRestart,
  decideResume,
  decideSuspend,
} from '../../../shared/complaint/decide/clock.ts';
import { decideMoments, nextMoment } from '../../../shared/complaint/decide/record.ts';
import { nextDue } from '../../../shared/complaint/state.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { at, clockOf, contextFor, officeOf, pack, persons, story } from './office.ts';

const measures = shippedPacks.newest('C')!;
const approver = {
  ...persons[0]!,
  id: 'president',
  account: 'president',
  seats: [{ unit: 'bank', roles: ['approver' as const] }],
};
const office = officeOf([...persons, approver]);
const notice = { manner: 'dialled' as const, at: at('2026-09-20T10:30'), text: '已电话告知' };

/** A complaint the bank took itself on 20 September, under the Liaoning measures and the 2020 measures together. */
function own() {
  const told = story(office, [measures]);
  expect(told.register('2026-09-20T10:00', 'zhang', 'bank')).toBeUndefined();
  return told;
}
const asZhang = (moment: string) => contextFor(moment, 'zhang', 'bank', office);
const asPresident = (moment: string) => contextFor(moment, 'president', 'bank', office);

describe('C-D1 to C-D3: 15, 30, 60 calendar days of the 2020 measures beside the main pack', () => {
  it('runs with the clocks of the main pack, strict, without rolling (C-X)', () => {
    const told = own();
    expect(told.state.clocks.map((clock) => clock.rule)).toEqual(expect.arrayContaining(['P2-D2', 'C-D1']));
    // 24:00 of 5 October, a holiday.
    expect(clockOf(told.state, 'C-D1')?.due).toBe(at('2026-10-06T00:00'));
  });
  it('is lengthened to 30 days when complex, only once the complainant was told', () => {
    const told = own();
    const extend = { clock: 'C-D1#1', reason: '情况复杂' };
    expect(told.take(decideExtend({ ...extend, notice: null }, pack, told.state, asZhang('2026-09-30T15:00')))).toEqual(
      { code: 'NoticeMissing' },
    );
    expect(
      told.take(decideExtend({ ...extend, notice }, pack, told.state, asZhang('2026-09-30T15:00'))),
    ).toBeUndefined();
    expect(clockOf(told.state, 'C-D1')).toMatchObject({ due: at('2026-10-21T00:00'), extended: ['C-D2'] });
  });
  it('is lengthened to 60 days when the superior approves and the complainant was told; then never again', () => {
    const told = own();
    told.take(decideExtend({ clock: 'C-D1#1', reason: '复杂', notice }, pack, told.state, asZhang('2026-09-30T15:00')));
    const extend = () =>
      decideExtend({ clock: 'C-D1#1', reason: '', notice }, pack, told.state, asZhang('2026-10-19T10:00'));
    expect(told.take(extend())).toEqual({ code: 'ExtensionNotApproved' });
    expect(
      told.take(decideAskExtension('C-D1#1', '需总行鉴定', pack, told.state, asZhang('2026-10-18T10:00'))),
    ).toBeUndefined();
    expect(told.take(extend())).toEqual({ code: 'ExtensionNotApproved' });
    expect(
      told.take(
        decideExtension(
          { clock: 'C-D1#1', granted: true, comment: '同意' },
          pack,
          told.state,
          asZhang('2026-10-18T11:00'),
        ),
      ),
    ).toMatchObject({ code: 'NotYours' });
    expect(
      told.take(
        decideExtension(
          { clock: 'C-D1#1', granted: true, comment: '同意' },
          pack,
          told.state,
          asPresident('2026-10-18T11:00'),
        ),
      ),
    ).toBeUndefined();
    expect(told.take(extend())).toBeUndefined();
    expect(clockOf(told.state, 'C-D1')).toMatchObject({ due: at('2026-11-20T00:00'), extended: ['C-D2', 'C-D3'] });
    expect(told.take(decideAskExtension('C-D1#1', '再延', pack, told.state, asZhang('2026-11-10T10:00')))).toEqual({
      code: 'NoFurtherExtension',
      rule: 'C-D1',
    });
  });
  it('C-D5: starts again at the receipt of new facts', () => {
    const told = own();
    told.take(decideRestart('C-D1#1', '补充了转账凭证', pack, told.state, asZhang('2026-09-28T10:00')));
    expect(clockOf(told.state, 'C-D1')?.due).toBe(at('2026-10-14T00:00'));
    expect(told.take(decideRestart('P2-D2#1', '新事实', pack, told.state, asZhang('2026-09-22T10:00')))).toEqual({
      code: 'ClockNotRestartable',
      rule: 'P2-D2',
    });
  });
});

describe('C-D4: suspension', () => {
  const suspend = { clock: 'C-D1#1', reason: 'appraisal', text: '送鉴定', notice, reviewBy: '2026-10-20' };
  it('keeps the days that were used: 10 of 15 left become 25 of 30, wherever it is lengthened', () => {
    const told = own();
    told.take(decideSuspend(suspend, pack, told.state, asZhang('2026-09-25T10:00')));
    told.take(decideResume('C-D1#1', '鉴定结束', pack, told.state, asZhang('2026-10-15T10:00')));
    expect(clockOf(told.state, 'C-D1')?.due).toBe(at('2026-10-26T00:00'));
    told.take(decideExtend({ clock: 'C-D1#1', reason: '复杂', notice }, pack, told.state, asZhang('2026-10-16T10:00')));
    // 30 days from 20 September, and the 20 days it stood still.
    expect(clockOf(told.state, 'C-D1')).toMatchObject({
      due: at('2026-11-10T00:00'),
      limit: { amount: 25 },
      whole: { amount: 30 },
    });
  });
  it('needs a reason of the rules, the notice and a date of the next look; the clock keeps a due moment meanwhile', () => {
    const told = own();
    const context = asZhang('2026-09-25T10:00');
    expect(told.take(decideSuspend({ ...suspend, reason: 'busy' }, pack, told.state, context))).toMatchObject({
      code: 'SuspensionReasonUnknown',
    });
    expect(told.take(decideSuspend({ ...suspend, notice: null }, pack, told.state, context))).toEqual({
      code: 'NoticeMissing',
    });
    expect(told.take(decideSuspend({ ...suspend, reviewBy: '2026-09-25' }, pack, told.state, context))).toEqual({
      code: 'ReviewDateInPast',
    });
    expect(
      told.take(decideSuspend({ ...suspend, clock: 'P2-D2#1' }, pack, told.state, asZhang('2026-09-21T10:00'))),
    ).toMatchObject({ code: 'ClockNotSuspendable' });
    expect(told.take(decideSuspend(suspend, pack, told.state, context))).toBeUndefined();
    expect(clockOf(told.state, 'C-D1')).toMatchObject({ state: 'suspended', due: at('2026-10-20T17:30') });
    expect(nextDue(told.state)).toBeDefined();
    expect(
      decideMoments({ ...told.state, clocks: [clockOf(told.state, 'C-D1')!] }, at('2026-12-01T00:00'), () => null),
    ).toEqual([]);
  });

  const seed = 180023;
  it(`suspended = shifted: calendar days move by the days it stood still (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 200 }), (ran, stood) => {
        const told = own();
        const before = clockOf(told.state, 'C-D1')!.due;
        const stop = at('2026-09-20T11:00') + ran * day;
        const moment = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19);
        told.take(decideSuspend({ ...suspend, reviewBy: '2027-12-31' }, pack, told.state, asZhang(moment(stop))));
        expect(
          told.take(decideResume('C-D1#1', '鉴定完成', pack, told.state, asZhang(moment(stop + stood * day)))),
        ).toBeUndefined();
        expect(clockOf(told.state, 'C-D1')?.due).toBe(before + stood * day);
      }),
      { seed, numRuns: 60 },
    );
  });
});

describe('P2-NEST: the outlet’s three days should lie inside the member’s five', () => {
  it('says so when they cannot', () => {
    const told = story();
    told.register('2026-09-30T10:00', 'wang', 'desk');
    told.act('2026-09-30T10:10', 'wang', 'desk', 'judgeValid');
    told.act('2026-09-30T10:20', 'director', 'association', 'approve');
    told.act('2026-09-30T11:00', 'wang', 'desk', 'forward', { unit: 'bank' });
    told.act('2026-09-30T14:00', 'zhang', 'bank', 'memberAccept');
    told.act('2026-10-12T09:00', 'zhang', 'bank', 'passDown', { unit: 'outlet' });
    expect(clockOf(told.state, 'P2-D4')).toMatchObject({ due: at('2026-10-15T17:30'), exceeds: 'P2-D3#1' });
  });
});

describe('P2-WARN: warnings and breaches are told once, with their true moment, also after the desk was off', () => {
  it('tells in the order of the moments and then is silent', () => {
    const told = story();
    told.register('2026-09-30T10:00', 'wang', 'desk');
    const clock = clockOf(told.state, 'P2-D1')!;
    expect(clock.warnAt).toEqual([at('2026-10-08T17:30')]);
    expect(nextMoment(clock)).toBe(at('2026-10-08T17:30'));
    const tell = (now: number) => decideMoments(told.state, now, () => null);
    expect(tell(at('2026-10-08T17:29'))).toEqual([]);
    expect(tell(clock.due).map((event) => event.type)).toEqual(['ClockWarned']);
    const late = tell(at('2026-10-20T09:00'));
    expect(late).toMatchObject([
      { type: 'ClockWarned', point: at('2026-10-08T17:30') },
      { type: 'ClockBroken', due: clock.due },
    ]);
    told.take({ ok: true, value: late });
    expect(tell(at('2026-11-20T09:00'))).toEqual([]);
    expect(nextMoment(clockOf(told.state, 'P2-D1')!)).toBeNull();
  });
});
