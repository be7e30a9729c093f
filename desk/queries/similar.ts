import type { SimilarCase } from '../../shared/contract/views.ts';
import { coveredName, coveredText } from '../../shared/people/masking.ts';
import type { DeskParts } from '../parts.ts';
import { prepared } from '../store/prepared.ts';
import { digitsOf } from '../store/projections/searchTokens.ts';
import { caseColumns, standingFrom, type CaseRow } from './caseLine.ts';

export type Likeness = {
  phones: string[];
  identities: string[];
  names: string[];
  unit: string | undefined;
  reason: string | undefined;
};

const recently = 90 * 24 * 3_600_000;
const most = 12;

type Why = SimilarCase['why'][number];

/** Earlier complaints of the same person, or about the same outlet and reason lately, that this seat may see; the likest
 *  first, the newest first among equals. A bare name counts only together with the same unit: names repeat. */
export function similarCases(
  parts: DeskParts,
  scope: string,
  likeness: Likeness,
  now: number,
  except = -1,
): SimilarCase[] {
  const { database } = parts;
  const whyByRow = new Map<number, Set<Why>>();
  const add = (row: number, why: Why) => {
    if (row === except) return;
    const found = whyByRow.get(row) ?? new Set();
    whyByRow.set(row, found.add(why));
  };
  const byContact = prepared<[string, string], { row: number }>(
    database,
    'select row from complaint_contact where kind = ? and value = ? order by row desc limit 50',
  );
  for (const phone of likeness.phones.map(digitsOf).filter((digits) => digits.length >= 5)) {
    for (const { row } of byContact.all('phone', phone)) add(row, 'phone');
  }
  for (const identity of likeness.identities.map(digitsOf).filter((digits) => digits.length >= 5)) {
    for (const { row } of byContact.all('identity', identity)) add(row, 'identity');
  }
  for (const name of likeness.names.map((text) => text.trim()).filter((text) => text.length >= 2)) {
    for (const { row } of byContact.all('name', name)) add(row, 'name');
  }
  if (likeness.unit && likeness.reason) {
    const sameMatter = prepared<[string, string, number], { row: number }>(
      database,
      `select row from complaint where complained_unit = ? and reason = ? and received_at >= ? order by row desc limit 20`,
    );
    for (const { row } of sameMatter.all(likeness.unit, likeness.reason, now - recently)) add(row, 'unitAndReason');
  }
  if (whyByRow.size === 0) return [];

  const rows = prepared<[string, string], CaseRow>(
    database,
    `select ${caseColumns} from complaint c where c.row in (select value from json_each(?))
       and exists (select 1 from complaint_unit u where u.unit = ? and u.row = c.row)`,
  ).all(JSON.stringify([...whyByRow.keys()]), scope);
  const cases = rows.flatMap((row): SimilarCase[] => {
    const why = whyByRow.get(row.row)!;
    if (likeness.unit && row.complained_unit === likeness.unit) why.add('unit');
    if (why.has('name') && why.size === 1) return [];
    return [
      {
        id: row.id,
        number: row.number,
        why: [...why],
        receivedAt: row.received_at,
        complainant: coveredName(row.complainant),
        complainedUnit: row.complained_unit,
        gist: coveredText(row.gist),
        standing: standingFrom(row),
        ended: row.ended,
      },
    ];
  });
  const weight = (found: SimilarCase) =>
    (found.why.includes('phone') || found.why.includes('identity') ? 2 : 0) + found.why.length / 10;
  return cases.sort((left, right) => weight(right) - weight(left) || right.receivedAt - left.receivedAt).slice(0, most);
}
