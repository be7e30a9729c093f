// The working calendar of offices in mainland China: Monday to Friday, 9:00-12:00 and 13:00-17:30, Beijing time, with the days off
// and make-up days the General Office of the State Council ordered for 2018 to 2026. Each row was compared day by day with the
// open project NateScarlet/holiday-cn (MIT), which collects the same notices, and with the package chinese-days.
//
// 2027 is not published. Its rows are what the law alone gives (Regulation on Holidays for National Festivals, as amended for
// 2025: thirteen days); lieu days and make-up days are missing, so the year is provisional.

import type { Calendar, CalendarException, CalendarYear } from './calendar.ts';
import { mondayToFriday } from './calendar.ts';
import { dayNumber, toLocalDate } from './dates.ts';

/** A notice and what it ordered: [name, first day off, last day off, ...make-up days]. */
export type ChinaNotice = {
  year: number;
  status: 'published' | 'provisional';
  number: string;
  address: string;
  days: [name: string, from: string, to: string, ...makeUp: string[]][];
};

export const chinaNotices: readonly ChinaNotice[] = [
  {
    year: 2018,
    status: 'published',
    number: '国办发明电〔2017〕12号',
    address: 'http://www.gov.cn/zhengce/zhengceku/2017-11/30/content_5243579.htm',
    days: [
      ['元旦', '2018-01-01', '2018-01-01'],
      ['春节', '2018-02-15', '2018-02-21', '2018-02-11', '2018-02-24'],
      ['清明节', '2018-04-05', '2018-04-07', '2018-04-08'],
      ['劳动节', '2018-04-29', '2018-05-01', '2018-04-28'],
      ['端午节', '2018-06-18', '2018-06-18'],
      ['中秋节', '2018-09-24', '2018-09-24'],
      ['国庆节', '2018-10-01', '2018-10-07', '2018-09-29', '2018-09-30'],
    ],
  },
  {
    year: 2019,
    status: 'published',
    number: '国办发明电〔2018〕15号',
    address: 'http://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm',
    days: [
      ['元旦', '2018-12-30', '2019-01-01', '2018-12-29'],
      ['春节', '2019-02-04', '2019-02-10', '2019-02-02', '2019-02-03'],
      ['清明节', '2019-04-05', '2019-04-05'],
      ['端午节', '2019-06-07', '2019-06-07'],
      ['中秋节', '2019-09-13', '2019-09-13'],
      ['国庆节', '2019-10-01', '2019-10-07', '2019-09-29', '2019-10-12'],
    ],
  },
  {
    // The first notice gave 1 May alone; this one replaced it.
    year: 2019,
    status: 'published',
    number: '国办发明电〔2019〕3号',
    address: 'http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm',
    days: [['劳动节', '2019-05-01', '2019-05-04', '2019-04-28', '2019-05-05']],
  },
  {
    year: 2020,
    status: 'published',
    number: '国办发明电〔2019〕16号',
    address: 'http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
    days: [
      ['元旦', '2020-01-01', '2020-01-01'],
      ['春节', '2020-01-24', '2020-01-30', '2020-01-19'],
      ['清明节', '2020-04-04', '2020-04-06'],
      ['劳动节', '2020-05-01', '2020-05-05', '2020-04-26', '2020-05-09'],
      ['端午节', '2020-06-25', '2020-06-27', '2020-06-28'],
      ['国庆节、中秋节', '2020-10-01', '2020-10-08', '2020-09-27', '2020-10-10'],
    ],
  },
  {
    // Lengthened the Spring Festival to 2 February and took back the make-up day of 1 February.
    year: 2020,
    status: 'published',
    number: '国办发明电〔2020〕1号',
    address: 'http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm',
    days: [['春节', '2020-01-31', '2020-02-02']],
  },
  {
    year: 2021,
    status: 'published',
    number: '国办发明电〔2020〕27号',
    address: 'http://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm',
    days: [
      ['元旦', '2021-01-01', '2021-01-03'],
      ['春节', '2021-02-11', '2021-02-17', '2021-02-07', '2021-02-20'],
      ['清明节', '2021-04-03', '2021-04-05'],
      ['劳动节', '2021-05-01', '2021-05-05', '2021-04-25', '2021-05-08'],
      ['端午节', '2021-06-12', '2021-06-14'],
      ['中秋节', '2021-09-19', '2021-09-21', '2021-09-18'],
      ['国庆节', '2021-10-01', '2021-10-07', '2021-09-26', '2021-10-09'],
    ],
  },
  {
    year: 2022,
    status: 'published',
    number: '国办发明电〔2021〕11号',
    address: 'http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm',
    days: [
      ['元旦', '2022-01-01', '2022-01-03'],
      ['春节', '2022-01-31', '2022-02-06', '2022-01-29', '2022-01-30'],
      ['清明节', '2022-04-03', '2022-04-05', '2022-04-02'],
      ['劳动节', '2022-04-30', '2022-05-04', '2022-04-24', '2022-05-07'],
      ['端午节', '2022-06-03', '2022-06-05'],
      ['中秋节', '2022-09-10', '2022-09-12'],
      ['国庆节', '2022-10-01', '2022-10-07', '2022-10-08', '2022-10-09'],
    ],
  },
  {
    year: 2023,
    status: 'published',
    number: '国办发明电〔2022〕16号',
    address: 'http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm',
    days: [
      ['元旦', '2022-12-31', '2023-01-02'],
      ['春节', '2023-01-21', '2023-01-27', '2023-01-28', '2023-01-29'],
      ['清明节', '2023-04-05', '2023-04-05'],
      ['劳动节', '2023-04-29', '2023-05-03', '2023-04-23', '2023-05-06'],
      ['端午节', '2023-06-22', '2023-06-24', '2023-06-25'],
      ['中秋节、国庆节', '2023-09-29', '2023-10-06', '2023-10-07', '2023-10-08'],
    ],
  },
  {
    year: 2024,
    status: 'published',
    number: '国办发明电〔2023〕7号',
    address: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
    days: [
      ['元旦', '2024-01-01', '2024-01-01'],
      ['春节', '2024-02-10', '2024-02-17', '2024-02-04', '2024-02-18'],
      ['清明节', '2024-04-04', '2024-04-06', '2024-04-07'],
      ['劳动节', '2024-05-01', '2024-05-05', '2024-04-28', '2024-05-11'],
      ['端午节', '2024-06-10', '2024-06-10'],
      ['中秋节', '2024-09-15', '2024-09-17', '2024-09-14'],
      ['国庆节', '2024-10-01', '2024-10-07', '2024-09-29', '2024-10-12'],
    ],
  },
  {
    year: 2025,
    status: 'published',
    number: '国办发明电〔2024〕12号',
    address: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
    days: [
      ['元旦', '2025-01-01', '2025-01-01'],
      ['春节', '2025-01-28', '2025-02-04', '2025-01-26', '2025-02-08'],
      ['清明节', '2025-04-04', '2025-04-06'],
      ['劳动节', '2025-05-01', '2025-05-05', '2025-04-27'],
      ['端午节', '2025-05-31', '2025-06-02'],
      ['国庆节、中秋节', '2025-10-01', '2025-10-08', '2025-09-28', '2025-10-11'],
    ],
  },
  {
    year: 2026,
    status: 'published',
    number: '国办发明电〔2025〕7号',
    address: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    days: [
      ['元旦', '2026-01-01', '2026-01-03', '2026-01-04'],
      ['春节', '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'],
      ['清明节', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05', '2026-05-09'],
      ['端午节', '2026-06-19', '2026-06-21'],
      ['中秋节', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'],
    ],
  },
  {
    year: 2027,
    status: 'provisional',
    number: '全国年节及纪念日放假办法',
    address: '',
    days: [
      ['元旦', '2027-01-01', '2027-01-01'],
      ['春节', '2027-02-05', '2027-02-08'],
      ['清明节', '2027-04-05', '2027-04-05'],
      ['劳动节', '2027-05-01', '2027-05-02'],
      ['端午节', '2027-06-09', '2027-06-09'],
      ['中秋节', '2027-09-15', '2027-09-15'],
      ['国庆节', '2027-10-01', '2027-10-03'],
    ],
  },
];

export const chinaOfficeCalendar: Calendar = {
  id: 'CN',
  version: 1,
  title: '全国办公日历',
  timeZone: 'Asia/Shanghai',
  weekly: mondayToFriday(['09:00', '12:00'], ['13:00', '17:30']),
  exceptions: chinaNotices.flatMap(exceptionsOf),
  annual: [],
  years: yearsOf(chinaNotices),
};

/** Statutory days off for everyone: eleven until 2024, thirteen since (Spring Festival four, Labour Day two). */
export const statutoryDaysOff = (year: number): number => (year >= 2025 ? 13 : 11);

function exceptionsOf({ number, days }: ChinaNotice): CalendarException[] {
  return days.flatMap(([name, from, to, ...makeUp]): CalendarException[] => [
    ...datesFrom(from, to).map((date): CalendarException => ({ date, kind: 'holiday', name, notice: number })),
    ...makeUp.map((date): CalendarException => ({ date, kind: 'makeUp', name, notice: number })),
  ]);
}

function datesFrom(from: string, to: string): string[] {
  const first = dayNumber(from);
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, index) => toLocalDate(first + index));
}

function yearsOf(notices: readonly ChinaNotice[]): CalendarYear[] {
  const byYear = new Map<number, CalendarYear>();
  for (const { year, status, number, address } of notices) {
    const before = byYear.get(year)?.notice;
    const notice = [before, `${number} ${address}`.trim()].filter((part) => part !== undefined).join('; ');
    byYear.set(year, { year, status, notice });
  }
  return [...byYear.values()];
}
