/** One page of other desks on its way into the log: what it has brought about so far, and how mine give way to it. */
import { setAsideType, type EntriesSetAside, type StoredEvent } from '../event.ts';
import type { Own } from './own.ts';
import type { Rows, WaitingCommand } from './rows.ts';
import type { DecideAgain, Received, Seen } from './types.ts';
import type { Writer } from './write.ts';

export type Turn = {
  decideAgain: DecideAgain;
  seen: Seen;
  /** sequence of the newest entry other desks may have by file */
  told: number;
  into: Received;
};

/** A command of mine that counts no more, and its entries. */
export type Aside = WaitingCommand & { entries: number[] };

export type Change = {
  /** ordered entries that stand where something else belongs */
  displaced: readonly number[];
  setAside: readonly WaitingCommand[];
  /** theirs, appended after mine are set aside */
  append: () => StoredEvent[];
};

export type GivingWay = {
  /** @returns mine, to be decided again once everything that came for this stream stands */
  giveWay(turn: Turn, stream: string, change: Change): Aside[];
  again(turn: Turn, stream: string, commands: readonly Aside[]): void;
};

export const createGivingWay = (rows: Rows, own: Own, write: Writer): GivingWay => {
  const take = ({ seen, into }: Turn, events: StoredEvent[], reread: boolean): void => {
    seen(events, reread);
    into.events.push(...events);
    into.reread ||= reread;
  };
  return {
    giveWay(turn, stream, { displaced, setAside, append }) {
      const mine = setAside.map((command): Aside => {
        const entries = own.entries(stream, command.sequence).map(({ sequence }) => sequence);
        rows.dropWaiting.run(stream, command.sequence);
        return { ...command, entries };
      });
      const aside: EntriesSetAside = { stream, entries: [...displaced, ...mine.flatMap(({ entries }) => entries)] };
      const reread = aside.entries.length > 0;
      const noted = reread ? write.note(setAsideType, aside) : [];
      const theirs = append();
      turn.into.fresh += theirs.length;
      take(turn, [...noted, ...theirs], reread);
      return mine;
    },
    again(turn, stream, commands) {
      for (const { sequence, relayed, entries } of commands) {
        // What is carried for others is decided again where it was typed, and comes back.
        if (relayed !== null) continue;
        const { events, conflict } = write.again(stream, sequence, entries, turn.decideAgain);
        turn.into.decidedAgain += 1;
        if (conflict) turn.into.conflicts.push(conflict);
        take(turn, events, false);
      }
    },
  };
};
