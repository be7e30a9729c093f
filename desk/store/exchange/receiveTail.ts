/** What another desk carries and nobody has put in order yet, on one stream:
 *
 *    held     ──●v──○a──○b          what waits here
 *    tail     ──●v──○a──○x          what waits there, on the same ground
 *    after    ──●v──○a──○x──○b'     theirs first, mine is decided again: whoever orders them settles it for all
 *
 *  Of a hub's realm only: where a file has told others of b, it stays and x is not taken. Only its author brings b to the hub, and
 *  whoever carries it waits for that; two desks that each took back theirs for the other's would wait for ever. What the hub has
 *  ordered reaches all who carry b, so b gives way to that. */
import type { Tail, TailCommand } from '../../../shared/exchange/package.ts';
import type { Own } from './own.ts';
import type { Rows, WaitingCommand } from './rows.ts';
import type { Aside, GivingWay, Turn } from './turn.ts';
import type { Writer } from './write.ts';

export const createReceiveTail = (rows: Rows, own: Own, write: Writer, giving: GivingWay, deskId: string) => {
  /** My own, which I have set aside or decided otherwise since: only I say what becomes of it. */
  const isKnownOwn = ({ deskId: from, requestId }: TailCommand): boolean =>
    from === deskId && rows.isTaken.get(requestId) !== undefined;

  const mustStay = ({ told }: Turn, stream: string, { sequence: command, relayed }: WaitingCommand): boolean =>
    rows.isInHub.get() !== undefined &&
    relayed === null &&
    own.entries(stream, command).some(({ sequence }) => sequence <= told);

  /** @param before mine that have given way to what came with the tail: theirs stand first, then the tail, then mine
   *  @returns mine, to be decided again */
  return (turn: Turn, { stream, base, commands }: Tail, before: readonly Aside[]): Aside[] => {
    const { into } = turn;
    const theirs = commands.filter(({ requestId }) => rows.isOrdered.get(stream, requestId) === undefined);
    const waiting = own.waiting(stream);
    const isShared = (mine: WaitingCommand | undefined, command: TailCommand | undefined): boolean =>
      mine !== undefined &&
      mine.requestId === command?.requestId &&
      (mine.relayed === null || own.saysTheSame(stream, mine.sequence, command.events));
    let shared = 0;
    while (isShared(waiting[shared], theirs[shared])) shared += 1;
    const known = theirs.findIndex((command, place) => place >= shared && isKnownOwn(command));
    const rest = theirs.slice(shared, known < 0 ? undefined : known);
    into.stale += known < 0 ? 0 : theirs.length - known;
    if (rest.length === 0) return [...before];
    const ids = new Set(commands.map(({ requestId }) => requestId));
    const unseen = rows.orderedAfter.all(stream, base).some((requestId) => !ids.has(requestId));
    if (unseen || waiting.slice(shared).some((mine) => mustStay(turn, stream, mine))) {
      into.stale += rest.length;
      return [...before];
    }
    const answered = new Set(rest.map(({ requestId }) => requestId));
    const mine = giving.giveWay(turn, stream, {
      displaced: [],
      setAside: waiting.slice(shared),
      append: () => rest.flatMap((command) => write.carried(stream, command)),
    });
    return [...before, ...mine].filter(({ requestId }) => !answered.has(requestId));
  };
};
