import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { readNotice } from '../../../shared/calendar/notice.ts';

/** '+02-15..02-21 -02-11' : off and worked, without the year unless it is another. */
function brief(text: string, year: number): string {
  const result = readNotice(text, { year });
  if (!result.ok) return result.problem.kind;
  expect(result.value.doubts).toEqual([]);
  return result.value.exceptions
    .map(({ date, kind }) => (kind === 'holiday' ? '+' : '-') + (date.startsWith(`${year}-`) ? date.slice(5) : date))
    .join(' ');
}

const daysOf = (result: ReturnType<typeof readNotice>): string[] =>
  result.ok ? result.value.exceptions.map(({ date, kind }) => `${kind} ${date}`) : [result.problem.kind];

describe('CAL-NOTICE: a sentence of a notice', () => {
  it.each([
    [2026, '1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。', '+01-01 +01-02 +01-03 -01-04'],
    [2025, '1月1日（周三）放假1天，不调休。', '+01-01'],
    [2025, '5月31日（周六）至6月2日（周一）放假，共3天。', '+05-31 +06-01 +06-02'],
    [2024, '6月10日放假，与周末连休。', '+06-10'],
    [2024, '9月15日至17日放假调休，共3天。9月14日（星期六）上班。', '-09-14 +09-15 +09-16 +09-17'],
    [2023, '2022年12月31日至2023年1月2日放假调休，共3天。', '+2022-12-31 +01-01 +01-02'],
    [2019, '1月1日放假。12月29日（星期六）上班。', '-2018-12-29 +01-01'],
    [2014, '4月5日放假，4月7日（星期一）补休。', '+04-05 +04-07'],
    [2013, '6月10日至12日放假调休，共3天。6月8日(星期六)、6月9日(星期日)上班。', '-06-08 -06-09 +06-10 +06-11 +06-12'],
    [
      2011,
      '2月2日（农历除夕）至4日放假。1月30日（星期日），2月12日（星期六）上班。',
      '-01-30 +02-02 +02-03 +02-04 -02-12',
    ],
    [2008, '4月4日—5日放假，共2天。其中，4月4日（清明节）为法定节假日，4月5日（星期六）照常公休。', '+04-04 +04-05'],
    [
      2008,
      '6月7日—9日放假，共3天。6月8日（农历五月初五，端午节）为法定节假日，6月8日（星期日）公休日调至6月9日（星期一）。',
      '+06-07 +06-08 +06-09',
    ],
    [
      2008,
      '9月29日—30日放假，9月27日（星期六）、28日（星期日）两个公休日调至9月29日（星期一）、30日（星期二）。',
      '-09-27 -09-28 +09-29 +09-30',
    ],
    [
      2007,
      '1月1日—3日放假。将2006年12月30日（星期六)、31日（星期日）两个公休日分别调至2007年1月2日、3日。',
      '-2006-12-30 -2006-12-31 +01-01 +01-02 +01-03',
    ],
    [
      2007,
      '2月18日—19日放假；其中18日为法定假日，将17日（星期六)、18日（星期日)两个公休日调至19日；17日、25日上班。',
      '-02-17 +02-18 +02-19 -02-25',
    ],
  ])('%i: %s', (year, text, expected) => {
    expect(brief(text, year)).toBe(expected);
  });

  it('reads every recorded sentence of a file named by SHOUWEN_NOTICE_CASES', () => {
    const file = process.env['SHOUWEN_NOTICE_CASES'] ?? join('absent', 'notice-sentence-cases.json');
    const recorded: { year: number; description: string; expected: { date: string; isOffDay: boolean }[] }[] =
      existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
    if (recorded.length === 0) process.stdout.write(`not read, because it is absent: ${file}\n`);
    const wrong = recorded.filter(({ year, description, expected }) => {
      const wanted = expected.map(({ date, isOffDay }) => `${isOffDay ? 'holiday' : 'makeUp'} ${date}`).sort();
      return String(daysOf(readNotice(description, { year })).sort()) !== String(wanted);
    });
    expect(wrong).toEqual([]);
    expect(brief('5月1日放假。', 2019)).toBe('+05-01');
  });
});

describe('CAL-NOTICE: a whole notice', () => {
  const text = `国务院办公厅关于2026年
    部分节假日安排的通知
    国办发明电〔2025〕7号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节等节假日放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，要按规定及时报告并妥善处置。
国务院办公厅
2025年11月4日`;

  it('gives the year, the number and the very table the product ships', () => {
    const result = readNotice(text);
    const shipped = chinaOfficeCalendar.exceptions.filter(({ date }) => date.startsWith('2026'));
    expect(result).toMatchObject({ ok: true, value: { year: 2026, number: '国办发明电〔2025〕7号', doubts: [] } });
    expect(result.ok && result.value.exceptions).toEqual(shipped.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
  });

  it('lengthens a holiday from where the known table ends', () => {
    const later = `国务院办公厅关于延长2020年春节假期的通知 国办发明电〔2020〕1号
一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。`;
    const known = chinaOfficeCalendar.exceptions.filter(({ date }) => date <= '2020-01-30');
    expect(daysOf(readNotice(later, { known }))).toEqual([
      'holiday 2020-01-31',
      'holiday 2020-02-01',
      'holiday 2020-02-02',
      'makeUp 2020-02-03',
    ]);
    const alone = readNotice(later);
    expect(alone.ok && alone.value.doubts).toMatchObject([{ kind: 'ExtensionStart', date: '2020-02-02' }]);
  });
});

describe('what a person should look at', () => {
  it.each([
    ['5月1日（周五）至4日（周一）放假，共5天。', { kind: 'DayCount', said: 5, found: 4 }],
    ['5月9日（周日）上班。', { kind: 'Weekday', date: '2026-05-09' }],
    ['5月1日至5日放假。5月5日上班。', { kind: 'OffAndWorked', date: '2026-05-05' }],
  ])('%s', (text, doubt) => {
    const result = readNotice(text, { year: 2026 });
    expect(result.ok && result.value.doubts).toMatchObject([doubt]);
  });

  it('a text without year, or without days', () => {
    expect(readNotice('5月1日放假。')).toEqual({ ok: false, problem: { kind: 'YearMissing' } });
    expect(readNotice('关于2026年部分节假日安排的通知 2025年11月4日')).toEqual({
      ok: false,
      problem: { kind: 'NoDays' },
    });
    expect(readNotice('2月30日放假。', { year: 2026 })).toEqual({ ok: false, problem: { kind: 'NoDays' } });
  });
});
