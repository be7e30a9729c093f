/** Whether the hub has taken anything of a command already: others may have read it. */
import type { Database } from '../store/open.ts';
import { prepared } from '../store/prepared.ts';

export const wasSent = (database: Database, stream: string, commandSequence: number): boolean =>
  prepared<[string, number], number>(
    database,
    'select 1 from event where stream = ? and command_sequence = ? and hub_version is not null limit 1',
  )
    .pluck()
    .get(stream, commandSequence) !== undefined;
