/** The log: one request, one transaction.
 *
 *    request ──seen before?──▶ the reply of then
 *       │
 *       └─▶ decide(load) ──refusal──▶ nothing stored
 *              │
 *              └─▶ command row + chained event rows + projection rows + head ──commit, durable──▶ reply
 */
import type { Instant } from '../../shared/base/time.ts';
import { chainStart, commandHash, eventHash } from './chain.ts';
import { eventColumns, eventSource, storedEvent, type EventRow, type StoredEvent } from './event.ts';
import { emptyHead, parseHead, type Head } from './head.ts';
import type { Database } from './open.ts';
import { storeProblemOf } from './problem.ts';
import { applyAll, eventPage, isRefilling, type Projection } from './projection.ts';

export type { StoredEvent } from './event.ts';

export type Request = {
  requestId: string;
  name: string;
  personId: string | null;
  unitId: string | null;
  at: Instant;
  input: unknown;
};

export type Refusal = { code: string; [detail: string]: unknown };

export type NewEvent = {
  stream: string;
  type: string;
  /** 'parties', or the id of the only organisation that may read it */
  audience: string;
  body: unknown;
};

export type Decision = { refusal: Refusal } | { events: NewEvent[]; reply: unknown };

export type Decide = (load: (stream: string) => StoredEvent[]) => Decision;

export type Outcome =
  /** `events` are those appended now: none when the request had been done before */
  | { outcome: 'done'; reply: unknown; repeated: boolean; events: StoredEvent[] }
  | { outcome: 'refused'; refusal: Refusal };

/** One request of a batch whose decision or projection threw: it alone is undone. */
export type BatchOutcome = Outcome | { outcome: 'failed'; error: unknown };

export type EventStoreParts = {
  database: Database;
  deskId: string;
  clock: () => Instant;
  /** prepared before: see prepareProjections */
  projections: readonly Projection[];
};

export type EventStore = {
  execute(request: Request, decide: Decide): Outcome;
  executeMany(batch: readonly { request: Request; decide: Decide }[]): BatchOutcome[];
  read(stream: string): StoredEvent[];
  /** events with a sequence greater than `after` */
  readAll(after: number, limit: number): StoredEvent[];
  head(): Head;
};

type CommandRow = { name: string; person_id: string | null; reply: string };

export const createEventStore = ({ database, deskId, clock, projections }: EventStoreParts): EventStore => {
  const selectCommand = database.prepare<[string], CommandRow>(
    'select name, person_id, reply from command where request_id = ?',
  );
  const insertCommand = database.prepare(
    `insert into command (sequence, request_id, name, person_id, unit_id, at, recorded_at, desk_id, input, reply,
       event_count, previous_hash, hash)
     values (@sequence, @request_id, @name, @person_id, @unit_id, @at, @recorded_at, @desk_id, @input, @reply,
       @event_count, @previous_hash, @hash)`,
  );
  const insertEvent = database.prepare(
    `insert into event (sequence, stream, stream_version, type, audience, at, command_sequence, desk_id, desk_sequence,
       body, previous_hash, hash)
     values (@sequence, @stream, @stream_version, @type, @audience, @at, @command_sequence, @desk_id, @desk_sequence,
       @body, @previous_hash, @hash)`,
  );
  const lastVersion = database
    .prepare<[string], number>('select coalesce(max(stream_version), 0) from event where stream = ?')
    .pluck();
  const selectStream = database.prepare<[string], EventRow>(
    `select ${eventColumns} from ${eventSource} where e.stream = ? order by e.stream_version`,
  );
  const saveHead = prepareHead(database, clock);
  const applies = projections.map((projection) => projection.createApply(database));
  const page = eventPage(database);
  const read = (stream: string): StoredEvent[] => selectStream.all(stream).map(storedEvent);

  // One process owns the file, so the end of the chain is read once and then followed in memory.
  let end = readEnd(database, deskId);

  const append = (request: Request, events: readonly NewEvent[], reply: string): StoredEvent[] => {
    const { requestId, name, personId, unitId, at } = request;
    const command = {
      request_id: requestId,
      name,
      person_id: personId,
      unit_id: unitId,
      at,
      recorded_at: clock(),
      desk_id: deskId,
      input: textOf(request.input),
      reply,
      event_count: events.length,
    };
    const next = { ...end, commands: end.commands + 1, commandHash: commandHash(end.commandHash, command) };
    insertCommand.run({
      ...command,
      sequence: next.commands,
      previous_hash: end.commandHash,
      hash: next.commandHash,
    });
    const stored: StoredEvent[] = [];
    for (const { stream, type, audience, body } of events) {
      const previous = next.eventHash;
      const row = {
        sequence: ++next.events,
        stream,
        stream_version: (lastVersion.get(stream) ?? 0) + 1,
        type,
        audience,
        at,
        command_sequence: next.commands,
        desk_id: deskId,
        desk_sequence: ++next.deskEvents,
        body: textOf(body),
      };
      next.eventHash = eventHash(previous, { ...row, person_id: personId, unit_id: unitId, request_id: requestId });
      insertEvent.run({ ...row, previous_hash: previous, hash: next.eventHash });
      const event = storedEvent({ ...row, person_id: personId, unit_id: unitId, request_id: requestId });
      stored.push(event);
    }
    applyAll(applies, stored);
    end = next;
    saveHead(end);
    return stored;
  };

  const perform = (request: Request, decide: Decide): Outcome => {
    const before = selectCommand.get(request.requestId);
    if (before) {
      // The id of another command must not hand out that command's reply.
      if (before.name !== request.name || before.person_id !== request.personId) {
        return { outcome: 'refused', refusal: { code: 'RequestIdReused', requestId: request.requestId } };
      }
      return { outcome: 'done', reply: JSON.parse(before.reply) as unknown, repeated: true, events: [] };
    }
    const decision = decide(read);
    if ('refusal' in decision) return { outcome: 'refused', refusal: decision.refusal };
    const reply = textOf(decision.reply);
    const events = append(request, decision.events, reply);
    // Parsed back, so that the first reply and a repeated one are the same to the last detail.
    return { outcome: 'done', reply: JSON.parse(reply) as unknown, repeated: false, events };
  };

  const transaction = database.transaction(perform);
  const savepoint = database.transaction((request: Request, decide: Decide): BatchOutcome => {
    const before = end;
    try {
      return perform(request, decide);
    } catch (error) {
      end = before;
      throw error;
    }
  });
  const batchTransaction = database.transaction(
    (batch: readonly { request: Request; decide: Decide }[]): BatchOutcome[] =>
      batch.map(({ request, decide }) => {
        try {
          return savepoint(request, decide);
        } catch (error) {
          // A full disk or a broken page ends the batch; a mistake about one row ends that row.
          if (storeProblemOf(error, database.name) || !database.inTransaction) throw error;
          return { outcome: 'failed', error };
        }
      }),
  );

  /** Memory follows the file: what is rolled back there is forgotten here. */
  const guarded = <Value>(work: () => Value): Value => {
    const before = end;
    try {
      return work();
    } catch (error) {
      end = before;
      throw error;
    }
  };

  return {
    execute: (request, decide) =>
      isRefilling(database) ? rebuilding : guarded(() => transaction.immediate(request, decide)),
    executeMany: (batch) =>
      isRefilling(database) ? batch.map(() => rebuilding) : guarded(() => batchTransaction.immediate(batch)),
    read,
    readAll: page,
    head: () => readHeadRecord(database),
  };
};

/** Nothing may be decided from half-filled rows. */
const rebuilding: Outcome = { outcome: 'refused', refusal: { code: 'StoreProblem', kind: 'rebuilding' } };

/** What cannot be written as JSON (undefined, a function) is kept as null. */
const textOf = (value: unknown): string => JSON.stringify(value) ?? 'null';

type End = { commands: number; commandHash: Buffer; events: number; deskEvents: number; eventHash: Buffer };

type LastRow = { sequence: number; hash: Buffer };

const readEnd = (database: Database, deskId: string): End => {
  const command = database
    .prepare<[], LastRow>('select sequence, hash from command order by sequence desc limit 1')
    .get();
  const sequence = database.prepare<[], number>('select coalesce(max(sequence), 0) from event').pluck().get() ?? 0;
  const event = database
    .prepare<[string], LastRow>(
      'select desk_sequence as sequence, hash from event where desk_id = ? order by sequence desc limit 1',
    )
    .get(deskId);
  return {
    commands: command?.sequence ?? 0,
    commandHash: command?.hash ?? chainStart,
    events: sequence,
    deskEvents: event?.sequence ?? 0,
    eventHash: event?.hash ?? chainStart,
  };
};

export const readHeadRecord = (database: Database): Head => {
  const value = database
    .prepare<[], string>(`select value from setting where scope = 'store' and key = 'head'`)
    .pluck()
    .get();
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
       '$.commandHash', @commandHash, '$.events', @events, '$.eventHash', @eventHash)
     where scope = 'store' and key = 'head'`,
  );
  return ({ commands, commandHash: command, events, eventHash: event }) => {
    save.run({
      at: clock(),
      commands,
      commandHash: command.toString('hex'),
      events,
      eventHash: event.toString('hex'),
    });
  };
};
