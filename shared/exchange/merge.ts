/** One stream of this desk when entries of the hub arrive.
 *
 *    confirmed   ──●──●──●              what the hub has ordered and this desk holds
 *    waiting              ╲─○a──○b      what this desk decided on top, oldest first
 *    arrived              ╲─●a──●x      the hub's next entries; `a` is mine, its receipt was lost
 *
 *    after       ──●──●──●──●a──●x──○b'     a is confirmed where it stands, b is decided again behind x
 *
 *  Outcomes: `known` nothing is new · `confirmed` only my own came back · `appended` theirs follow, nothing of mine waits
 *  · `decidedAgain` theirs go first and mine are decided anew, or found answered.
 *
 *  Invariants (test/shared/exchange/merge.test.ts):
 *  1. Every command that waited is exactly one of: confirmed, decided again, answered (its own request is among theirs),
 *     or still waiting because nothing foreign arrived.
 *  2. Nothing is set aside unless something foreign is appended, and then everything that still waits is.
 *  3. The hub's order is kept: confirmed before appended before decided again, versions ascending, each once.
 *  4. The same page twice is the same as once. */
export type Arrived = { version: number; requestId: string; deskId: string };

/** Entries of one command, side by side. */
export type ArrivedCommand<Entry extends Arrived> = { requestId: string; deskId: string; entries: Entry[] };

export type Waiting = { requestId: string };

/** Whether a command that came is the one that waits here. A desk knows its own by their request; what it carries for others
 *  must also be what they said (see desk/store/exchange/own.ts). */
export type IsMine<Mine extends Waiting, Entry extends Arrived> = (
  command: ArrivedCommand<Entry>,
  waiting: Mine,
) => boolean;

export type StreamState<Mine extends Waiting, Entry extends Arrived> = {
  deskId: string;
  /** versions of the stream this desk holds; with gaps where others may read more */
  known: ReadonlySet<number>;
  waiting: readonly Mine[];
  arrived: readonly Entry[];
  isMine?: IsMine<Mine, Entry>;
};

export type Merge<Mine extends Waiting, Entry extends Arrived> = {
  outcome: 'known' | 'confirmed' | 'appended' | 'decidedAgain';
  confirm: { mine: Mine; entries: Entry[] }[];
  setAside: Mine[];
  append: ArrivedCommand<Entry>[];
  again: Mine[];
};

export function mergeStream<Mine extends Waiting, Entry extends Arrived>({
  deskId,
  known,
  waiting,
  arrived,
  isMine = (command, mine) => command.deskId === deskId && command.requestId === mine.requestId,
}: StreamState<Mine, Entry>): Merge<Mine, Entry> {
  const commands = commandsOf(arrived.filter(({ version }) => !known.has(version)));
  const own = commands.findIndex((command, place) => {
    const next = waiting[place];
    return next === undefined || !isMine(command, next);
  });
  const mine = own < 0 ? commands.length : own;
  const confirm = commands.slice(0, mine).map(({ entries }, place) => ({ mine: waiting[place]!, entries }));
  const append = commands.slice(mine);
  const rest = waiting.slice(mine);
  if (append.length === 0) {
    return { outcome: confirm.length > 0 ? 'confirmed' : 'known', confirm, setAside: [], append, again: [] };
  }
  const answered = new Set(append.map(({ requestId }) => requestId));
  const again = rest.filter(({ requestId }) => !answered.has(requestId));
  return { outcome: rest.length > 0 ? 'decidedAgain' : 'appended', confirm, setAside: rest, append, again };
}

/** Entries put together by command, in their order. */
export function commandsOf<Entry extends Arrived>(entries: readonly Entry[]): ArrivedCommand<Entry>[] {
  const commands: ArrivedCommand<Entry>[] = [];
  for (const entry of entries) {
    const last = commands.at(-1);
    if (last && last.requestId === entry.requestId && last.deskId === entry.deskId) last.entries.push(entry);
    else commands.push({ requestId: entry.requestId, deskId: entry.deskId, entries: [entry] });
  }
  return commands;
}
