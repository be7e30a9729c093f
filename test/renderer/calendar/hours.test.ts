import { describe, expect, it } from 'vitest';
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import type { ChildCalendar } from '../../../shared/calendar/compile.ts';
import { calendarFrom, draftFrom, freshKey } from '../../../renderer/screens/calendar/hours/draft.ts';
import { readWindows, windowsText } from '../../../renderer/screens/calendar/hours/windowText.ts';

const bank = { id: 'bank', name: '海港银行' };
const above = { unit: null, calendar: chinaOfficeCalendar };
const office = { calendar: chinaOfficeCalendar, own: null, above: null };

describe('hours as they are typed', () => {
  it.each([
    ['9:00-12:00 13:00-17:30', '09:00-12:00 13:00-17:30'],
    ['9-12,13-17:30', '09:00-12:00 13:00-17:30'],
    ['９：００至１２：００、１３点到１７点半', '09:00-12:00 13:00-17:30'],
    ['0830 ~ 1200；1330—17.30', '08:30-12:00 13:30-17:30'],
    ['22-6', '22:00-30:00'],
    ['0-24', '00:00-24:00'],
    ['', ''],
  ])('%s', (typed, read) => {
    const windows = readWindows(typed);
    expect(windows && windowsText(windows)).toBe(read);
    // What was understood is understood again.
    expect(readWindows(read)).toEqual(windows);
  });

  it.each(['八点', '9', '9-', '9-12-13', '9:60-12', '9-49', '9-12 午后'])('cannot read %s', (typed) => {
    expect(readWindows(typed)).toBeNull();
  });
});

describe('the form of office hours', () => {
  it('says only what differs from the unit above, and keeps what it does not show', () => {
    const view = { calendar: chinaOfficeCalendar, own: null, above };
    const draft = draftFrom(view);
    expect(Object.values(draft.weekly).map(({ mode }) => mode)).toEqual(Array(7).fill('above'));
    draft.weekly.sat = { mode: 'own', text: '9-12', counted: false };
    draft.weekly.mon = { mode: 'closed', text: '', counted: true };
    draft.days.push({ key: freshKey(draft), date: '2026-11-24', kind: 'closed', text: '9-12', name: ' 搬迁 ' });
    draft.yearly.push({ key: freshKey(draft), monthDay: '05-04', name: '行庆' });
    const made = calendarFrom(draft, view, bank);
    const calendar: ChildCalendar = {
      id: 'unit/bank',
      version: 0,
      title: '海港银行',
      weekly: { sat: [['09:00', '12:00']], mon: [] },
      exceptions: [{ date: '2026-11-24', kind: 'closed', name: '搬迁' }],
      annual: [{ monthDay: '05-04', name: '行庆' }],
    };
    expect(made).toEqual({ calendar });
    const own = { ...calendar, version: 3, years: chinaOfficeCalendar.years };
    const again = { calendar: chinaOfficeCalendar, own, above };
    expect(calendarFrom(draftFrom(again), again, bank)).toEqual({ calendar: own });
  });

  it('leaves the public holidays of the office as their notices ordered them', () => {
    const draft = draftFrom(office);
    expect(draft.days).toEqual([]);
    const made = calendarFrom(draft, office, null);
    expect('calendar' in made && made.calendar).toMatchObject({
      ...chinaOfficeCalendar,
      exceptions: expect.arrayContaining(chinaOfficeCalendar.exceptions),
      countedWeekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    });
    expect('calendar' in made && made.calendar.exceptions).toHaveLength(chinaOfficeCalendar.exceptions.length);
  });

  it('names every place it cannot read', () => {
    const draft = draftFrom(office);
    draft.weekly.tue.text = '八点';
    draft.weekly.wed.text = '';
    draft.days.push({ key: 7, date: '', kind: 'shortDay', text: '9-12', name: '' });
    draft.yearly.push({ key: 8, monthDay: '02-30', name: '' });
    expect(calendarFrom(draft, office, null)).toEqual({
      faults: [
        { where: 'tue', why: 'notHours' },
        { where: 'wed', why: 'hoursMissing' },
        { where: 7, why: 'dateMissing' },
        { where: 8, why: 'dateMissing' },
      ],
    });
  });
});
