/** Takes pushed batches into the log: a handful of statements for a whole group, inside one transaction. */
import type { Instant } from '../../shared/base/time.ts';
import type { PushedBatch, Receipt } from '../../shared/exchange/protocol.ts';
import { everyone, tellFeeds, type Telling } from './feeds.ts';
import { kindOf } from '../../shared/exchange/audience.ts';
import {
  changesRegister,
  judge,
  type Facts,
  type Pusher,
  type StreamFacts,
  type Taken,
} from '../../shared/exchange/judge.ts';
import { organisationIdOf } from '../../shared/exchange/reach.ts';
import { currentRegister, type Register } from './register.ts';
import { saveRegister } from './saveRegister.ts';
import type { Queries } from './sql.ts';

export type Item = { pusher: Pusher; batch: PushedBatch };

/** @param register what this process knew; the newest comes back with the receipts, in the order of the items */
export async function takeItems(
  queries: Queries,
  items: readonly Item[],
  known: Register,
  now: Instant,
): Promise<{ receipts: Receipt[]; register: Register }> {
  // Whoever changes units or enrols desks is alone: what a push is told to whom must not change under it.
  const isAlone = items.some(({ batch }) => changesRegister(batch.stream));
  await lockRegister(queries, isAlone);
  let register = await currentRegister(queries, known);
  const receipts: Receipt[] = [];
  let waiting = [...items.entries()];
  // A stream that comes twice is judged in turns, each time on what the one before left.
  while (waiting.length > 0) {
    const seen = new Set<string>();
    const wave: typeof waiting = [];
    const later: typeof waiting = [];
    for (const one of waiting) {
      (seen.has(one[1].batch.stream) ? later : wave).push(one);
      seen.add(one[1].batch.stream);
    }
    const taken = await takeWave(
      queries,
      wave.map(([, item]) => item),
      register,
      now,
    );
    for (const [place, [index]] of wave.entries()) receipts[index] = taken.receipts[place]!;
    register = taken.register;
    waiting = later;
  }
  return { receipts, register };
}

const registerLock = 7_340_002;

export const lockRegister = async (queries: Queries, alone: boolean): Promise<void> => {
  await queries.query(`select pg_advisory_xact_lock${alone ? '' : '_shared'}($1)`, [registerLock]);
};

type Facted = {
  item: Item;
  stream: StreamFacts | undefined;
  taken: Map<string, { first: number; last: number }>;
} & Pick<Facts, 'isTold' | 'newest'> & { copied: Set<string> };

async function takeWave(
  queries: Queries,
  wave: readonly Item[],
  register: Register,
  now: Instant,
): Promise<{ receipts: Receipt[]; register: Register }> {
  const streams = await lockStreams(
    queries,
    wave.map(({ batch }) => batch.stream),
  );
  const { facted, seatsByPerson } = await readFacts(queries, wave, streams, register);
  let { office } = register;
  const receipts: Receipt[] = [];
  const accepted: { item: Item; taken: Taken }[] = [];
  for (const facts of facted) {
    const { item } = facts;
    const { receipt, taken } = judge(item.batch, item.pusher, { ...facts, office, seatsByPerson });
    receipts.push(receipt);
    if (!taken) continue;
    accepted.push({ item, taken });
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
  const created = await createStreams(queries, accepted, streams);
  const late = accepted.filter(({ item }) => !created.has(item.batch.stream));
  const written = accepted.filter(({ item }) => created.has(item.batch.stream));
  for (const { item } of late) {
    // Another hub process made this very stream meanwhile: the desk pulls and sees.
    receipts[wave.indexOf(item)] = { outcome: 'behind', stream: item.batch.stream, version: 0 };
  }
  if (written.length === 0) return { receipts, register };
  await write(queries, written, created, now);
  await tellFeeds(
    queries,
    { ...register, office },
    written.map(({ item, taken }) => tellingOf(item, taken, created)),
  );
  const units = written.flatMap(({ taken }) => taken.units);
  const seats = written.flatMap(({ taken }) => taken.seats);
  if (units.length > 0 || seats.length > 0)
    return { receipts, register: await saveRegister(queries, register, units, seats) };
  return { receipts, register };
}

async function lockStreams(queries: Queries, names: readonly string[]): Promise<Map<string, StreamFacts>> {
  const rows = await queries.query<StreamFacts & { name: string }>(
    'select id, name, owner, version from stream where name = any($1::text[]) order by id for update',
    [names],
  );
  return new Map(rows.map(({ name, ...facts }) => [name, facts]));
}

type FactRow = { what: string; place: number; one: string | null; first: number | null; last: number | null };

/** Everything the judgement asks of the past, for the whole wave in one statement. */
async function readFacts(
  queries: Queries,
  wave: readonly Item[],
  streams: ReadonlyMap<string, StreamFacts>,
  register: Register,
): Promise<{ facted: Facted[]; seatsByPerson: Map<string, Set<string>> }> {
  const facted = wave.map((item): Facted => {
    const stream = streams.get(item.batch.stream);
    return { item, stream, isTold: false, newest: 0, taken: new Map(), copied: new Set() };
  });
  const wanted = facted.flatMap(({ item: { pusher, batch }, stream }, place) =>
    stream
      ? [
          {
            place,
            stream: stream.id,
            feed: pusher.feed,
            base: batch.base,
            organisation: organisationIdOf(register.office, pusher.unit),
          },
        ]
      : [],
  );
  const commands = facted.flatMap(({ item: { pusher, batch }, stream }, place) =>
    batch.commands.map(({ requestId, deskSequence }) => ({
      place,
      stream: stream?.id ?? null,
      request: requestId,
      desk: pusher.deskId,
      sequence: deskSequence,
    })),
  );
  const persons = [...new Set(wave.flatMap(({ batch }) => personsOf(batch)))];
  const rows = await queries.query<FactRow>(
    `with wanted as (
       select * from json_to_recordset($1::json) as w (place int, stream bigint, feed int, base int, organisation text)
     ), asked as (
       select * from json_to_recordset($2::json) as a (place int, stream bigint, request text, desk text, sequence bigint)
     )
     select 'told' as what, w.place, null as one, null::int as first, null::int as last
       from wanted w join subscription s on s.stream = w.stream and s.feed = w.feed
     union all
     select 'newest', w.place, null, null, max(e.version)
       from wanted w join entry e on e.stream = w.stream and e.version > w.base
         and e.audience in ('parties', 'everyone', w.organisation)
       group by w.place
     union all
     select 'taken', a.place, c.request_id, c.first_version, c.last_version
       from asked a join command c on c.request_id = a.request and c.stream = a.stream
     union all
     select 'copied', a.place, a.request, null, null
       from asked a join command c on c.desk = a.desk and c.desk_sequence = a.sequence and c.request_id <> a.request
     union all
     select 'seat', 0, person || ' ' || unit, null, null from seat where person = any($3::text[])`,
    [JSON.stringify(wanted), JSON.stringify(commands), persons],
  );
  const seatsByPerson = new Map<string, Set<string>>();
  for (const { what, place, one, first, last } of rows) {
    const facts = facted[place];
    if (!facts) continue;
    if (what === 'told') facts.isTold = true;
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

/** Rows of all accepted streams, made where they are new. One that another process has just made is left out. */
async function createStreams(
  queries: Queries,
  accepted: readonly { item: Item; taken: Taken }[],
  known: ReadonlyMap<string, StreamFacts>,
): Promise<Map<string, StreamFacts>> {
  const missing = accepted
    .filter(({ item }) => !known.has(item.batch.stream))
    .map(({ item, taken }) => ({ name: item.batch.stream, owner: taken.owner }));
  if (missing.length === 0) return new Map(known);
  const rows = await queries.query<StreamFacts & { name: string }>(
    `insert into stream (name, owner, version)
     select n.name, n.owner, 0 from json_to_recordset($1::json) as n (name text, owner text) order by n.name
     on conflict (name) do nothing
     returning id, name, owner, version`,
    [JSON.stringify(missing)],
  );
  return new Map([...known, ...rows.map(({ name, ...facts }) => [name, facts] as const)]);
}

async function write(
  queries: Queries,
  written: readonly { item: Item; taken: Taken }[],
  streams: ReadonlyMap<string, StreamFacts>,
  now: Instant,
): Promise<void> {
  const idOf = ({ batch }: Item): number => streams.get(batch.stream)!.id;
  const commands = written.flatMap(({ item, taken }) =>
    taken.commands.map(({ command, first, last }) => ({
      stream: idOf(item),
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
  const entries = written.flatMap(({ item, taken }) =>
    taken.entries.map((entry) => ({ stream: idOf(item), ...entry })),
  );
  const parties = written.flatMap(({ item, taken }) =>
    taken.parties.map((party) => ({ stream: idOf(item), ...party })),
  );
  const attachments = written.flatMap(({ item, taken }) =>
    taken.attachments.map((attachment) => ({ stream: idOf(item), ...attachment })),
  );
  const versions = written.map(({ item, taken }) => ({ stream: idOf(item), version: taken.entries.at(-1)?.version }));
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
      JSON.stringify(versions),
      now,
    ],
  );
}

const tellingOf = (
  { batch }: Item,
  { entries, parties }: Taken,
  streams: ReadonlyMap<string, StreamFacts>,
): Telling => ({
  stream: streams.get(batch.stream)!.id,
  first: entries[0]?.version ?? 0,
  last: entries.at(-1)?.version ?? 0,
  toEveryone: entries.some(({ audience }) => audience === everyone),
  parties,
});
