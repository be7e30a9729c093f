import { formatYuan } from '../../shared/base/yuan.ts';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../shared/calendar/local.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { dueDate, formatDue, formatMoment, parseYuan, relativeDue, urgencyOf } from '../../renderer/parts/format.ts';

const at = (date: string, hours: number, minutes = 0): number => instantOf('Asia/Shanghai', date, hours * 60 + minutes);
const { zh, en } = partsWords;
// A Friday.
const now = at('2026-11-20', 10);

describe('moments', () => {
  it('name the year only when it is another one', () => {
    expect(formatMoment(at('2026-11-24', 17, 30), now, zh)).toBe('11-24 周二 17:30');
    expect(formatMoment(at('2027-01-04', 9), now, en)).toBe('2027-01-04 Mon 09:00');
  });

  it('say a due moment at midnight as the end of the day people mean', () => {
    const due = at('2026-11-25', 0);
    expect(formatDue(due, now, zh)).toBe('11-24 周二 24:00');
    expect(dueDate(due)).toBe('2026-11-24');
  });
});

describe('relative times', () => {
  it.each([
    [at('2026-11-23', 17, 30), '还剩1个工作日'],
    [at('2026-11-24', 17, 30), '还剩2个工作日'],
    [at('2026-11-20', 17, 30), '还剩7小时'],
    [at('2026-11-20', 10, 20), '还剩20分钟'],
    [at('2026-11-20', 9, 50), '逾期10分钟'],
    [at('2026-11-19', 17, 30), '逾期1个工作日'],
  ])('count working days over the weekend, then hours, then minutes', (due, said) => {
    expect(relativeDue(due, now, zh)).toBe(said);
  });

  it('counts a make-up working day and not the holiday before it', () => {
    // 2026-10-10 is a Saturday worked for the National Day holidays.
    expect(relativeDue(at('2026-10-10', 17, 30), at('2026-09-30', 10), en)).toBe('3 working days left');
  });

  it('speaks of one day in the singular', () => {
    expect(relativeDue(at('2026-11-23', 17, 30), now, en)).toBe('1 working day left');
  });

  it('tells overdue, today and later apart', () => {
    expect([at('2026-11-19', 17), at('2026-11-20', 17), at('2026-11-23', 9)].map((due) => urgencyOf(due, now))).toEqual(
      ['overdue', 'today', 'later'],
    );
  });
});

describe('amounts', () => {
  it.each([
    ['1280.5', 128_050],
    ['1,280.50', 128_050],
    ['￥ 12', 1200],
    ['0.05', 5],
  ])('%s yuan is understood', (typed, fen) => expect(parseYuan(typed)).toBe(fen));

  it.each(['', '1.234', '-3', 'abc', '1e5', '12345678901234'])('"%s" is no amount', (typed) =>
    expect(parseYuan(typed)).toBeNull(),
  );

  it('come back as they were written', () => {
    for (const fen of [0, 5, 99, 100, 128_050, 123_456_789]) expect(parseYuan(formatYuan(fen))).toBe(fen);
    expect(formatYuan(123_456_789)).toBe('1,234,567.89');
  });
});
