import '../units/browser.ts';
import { describe, expect, it } from 'vitest';
import { builtInBook } from '../../../shared/calendar/book.ts';
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { compareCalendars } from '../../../shared/calendar/compare.ts';
import { compileCalendar } from '../../../shared/calendar/compile.ts';
import { publishYear } from '../../../shared/calendar/importDays.ts';
import { dueMoment } from '../../../shared/calendar/limit.ts';
import { readNotice } from '../../../shared/calendar/notice.ts';
import type { CalendarPreview, CalendarView } from '../../../shared/contract/calendarViews.ts';
import type { Limit } from '../../../shared/calendar/limit.ts';
import type { ClockRule } from '../../../shared/procedure/pack.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { calendarWords } from '../../../shared/words/calendar.ts';
import { limitText } from '../../../renderer/screens/calendar/due.ts';
import Screen from '../../../renderer/screens/calendar/Screen.tsx';
import { refusal, session, show, smallOffice, type Answers } from '../units/stage.tsx';

const text =
  '关于2027年部分节假日安排的通知 国办发明电〔2026〕99号 一、元旦：1月1日（周五）至3日放假，共4天。1月9日上班。';
const next = publishYear(chinaOfficeCalendar, { year: 2027, exceptions: [] });
const view = (more: Partial<CalendarView> = {}): CalendarView => ({
  calendar: builtInBook.office,
  own: null,
  above: null,
  ownUnits: [],
  version: 1,
  versions: [{ version: 1, at: null, person: null, note: '', years: chinaOfficeCalendar.years }],
  findings: [],
  provisionalClocks: 2,
  ...more,
});
const preview: CalendarPreview = {
  problems: [],
  warnings: [{ kind: 'WorkingDaysOfYear', year: 2027, found: 250, expected: 248 }],
  affected: [
    {
      complaint: 'c1',
      number: 'LN-2026-0001',
      clock: 'P2-D1#1',
      rule: 'P2-D1',
      before: Date.UTC(2027, 0, 5, 9, 30),
      after: Date.UTC(2027, 0, 6, 9, 30),
      provisional: false,
    },
  ],
  total: 1,
};
const answers = (more: Answers = {}): Answers => ({
  'session.state': () => session(),
  'office.view': () => smallOffice(),
  'calendar.view': () => view(),
  'calendar.preview': () => preview,
  'calendar.readNotice': (input: { text: string }) => {
    const read = readNotice(input.text);
    if (!read.ok) throw refusal('NoticeNotReadable', { why: read.problem.kind });
    const { year, number = null, exceptions, doubts } = read.value;
    return { year, notice: number, exceptions, doubts, calendar: next };
  },
  ...more,
});

describe('the working calendar', () => {
  it('shows a year with named days and what it adds up to', async () => {
    const page = await show(Screen, answers());
    expect(page.all('.calendar-month')).toHaveLength(12);
    expect(page.text()).toContain('国庆节');
    expect(page.control('暂定时限2')).toBeDefined();
  });

  it('publishes a pasted notice only after its days, doubts and affected clocks were shown; a refusal keeps the text', async () => {
    let asked = 0;
    const page = await show(
      Screen,
      answers({
        'calendar.publish': () => {
          asked += 1;
          if (asked === 1) throw refusal('CalendarChangedMeanwhile', { version: 2 });
          return { version: 2, moved: 1 };
        },
      }),
    );
    await page.click(page.control('发布安排'));
    await page.type(page.find('textarea'), '今年怎么放假');
    await page.click(page.control('读取通知'));
    expect(page.find('[role=alert]').textContent).toContain('哪一年');
    await page.type(page.find('textarea'), text);
    await page.click(page.control('读取通知'));
    expect(page.text()).toContain('通知写共4天，读出的是3天');
    expect(page.text()).toContain('跨年调休时可能不同');
    expect(page.text()).toContain('LN-2026-0001');
    await page.click(page.control('发布第2版'));
    const first = page.lastCall('calendar.publish') as { request: string };
    expect(first).toMatchObject({ note: '国办发明电〔2026〕99号', expectedVersion: 1 });
    expect(page.text()).toContain('别人已发布日历第2版');
    expect(page.find('textarea')).toHaveProperty('value', text);
    await page.click(page.control('发布第2版'));
    // An answered request is not sent again under the same number.
    expect((page.lastCall('calendar.publish') as { request: string }).request).not.toBe(first.request);
    expect(page.text()).toContain('1个时限已重新计算');
  });

  it('keeps publishing from people who may not', async () => {
    const page = await show(Screen, answers({ 'session.state': () => session(['handler']) }));
    await page.click(page.control('发布安排'));
    await page.type(page.find('textarea'), text);
    await page.click(page.control('读取通知'));
    expect(page.control('发布第2版')).toHaveProperty('disabled', true);
    expect(page.text()).toContain('只有管理员可以发布日历');
  });

  it('compares versions and lists provisional deadlines', async () => {
    const versions = [
      { version: 2, at: Date.UTC(2026, 10, 20), person: 'admin', note: '示例', years: next.years },
      ...view().versions,
    ];
    const page = await show(
      Screen,
      answers({
        'calendar.view': () => view({ version: 2, versions }),
        'calendar.compare': () => ({ from: 1, to: 2, difference: compareCalendars(chinaOfficeCalendar, next) }),
        'calendar.provisional': () => ({
          lines: [
            {
              complaint: 'c1',
              number: 'LN-2026-0001',
              clock: 'P2-D1#1',
              rule: 'P2-D1',
              due: Date.UTC(2027, 0, 5, 9, 30),
            },
          ],
          next: null,
        }),
      }),
    );
    await page.click(page.control('版本'));
    expect(page.text()).toContain('方圆');
    expect(page.lastCall('calendar.compare')).toEqual({ from: 1, to: 2 });
    expect(page.text()).toContain('2027年：暂定 → 已公布');
    await page.click(page.control('暂定时限2'));
    expect(page.text()).toContain('LN-2026-0001');
  });

  it('explains a deadline with the rule of the desk, day by day', async () => {
    const time = compileCalendar(chinaOfficeCalendar);
    if (!time.ok) throw new Error(time.problem.kind);
    const due = dueMoment(time.value, { amount: 2, unit: 'workingDay' }, Date.UTC(2026, 8, 30, 2));
    if (!due.ok) throw new Error(due.problem.kind);
    const page = await show(Screen, answers({ 'calendar.due': () => due.value }));
    await page.click(page.control('到期计算'));
    expect(page.lastCall('calendar.due')).toMatchObject({ clock: expect.any(String), from: expect.any(Number) });
    expect(page.find('.strip').textContent).toContain('国庆节');
    expect(page.find('.calendar-due-result').textContent).toContain('10-09');
    expect(page.find('.calendar-table').textContent).toContain('第2个工作日');
  });

  it('names ranges and limits before a planned date in the list of limits', () => {
    const say = calendarWords.zh.due;
    const rule = (limit: Limit): ClockRule => ({ ...shippedPacks.newest('P2')!.clocks[0]!, limit });
    expect(limitText(rule({ amount: 3, from: 2, unit: 'workingHour' }), say)).toBe('2至3个工作小时');
    expect(limitText(rule({ amount: 15, unit: 'workingDay', direction: 'backward' }), say)).toBe('提前15个工作日');
  });

  it('gives a unit hours of its own: written as typed, checked, published on its version', async () => {
    const page = await show(
      Screen,
      answers({
        'calendar.view': ({ unit }: { unit?: string }) =>
          unit === undefined
            ? view({ ownUnits: ['out1'] })
            : view({ version: 2, above: { unit: null, calendar: chinaOfficeCalendar } }),
        'calendar.publish': () => ({ version: 3, moved: 1 }),
      }),
    );
    await page.click(page.control('办公时间'));
    await page.click(page.control('海港银行中山支行'));
    expect(page.lastCall('calendar.view')).toEqual({ unit: 'out1' });
    expect(page.text()).toContain('沿用 全办公室 的日历（第1版）');
    await page.click(page.control('添加每年的日子'));
    await page.type(page.find('[aria-label="月-日"]'), '13.40');
    await page.click(page.control('核对影响'));
    expect(page.find('[role=alert]').textContent).toBe('请写明日期');
    expect(page.calls.some(({ name }) => name === 'calendar.preview')).toBe(false);
    await page.type(page.find('[aria-label="月-日"]'), '05-04');
    await page.click(page.control('核对影响'));
    const calendar = {
      id: 'unit/out1',
      version: 0,
      title: '海港银行中山支行',
      weekly: {},
      exceptions: [],
      annual: [{ monthDay: '05-04', name: '' }],
    };
    expect(page.lastCall('calendar.preview')).toEqual({ calendar });
    expect(page.text()).toContain('LN-2026-0001');
    expect(page.control('发布第3版')).toHaveProperty('disabled', true);
    await page.type(page.find('[placeholder^=例如通知文号]'), '行庆放假');
    await page.click(page.control('发布第3版'));
    expect(page.lastCall('calendar.publish')).toMatchObject({ calendar, note: '行庆放假', expectedVersion: 2 });
    expect(page.text()).toContain('海港银行中山支行的办公时间第3版已发布，1个时限已重新计算。');
  });
});
