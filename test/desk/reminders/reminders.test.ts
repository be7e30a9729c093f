import { describe, expect, it } from 'vitest';
import { writeMoments } from '../../../desk/watch/deadlines.ts';
import { writeEscalations } from '../../../desk/watch/escalation.ts';
import { at, openCalendarOffice } from '../calendar/office.ts';

describe('PPL-REMIND: each person is reminded of what is his', () => {
  it('warned, overdue and reported up; read and announced once, and gone when it is done', async () => {
    const office = await openCalendarOffice();
    const { id, number } = await office.register('2026-09-30T10:00');
    const wang = await office.as('wang');
    const kinds = async () =>
      (await wang.reminder.view()).lines.map(({ kind, complaint }) => [kind, complaint?.number]);
    const wake = (moment: string): void => {
      office.set(moment);
      writeMoments(office.parts, at(moment));
      writeEscalations(office.parts, at(moment));
    };
    wake('2026-10-08T17:00');
    expect(await kinds()).toEqual([]);
    wake('2026-10-08T17:30');
    // Nobody leads the association, so its supervisors are told: the founder, who is also the handler, and the director.
    expect(await kinds()).toEqual([
      ['warned', number],
      ['escalated', number],
    ]);
    const director = await office.as('director');
    expect((await director.reminder.view()).lines.map(({ kind }) => kind)).toEqual(['escalated']);
    expect((await (await office.as('president')).reminder.view()).lines).toEqual([]);

    const { lines } = await wang.reminder.view();
    expect(await wang.reminder.view()).toMatchObject({ unread: 2, isNew: true });
    expect((await wang.reminder.announce()).lines).toHaveLength(2);
    // Another window of the same person, and the same again after a while.
    expect((await (await office.as('wang')).reminder.announce()).lines).toEqual([]);
    expect(await wang.reminder.read({ keys: [lines[0]!.key, 'no such key'] })).toEqual({ unread: 1 });
    expect((await wang.reminder.view()).lines.map(({ isRead }) => isRead)).toEqual([true, false]);

    // What broke reminds anew, though the warning was read.
    wake('2026-10-09T17:31');
    expect((await wang.reminder.view()).lines.map(({ kind, isRead }) => [kind, isRead])).toEqual([
      ['overdue', false],
      ['escalated', false],
    ]);
    await wang.reminder.saveWishes({ without: ['escalated'], quiet: null, quietOnRestDays: false });
    expect(await kinds()).toEqual([['overdue', number]]);

    await wang.complaint.act({
      request: 'request-withdraw',
      id,
      action: 'withdraw',
      form: { manner: 'phone', reason: '已解决' },
    });
    expect(await kinds()).toEqual([]);
    expect(await director.reminder.view()).toMatchObject({ unread: 0, lines: [] });
  });

  it('nothing is announced in quiet hours and on rest days; afterwards it is', async () => {
    const office = await openCalendarOffice();
    await office.register('2026-09-30T10:00');
    const wang = await office.as('wang');
    await wang.reminder.saveWishes({ without: [], quiet: { from: 18 * 60, to: 8 * 60 + 30 }, quietOnRestDays: true });
    const announced = async (moment: string): Promise<number> => {
      office.set(moment);
      writeMoments(office.parts, at(moment));
      expect((await wang.reminder.view()).lines).not.toEqual([]);
      return (await wang.reminder.announce()).lines.length;
    };
    expect(await announced('2026-10-09T18:00')).toBe(0);
    expect(await announced('2026-10-10T08:29')).toBe(0);
    // The Sunday after the make-up Saturday.
    expect(await announced('2026-10-11T10:00')).toBe(0);
    expect(await announced('2026-10-12T08:30')).toBe(1);
  });

  it('the day ahead is told once a day, with whom one stands in for', async () => {
    const office = await openCalendarOffice();
    await office.register('2026-10-08T10:00');
    const wang = await office.as('wang');
    expect(await wang.reminder.digest()).toMatchObject({ day: '2026-10-08', isDone: false, came: 1, dueToday: 0 });
    await wang.reminder.closeDigest({ day: '2026-10-08' });
    expect((await wang.reminder.digest()).isDone).toBe(true);
    expect((await (await office.as('director')).reminder.digest()).isDone).toBe(false);
    office.set('2026-10-09T08:00');
    const { persons } = await wang.office.view();
    const [me, other] = ['wang', 'director'].map((account) => persons.find((one) => one.account === account)!.id);
    const { association: unit } = office.units;
    await wang.duty.setPair({ request: 'request-pair', unit, a: other!, b: me! });
    const until = at('2026-10-20T09:00');
    await wang.duty.recordAbsence({
      request: 'request-absence',
      person: other!,
      from: at('2026-10-09T08:00'),
      to: until,
      reason: '培训',
    });
    expect(await wang.reminder.digest()).toMatchObject({
      day: '2026-10-09',
      isDone: false,
      dueTomorrow: 1,
      came: 1,
      standsIn: [{ unit, person: other, until }],
    });
    office.set('2026-10-12T08:00');
    expect(await wang.reminder.digest()).toMatchObject({ overdue: 1, dueTomorrow: 0, came: 0 });
  });
});
