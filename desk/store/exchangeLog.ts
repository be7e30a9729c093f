/** The log as the exchange with other desks sees it: what waits to be sent, and what came.
 *
 *    waits ──sent──▶ accepted ──────────────▶ confirmed where it stands
 *                      ├─ behind ──▶ what the hub ordered first is fetched, then mine is decided again
 *                      └─ refused ─▶ stays here and waits for a person
 *
 *  Whatever is done is one transaction, and doing it again changes nothing: a kill at any point loses no entry and doubles
 *  none. */
import { createHash, randomUUID } from 'node:crypto';
import type { Instant } from '../../shared/base/time.ts';
import { hubAudience, travels, type Sender } from '../../shared/exchange/audience.ts';
import { conflictFound, exchangeStream, type ConflictFound } from '../../shared/exchange/conflict.ts';
import { mergeStream, type ArrivedCommand } from '../../shared/exchange/merge.ts';
import type { PulledEntry, PushedBatch, PushedCommand } from '../../shared/exchange/protocol.ts';
import { counts, setAsideType, type EntriesSetAside, type StoredEvent } from './event.ts';
import { textOf, type Load, type LogParts, type NewEvent, type Refusal } from './eventStore.ts';
import type { Database } from './open.ts';
import { isRefilling } from './projection.ts';

/** A command of this desk as it was given, to be decided again. */
export type GivenCommand = {
  requestId: string;
  name: string;
  personId: string | null;
  unitId: string | null;
  at: Instant;
  input: unknown;
};

/** Decides a command on the entries as they are now, with its author and its moment of then. */
export type DecideAgain = (command: GivenCommand, load: Load) => { events: NewEvent[] } | { refusal: Refusal };

export type ReceivedPage = {
  entries: readonly PulledEntry[];
  /** kept in the same transaction; a package brings none */
  cursor?: string;
};

export type Received = {
  /** appended now: theirs, mine decided again, and what this desk noted about it */
  events: StoredEvent[];
  /** some rows were taken back: what is remembered of the log is to be read again */
  reread: boolean;
  fresh: number;
  decidedAgain: number;
  conflicts: string[];
};

export type SentBatch = PushedBatch & { commandSequences: number[] };

export type ExchangeLog = {
  /** @param seen called inside the transaction after each stream, before the next is decided
   *  @returns nothing while rows are being refilled: the page is to be handed in again */
  receive(page: ReceivedPage, decideAgain: DecideAgain, seen: Seen): Received | undefined;
  /** Oldest first, within the limits of one request. */
  toSend(limits: { batches: number; commands: number; characters: number }, sender: Sender): SentBatch[];
  accepted(batch: SentBatch, version: number): void;
  refused(batch: SentBatch, code: string): void;
  /** What was refused is sent once more. */
  tryAgain(): void;
  /** Everything written here and confirmed nowhere waits from now on. In a transaction of the caller. */
  open(): void;
  /** Nothing waits any more; the local office stays as it is. In a transaction of the caller. */
  close(): void;
  /** Files that entries on their way have named, uploads first. */
  transfers(): Transfer[];
  transferred(sha256: string): void;
  transferFailed(sha256: string, problem: string): void;
  inTransaction<Value>(work: () => Value): Value;
};

export type Transfer = { sha256: string; direction: 'up' | 'down'; name: string; size: number; problem: string | null };

export type Seen = (events: readonly StoredEvent[], reread: boolean) => void;

type WaitingCommand = { sequence: number; requestId: string };

/** The hub takes plain ids only. What falls due by itself has longer ones, the same on each desk that tells of it: at the hub they
 *  are told apart, so that no desk takes the receipt of another for its own. */
export const hubRequestId = (deskId: string, requestId: string): string =>
  /^[\w.:-]{1,80}$/.test(requestId)
    ? requestId
    : `h:${createHash('sha256').update(`${deskId}\n${requestId}`).digest('hex')}`;

export const createExchangeLog = (
  database: Database,
  log: LogParts,
  { deskId, clock }: { deskId: string; clock: () => Instant },
): ExchangeLog => {
  const confirmedVersion = database
    .prepare<[string], number>('select coalesce(max(hub_version), 0) from event where stream = ?')
    .pluck();
  const knownVersions = database
    .prepare<[string], number>('select hub_version from event where stream = ? and hub_version is not null')
    .pluck();
  const selectWaiting = database.prepare<[string], WaitingCommand>(
    `select o.command_sequence as sequence, coalesce(c.origin, c.request_id) as requestId
     from outbox o join command c on c.sequence = o.command_sequence where o.stream = ? order by o.command_sequence`,
  );
  const selectGiven = database.prepare<[number], GivenCommand & { input: string }>(
    `select coalesce(origin, request_id) as requestId, name, person_id as personId, unit_id as unitId, at, input
     from command where sequence = ?`,
  );
  const selectUnconfirmed = database.prepare<[string], { sequence: number; type: string; requestId: string }>(
    `select e.sequence, e.type, coalesce(c.origin, c.request_id) as requestId
     from event e join command c on c.sequence = e.command_sequence
     where e.stream = ? and e.hub_version is null and c.received is null and ${counts}
       and not exists (select 1 from outbox o where o.stream = e.stream and o.command_sequence = e.command_sequence)
     order by e.sequence`,
  );
  const dropWaiting = database.prepare('delete from outbox where stream = ? and command_sequence = ?');
  type Own = { sequence: number; desk_sequence: number; type: string; audience: string; body: string };
  const selectOwn = database.prepare<[string, number], Own>(
    `select sequence, desk_sequence, type, audience, body from event e
     where stream = ? and command_sequence = ?
       and not exists (select 1 from set_aside s where s.sequence = e.sequence)
     order by stream_version`,
  );
  const confirmEvent = database.prepare('update event set hub_version = ? where sequence = ?');
  const isTaken = database.prepare<[string]>('select 1 from command where request_id = ?');
  const saveCursor = database.prepare(
    `insert into setting (scope, key, value, changed_at) values ('exchange', 'cursor', ?, ?)
     on conflict (scope, key) do update set value = excluded.value, changed_at = excluded.changed_at`,
  );
  const markRefused = database.prepare('update outbox set refusal = ? where stream = ? and command_sequence = ?');

  const addTransfer = database.prepare(
    'insert or ignore into transfer (sha256, direction, name, size) values (?, ?, ?, ?)',
  );
  const hasFile = database.prepare<[string]>('select 1 from attachment where sha256 = ?');

  const transferOf = (direction: Transfer['direction'], type: string, body: unknown): void => {
    if (type !== 'AttachmentAdded') return;
    const { attachment, name, size } = body as { attachment: string; name: string; size: number };
    // A file that is here already need not come, one that is not here cannot go.
    if ((hasFile.get(attachment) !== undefined) === (direction === 'up')) {
      addTransfer.run(attachment, direction, name, size);
    }
  };

  /** Entries of a command on one stream that other desks may have. */
  const ownEvents = (stream: string, sequence: number): Own[] =>
    selectOwn.all(stream, sequence).filter(({ audience }) => travels({ stream, audience }));

  const freeId = (wanted: string): { requestId: string; origin?: string } =>
    isTaken.get(wanted) ? { requestId: `${wanted}~${randomUUID()}`, origin: wanted } : { requestId: wanted };

  const appendTheirs = (stream: string, { requestId, deskId: from, entries }: ArrivedCommand<PulledEntry>) => {
    const [first] = entries as [PulledEntry];
    for (const { type, body } of entries) transferOf('down', type, body);
    return log.appender.append({
      ...freeId(requestId),
      name: first.command,
      personId: first.personId,
      unitId: first.unitId,
      at: first.at,
      // What was typed stayed where it was typed; here only where it belongs.
      input: JSON.stringify({ stream }),
      reply: 'null',
      events: entries.map(({ type, audience, body, at, version }) => ({
        stream,
        type,
        audience,
        at,
        body: textOf(body),
        hubVersion: version,
      })),
      from: { deskId: from, deskSequence: first.deskSequence },
    });
  };

  /** What this desk notes about the exchange stays here. */
  const note = (type: string, body: unknown): StoredEvent[] =>
    log.appender.append({
      requestId: randomUUID(),
      name: 'exchange.merge',
      personId: null,
      unitId: null,
      at: clock(),
      input: 'null',
      reply: 'null',
      events: [{ stream: exchangeStream(deskId), type, audience: 'desk', body: textOf(body) }],
    });

  const decideOne = (
    stream: string,
    sequence: number,
    setAside: number[],
    decideAgain: DecideAgain,
  ): { events: StoredEvent[]; conflict?: string } => {
    const row = selectGiven.get(sequence);
    if (!row) return { events: [] };
    const given = { ...row, input: JSON.parse(row.input) as unknown };
    const decision = decideAgain(given, log.read);
    // What it wanted has come about without it.
    if ('events' in decision && decision.events.length === 0) return { events: [] };
    const own = 'events' in decision ? decision.events.filter((event) => event.stream === stream) : [];
    if (own.length === 0) {
      const conflict = randomUUID();
      const { input: _input, ...who } = given;
      const refusal = 'refusal' in decision ? decision.refusal : { code: 'CannotRepeat' };
      const found: ConflictFound = { conflict, stream, ...who, refusal, setAside };
      return { events: note(conflictFound, found), conflict };
    }
    const { requestId, name, personId, unitId, at } = given;
    const events = log.appender.append({
      ...freeId(requestId),
      name,
      personId,
      unitId,
      at,
      input: row.input,
      reply: 'null',
      events: own.map((event) => ({ ...event, body: textOf(event.body) })),
    });
    log.outbox.add(events);
    return { events };
  };

  /** A command of mine that was confirmed by its first entries alone: the others come with a later page.
   *  @returns versions confirmed now */
  const confirmRest = (
    stream: string,
    entries: readonly PulledEntry[],
    known: ReadonlySet<number>,
    waiting: readonly WaitingCommand[],
  ): number[] => {
    const waits = new Set(waiting.map(({ requestId }) => requestId));
    const rest = entries.filter(
      (entry) => entry.deskId === deskId && !known.has(entry.version) && !waits.has(entry.requestId),
    );
    if (rest.length === 0) return [];
    const open = selectUnconfirmed.all(stream);
    return rest.flatMap(({ version, requestId, type }) => {
      const place = open.findIndex((own) => own.type === type && hubRequestId(deskId, own.requestId) === requestId);
      const [own] = place < 0 ? [] : open.splice(place, 1);
      if (own) confirmEvent.run(version, own.sequence);
      return own ? [version] : [];
    });
  };

  const receiveStream = (
    stream: string,
    entries: readonly PulledEntry[],
    decideAgain: DecideAgain,
    into: Received,
    seen: Seen,
  ): void => {
    const waiting = selectWaiting
      .all(stream)
      .map((command) => ({ ...command, requestId: hubRequestId(deskId, command.requestId) }));
    const known = new Set(knownVersions.all(stream));
    for (const version of confirmRest(stream, entries, known, waiting)) known.add(version);
    const merge = mergeStream({ deskId, known, waiting, arrived: entries });
    for (const { mine, entries: mineNow } of merge.confirm) {
      confirmInPlace(ownEvents(stream, mine.sequence), mineNow, (sequence, version) =>
        confirmEvent.run(version, sequence),
      );
      for (const { type, body } of mineNow) transferOf('up', type, body);
      dropWaiting.run(stream, mine.sequence);
    }
    if (merge.append.length === 0) return;
    const appended: StoredEvent[] = [];
    const setAsideOf = new Map<number, number[]>();
    for (const { sequence } of merge.setAside) {
      setAsideOf.set(
        sequence,
        ownEvents(stream, sequence).map((event) => event.sequence),
      );
      dropWaiting.run(stream, sequence);
    }
    const setAside: EntriesSetAside = { stream, entries: [...setAsideOf.values()].flat() };
    const reread = setAside.entries.length > 0;
    if (reread) appended.push(...note(setAsideType, setAside));
    for (const command of merge.append) appended.push(...appendTheirs(stream, command));
    into.fresh += merge.append.reduce((sum, command) => sum + command.entries.length, 0);
    seen(appended, reread);
    into.events.push(...appended);
    into.reread ||= reread;
    for (const { sequence } of merge.again) {
      const { events, conflict } = decideOne(stream, sequence, setAsideOf.get(sequence) ?? [], decideAgain);
      into.decidedAgain += 1;
      if (conflict) into.conflicts.push(conflict);
      seen(events, false);
      into.events.push(...events);
    }
  };

  const receive = database.transaction((page: ReceivedPage, decideAgain: DecideAgain, seen: Seen): Received => {
    const into: Received = { events: [], reread: false, fresh: 0, decidedAgain: 0, conflicts: [] };
    const byStream = Map.groupBy(page.entries, (entry) => entry.stream);
    for (const [stream, entries] of byStream) receiveStream(stream, entries, decideAgain, into, seen);
    if (page.cursor !== undefined) saveCursor.run(page.cursor, clock());
    if (into.events.length > 0) log.appender.saveHead();
    return into;
  });

  const selectToSend = database.prepare<[number], { stream: string; command_sequence: number }>(
    `select o.stream, o.command_sequence from outbox o indexed by outbox_order
     where o.refusal is null
       and not exists (select 1 from outbox r where r.stream = o.stream and r.refusal is not null)
     order by o.command_sequence, o.stream limit ?`,
  );

  const commandToSend = (stream: string, sequence: number, sender: Sender): PushedCommand | undefined => {
    const given = selectGiven.get(sequence);
    const events = ownEvents(stream, sequence);
    const [first] = events;
    if (!given || !first) return undefined;
    return {
      requestId: hubRequestId(deskId, given.requestId),
      name: given.name,
      personId: given.personId,
      unitId: given.unitId,
      at: given.at,
      deskSequence: first.desk_sequence,
      events: events.map(({ type, audience, body }) => ({
        type,
        audience: hubAudience({ stream, audience }, sender),
        body: JSON.parse(body) as Record<string, unknown>,
      })),
    };
  };

  return {
    receive: (page, decideAgain, seen) =>
      isRefilling(database) ? undefined : log.appender.guarded(() => receive.immediate(page, decideAgain, seen)),

    toSend({ batches, commands, characters }, sender) {
      const batchByStream = new Map<string, SentBatch>();
      let left = characters;
      for (const { stream, command_sequence: sequence } of selectToSend.all(commands)) {
        const command = commandToSend(stream, sequence, sender);
        if (!command) {
          dropWaiting.run(stream, sequence);
          continue;
        }
        left -= JSON.stringify(command).length;
        const batch = batchByStream.get(stream);
        if (batchByStream.size > 0 && (left < 0 || (!batch && batchByStream.size === batches))) break;
        if (batch) {
          batch.commands.push(command);
          batch.commandSequences.push(sequence);
        } else {
          const base = confirmedVersion.get(stream) ?? 0;
          batchByStream.set(stream, { stream, base, commands: [command], commandSequences: [sequence] });
        }
      }
      return [...batchByStream.values()];
    },

    accepted: database.transaction(({ stream, commandSequences }: SentBatch, version: number): void => {
      const sent = commandSequences.flatMap((sequence) => ownEvents(stream, sequence));
      sent.forEach((event, place) => {
        confirmEvent.run(version - sent.length + 1 + place, event.sequence);
        transferOf('up', event.type, JSON.parse(event.body));
      });
      for (const sequence of commandSequences) dropWaiting.run(stream, sequence);
    }),

    refused: database.transaction(({ stream, commandSequences }: SentBatch, code: string): void => {
      for (const sequence of commandSequences) markRefused.run(code, stream, sequence);
    }),

    open() {
      log.outbox.open();
    },
    close() {
      log.outbox.close();
      database.exec('delete from transfer');
      database.prepare(`delete from setting where scope = 'exchange' and key = 'cursor'`).run();
    },
    transfers: () =>
      database
        .prepare<[], Transfer>(
          'select sha256, direction, name, size, problem from transfer order by direction desc, sha256',
        )
        .all(),
    transferred: (sha256) => void database.prepare('delete from transfer where sha256 = ?').run(sha256),
    transferFailed: (sha256, why) =>
      void database.prepare('update transfer set problem = ? where sha256 = ?').run(why, sha256),
    inTransaction: (work) => database.transaction(work).immediate(),

    tryAgain: () => void database.prepare('update outbox set refusal = null where refusal is not null').run(),
  };
};

/** My own entries as the hub counts them. Those it shows to others only are not among them. */
const confirmInPlace = (
  own: readonly { sequence: number; type: string }[],
  entries: readonly PulledEntry[],
  confirm: (sequence: number, version: number) => void,
): void => {
  let place = 0;
  for (const { sequence, type } of own) {
    const entry = entries[place];
    if (entry?.type !== type) continue;
    confirm(sequence, entry.version);
    place += 1;
  }
};
