/** Reads complaints of the past from the log and tries a pack on them. */
import { workingTimes } from '../../shared/calendar/book.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { emptyRehearsal, rehearse, trialOf, type Rehearsal } from '../../shared/procedure/rehearse.ts';
import { loadOffice } from '../office.ts';
import { counts } from './event.ts';
import type { Database } from './open.ts';
import { loadBook } from './projections/calendar.ts';
import { complaintEvent } from './projections/folded.ts';
import { packsIn } from './projections/pack.ts';

/** @param against the pack under which the complaints ran, in whatever version
 *  @param since moment of receipt from which on they count, UTC ms */
export type RehearsalOrder = { candidate: Pack; against: string; since: number; now: number };

export const rehearsedCount = (
  database: Database,
  { against, since }: Pick<RehearsalOrder, 'against' | 'since'>,
): number =>
  database
    .prepare<[string, number], number>('select count(*) from complaint where pack = ? and received_at >= ?')
    .pluck()
    .get(against, since) ?? 0;

const reportEvery = 500;

/** @param progress called every few hundred complaints */
export function rehearseLog(
  database: Database,
  { candidate, against, since, now }: RehearsalOrder,
  progress: (done: number) => void,
): Rehearsal {
  const office = loadOffice(database);
  const times = workingTimes(loadBook(database), () => office);
  const packs = packsIn(database);
  const trial = trialOf(candidate, now, times.of);
  const result = emptyRehearsal();
  const chosen = database
    .prepare<[string, number], { id: string; version: number }>(
      'select id, pack_version as version from complaint where pack = ? and received_at >= ? order by row',
    )
    .all(against, since);
  const entries = database.prepare<[string], { sequence: number; streamVersion: number; type: string; body: string }>(
    `select e.sequence, e.stream_version as streamVersion, e.type, e.body from event e
     where e.stream = ? and ${counts} order by e.stream_version`,
  );
  chosen.forEach(({ id, version }, index) => {
    const before = packs.of(against, version);
    const events = entries
      .all(`complaint/${id}`)
      .map((entry) => complaintEvent({ ...entry, body: JSON.parse(entry.body) as unknown }));
    if (before) rehearse(events, before, trial, result);
    if ((index + 1) % reportEvery === 0) progress(index + 1);
  });
  progress(chosen.length);
  return result;
}
