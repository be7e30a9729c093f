/** The log: one request, one transaction.
 *
 *    request ──seen before?──▶ the reply of then
 *       │
 *       └─▶ decide(load) ──refusal──▶ nothing stored
 *              │
 *              └─▶ command row + chained event rows + projection rows + head ──commit, durable──▶ reply
 */
import type { Instant } from '../../shared/base/time.ts';
import { createAppender, readHeadRecord, type Appender, type AppenderParts } from './append.ts';
import { counts, eventColumns, eventSource, storedEvent, type EventRow, type StoredEvent } from './event.ts';
import type { Head } from './head.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { storeProblemOf } from './problem.ts';
import { eventPage, isRefilling } from './projection.ts';

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
  /** see Audience in shared/exchange/audience.ts */
  audience: string;
  body: unknown;
};

export type Decision = { refusal: Refusal } | { events: NewEvent[]; reply: unknown };

export type Load = (stream: string) => StoredEvent[];

export type Decide = (load: Load) => Decision;

export type Outcome =
  /** `events` are those appended now: none when the request had been done before */
  | { outcome: 'done'; reply: unknown; repeated: boolean; events: StoredEvent[] }
  | { outcome: 'refused'; refusal: Refusal };

/** One request of a batch whose decision or projection threw: it alone is undone. */
export type BatchOutcome = Outcome | { outcome: 'failed'; error: unknown };

export type EventStoreParts = AppenderParts;

export type EventStore = {
  execute(request: Request, decide: Decide): Outcome;
  executeMany(batch: readonly { request: Request; decide: Decide }[]): BatchOutcome[];
  /** the entries of a stream that count, in their order */
  read(stream: string): StoredEvent[];
  /** events with a sequence greater than `after`, those that were set aside too */
  readAll(after: number, limit: number): StoredEvent[];
  head(): Head;
};

/** What the exchange with other desks needs of the log, beside what everybody uses. */
export type LogParts = EventStore & { appender: Appender; outbox: Outbox };

type CommandRow = { name: string; person_id: string | null; reply: string };

export const createEventStore = (parts: EventStoreParts): LogParts => {
  const { database } = parts;
  const selectCommand = database.prepare<[string], CommandRow>(
    'select name, person_id, reply from command where request_id = ?',
  );
  const selectStream = database.prepare<[string], EventRow>(
    `select ${eventColumns} from ${eventSource} where e.stream = ? and ${counts} order by e.stream_version`,
  );
  const appender = createAppender(parts);
  const outbox = createOutbox(database);
  const read = (stream: string): StoredEvent[] => selectStream.all(stream).map(storedEvent);

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
    const events = appender.append({
      ...request,
      input: textOf(request.input),
      reply,
      events: decision.events.map((event) => ({ ...event, body: textOf(event.body) })),
    });
    outbox.add(events);
    appender.saveHead();
    // Parsed back, so that the first reply and a repeated one are the same to the last detail.
    return { outcome: 'done', reply: JSON.parse(reply) as unknown, repeated: false, events };
  };

  const transaction = database.transaction(perform);
  const savepoint = database.transaction((request: Request, decide: Decide): BatchOutcome =>
    appender.guarded(() => perform(request, decide)),
  );
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

  return {
    execute: (request, decide) =>
      isRefilling(database) ? rebuilding : appender.guarded(() => transaction.immediate(request, decide)),
    executeMany: (batch) =>
      isRefilling(database) ? batch.map(() => rebuilding) : appender.guarded(() => batchTransaction.immediate(batch)),
    read,
    readAll: eventPage(database),
    head: () => readHeadRecord(database),
    appender,
    outbox,
  };
};

/** Nothing may be decided from half-filled rows. */
const rebuilding: Outcome = { outcome: 'refused', refusal: { code: 'StoreProblem', kind: 'rebuilding' } };

/** What cannot be written as JSON (undefined, a function) is kept as null. */
export const textOf = (value: unknown): string => JSON.stringify(value) ?? 'null';
