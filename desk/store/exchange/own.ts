/** What this desk has of a stream and nobody has put in order yet. */
import { travels } from '../../../shared/exchange/audience.ts';
import { textOf } from '../eventStore.ts';
import { hubRequestId, type OwnEntry, type Rows, type WaitingCommand } from './rows.ts';

export type Said = { type: string; body: unknown };

export type Own = {
  /** Entries of a command on one stream that other desks may have. */
  entries(stream: string, command: number): OwnEntry[];
  waiting(stream: string): WaitingCommand[];
  /** Whether entries that came say what a command kept here says, in this order. Of my own some may be hidden from whoever brought
   *  them; what is carried for others must be whole. */
  saysTheSame(stream: string, command: number, entries: readonly Said[]): boolean;
};

export const createOwn = (rows: Rows, deskId: string): Own => {
  const entries: Own['entries'] = (stream, command) =>
    rows.selectOwn.all(stream, command).filter(({ audience }) => travels({ stream, audience }));
  return {
    entries,
    waiting: (stream) =>
      rows.selectWaiting.all(stream).map((command) => ({
        ...command,
        requestId: hubRequestId(deskId, command.requestId),
      })),
    saysTheSame(stream, command, said) {
      let place = 0;
      const own = entries(stream, command);
      for (const { type, body } of own) {
        const entry = said[place];
        if (entry?.type === type && textOf(entry.body) === body) place += 1;
      }
      const isWhole = rows.isRelayed.get(command) === undefined || own.length === said.length;
      return said.length > 0 && place === said.length && isWhole;
    },
  };
};
