/** Programs of two to six desks on one hub, offline and online, with lost and repeated replies, a hub that stops in the middle of a
 *  push, desks that are closed and opened or revoked for a while, clocks that are wrong: in the end every desk holds what the hub ordered and it may
 *  read, nothing waits, nothing was taken twice, and no command is gone without a trace.
 *
 *  SHOUWEN_SEEDS=10000 runs more of them; a seed that failed is added to `pinned` with its number of desks. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differingProjections } from '../../desk/store/digest.ts';
import type { DecideAgain, SentBatch } from '../../desk/store/exchange/types.ts';
import type { Decision, Load, NewEvent } from '../../desk/store/eventStore.ts';
import type { Projection } from '../../desk/store/projection.ts';
import { conflictProjection } from '../../desk/store/projections/conflict.ts';
import { openStore, type Store } from '../../desk/store/store.ts';
import { verifyStore } from '../../desk/store/verify.ts';
import type { Tail, TailCommand } from '../../shared/exchange/package.ts';
import type { PulledEntry } from '../../shared/exchange/protocol.ts';
import { travels } from '../../shared/exchange/audience.ts';
import { seededRandom, officeFolder, tally, testKey, valueOf } from '../desk/store/support.ts';
import { createFakeHub, organisations, type FakeHub } from './fakeHub.ts';

const pinned = [{ seed: 1_000_308, count: 4 }];
const usual = 200;
const blockSize = 25;

const projections: readonly Projection[] = [tally, conflictProjection];
const sums = {
  seeds: 0,
  carried: 0,
  took: 0,
  decidedAgain: 0,
  conflicts: 0,
  lost: 0,
  stopped: 0,
  reopened: 0,
  aside: 0,
  refused: 0,
  shutOut: 0,
};

type Desk = {
  store: Store;
  organisation: string;
  folder: string;
  key: Buffer;
  deskId: string;
  cursor: () => string | null;
  issued: Set<string>;
};

/** A matter can be taken by one at a time; notes are always possible. */
const decide =
  (name: string, stream: string, text: string, organisation: string): ((load: Load) => Decision) =>
  (load) => {
    const events = load(stream);
    const event = (type: string, audience = 'parties'): NewEvent => ({ stream, type, audience, body: { text } });
    if (name === 'begin') {
      const body = { id: stream.slice(10), text, firstAsked: { unit: organisation } };
      return { events: [{ stream, type: 'ComplaintRegistered', audience: 'parties', body }], reply: null };
    }
    if (events.length === 0) return { refusal: { code: 'Unknown' } };
    if (name === 'note') return { events: [event('NoteAdded')], reply: null };
    if (name === 'inside') return { events: [event('NoteAdded', organisation), event('Told')], reply: null };
    const isTaken = events.findLast(({ type }) => type === 'Taken' || type === 'Freed')?.type === 'Taken';
    if (name === 'take') return isTaken ? { refusal: { code: 'IsTaken' } } : { events: [event('Taken')], reply: null };
    // Already as wanted: nothing to write.
    return { events: isTaken ? [event('Freed')] : [], reply: null };
  };

const open = async (folder: string, key: Buffer, clock: () => number): Promise<Store> => {
  const store = valueOf(await openStore({ folder, key, clock, projections }));
  store.database.pragma('synchronous = off');
  return store;
};

const createDesk = async (place: number, clock: () => number): Promise<Desk> => {
  const folder = officeFolder();
  const key = testKey();
  const store = await open(folder, key, clock);
  store.exchange.inTransaction(() => {
    store.database.prepare(`insert into setting values ('exchange', 'hub', '{}', 0)`).run();
    store.exchange.open();
  });
  const desk: Desk = {
    store,
    folder,
    key,
    organisation: organisations[place % organisations.length]!,
    deskId: store.deskId,
    issued: new Set(),
    cursor: () =>
      desk.store.database
        .prepare<[], string>(`select value from setting where scope = 'exchange' and key = 'cursor'`)
        .pluck()
        .get() ?? null,
  };
  return desk;
};

const again =
  (desk: Desk): DecideAgain =>
  ({ name, input }, load) => {
    const { stream, text } = input as { stream: string; text: string };
    return decide(name, stream, text, desk.organisation)(load);
  };

const limits = { batches: 3, commands: 8, characters: 100_000 };

type Weather = 'fine' | 'lost' | 'twice' | 'stopped';

const pull = (desk: Desk, hub: FakeHub, size: number): boolean => {
  const page = hub.pull(desk, desk.cursor(), size);
  if (!page) {
    sums.shutOut += 1;
    return false;
  }
  const received = desk.store.exchange.receive({ entries: page.entries, cursor: page.cursor }, again(desk), () => {});
  sums.decidedAgain += received?.decidedAgain ?? 0;
  sums.conflicts += received?.conflicts.length ?? 0;
  return page.more;
};

const push = (desk: Desk, hub: FakeHub, weather: Weather): number => {
  const sent = desk.store.exchange.toSend(limits, {
    organisation: desk.organisation,
    isTop: desk.organisation === 'top',
    carries: (unit) => unit === desk.organisation,
  });
  if (sent.length === 0) return 0;
  const batches = JSON.parse(JSON.stringify(sent)) as SentBatch[];
  if (weather === 'stopped') {
    sums.stopped += 1;
    hub.push(desk, batches.slice(0, 1));
    return 0;
  }
  const receipts = hub.push(desk, batches);
  // Revoked: nothing goes, and what waits goes on waiting.
  if (!receipts) {
    sums.shutOut += 1;
    return 0;
  }
  if (weather === 'lost') {
    sums.lost += 1;
    return 0;
  }
  const told = (weather === 'twice' ? hub.push(desk, batches) : undefined) ?? receipts;
  let taken = 0;
  told.forEach((receipt, place) => {
    const batch = sent[place]!;
    if (receipt.outcome === 'accepted') {
      if (desk.store.exchange.accepted(batch, receipt.version)) taken += 1;
    } else if (receipt.outcome === 'refused') {
      // Another desk has brought some of them before: what is fetched next says so.
      expect(receipt.code).toBe('outOfOrder');
      sums.refused += 1;
      desk.store.exchange.refused(batch, receipt.code);
    }
  });
  return taken;
};

/** A file from one desk to another: what it has in order and the other may read, and what it has that nobody has ordered.
 *  @param told newest entry of the reader that a file of its own has told of; without it all may have been */
const carry = (from: Desk, to: Desk, streams: readonly string[], told?: number): void => {
  const mayRead = (audience: string): boolean => audience === 'parties' || audience === to.organisation;
  const said = streams.map((stream) => saidOf(from, stream));
  const received = to.store.exchange.receive(
    {
      entries: said.flatMap(({ entries }) => entries.filter(({ audience }) => mayRead(audience))),
      tails: said.flatMap(({ stream, base, commands }): Tail[] => {
        // Half a command is not carried, and nothing that was built on it.
        const isHalf = ({ events }: TailCommand): boolean =>
          events.some(({ audience }) => mayRead(audience)) && !events.every(({ audience }) => mayRead(audience));
        const half = commands.findIndex(isHalf);
        const readable = commands
          .slice(0, half < 0 ? undefined : half)
          .filter(({ events }) => events.every(({ audience }) => mayRead(audience)));
        return readable.length > 0 ? [{ stream, base, commands: readable }] : [];
      }),
      ...(told !== undefined && { told }),
    },
    again(to),
    () => {},
  );
  sums.carried += 1;
  sums.took += received?.fresh ?? 0;
};

type SaidRow = Omit<PulledEntry, 'body' | 'version'> & {
  version: number | null;
  body: string;
  commandSequence: number;
};

const saidOf = (
  { store }: Desk,
  stream: string,
): { entries: PulledEntry[] } & Omit<Tail, 'commands'> & { commands: TailCommand[] } => {
  const rows = store.database
    .prepare<[string], SaidRow>(
      `select e.stream, e.hub_version as version, e.type, e.audience, e.at, e.body, c.desk_id as deskId,
         e.desk_sequence as deskSequence, coalesce(c.origin, c.request_id) as requestId, c.name as command,
         c.person_id as personId, c.unit_id as unitId, e.command_sequence as commandSequence
       from event e join command c on c.sequence = e.command_sequence
       where e.stream = ? and not exists (select 1 from set_aside s where s.sequence = e.sequence) order by e.stream_version`,
    )
    .all(stream);
  const bodyOf = (row: SaidRow) => JSON.parse(row.body) as Record<string, unknown>;
  const entries = rows.flatMap(({ commandSequence: _sequence, version, ...row }) =>
    version === null ? [] : [{ ...row, version, body: JSON.parse(row.body) as Record<string, unknown> }],
  );
  const byCommand = Map.groupBy(
    rows.filter(({ version }) => version === null),
    (row) => row.commandSequence,
  );
  const commands = [...byCommand.values()].map((own): TailCommand => {
    const [{ requestId, command: name, personId, unitId, at, deskId, deskSequence }] = own as [SaidRow];
    const events = own.map((row) => ({ type: row.type, audience: row.audience, body: bodyOf(row) }));
    return { requestId, name, personId, unitId, at, deskId, deskSequence, events };
  });
  return { stream, base: Math.max(0, ...entries.map(({ version }) => version)), entries, commands };
};

const exchangeAll = (desks: readonly Desk[], hub: FakeHub): void => {
  for (let turn = 0; turn < 60; turn++) {
    let moved = 0;
    for (const desk of desks) {
      while (pull(desk, hub, 7)) moved += 1;
      moved += push(desk, hub, 'fine');
    }
    const waits = desks.some(
      ({ store, organisation }) =>
        store.exchange.toSend(limits, { organisation, isTop: false, carries: (unit) => unit === organisation }).length >
        0,
    );
    if (moved === 0 && !waits) {
      for (const desk of desks) while (pull(desk, hub, 50));
      return;
    }
  }
  throw new Error('the desks do not come to rest');
};

/** One program. @returns desks in use at its end (a desk that is opened anew is another object of the same folder) */
const run = async (seed: number, desks: Desk[], hub: FakeHub, clock: { now: number }): Promise<void> => {
  const random = seededRandom(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const streams = Array.from({ length: 1 + below(3) }, (_, place) => `complaint/s${seed}-${place}`);
  const issue = (desk: Desk, name: string, stream: string): void => {
    const text = `${name} ${seed} ${desk.issued.size}`;
    const requestId = `r-${seed}-${desk.deskId.slice(0, 8)}-${desk.issued.size}`;
    const outcome = desk.store.execute(
      {
        requestId,
        name,
        personId: null,
        unitId: desk.organisation,
        at: clock.now + below(1_000_000) - 500_000,
        input: { stream, text },
      },
      decide(name, stream, text, desk.organisation),
    );
    if (outcome.outcome === 'done' && outcome.events.length > 0) desk.issued.add(requestId);
  };
  streams.forEach((stream) => issue(desks[below(desks.length)]!, 'begin', stream));
  exchangeAll(desks, hub);
  const steps = 10 + below(25);
  const revoked = new Set<Desk>();
  for (let step = 0; step < steps; step++) {
    const place = below(desks.length);
    const desk = desks[place]!;
    const turn = below(12);
    if (turn >= 10) {
      carry(desk, desks[below(desks.length)]!, streams);
      continue;
    }
    if (turn < 5) issue(desk, ['note', 'take', 'free', 'inside', 'take'][below(5)]!, streams[below(streams.length)]!);
    else if (turn < 7) pull(desk, hub, 1 + below(6));
    else if (turn < 9) push(desk, hub, (['fine', 'fine', 'lost', 'twice', 'stopped'] as const)[below(5)]!);
    else if (below(3) === 0) {
      hub.revoke(desk, true);
      revoked.add(desk);
    } else if (below(8) === 0) {
      sums.reopened += 1;
      desk.store.close();
      desk.store = await open(desk.folder, desk.key, () => clock.now);
    }
  }
  // While some are out, the others agree; what came late is told to those who are let in again.
  const inside = desks.filter((desk) => !revoked.has(desk));
  exchangeAll(inside, hub);
  for (const desk of inside) check(desk, hub, streams, revoked.size > 0);
  for (const desk of revoked) hub.revoke(desk, false);
  exchangeAll(desks, hub);
  for (const desk of desks) check(desk, hub, streams);
};

/** @param more what came as a file from a desk that is shut out stands behind what the hub has, until that desk brings it there */
const check = (desk: Desk, hub: FakeHub, streams: readonly string[], more = false): void => {
  for (const stream of streams) {
    const held = desk.store.read(stream).filter((event) => travels(event));
    // Who brought it there may be another desk than the one that wrote it.
    const ordered = hub.readable(desk, stream).map(({ type, body, requestId }) => [type, body, requestId]);
    const own = held.map(({ type, body, requestId }) => [type, body, requestId]);
    expect(more ? own.slice(0, ordered.length) : own).toEqual(ordered);
  }
};

/** Every command is at the hub, shown to a person, or was found answered (it wanted what has come about). */
const nothingLost = (desk: Desk, hub: FakeHub): void => {
  const conflicts = new Set(
    desk.store.database.prepare<[], string>(`select json_extract(body, '$.requestId') from conflict`).pluck().all(),
  );
  for (const requestId of desk.issued) {
    if (hub.holds(requestId) || conflicts.has(requestId)) continue;
    const kept = desk.store.database
      .prepare<[string], { name: string; aside: number }>(
        `select c.name, (select count(*) from event e join set_aside s on s.sequence = e.sequence
           where e.command_sequence = c.sequence) as aside from command c where c.request_id = ?`,
      )
      .get(requestId);
    expect(kept, `${requestId} is gone`).toMatchObject({ name: 'free' });
    expect(kept?.aside).toBeGreaterThan(0);
  }
};

const wanted = Number(process.env['SHOUWEN_SEEDS'] ?? usual);
const seeds = Array.from({ length: wanted }, (_, place) => 1_000_000 + place);
const blocks = [
  ...pinned.map(({ seed, count }) => ({ seeds: [seed], count })),
  ...Array.from({ length: Math.ceil(wanted / blockSize) }, (_, place) => ({
    seeds: seeds.slice(place * blockSize, (place + 1) * blockSize),
    count: 2 + (place % 5),
  })),
];

describe('EX-ORDER, EX-AGAIN: desks and a hub converge', () => {
  for (const { seeds: block, count } of blocks) {
    it(`seeds ${block[0]} to ${block.at(-1)} with ${count} desks`, { timeout: 120_000 }, async () => {
      const clock = { now: Date.UTC(2026, 2, 2, 1) };
      const hub = createFakeHub();
      const desks = await Promise.all(
        Array.from({ length: count }, (_, place) => createDesk(place, () => (clock.now += 1000))),
      );
      for (const seed of block) {
        try {
          await run(seed, desks, hub, clock);
        } catch (error) {
          throw new Error(`seed ${seed} with ${count} desks`, { cause: error });
        }
        sums.seeds += 1;
      }
      for (const desk of desks) {
        nothingLost(desk, hub);
        sums.aside += desk.store.database.prepare<[], number>('select count(*) from set_aside').pluck().get() ?? 0;
        expect(await differingProjections(desk.store.database, projections)).toEqual([]);
        desk.store.sealHead();
        const report = valueOf(await verifyStore({ file: join(desk.folder, 'desk.db'), key: desk.key, projections }));
        expect(report.findings).toEqual([]);
        desk.store.close();
      }
    });
  }

  it('and the programs were not empty', () => {
    expect(sums.seeds).toBe(pinned.length + seeds.length);
    for (const [name, count] of Object.entries(sums)) {
      if (name !== 'refused') expect(count, name).toBeGreaterThan(name === 'reopened' ? 5 : 50);
    }
    expect(sums.refused).toBeLessThan(sums.seeds / 50);
  });
});

describe('the odd ones', () => {
  it('files that cross: what was told stays until the hub has ordered, what nobody was told gives way at once', async () => {
    const clock = { now: Date.UTC(2026, 2, 2, 1) };
    const hub = createFakeHub();
    const desks = await Promise.all([0, 1, 2].map((place) => createDesk(place, () => (clock.now += 1000))));
    const [first, second, third] = desks as [Desk, Desk, Desk];
    const issue = (desk: Desk, name: string, stream: string): string => {
      const requestId = `${name}-${desk.organisation}-${stream.slice(10)}`;
      const request = { requestId, name, personId: null, unitId: desk.organisation, at: clock.now };
      desk.store.execute(
        { ...request, input: { stream, text: requestId } },
        decide(name, stream, requestId, desk.organisation),
      );
      desk.issued.add(requestId);
      return requestId;
    };
    const held = (desk: Desk, stream: string): string[] =>
      desk.store.read(stream).map(({ body }) => (body as { text: string }).text);

    const crossed = 'complaint/crossed';
    const alone = 'complaint/alone';
    for (const stream of [crossed, alone]) issue(first, 'begin', stream);
    exchangeAll(desks, hub);
    const mine = issue(first, 'take', crossed);
    const theirs = issue(third, 'take', crossed);
    carry(first, second, [crossed]);
    carry(third, first, [crossed]);
    carry(second, third, [crossed]);
    expect([first, third].map((desk) => held(desk, crossed).at(-1))).toEqual([mine, theirs]);

    const untold = issue(first, 'note', alone);
    const told = issue(third, 'note', alone);
    carry(third, first, [alone], 0);
    expect(held(first, alone).slice(1)).toEqual([told, untold]);

    exchangeAll(desks, hub);
    for (const desk of desks) {
      check(desk, hub, [crossed, alone]);
      nothingLost(desk, hub);
      expect(held(desk, crossed).slice(1)).toEqual([mine]);
      expect(held(desk, alone).slice(1)).toEqual([told, untold]);
      expect(desk.store.database.prepare('select count(*) from outbox').pluck().get()).toBe(0);
      desk.store.close();
    }
  });

  it('a folder that was copied: one goes on, the other has to look first, and what both wrote counts once at both', async () => {
    const clock = { now: Date.UTC(2026, 2, 2, 1) };
    const hub = createFakeHub();
    const desk = await createDesk(0, () => (clock.now += 1000));
    const stream = 'complaint/copied';
    const issue = (one: Desk, name: string): string => {
      const requestId = `r-${randomBytes(4).toString('hex')}`;
      const input = { stream, text: requestId };
      one.store.execute(
        { requestId, name, personId: null, unitId: null, at: clock.now, input },
        decide(name, stream, requestId, one.organisation),
      );
      return requestId;
    };
    issue(desk, 'begin');
    exchangeAll([desk], hub);
    const copyFolder = officeFolder();
    desk.store.database.prepare('vacuum into ?').run(join(copyFolder, 'desk.db'));
    const copy: Desk = { ...desk, folder: copyFolder, store: await open(copyFolder, desk.key, () => clock.now) };
    copy.cursor = () =>
      copy.store.database
        .prepare<[], string>(`select value from setting where scope = 'exchange' and key = 'cursor'`)
        .pluck()
        .get() ?? null;
    const kept = issue(desk, 'note');
    const doubled = issue(copy, 'note');
    exchangeAll([desk], hub);
    // The hub has another request from this very place of the desk's count: the copy has to look first.
    expect(push(copy, hub, 'fine')).toBe(0);
    expect(hub.holds(doubled)).toBe(false);
    exchangeAll([copy, desk], hub);
    expect([hub.holds(kept), hub.holds(doubled)]).toEqual([true, true]);
    for (const one of [desk, copy]) {
      check(one, hub, [stream]);
      const texts = one.store.read(stream).map(({ body }) => (body as { text: string }).text);
      expect(texts.filter((text) => text === kept || text === doubled)).toEqual([kept, doubled]);
      expect(one.store.database.prepare('select count(*) from outbox').pluck().get()).toBe(0);
      expect(await differingProjections(one.store.database, projections)).toEqual([]);
    }
    copy.store.close();
    desk.store.close();
  });
});
