/** What a step taken back had written, wherever the entry comes from: the last command of its author in the stream before it (see
 *  `undoneVersions` in shared/complaint/decide/undo.ts). */
import type { StoredEvent } from '../event.ts';
import type { Database } from '../open.ts';

export type UndoneEntry = { sequence: number; version: number };

export function createUndone(database: Database): (event: StoredEvent) => UndoneEntry[] {
  // What was set aside later still counted when this was written.
  const select = database.prepare<[string, string, string | null, number, number], UndoneEntry>(
    `select sequence, stream_version as version from event where stream = ? and command_sequence = (
       select e.command_sequence from event e join command c on c.sequence = e.command_sequence
       where e.stream = ? and c.person_id is ? and e.stream_version < ?
         and not exists (select 1 from set_aside s where s.sequence = e.sequence and s.by_sequence <= ?)
       order by e.stream_version desc limit 1)`,
  );
  return ({ stream, personId, streamVersion, sequence }) =>
    select.all(stream, stream, personId, streamVersion, sequence);
}
