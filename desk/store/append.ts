/** The end of the log: commands with their events are chained to it, one after the other, inside a transaction of the
 *  caller. Memory follows the file: what is rolled back there is forgotten here. */
import type { Instant } from '../../shared/base/time.ts';
import { chainStart, commandHash, eventHash } from './chain.ts';
import { setAsideType, storedEvent, type EntriesSetAside, type StoredEvent } from './event.ts';
import { emptyHead, parseHead, type Head } from './head.ts';
import { fieldsOf } from './json.ts';
import type { Database } from './open.ts';
import { applyAll, createAppliers, historyChanged, type Projection } from './projection.ts';

export type AppendedEvent = {
  stream: string;
  type: string;
  audience: string;
  /** JSON */
  body: string;
  /** by the clock of the desk that wrote it; the command's moment where it is missing */
  at?: Instant;
  /** place in the stream as the hub counts it */
  hubVersion?: number;
};

export type AppendedCommand = {
  requestId: string;
  /** the request it belongs to, where that is another */
  origin?: string;
  name: string;
  personId: string | null;
  unitId: string | null;
  at: Instant;
  /** JSON */
  input: string;
  reply: string;
  events: readonly AppendedEvent[];
  /** came from the hub: written by that desk, its first event there had this place */
  from?: { deskId: string; deskSequence: number };
};

export type Appender = {
  append(command: AppendedCommand): StoredEvent[];
  /** How long the log is now, to be kept in the same transaction. */
  saveHead(): void;
  /** Undoes in memory what was rolled back in the file. */
  guarded<Value>(work: () => Value): Value;
};

type End = { commands: number; commandHash: Buffer; events: number; deskEvents: number; eventHash: Buffer };

export type AppenderParts = {
  database: Database;
  deskId: string;
  clock: () => Instant;
  /** prepared before: see prepareProjections */
  projections: readonly Projection[];
};

export const createAppender = ({ database, deskId, clock, projections }: AppenderParts): Appender => {
  const insertCommand = database.prepare(
    `insert into command (sequence, request_id, origin, received, name, person_id, unit_id, at, recorded_at, desk_id, input,
       reply, event_count, previous_hash, hash)
     values (@sequence, @request_id, @origin, @received, @name, @person_id, @unit_id, @at, @recorded_at, @desk_id, @input,
       @reply, @event_count, @previous_hash, @hash)`,
  );
  const insertEvent = database.prepare(
    `insert into event (sequence, stream, stream_version, hub_version, type, audience, at, command_sequence, desk_id,
       desk_sequence, body, previous_hash, hash)
     values (@sequence, @stream, @stream_version, @hub_version, @type, @audience, @at, @command_sequence, @desk_id,
       @desk_sequence, @body, @previous_hash, @hash)`,
  );
  const insertSetAside = database.prepare('insert into set_aside (sequence, by_sequence) values (?, ?)');
  const lastVersion = database
    .prepare<[string], number>('select coalesce(max(stream_version), 0) from event where stream = ?')
    .pluck();
  const appliers = createAppliers(database, projections);
  const keepHead = prepareHead(database, clock);

  // One process owns the file, so the end of the chain is read once and then followed in memory.
  let end = readEnd(database, deskId);

  const append = ({ requestId, origin, from, events, ...asked }: AppendedCommand): StoredEvent[] => {
    const { personId, unitId, at } = asked;
    const writer = from?.deskId ?? deskId;
    const command = {
      request_id: requestId,
      origin: origin ?? null,
      received: from ? 1 : null,
      name: asked.name,
      person_id: personId,
      unit_id: unitId,
      at,
      recorded_at: clock(),
      desk_id: writer,
      input: asked.input,
      reply: asked.reply,
      event_count: events.length,
    };
    const next = { ...end, commands: end.commands + 1, commandHash: commandHash(end.commandHash, command) };
    insertCommand.run({ ...command, sequence: next.commands, previous_hash: end.commandHash, hash: next.commandHash });
    const who = { person_id: personId, unit_id: unitId, request_id: origin ?? requestId };
    const stored = events.map(({ stream, type, audience, body, at: moment = at, hubVersion }, index): StoredEvent => {
      const previous = next.eventHash;
      const deskSequence = from ? from.deskSequence + index : next.deskEvents + 1;
      // A copied or restored folder meets its own later entries again: it goes on counting behind them.
      if (writer === deskId) next.deskEvents = Math.max(next.deskEvents, deskSequence);
      const row = {
        sequence: ++next.events,
        stream,
        stream_version: (lastVersion.get(stream) ?? 0) + 1,
        type,
        audience,
        at: moment,
        command_sequence: next.commands,
        desk_id: writer,
        desk_sequence: deskSequence,
        body,
      };
      next.eventHash = eventHash(previous, { ...row, ...who });
      insertEvent.run({ ...row, hub_version: hubVersion ?? null, previous_hash: previous, hash: next.eventHash });
      if (type === setAsideType) {
        const { entries } = JSON.parse(body) as EntriesSetAside;
        for (const entry of entries) insertSetAside.run(entry, row.sequence);
      }
      return storedEvent({ ...row, ...who });
    });
    applyAll(appliers, stored);
    end = next;
    return stored;
  };

  return {
    append,
    saveHead: () => keepHead(end),
    guarded(work) {
      const before = end;
      try {
        return work();
      } catch (error) {
        end = before;
        historyChanged(database);
        throw error;
      }
    },
  };
};

type LastRow = { sequence: number; hash: Buffer };

const readEnd = (database: Database, deskId: string): End => {
  const last = (table: 'command' | 'event'): LastRow =>
    database.prepare<[], LastRow>(`select sequence, hash from ${table} order by sequence desc limit 1`).get() ?? {
      sequence: 0,
      hash: chainStart,
    };
  const [command, event] = [last('command'), last('event')];
  return {
    commands: command.sequence,
    commandHash: command.hash,
    events: event.sequence,
    deskEvents: deskEventsKept(database) ?? deskEventsCounted(database, deskId),
    eventHash: event.hash,
  };
};

/** Kept beside the head: a desk that received a million entries would look for its own last one for a second. */
const deskEventsKept = (database: Database): number | undefined => {
  const kept = fieldsOf(headText(database) ?? '')?.['deskEvents'];
  return typeof kept === 'number' ? kept : undefined;
};

const deskEventsCounted = (database: Database, deskId: string): number =>
  database
    .prepare<[string], number>('select coalesce(max(desk_sequence), 0) from event where desk_id = ?')
    .pluck()
    .get(deskId) ?? 0;

const headText = (database: Database): string | undefined =>
  database.prepare<[], string>(`select value from setting where scope = 'store' and key = 'head'`).pluck().get();

export const readHeadRecord = (database: Database): Head => {
  const value = headText(database);
  return (value === undefined ? null : parseHead(value)) ?? emptyHead;
};

/** The part about attachments is written by attachments.ts and kept as it is. */
const prepareHead = (database: Database, clock: () => Instant): ((end: End) => void) => {
  const make = database.prepare(
    `insert into setting (scope, key, value, changed_at) values ('store', 'head', ?, ?) on conflict do nothing`,
  );
  // Only for an empty log: a record that has gone missing later is a finding, not something to make good silently.
  if (!database.prepare('select 1 from command limit 1').get()) make.run(JSON.stringify(emptyHead), clock());
  const save = database.prepare(
    `update setting set changed_at = @at, value = json_set(value, '$.commands', @commands,
       '$.commandHash', @commandHash, '$.events', @events, '$.eventHash', @eventHash, '$.deskEvents', @deskEvents)
     where scope = 'store' and key = 'head'`,
  );
  return ({ commands, commandHash: command, events, deskEvents, eventHash: event }) => {
    save.run({
      at: clock(),
      commands,
      commandHash: command.toString('hex'),
      events,
      deskEvents,
      eventHash: event.toString('hex'),
    });
  };
};
