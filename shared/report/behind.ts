import type { ReportCase } from './cases.ts';
import type { Material } from './material.ts';
import { dimensions, placesOf, type Dimension } from './dimensions.ts';
import { counts, countsBehind, measures, type Measure, type MeasureId } from './measures.ts';
import { stretchOf } from './period.ts';

/** The complaints behind a number of a report, as numbers of their rows, newest first.
 *  @param row key of the table's row, '' for all   @param measure of the column, or `dimension=value` of what was received */
export function casesBehind(material: Material, row: string, measure: string): number[] {
  const places = placesOf(material.office, material.unit, material.categories, material.regimeWords);
  const period = stretchOf(material.period);
  const wanted = [...conditionsOf(row), ...conditionsOf(measure)];
  const known: Measure | undefined = measures[measure as MeasureId];
  const counted = known ? countsBehind(known) : measure.includes('=') ? counts.received : null;
  if (!counted) return [];
  const branch = wanted.find(({ dimension }) => dimension === 'branch')?.key;
  const isAcrossBranches = known?.kind === 'limits' && wanted.length === 1;
  const isOwn = (one: ReportCase): boolean => {
    if (known?.kind !== 'limits') return true;
    // In the row of a member the limits its own units had to keep, whoever was complained of.
    return one.limits.some(
      ({ unit, met, missed }) =>
        (branch === undefined || places.branchOf(unit) === branch) && (known.what === 'missed' ? missed : met) > 0,
    );
  };
  return material.cases
    .filter(
      (one) =>
        counted(one, period, material.within) &&
        isOwn(one) &&
        (isAcrossBranches || wanted.every(({ dimension, key }) => places.keyOf(dimension, one) === key)),
    )
    .map((one) => one.row)
    .toSorted((left, right) => right - left);
}

function conditionsOf(text: string): { dimension: Dimension; key: string }[] {
  return text.split('/').flatMap((part) => {
    const place = part.indexOf('=');
    const dimension = dimensions.find((one) => one === part.slice(0, place));
    return dimension === undefined ? [] : [{ dimension, key: part.slice(place + 1) }];
  });
}
