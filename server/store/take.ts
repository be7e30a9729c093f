/** Takes pushed batches into the log: a handful of statements for a whole group, inside one transaction. */
import type { Instant } from '../../shared/base/time.ts';
import type { PushedBatch, Receipt } from '../../shared/exchange/protocol.ts';
import { everyone, tellFeeds, type Telling } from './feeds.ts';
import { kindOf } from '../../shared/exchange/audience.ts';
import { changesRegister, judge, type Pusher, type StreamFacts, type Taken } from '../../shared/exchange/judge.ts';
import { organisationIdOf } from '../../shared/exchange/reach.ts';
import { currentRegister, type Register } from './register.ts';
import { saveRegister } from './saveRegister.ts';
import { Repeat, type Queries } from './sql.ts';

export type Item = { pusher: Pusher; batch: PushedBatch };

/** @param known register as this process knew it; the newest comes back with the receipts, in the order of the items */
export async function takeItems(
  queries: Queries,
  items: readonly Item[],
  known: Register,
  now: Instant,
): Promise<{ receipts: Receipt[]; register: Register }> {
  // Whoever changes units or enrols desks is alone: what a push is told to whom must not change under it.
  const isAlone = items.some(({ batch }) => changesRegister(batch.stream));
  const waves = wavesOf(items);
  const first = waves[0] ?? [];
  // Asked without waiting in between: on a server they travel together, and are done one after the other.
  const [, current, guess] = await Promise.all([
    lockRegister(queries, isAlone),
    currentRegister(queries, known),
    readFacts(queries, itemsOf(first), known),
  ]);
  let register = current;
  // What was asked of a register that has changed meanwhile is asked again.
  let facts = register === known ? guess : await readFacts(queries, itemsOf(first), register);
  const receipts: Receipt[] = [];
  for (const [index, wave] of waves.entries()) {
    if (index > 0) facts = await readFacts(queries, itemsOf(wave), register);
    const taken = await takeWave(queries, facts, register, now);
    for (const [place, { order }] of wave.entries()) receipts[order] = taken.receipts[place]!;
    register = taken.register;
  }
  return { receipts, register };
}

type Ordered = { order: number; item: Item };
const itemsOf = (wave: readonly Ordered[]): Item[] => wave.map(({ item }) => item);

/** A stream that comes twice is judged in turns, each time on what the one before left. */
function wavesOf(items: readonly Item[]): Ordered[][] {
  const waves: Ordered[][] = [];
  const turns = new Map<string, number>();
  for (const [order, item] of items.entries()) {
    const turn = turns.get(item.batch.stream) ?? 0;
    turns.set(item.batch.stream, turn + 1);
    (waves[turn] ??= []).push({ order, item });
  }
  return waves;
}

const registerLock = 7_340_002;

export const lockRegister = async (queries: Queries, alone: boolean): Promise<void> => {
  await queries.query(`select pg_advisory_xact_lock${alone ? '' : '_shared'}($1)`, [registerLock]);
};

/** What the past says about one item. `id`: of its stream, which is there or would be made with it. `told`: feeds that are
 *  told of it. */
type Facted = {
  item: Item;
  id: number;
  stream: StreamFacts | undefined;
  told: Set<number>;
  taken: Map<string, { first: number; last: number }>;
  newest: number;
  copied: Set<string>;
};
type WaveFacts = { facted: Facted[]; seatsByPerson: Map<string, Set<string>> };

type Accepted = { item: Item; id: number; isNew: boolean; told: ReadonlySet<number>; taken: Taken };

async function takeWave(
  queries: Queries,
  { facted, seatsByPerson }: WaveFacts,
  register: Register,
  now: Instant,
): Promise<{ receipts: Receipt[]; register: Register }> {
  let { office } = register;
  const receipts: Receipt[] = [];
  const accepted: Accepted[] = [];
  for (const facts of facted) {
    const { item, id, stream, told } = facts;
    const isTold = told.has(item.pusher.feed);
    const { receipt, taken } = judge(item.batch, item.pusher, { ...facts, isTold, office, seatsByPerson });
    receipts.push(receipt);
    if (!taken) continue;
    accepted.push({ item, id, isNew: stream === undefined, told, taken });
    if (taken.units.length > 0) {
      const unitById = new Map(office.unitById);
      for (const unit of taken.units) unitById.set(unit.id, unit);
      office = { ...office, unitById };
    }
    for (const { person, units } of taken.seats) {
      seatsByPerson.set(person, new Set([...(seatsByPerson.get(person) ?? []), ...units]));
    }
  }
  if (accepted.length === 0) return { receipts, register };
  await Promise.all([
    createStreams(queries, accepted),
    write(queries, accepted, now),
    tellFeeds(queries, { ...register, office }, accepted.map(tellingOf)),
  ]);
  const units = accepted.flatMap(({ taken }) => taken.units);
  const seats = accepted.flatMap(({ taken }) => taken.seats);
  if (units.length > 0 || seats.length > 0)
    return { receipts, register: await saveRegister(queries, register, units, seats) };
  return { receipts, register };
}

type FactRow = { what: string; place: number; one: string | null; first: number | null; last: number | null };

/** Everything the judgement asks of the past, for a whole wave: its streams locked, then all the rest in one statement. */
async function readFacts(queries: Queries, wave: readonly Item[], register: Register): Promise<WaveFacts> {
  const wanted = wave.map(({ pusher, batch }, place) => ({
    place,
    name: batch.stream,
    base: batch.base,
    organisation: organisationIdOf(register.office, pusher.unit),
  }));
  const commands = wave.flatMap(({ pusher, batch }, place) =>
    batch.commands.map(({ requestId, deskSequence }) => ({
      place,
      name: batch.stream,
      request: requestId,
      desk: pusher.deskId,
      sequence: deskSequence,
    })),
  );
  const persons = [...new Set(wave.flatMap(({ batch }) => personsOf(batch)))];
  const [locked, rows] = await Promise.all([
    queries.query<StreamFacts & { name: string }>(
      'select id, name, owner, version from stream where name = any($1::text[]) order by id for update',
      [wanted.map(({ name }) => name)],
    ),
    queries.query<FactRow>(
      `with wanted as (
         select w.*, s.id from json_to_recordset($1::json) as w (place int, name text, base int, organisation text)
           left join stream s on s.name = w.name
       ), asked as (
         select a.*, s.id from json_to_recordset($2::json) as a (place int, name text, request text, desk text, sequence bigint)
           left join stream s on s.name = a.name
       )
       select 'new' as what, w.place, null as one, nextval(pg_get_serial_sequence('stream', 'id')) as first, null::bigint as last
         from wanted w where w.id is null
       union all
       select 'told', w.place, null, s.feed, null
         from wanted w join subscription s on s.stream = w.id
       union all
       select 'newest', w.place, null, null, max(e.version)
         from wanted w join entry e on e.stream = w.id and e.version > w.base
           and e.audience in ('parties', 'everyone', w.organisation)
         group by w.place
       union all
       select 'taken', a.place, c.request_id, c.first_version, c.last_version
         from asked a join command c on c.request_id = a.request and c.stream = a.id
       union all
       select 'copied', a.place, a.request, null, null
         from asked a join command c on c.desk = a.desk and c.desk_sequence = a.sequence and c.request_id <> a.request
       union all
       select 'seat', 0, person || ' ' || unit, null, null from seat where person = any($3::text[])`,
      [JSON.stringify(wanted), JSON.stringify(commands), persons],
    ),
  ]);
  const streamByName = new Map(locked.map(({ name, ...stream }) => [name, stream]));
  const facted = wave.map((item): Facted => {
    const stream = streamByName.get(item.batch.stream);
    return { item, id: stream?.id ?? 0, stream, told: new Set(), newest: 0, taken: new Map(), copied: new Set() };
  });
  const seatsByPerson = new Map<string, Set<string>>();
  for (const { what, place, one, first, last } of rows) {
    const facts = facted[place];
    if (!facts) continue;
    if (what === 'new') facts.id = first ?? 0;
    if (what === 'told') facts.told.add(first ?? 0);
    if (what === 'newest') facts.newest = last ?? 0;
    if (what === 'taken' && one !== null) facts.taken.set(one, { first: first ?? 0, last: last ?? 0 });
    if (what === 'copied' && one !== null) facts.copied.add(one);
    if (what === 'seat' && one !== null) {
      const [person = '', unit = ''] = one.split(' ');
      seatsByPerson.set(person, (seatsByPerson.get(person) ?? new Set()).add(unit));
    }
  }
  return { facted, seatsByPerson };
}

function personsOf({ stream, commands }: PushedBatch): string[] {
  const subject = kindOf(stream) === 'person' ? [stream.slice('person/'.length)] : [];
  return [...subject, ...commands.flatMap(({ personId }) => (personId === null ? [] : [personId]))];
}

/** @throws Repeat where another transaction has made one of them meanwhile: judged again, it is there */
async function createStreams(queries: Queries, accepted: readonly Accepted[]): Promise<void> {
  const made = accepted
    .filter(({ isNew }) => isNew)
    .map(({ item, id, taken }) => ({
      id,
      name: item.batch.stream,
      owner: taken.owner,
      version: taken.entries.at(-1)?.version ?? 0,
    }));
  if (made.length === 0) return;
  const rows = await queries.query(
    `insert into stream (id, name, owner, version) overriding system value
     select id, name, owner, version
       from json_to_recordset($1::json) as n (id bigint, name text, owner text, version int) order by name
     on conflict (name) do nothing
     returning id`,
    [JSON.stringify(made)],
  );
  if (rows.length < made.length) throw new Repeat();
}

async function write(queries: Queries, accepted: readonly Accepted[], now: Instant): Promise<void> {
  const commands = accepted.flatMap(({ item, id, taken }) =>
    taken.commands.map(({ command, first, last }) => ({
      stream: id,
      request: command.requestId,
      name: command.name,
      desk: item.pusher.deskId,
      person: command.personId,
      unit: command.unitId,
      at: command.at,
      sequence: command.deskSequence,
      first,
      last,
    })),
  );
  const entries = accepted.flatMap(({ id, taken }) => taken.entries.map((entry) => ({ stream: id, ...entry })));
  const parties = accepted.flatMap(({ id, taken }) => taken.parties.map((party) => ({ stream: id, ...party })));
  const attachments = accepted.flatMap(({ id, taken }) =>
    taken.attachments.map((attachment) => ({ stream: id, ...attachment })),
  );
  const grown = accepted
    .filter(({ isNew }) => !isNew)
    .map(({ id, taken }) => ({ stream: id, version: taken.entries.at(-1)?.version }));
  await queries.query(
    `with made as (
       insert into command (stream, request_id, name, desk, person, unit, at, desk_sequence, first_version, last_version, taken_at)
       select stream, request, name, desk, person, unit, at, sequence, first, last, $6::bigint
         from json_to_recordset($1::json) as c (stream bigint, request text, name text, desk text, person text, unit text,
           at bigint, sequence bigint, first int, last int)
       returning id, stream, first_version, last_version
     ), entries as (
       insert into entry (stream, version, command, type, audience, body)
       select e.stream, e.version, m.id, e.type, e.audience, e.body
         from json_to_recordset($2::json) as e (stream bigint, version int, type text, audience text, body text)
         join made m on m.stream = e.stream and e.version between m.first_version and m.last_version
     ), parties as (
       insert into party (stream, unit, whole)
       select stream, unit, whole from json_to_recordset($3::json) as p (stream bigint, unit text, whole boolean)
       on conflict do nothing
     ), attachments as (
       insert into attachment_reference (content, stream, audience, size)
       select content, stream, audience, size
         from json_to_recordset($4::json) as a (content text, stream bigint, audience text, size bigint)
       on conflict do nothing
     )
     update stream set version = v.version
       from json_to_recordset($5::json) as v (stream bigint, version int) where stream.id = v.stream`,
    [
      JSON.stringify(commands),
      JSON.stringify(entries),
      JSON.stringify(parties),
      JSON.stringify(attachments),
      JSON.stringify(grown),
      now,
    ],
  );
}

const tellingOf = ({ id, told, taken: { entries, parties } }: Accepted): Telling => ({
  stream: id,
  first: entries[0]?.version ?? 0,
  last: entries.at(-1)?.version ?? 0,
  toEveryone: entries.some(({ audience }) => audience === everyone),
  parties,
  told,
});
