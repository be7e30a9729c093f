import { describe, expect, it } from 'vitest';
import { spanOf, type AbsenceForm } from '../../../renderer/screens/duty/absence.ts';
import {
  comingGaps,
  isOpenEnded,
  ordered,
  standing,
  unattended,
  uncoveredBy,
} from '../../../renderer/screens/duty/board.ts';
import { at, office } from '../complaint/office.ts';
import { dutyBoard } from '../complaint/fakeDesk.ts';

const now = at('2026-11-23T17:30');
const { units } = dutyBoard(now);

describe('the duty board', () => {
  it('puts my own units first and outlets under their bank', () => {
    expect(ordered(units, office, new Set(['o'])).map((one) => one.unit)).toEqual(['o', 'a', 'a1', 'm', 'o2']);
  });

  it('alarms where nobody answers, the most open work first', () => {
    expect(unattended(units).map((one) => [one.unit, one.open])).toEqual([
      ['o2', 12],
      ['a', 0],
    ]);
  });

  it('alarms before a gap happens', () => {
    const gaps = comingGaps(units, now);
    expect(gaps.map((gap) => [gap.unit, gap.from])).toEqual([['o', at('2026-11-24T12:00')]]);
    expect(isOpenEnded(gaps[0]!.to, now)).toBe(true);
  });

  it('lists absences that are or will be, not those that were', () => {
    const member = units.find((one) => one.unit === 'm')!;
    expect(standing(member.absences, now)).toHaveLength(1);
    expect(standing(member.absences, at('2026-11-27T09:00'))).toEqual([]);
  });
});

describe('a new absence', () => {
  const absence = (from: string, to: string) => ({ id: 'new', from: at(from), to: at(to), reason: '' });

  it('tells beforehand which units would have nobody', () => {
    expect(uncoveredBy(office, 'sun', absence('2026-11-25T00:00', '2026-11-26T00:00'))).toEqual(['m']);
    expect(uncoveredBy(office, 'sun', absence('2026-12-25T00:00', '2026-12-26T00:00'))).toEqual([]);
    expect(uncoveredBy(office, 'wang', absence('2026-12-07T09:00', '2026-12-08T00:00'))).toEqual(['a1']);
  });

  const form: AbsenceForm = {
    person: 'sun',
    startsNow: true,
    fromDate: null,
    isOpen: true,
    toDate: null,
    reason: '',
    part: 'whole',
    weekdays: [],
  };

  it('begins at once and stays open, or lasts whole days', () => {
    expect(spanOf(form, now)).toEqual({ ok: true, from: now, to: null });
    const days = { ...form, startsNow: false, fromDate: '2026-11-25', isOpen: false, toDate: '2026-11-26' };
    expect(spanOf(days, now)).toEqual({ ok: true, from: at('2026-11-25T00:00'), to: at('2026-11-27T00:00') });
    expect(spanOf({ ...days, fromDate: '2026-11-23' }, now)).toMatchObject({ from: now });
  });

  it('of half days is one stretch on one day and comes again over several', () => {
    const one = { ...form, startsNow: false, fromDate: '2026-11-25', isOpen: false, toDate: '2026-11-25' };
    expect(spanOf({ ...one, part: 'afternoon' }, now)).toEqual({
      ok: true,
      from: at('2026-11-25T12:00'),
      to: at('2026-11-26T00:00'),
    });
    const several = { ...one, toDate: '2026-11-27', part: 'morning' as const };
    expect(spanOf(several, now)).toMatchObject({
      from: at('2026-11-25T00:00'),
      to: at('2026-11-28T00:00'),
      repeats: [{ from: 0, to: 720, weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }],
    });
    expect(spanOf({ ...form, weekdays: ['wed'] }, now)).toEqual({
      ok: true,
      from: now,
      to: null,
      repeats: [{ weekdays: ['wed'], from: 0, to: 1440 }],
    });
  });

  it('says what is missing', () => {
    expect(spanOf({ ...form, person: null }, now)).toEqual({ ok: false, problem: 'whoMissing' });
    expect(spanOf({ ...form, isOpen: false }, now)).toEqual({ ok: false, problem: 'dateMissing' });
    const turned = { ...form, startsNow: false, fromDate: '2026-11-26', isOpen: false, toDate: '2026-11-25' };
    expect(spanOf(turned, now)).toEqual({ ok: false, problem: 'toBeforeFrom' });
  });
});
