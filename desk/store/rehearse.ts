/** Reads complaints of the past from the log and tries a pack on them. */
import { workingTimes } from '../../shared/calendar/book.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { createTrial, type PastEntry } from '../../shared/procedure/rehearsal/rehearse.ts';
import type { Rehearsal } from '../../shared/procedure/rehearsal/result.ts';
import { loadOffice } from '../office.ts';
import { undoneVersions } from '../../shared/complaint/decide/undo.ts';
import { counts } from './event.ts';
import type { Database } from './open.ts';
import { lookUpsIn } from './projections/accountabilityFacts.ts';
import { loadBook } from './projections/calendar.ts';
import { complaintEvent } from './projections/folded.ts';
import { packsIn } from './projections/pack.ts';

/** @param against the pack under which the complaints ran, in whatever version: their main procedure, or one beside it
 *  @param since moment of receipt from which on they count, UTC ms */
export type RehearsalOrder = { candidate: Pack; against: string; since: number; now: number };

type Chosen = { row: number; id: string; version: number };

const beside = (database: Database, against: string): boolean =>
  packsIn(database).newest(against)?.entries.length === 0;

/** Overlays stand in the registration only, so every complaint is read and those without it are passed over. */
const wanted = (database: Database, { against, since }: Pick<RehearsalOrder, 'against' | 'since'>) =>
  beside(database, against)
    ? { where: 'received_at >= ?', values: [since] }
    : { where: 'pack = ? and received_at >= ?', values: [against, since] };

export function rehearsedCount(database: Database, order: Pick<RehearsalOrder, 'against' | 'since'>): number {
  const { where, values } = wanted(database, order);
  return (
    database
      .prepare<(string | number)[], number>(`select count(*) from complaint where ${where}`)
      .pluck()
      .get(...values) ?? 0
  );
}

const reportEvery = 500;

/** @param progress called every few hundred complaints */
export function rehearseLog(database: Database, order: RehearsalOrder, progress: (done: number) => void): Rehearsal {
  const { candidate, against, now } = order;
  const office = loadOffice(database);
  const times = workingTimes(loadBook(database), () => office);
  const packs = packsIn(database);
  const trial = createTrial({ candidate, now, packs, timeOf: times.of });
  const around = lookUpsIn(database);
  const { where, values } = wanted(database, order);
  const isBeside = beside(database, against);
  const chosen = database
    .prepare<(string | number)[], Chosen>(
      `select row, id, pack_version as version from complaint where ${where} order by row`,
    )
    .all(...values);
  const entries = database.prepare<[string], Row>(
    `select e.sequence, e.stream_version as version, e.command_sequence as command, c.person_id as person, e.at, e.type, e.body
     from event e join command c on c.sequence = e.command_sequence
     where e.stream = ? and e.type <> 'ClockWarned' and ${counts} order by e.stream_version`,
  );
  chosen.forEach(({ row, id, version }, index) => {
    const past = happened(entries.all(`complaint/${id}`));
    const before = packs.of(against, isBeside ? versionBeside(past, against) : version);
    if (before) trial.add(past, before, around(row, office));
    if ((index + 1) % reportEvery === 0) progress(index + 1);
  });
  progress(chosen.length);
  return trial.result(packs.newest(against) ?? candidate);
}

/** 0 where the complaint ran without it. */
type Row = {
  sequence: number;
  version: number;
  command: number;
  person: string | null;
  at: number;
  type: string;
  body: string;
};

/** Notes change nothing; a step that was taken back never happened. */
function happened(rows: readonly Row[]): PastEntry[] {
  const undone = undoneVersions(rows);
  return rows.flatMap(({ version, sequence, at, type, body }) =>
    type === 'NoteAdded' || type === 'StepUndone' || undone.has(version)
      ? []
      : [
          {
            at,
            event: complaintEvent({ sequence, streamVersion: version, type, body: JSON.parse(body) as unknown }),
          },
        ],
  );
}

function versionBeside([first]: readonly PastEntry[], against: string): number {
  const registered = first?.event.type === 'ComplaintRegistered' ? first.event : undefined;
  return registered?.overlays?.find(({ id }) => id === against)?.version ?? 0;
}
