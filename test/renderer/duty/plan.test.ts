import { describe, expect, it } from 'vitest';
import {
  alonePerDay,
  datesOf,
  dayOf,
  kindOfDay,
  ordered,
  presenceOf,
  rowsOf,
  step,
} from '../../../renderer/screens/duty/plan/plan.ts';
import { at, officeOf, persons, time } from '../../shared/complaint/office.ts';

const away = { id: 'x', from: at('2026-10-12T12:00'), to: at('2026-10-14T00:00'), reason: '病假' };
const office = officeOf(
  persons.map((person) =>
    person.id === 'zhang'
      ? { ...person, absences: [away] }
      : person.id === 'zhao'
        ? { ...person, absences: [{ ...away, id: 'y', from: at('2026-10-13T00:00') }] }
        : person,
  ),
);
const bank = office.unitById.get('bank')!;

describe('the duty calendar', () => {
  it('shows whole months and weeks from Monday, and walks to the next ones', () => {
    expect(datesOf('2026-02-10', 'month')).toHaveLength(28);
    expect(datesOf('2026-10-14', 'week')).toEqual([
      '2026-10-12',
      '2026-10-13',
      '2026-10-14',
      '2026-10-15',
      '2026-10-16',
      '2026-10-17',
      '2026-10-18',
    ]);
    expect([step('2026-10-14', 'month', 1), step('2026-10-14', 'month', -1)]).toEqual(['2026-11-01', '2026-09-30']);
    expect(step('2026-10-14', 'week', -1)).toBe('2026-10-07');
  });

  it('knows make-up days and holidays of the office calendar', () => {
    expect(['2026-10-10', '2026-10-07', '2026-10-12'].map((date) => kindOfDay(time, date))).toEqual([
      'makeUp',
      'off',
      'working',
    ]);
  });

  it('says who answers on a day, one after the other, and where nobody does', () => {
    expect(dayOf(office, bank, '2026-10-12').map((answer) => 'person' in answer && answer.person)).toEqual([
      'zhang',
      'zhao',
    ]);
    expect(dayOf(office, bank, '2026-10-13')).toEqual([{ kind: 'unattended', why: 'bothAway' }]);
    const units = [...office.unitById.values()];
    expect(alonePerDay(office, units, ['2026-10-12', '2026-10-13', '2026-10-14'])).toEqual([0, 1, 0]);
  });

  it('says of each person whether he is there, away, or away for a part', () => {
    const zhang = office.personById.get('zhang')!;
    expect(['2026-10-11', '2026-10-12', '2026-10-13'].map((date) => presenceOf(zhang, date))).toEqual([
      { kind: 'there', reason: '' },
      { kind: 'partly', reason: '病假' },
      { kind: 'away', reason: '病假' },
    ]);
  });

  it('lists a unit and then everybody who may have to answer for it', () => {
    expect(rowsOf(office, [bank]).map(({ person, slot }) => [person?.id ?? null, slot])).toEqual([
      [null, null],
      ['zhang', 'a'],
      ['zhao', 'b'],
    ]);
    expect(ordered({ row: 2, from: 9, to: 4 })).toEqual({ row: 2, from: 4, to: 9 });
  });
});
