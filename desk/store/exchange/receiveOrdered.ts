/** Entries that somebody has put in order, on one stream: mine among them are confirmed, theirs go first, mine are decided again
 *  (the picture is in shared/exchange/merge.ts). */
import { mergeStream, type IsMine } from '../../../shared/exchange/merge.ts';
import type { PulledEntry } from '../../../shared/exchange/protocol.ts';
import type { Own } from './own.ts';
import { confirmInPlace, entryOf, hubRequestId, type LaterRow, type Rows, type WaitingCommand } from './rows.ts';
import type { Aside, GivingWay, Turn } from './turn.ts';
import type { Writer } from './write.ts';

export const createReceiveOrdered = (rows: Rows, own: Own, write: Writer, giving: GivingWay, deskId: string) => {
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
    const open = rows.selectUnconfirmed.all(stream);
    return rest.flatMap(({ version, requestId, type }) => {
      const place = open.findIndex(
        (entry) => entry.type === type && hubRequestId(deskId, entry.requestId) === requestId,
      );
      const [entry] = place < 0 ? [] : open.splice(place, 1);
      if (entry) rows.confirmEvent.run(version, entry.sequence);
      return entry ? [version] : [];
    });
  };

  /** Versions that stand behind what has come now: a package overtook the network, or the other way round. */
  const laterThan = (stream: string, entries: readonly PulledEntry[], known: ReadonlySet<number>): LaterRow[] => {
    const first = entries.reduce(
      (least, { version }) => (known.has(version) ? least : Math.min(least, version)),
      Infinity,
    );
    return first === Infinity ? [] : rows.selectLater.all(stream, first);
  };

  /** @returns mine, to be decided again */
  return (turn: Turn, stream: string, entries: readonly PulledEntry[]): Aside[] => {
    const waiting = own.waiting(stream);
    const known = new Set(rows.knownVersions.all(stream));
    for (const version of confirmRest(stream, entries, known, waiting)) known.add(version);
    const later = laterThan(stream, entries, known);
    for (const { version, sequence } of later) {
      known.delete(version);
      rows.confirmEvent.run(null, sequence);
    }
    const came = new Set(entries.map(({ version }) => version));
    const displaced = later.filter(({ version }) => !came.has(version)).map(entryOf(stream));
    const arrived =
      displaced.length === 0 ? entries : [...entries, ...displaced].sort((one, two) => one.version - two.version);
    const isMine: IsMine<WaitingCommand, PulledEntry> = (command, mine) =>
      command.requestId === mine.requestId &&
      ((command.deskId === deskId && mine.relayed === null) || own.saysTheSame(stream, mine.sequence, command.entries));
    const merge = mergeStream({ deskId, known, waiting, arrived, isMine });
    for (const { mine, entries: mineNow } of merge.confirm) {
      confirmInPlace(own.entries(stream, mine.sequence), mineNow, (sequence, version) =>
        rows.confirmEvent.run(version, sequence),
      );
      for (const { type, body } of mineNow) write.named('up', type, body);
      rows.dropWaiting.run(stream, mine.sequence);
    }
    if (merge.append.length === 0) return [];
    const again = new Set(merge.again.map(({ sequence }) => sequence));
    const mine = giving.giveWay(turn, stream, {
      displaced: later.map(({ sequence }) => sequence),
      setAside: merge.setAside,
      append: () => merge.append.flatMap((command) => write.theirs(stream, command)),
    });
    return mine.filter(({ sequence }) => again.has(sequence));
  };
};
