import type { ReportContent } from '../../../shared/report/model.ts';

/** How many numbers of a report are other ones than in the version before. */
export function changedNumbers(before: ReportContent, after: ReportContent): number {
  const numbers = ({ figures, tables }: ReportContent): Map<string, number | null> =>
    new Map([
      ...figures.map(({ id, value }): [string, number | null] => [id, value]),
      ...tables.flatMap(({ id, columns, rows }) =>
        rows.flatMap(({ key, values }) =>
          values.map((value, place): [string, number | null] => [`${id} ${key} ${columns[place]?.id ?? ''}`, value]),
        ),
      ),
    ]);
  const [was, is] = [numbers(before), numbers(after)];
  const keys = new Set([...was.keys(), ...is.keys()]);
  return [...keys].filter((key) => (was.get(key) ?? null) !== (is.get(key) ?? null)).length;
}
