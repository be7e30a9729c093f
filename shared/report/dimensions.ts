import { day as dayLength, hour } from '../base/time.ts';
import { channels } from '../complaint/details.ts';
import { localDate } from '../calendar/local.ts';
import { chainOf, isAtOrUnder, type Office, type Unit } from '../people/office.ts';
import { regionOf } from '../people/region.ts';
import type { Text } from '../procedure/pack.ts';
import type { CategoryBook } from '../procedure/trees/book.ts';
import { detailsWords } from '../words/details.ts';
import { reportFigureWords } from '../words/reportFigures.ts';
import { said } from '../words/said.ts';
import type { ReportCase } from './cases.ts';
import { daysOf } from './period.ts';

/** What complaints are told apart by. `branch`: the unit right below the one that makes the report (an association's members, a
 *  bank's branches), itself for what lies at no branch, all its partners as one. Categories by their top, or as they were chosen. */
export const dimensions = [
  'month',
  'branch',
  'unit',
  'region',
  'way',
  'reason',
  'business',
  'businessChannel',
  'channelGroup',
  'severity',
  'matter',
] as const;
export type Dimension = (typeof dimensions)[number];

/** Days begin so much earlier in China than in UTC; summer time has not been kept there since 1991. */
const chinaAhead = 8 * hour;

/** Value for complaints of which nobody has said it. */
export const unknown = '-';
/** Value of `branch` for whoever works with an association without being its member. */
export const partners = 'partners';

/** Rows that are no unit of the organisation: nobody is first or last among them. @param key of a row, `branch=…` */
export const isNobody = (key: string): boolean => key.endsWith(`=${unknown}`) || key.endsWith(`=${partners}`);

export type Places = {
  keyOf: (dimension: Dimension, one: ReportCase) => string;
  titleOf: (dimension: Dimension, key: string) => Text;
  /** Values that get a row also when nothing is counted, in their order; nothing where only what there is is shown. */
  all: (dimension: Dimension, period: string) => string[] | null;
  branchOf: (unit: string) => string;
};

const own = (text: string): Text => ({ zh: text, en: text });
const figureWords = (pick: (words: (typeof reportFigureWords)['zh']) => string): Text => said(reportFigureWords, pick);

/** Leaves of JR/T 0169 that are summed up as electronic channels. */
const electronic = new Set(['A1.web', 'A1.phone', 'A1.app', 'A1.public', 'A1.sms', 'A1.electronicOther']);

/** @param regimeWords titles of severities and matters, in their order, by `severity pack:id` */
export function placesOf(
  office: Office,
  scope: Unit,
  categories: CategoryBook,
  regimeWords: ReadonlyMap<string, Text>,
): Places {
  const branchById = new Map<string, string>();
  const regionById = new Map<string, string>();
  const branchOf = (unit: string): string => {
    const known = branchById.get(unit);
    if (known !== undefined) return known;
    const chain = chainOf(office, unit);
    const place = chain.findIndex(({ id }) => id === scope.id);
    const below = place > 0 ? chain[place - 1] : undefined;
    // Departments of an association are the association; its partners stand together, apart from the members.
    const isOwn = place === 0 || (scope.kind === 'association' && below?.kind === 'department');
    const found = isOwn ? scope.id : below?.partner ? partners : (below?.id ?? unknown);
    branchById.set(unit, found);
    return found;
  };
  const regionKey = (unit: string): string => {
    let known = regionById.get(unit);
    if (known === undefined) regionById.set(unit, (known = regionOf(office, unit) ?? unknown));
    return known;
  };
  const monthByDay = new Map<number, string>();
  const monthAt = (at: number): string => {
    const day = Math.floor((at + chinaAhead) / dayLength);
    let month = monthByDay.get(day);
    if (month === undefined) monthByDay.set(day, (month = localDate('Asia/Shanghai', at).slice(0, 7)));
    return month;
  };
  const topByCategory = new Map<string, string>();
  const topOf = (id: string | null): string => {
    if (id === null) return unknown;
    let top = topByCategory.get(id);
    if (top === undefined) topByCategory.set(id, (top = findTop(id)));
    return top;
  };
  const findTop = (id: string): string => {
    let category = categories.find(id);
    for (let depth = 0; category?.parent && depth < 9; depth++) category = categories.find(category.parent);
    return category?.id ?? unknown;
  };
  const keyOf: Places['keyOf'] = (dimension, one) => {
    switch (dimension) {
      case 'month':
        return monthAt(one.receivedAt);
      case 'branch':
        return branchOf(one.unit);
      case 'unit':
        return one.unit;
      case 'region':
        return regionKey(one.unit);
      case 'way':
        return one.channel;
      case 'reason':
        return topOf(one.reason);
      case 'business':
        return topOf(one.business);
      case 'businessChannel':
        return one.businessChannel !== null && categories.find(one.businessChannel) ? one.businessChannel : unknown;
      case 'channelGroup':
        return groupOf(one.businessChannel, categories);
      case 'severity':
      case 'matter':
        return one[dimension] === null ? unknown : `${one.pack}:${one[dimension]}`;
    }
  };
  const tops = (dimension: 'reason' | 'business'): string[] =>
    categories.current.categories
      .filter((category) => category.dimension === dimension && category.parent === null && !category.retired)
      .map(({ id }) => id);
  return {
    keyOf,
    branchOf,
    titleOf(dimension, key) {
      if (key === unknown) return figureWords((words) => words.unknown[dimension]);
      switch (dimension) {
        case 'month':
          return said(reportFigureWords, (words) => words.month(key));
        case 'branch':
          if (key === partners) return figureWords((words) => words.partners);
          if (key === scope.id) return said(reportFigureWords, (words) => words.itself(scope.name));
          return own(office.unitById.get(key)?.name ?? key);
        case 'unit':
          return own(office.unitById.get(key)?.name ?? key);
        case 'region':
          return own(key);
        case 'way':
          return said(detailsWords, (words) => words.channels[key as (typeof channels)[number]] ?? key);
        case 'severity':
        case 'matter':
          return regimeWords.get(`${dimension} ${key}`) ?? own(key);
        case 'channelGroup':
          return figureWords((words) => words.channelGroups[key as 'outlet'] ?? key);
        default:
          return categories.find(key)?.title ?? own(key);
      }
    },
    all(dimension, period) {
      switch (dimension) {
        case 'month':
          return monthsOf(period);
        case 'branch':
          return [...office.unitById.values()]
            .filter(
              ({ parent, kind, closed, partner }) =>
                parent === scope.id && !closed && !partner && kind !== 'department',
            )
            .map(({ id }) => id);
        case 'way':
          return [...channels];
        case 'reason':
        case 'business':
          return tops(dimension);
        case 'channelGroup':
          return ['outlet', 'machine', 'electronic', 'third', 'otherFront', 'back'];
        default:
          return null;
      }
    },
  };
}

function groupOf(id: string | null, categories: CategoryBook): string {
  if (id === null || !categories.find(id)) return unknown;
  if (electronic.has(id)) return 'electronic';
  const named: Record<string, string> = {
    'A1.outlet': 'outlet',
    'A1.machine': 'machine',
    'A1.third': 'third',
    A2: 'back',
  };
  return named[id] ?? (id.startsWith('A2') ? 'back' : 'otherFront');
}

/** Months 'YYYY-MM' of a period, in order. */
export function monthsOf(period: string): string[] {
  const { from, until } = daysOf(period);
  const months: string[] = [];
  for (let month = from.slice(0, 7); month < until.slice(0, 7) || months.length === 0;) {
    months.push(month);
    const [year, number] = month.split('-').map(Number) as [number, number];
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  }
  return months;
}

/** Outlets of a unit on the register, open ones. */
export const outletsUnder = (office: Office, unit: string): number =>
  [...office.unitById.values()].filter(
    ({ id, kind, closed }) => kind === 'outlet' && !closed && isAtOrUnder(office, id, unit),
  ).length;
