/** The log as the exchange with other desks sees it: what waits to be sent, and what came.
 *
 *    waits ──sent──▶ accepted ──────────────▶ confirmed where it stands
 *                      ├─ behind ──▶ what the hub ordered first is fetched, then mine is decided again
 *                      └─ refused ─▶ stays here and waits for a person
 *
 *  Whatever is done is one transaction, and doing it again changes nothing: a kill at any point loses no entry and doubles
 *  none. */
import type { Instant } from '../../../shared/base/time.ts';
import type { LogParts } from '../eventStore.ts';
import type { Database } from '../open.ts';
import { isRefilling } from '../projection.ts';
import { createOwn } from './own.ts';
import { createReceiveOrdered } from './receiveOrdered.ts';
import { createReceiveTail } from './receiveTail.ts';
import { prepareRows } from './rows.ts';
import { createSending } from './send.ts';
import { createGivingWay } from './turn.ts';
import type { DecideAgain, ExchangeLog, Received, ReceivedPage, Seen } from './types.ts';
import { createWriter } from './write.ts';

export const createExchangeLog = (
  database: Database,
  log: LogParts,
  { deskId, clock }: { deskId: string; clock: () => Instant },
): ExchangeLog => {
  const rows = prepareRows(database);
  const own = createOwn(rows, deskId);
  const write = createWriter(log, rows, { deskId, clock });
  const giving = createGivingWay(rows, own, write);
  const receiveOrdered = createReceiveOrdered(rows, own, write, giving, deskId);
  const receiveTail = createReceiveTail(rows, own, write, giving, deskId);

  const receive = database.transaction((page: ReceivedPage, decideAgain: DecideAgain, seen: Seen): Received => {
    const into: Received = { events: [], reread: false, fresh: 0, decidedAgain: 0, conflicts: [], stale: 0 };
    const turn = { decideAgain, seen, told: page.told ?? Infinity, into };
    const byStream = Map.groupBy(page.entries, (entry) => entry.stream);
    const tailByStream = new Map(page.tails?.map((tail) => [tail.stream, tail]));
    for (const stream of new Set([...byStream.keys(), ...tailByStream.keys()])) {
      const tail = tailByStream.get(stream);
      const before = receiveOrdered(turn, stream, byStream.get(stream) ?? []);
      giving.again(turn, stream, tail ? receiveTail(turn, tail, before) : before);
    }
    if (page.cursor !== undefined) rows.saveCursor.run(page.cursor, clock());
    if (into.events.length > 0) log.appender.saveHead();
    return into;
  });

  return {
    receive: (page, decideAgain, seen) =>
      isRefilling(database) ? undefined : log.appender.guarded(() => receive.immediate(page, decideAgain, seen)),
    ...createSending(database, rows, own, write, deskId),
    tryAgain: () => void rows.sendRefusedAgain.run(),
    open: () => log.outbox.open(),
    close() {
      log.outbox.close();
      rows.dropTransfers.run();
      rows.dropCursor.run();
    },
    transfers: () => rows.selectTransfers.all(),
    transferred: (sha256) => void rows.dropTransfer.run(sha256),
    transferFailed: (sha256, problem) => void rows.markTransfer.run(problem, sha256),
    inTransaction: (work) => database.transaction(work).immediate(),
  };
};
