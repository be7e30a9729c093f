/** One page of other desks on its way into the log: what it has brought about so far, and how mine give way to it. */
import { setAsideType, type EntriesSetAside, type StoredEvent } from '../event.ts';
import type { Own } from './own.ts';
import type { Rows, WaitingCommand } from './rows.ts';
import type { DecideAgain, Received, Seen } from './types.ts';
import type { Writer } from './write.ts';

export type Turn = { decideAgain: DecideAgain; seen: Seen; into: Received };

/** @param append theirs; called between mine being set aside and mine being decided again */
export type GiveWay = (
  turn: Turn,
  stream: string,
  change: {
    /** ordered entries that stand where something else belongs */
    displaced: readonly number[];
    setAside: readonly WaitingCommand[];
    append: () => StoredEvent[];
    again: readonly WaitingCommand[];
  },
) => void;

export const createGiveWay =
  (rows: Rows, own: Own, write: Writer): GiveWay =>
  ({ decideAgain, seen, into }, stream, { displaced, setAside, append, again }) => {
    const take = (events: StoredEvent[], reread: boolean): void => {
      seen(events, reread);
      into.events.push(...events);
      into.reread ||= reread;
    };
    const setAsideOf = new Map<number, number[]>();
    for (const { sequence } of setAside) {
      setAsideOf.set(
        sequence,
        own.entries(stream, sequence).map((entry) => entry.sequence),
      );
      rows.dropWaiting.run(stream, sequence);
    }
    const aside: EntriesSetAside = { stream, entries: [...displaced, ...[...setAsideOf.values()].flat()] };
    const reread = aside.entries.length > 0;
    const noted = reread ? write.note(setAsideType, aside) : [];
    const theirs = append();
    into.fresh += theirs.length;
    take([...noted, ...theirs], reread);
    for (const { sequence, relayed } of again) {
      // What is carried for others is decided again where it was typed, and comes back.
      if (relayed !== null) continue;
      const { events, conflict } = write.again(stream, sequence, setAsideOf.get(sequence) ?? [], decideAgain);
      into.decidedAgain += 1;
      if (conflict) into.conflicts.push(conflict);
      take(events, false);
    }
  };
