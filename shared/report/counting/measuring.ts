import type { FigureInput } from '../../procedure/pack.ts';
import { isIn, type ReportCase } from '../cases.ts';
import { outletsUnder, unknown, type Places } from '../dimensions.ts';
import type { Material } from '../material.ts';
import { counts, daysOf, measures, type CountId, type Measure, type MeasureId } from '../measures.ts';
import { periodBefore, stretchOf, yearBefore as yearEarlierOf, type Stretch } from '../period.ts';
import { branchGroup, type Group } from './groups.ts';

/** Value of a measure over a group of complaints; nothing where it cannot be told. */
export type Measured = (id: MeasureId, group: Group, table: Group) => number | null;

/** @returns the measures of one report: what several columns need is counted once */
export function measurer(material: Material, places: Places): Measured {
  const period = stretchOf(material.period);
  const yearEarlier = yearEarlierOf(material.definition.period, material.period);
  const earlier = {
    before: stretchOf(periodBefore(material.definition.period, material.period)),
    yearBefore: yearEarlier === null ? null : stretchOf(yearEarlier),
  };
  // The same complaints are counted for several columns (share, change, rate): once is enough.
  const known = new WeakMap<readonly ReportCase[], Map<string, number>>();
  const count = (of: CountId, cases: readonly ReportCase[], stretch: Stretch): number => {
    let ofCases = known.get(cases);
    if (!ofCases) known.set(cases, (ofCases = new Map<string, number>()));
    const name = `${of} ${stretch.from}`;
    let counted = ofCases.get(name);
    if (counted === undefined) {
      counted = 0;
      for (const one of cases) if (counts[of](one, stretch, material.within)) counted += 1;
      ofCases.set(name, counted);
    }
    return counted;
  };
  const countEarlier = (of: CountId, group: Group, when: 'before' | 'yearBefore'): number | null => {
    const stretch = earlier[when];
    return stretch === null || stretch.from < material.begun ? null : count(of, group[when], stretch);
  };
  const inputOf = (group: Group, what: FigureInput): number | null => {
    const branch = group.path.find(({ dimension }) => dimension === 'branch')?.key;
    const unit = group.path.length === 0 ? material.unit.id : branch;
    if (unit === undefined) return null;
    if (unit === unknown) return null;
    const entered = material.input(unit, what);
    if (entered !== null) return entered;
    if (group.path.length === 0) {
      // Whoever keeps no outlets has none; a missing number of customers is missing.
      const below = (places.all('branch', material.period) ?? []).map(
        (id) => inputOf(branchGroup(id), what) ?? (what === 'outlets' ? 0 : null),
      );
      return below.length === 0 || below.includes(null) ? null : below.reduce<number>((sum, one) => sum + one!, 0);
    }
    return what === 'outlets' ? outletsUnder(material.office, unit) || null : null;
  };
  const measured = (measure: Measure, group: Group, table: Group): number | null => {
    const { cases } = group;
    switch (measure.kind) {
      case 'count':
        return count(measure.of, cases, period);
      case 'rate':
        return ratio(count(measure.of, cases, period), count(measure.among, cases, period));
      case 'share':
        return ratio(count(measure.of, cases, period), count(measure.of, table.cases, period));
      case 'earlier':
        return countEarlier(measure.of, group, measure.when);
      case 'change': {
        const was = countEarlier(measure.of, group, measure.when);
        return was === null ? null : ratio(count(measure.of, cases, period) - was, was);
      }
      case 'mean':
      case 'median': {
        const days = cases.flatMap((one) => daysOf(measure.days, one, period) ?? []);
        return measure.kind === 'mean' ? ratio(sumOf(days), days.length) : medianOf(days);
      }
      case 'paid':
        return sumOf(cases.map((one) => (isIn(one.endedAt, period) ? one.paid : 0)));
      case 'limits': {
        const branch = group.path.find(({ dimension }) => dimension === 'branch')?.key;
        // A member answers for the limits its own units had to keep, whoever was complained of: the rows make up the whole.
        const own = (branch !== undefined && group.path.length === 1 ? table.cases : cases)
          .flatMap(({ limits }) => limits)
          .filter(({ unit }) => branch === undefined || places.branchOf(unit) === branch);
        const met = sumOf(own.map((one) => one.met));
        const missed = sumOf(own.map((one) => one.missed));
        return { met, missed, rate: ratio(met, met + missed) }[measure.what];
      }
      case 'decisions': {
        const branch = group.path.find(({ dimension }) => dimension === 'branch')?.key;
        return material.decisions.filter(
          ({ level, subject }) =>
            level === measure.level && (branch === undefined || places.branchOf(subject) === branch),
        ).length;
      }
      case 'input':
        return inputOf(group, measure.what);
      case 'per': {
        const base = inputOf(group, measure.what);
        const value = ratio(count(measure.of, cases, period), base ?? 0);
        return value === null ? null : value * measure.factor;
      }
    }
  };
  return (id, group, table) => measured(measures[id], group, table);
}

/** @returns nothing instead of a division by 0 */
const ratio = (above: number, below: number): number | null => (below === 0 ? null : above / below);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
