import type { DeskParts } from '../../parts.ts';
import { prepared } from '../../store/prepared.ts';

/** Whether a complaint of an old register stands here already: under the number it had, or as the same matter.
 *  @param run import under way: what came with it was told apart in its file, by numbers of its own
 *  @returns its number here */
export function knownHere({
  database,
}: Pick<DeskParts, 'database'>): (row: { number: string | null; matter: string }, run?: string) => string | undefined {
  const byNumber = prepared<[string], string>(database, 'select number from complaint where number = ?').pluck();
  const byKey = prepared<[string, string, string], string>(
    database,
    `select c.number from complaint_key k join complaint c on c.row = k.row where k.kind = ? and k.value = ?
       and not exists (select 1 from import_complaint i where i.stream = 'complaint/' || c.id and i.run = ?) limit 1`,
  ).pluck();
  return ({ number, matter }, run = '') =>
    (number === null ? undefined : (byNumber.get(number) ?? byKey.get('number', number, ''))) ??
    byKey.get('matter', matter, run);
}
