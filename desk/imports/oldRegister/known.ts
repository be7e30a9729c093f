import type { DeskParts } from '../../parts.ts';
import { prepared } from '../../store/prepared.ts';

/** Whether a complaint of an old register stands here already: under the number it had, or as the same matter.
 *  @returns its number here */
export function knownHere({
  database,
}: Pick<DeskParts, 'database'>): (row: { number: string | null; matter: string }) => string | undefined {
  const byNumber = prepared<[string], string>(database, 'select number from complaint where number = ?').pluck();
  const byKey = prepared<[string, string], string>(
    database,
    `select c.number from complaint_key k join complaint c on c.row = k.row where k.kind = ? and k.value = ? limit 1`,
  ).pluck();
  return ({ number, matter }) =>
    (number === null ? undefined : (byNumber.get(number) ?? byKey.get('number', number))) ??
    byKey.get('matter', matter);
}
