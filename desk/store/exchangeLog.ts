/** The log as the exchange with other desks sees it: what waits to be sent, and what came.
 *
 *    waits ──sent──▶ accepted ──────────────▶ confirmed where it stands
 *                      ├─ behind ──▶ what the hub ordered first is fetched, then mine is decided again
 *                      └─ refused ─▶ stays here and waits for a person
 *
 *  Whatever is done is one transaction, and doing it again changes nothing: a kill at any point loses no entry and doubles
 *  none. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../shared/base/time.ts';
import { hubAudience, travels, type Sender } from '../../shared/exchange/audience.ts';
import { conflictFound, exchangeStream, type ConflictFound } from '../../shared/exchange/conflict.ts';
import { mergeStream, type ArrivedCommand, type IsMine } from '../../shared/exchange/merge.ts';
import type { Tail, TailCommand } from '../../shared/exchange/package.ts';
import type { PulledEntry, PushedCommand } from '../../shared/exchange/protocol.ts';
import { setAsideType, type EntriesSetAside, type StoredEvent } from './event.ts';
import { textOf, type LogParts } from './eventStore.ts';
import {
  confirmInPlace,
  entryOf,
  hubRequestId,
  prepareExchange,
  type LaterRow,
  type Own,
  type WaitingCommand,
} from './exchangeRows.ts';
import type { DecideAgain, Received, ReceivedPage, SentBatch, Transfer } from './exchangeTypes.ts';
import type { Database } from './open.ts';
import { isRefilling } from './projection.ts';

export type { DecideAgain, GivenCommand, Received, ReceivedPage, SentBatch, Transfer } from './exchangeTypes.ts';

export type ExchangeLog = {
  /** @param seen called inside the transaction after each stream, before the next is decided
   *  @returns nothing while rows are being refilled: the page is to be handed in again */
  receive(page: ReceivedPage, decideAgain: DecideAgain, seen: Seen): Received | undefined;
  /** Oldest first, within the limits of one request. */
  toSend(limits: { batches: number; commands: number; characters: number }, sender: Sender): SentBatch[];
  /** @returns false where it was taken before what this desk has built it on: to be fetched first */
  accepted(batch: SentBatch, version: number): boolean;
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

export type Seen = (events: readonly StoredEvent[], reread: boolean) => void;

export const createExchangeLog = (
  database: Database,
  log: LogParts,
  { deskId, clock }: { deskId: string; clock: () => Instant },
): ExchangeLog => {
  const {
    isInHub,
    confirmedVersion,
    knownVersions,
    selectWaiting,
    selectGiven,
    selectUnconfirmed,
    isRelayed,
    isOrdered,
    orderedAfter,
    selectLater,
    dropWaiting,
    selectOwn,
    confirmEvent,
    isTaken,
    saveCursor,
    markRefused,
    addTransfer,
    hasFile,
  } = prepareExchange(database);

  const transferOf = (direction: Transfer['direction'], type: string, body: unknown): void => {
    // Without a hub files go along with the package that names them.
    if (type !== 'AttachmentAdded' || (direction === 'up' && isInHub.get() === undefined)) return;
    const { attachment, name, size } = body as { attachment: string; name: string; size: number };
    // A file that is here already need not come, one that is not here cannot go.
    if ((hasFile.get(attachment) !== undefined) === (direction === 'up')) {
      addTransfer.run(attachment, direction, name, size);
    }
  };

  /** Entries of a command on one stream that other desks may have. */
  const ownEvents = (stream: string, sequence: number): Own[] =>
    selectOwn.all(stream, sequence).filter(({ audience }) => travels({ stream, audience }));

  /** Whether entries that came say what a command kept here says, in this order. Of my own some may be hidden from whoever brought
   *  them; what is carried for others must be whole. */
  const saysTheSame = (stream: string, sequence: number, entries: readonly Said[]): boolean => {
    let place = 0;
    const own = ownEvents(stream, sequence);
    for (const { type, body } of own) {
      const entry = entries[place];
      if (entry?.type === type && textOf(entry.body) === body) place += 1;
    }
    const isWhole = isRelayed.get(sequence) === undefined || own.length === entries.length;
    return entries.length > 0 && place === entries.length && isWhole;
  };

  const waitingOf = (stream: string): WaitingCommand[] =>
    selectWaiting.all(stream).map((command) => ({ ...command, requestId: hubRequestId(deskId, command.requestId) }));

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

  /** What another desk carries and nobody has ordered: appended as it is, and carried on from here. */
  const appendCarried = (stream: string, command: TailCommand): StoredEvent[] => {
    const { requestId, name, personId, unitId, at, deskSequence, events } = command;
    for (const { type, body } of events) transferOf('down', type, body);
    const appended = log.appender.append({
      ...freeId(requestId),
      name,
      personId,
      unitId,
      at,
      input: JSON.stringify({ stream }),
      reply: 'null',
      events: events.map(({ type, audience, body }) => ({ stream, type, audience, body: textOf(body) })),
      from: { deskId: command.deskId, deskSequence },
    });
    log.outbox.carry(appended);
    return appended;
  };

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
    const rest = entries.filter((entry) => !known.has(entry.version) && !waits.has(entry.requestId));
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
    const waiting = waitingOf(stream);
    const known = new Set(knownVersions.all(stream));
    for (const version of confirmRest(stream, entries, known, waiting)) known.add(version);
    const later = laterThan(stream, entries, known);
    for (const { version, sequence } of later) {
      known.delete(version);
      confirmEvent.run(null, sequence);
    }
    const came = new Set(entries.map(({ version }) => version));
    const displaced = later.filter(({ version }) => !came.has(version)).map(entryOf(stream));
    const arrived =
      displaced.length === 0 ? entries : [...entries, ...displaced].sort((one, two) => one.version - two.version);
    const isMine: IsMine<WaitingCommand, PulledEntry> = (command, mine) =>
      command.requestId === mine.requestId &&
      ((command.deskId === deskId && mine.relayed === null) || saysTheSame(stream, mine.sequence, command.entries));
    const merge = mergeStream({ deskId, known, waiting, arrived, isMine });
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
    const setAside: EntriesSetAside = {
      stream,
      entries: [...later.map(({ sequence }) => sequence), ...[...setAsideOf.values()].flat()],
    };
    const reread = setAside.entries.length > 0;
    if (reread) appended.push(...note(setAsideType, setAside));
    for (const command of merge.append) appended.push(...appendTheirs(stream, command));
    into.fresh += merge.append.reduce((sum, command) => sum + command.entries.length, 0);
    seen(appended, reread);
    into.events.push(...appended);
    into.reread ||= reread;
    decideAllAgain(stream, merge.again, setAsideOf, decideAgain, into, seen);
  };

  const decideAllAgain = (
    stream: string,
    commands: readonly WaitingCommand[],
    setAsideOf: ReadonlyMap<number, number[]>,
    decideAgain: DecideAgain,
    into: Received,
    seen: Seen,
  ): void => {
    for (const { sequence, relayed } of commands) {
      // What is carried for others is decided again where it was typed, and comes back.
      if (relayed !== null) continue;
      const { events, conflict } = decideOne(stream, sequence, setAsideOf.get(sequence) ?? [], decideAgain);
      into.decidedAgain += 1;
      if (conflict) into.conflicts.push(conflict);
      seen(events, false);
      into.events.push(...events);
    }
  };

  /** Versions that stand behind what has come now: a package overtook the network, or the other way round. */
  const laterThan = (stream: string, entries: readonly PulledEntry[], known: ReadonlySet<number>): LaterRow[] => {
    const first = entries.reduce(
      (least, { version }) => (known.has(version) ? least : Math.min(least, version)),
      Infinity,
    );
    return first === Infinity ? [] : selectLater.all(stream, first);
  };

  /**    held     ──●v──○a──○b          what waits here
   *     tail     ──●v──○a──○x          what waits there, on the same ground
   *     after    ──●v──○a──○x──○b'     theirs first, mine is decided again: whoever orders them settles it for all */
  const receiveTail = (
    { stream, base, commands }: Tail,
    decideAgain: DecideAgain,
    into: Received,
    seen: Seen,
  ): void => {
    const theirs = commands.filter(({ requestId }) => isOrdered.get(stream, requestId) === undefined);
    const waiting = waitingOf(stream);
    let shared = 0;
    const isShared = (mine: WaitingCommand | undefined, command: TailCommand | undefined): boolean =>
      mine !== undefined &&
      mine.requestId === command?.requestId &&
      (mine.relayed === null || saysTheSame(stream, mine.sequence, command.events));
    while (isShared(waiting[shared], theirs[shared])) shared += 1;
    const own = theirs.findIndex((command, place) => place >= shared && isKnownOwn(command));
    const rest = theirs.slice(shared, own < 0 ? undefined : own);
    into.stale += own < 0 ? 0 : theirs.length - own;
    if (rest.length === 0) return;
    const ids = new Set(commands.map(({ requestId }) => requestId));
    if (orderedAfter.all(stream, base).some((requestId) => !ids.has(requestId))) {
      into.stale += rest.length;
      return;
    }
    const mine = waiting.slice(shared);
    const setAsideOf = new Map<number, number[]>();
    for (const { sequence } of mine) {
      setAsideOf.set(
        sequence,
        ownEvents(stream, sequence).map((event) => event.sequence),
      );
      dropWaiting.run(stream, sequence);
    }
    const setAside: EntriesSetAside = { stream, entries: [...setAsideOf.values()].flat() };
    const reread = setAside.entries.length > 0;
    const appended = reread ? note(setAsideType, setAside) : [];
    for (const command of rest) appended.push(...appendCarried(stream, command));
    into.fresh += rest.reduce((sum, { events }) => sum + events.length, 0);
    into.events.push(...appended);
    into.reread ||= reread;
    seen(appended, reread);
    const answered = new Set(rest.map(({ requestId }) => requestId));
    const again = mine.filter(({ requestId }) => !answered.has(requestId));
    decideAllAgain(stream, again, setAsideOf, decideAgain, into, seen);
  };

  /** My own, which I have set aside or decided otherwise since: only I say what becomes of it. */
  const isKnownOwn = ({ deskId: from, requestId }: TailCommand): boolean =>
    from === deskId && isTaken.get(requestId) !== undefined;

  const receive = database.transaction((page: ReceivedPage, decideAgain: DecideAgain, seen: Seen): Received => {
    const into: Received = { events: [], reread: false, fresh: 0, decidedAgain: 0, conflicts: [], stale: 0 };
    const byStream = Map.groupBy(page.entries, (entry) => entry.stream);
    for (const [stream, entries] of byStream) receiveStream(stream, entries, decideAgain, into, seen);
    for (const tail of page.tails ?? []) receiveTail(tail, decideAgain, into, seen);
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

  /** What this desk carries for others and may not send in their name: it goes when they send it, and what was built on it after. */
  const mayNotSend = (sequence: number, { carries }: Sender): boolean => {
    if (isRelayed.get(sequence) === undefined) return false;
    const unit = selectGiven.get(sequence)?.unitId;
    return typeof unit !== 'string' || carries?.(unit) !== true;
  };

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
      // Counted apart from this desk's own entries: see pushedCommand.deskSequence.
      deskSequence: isRelayed.get(sequence) === undefined ? first.desk_sequence : carriedFrom + first.sequence,
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
      const held = new Set<string>();
      for (const { stream, command_sequence: sequence } of selectToSend.all(commands)) {
        if (held.has(stream) || mayNotSend(sequence, sender)) {
          held.add(stream);
          continue;
        }
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

    accepted: database.transaction(({ stream, base, commandSequences }: SentBatch, version: number): boolean => {
      // Somebody else has brought it there before, as it was then: it comes with what is fetched next.
      if (version <= base) return false;
      const sent = commandSequences.flatMap((sequence) => ownEvents(stream, sequence));
      sent.forEach((event, place) => {
        confirmEvent.run(version - sent.length + 1 + place, event.sequence);
        transferOf('up', event.type, JSON.parse(event.body));
      });
      for (const sequence of commandSequences) dropWaiting.run(stream, sequence);
      return true;
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

/** Places of entries carried for others begin here, far behind what one desk writes. */
const carriedFrom = 1_000_000_000_000;

type Said = { type: string; body: unknown };
