/** What goes into a file for one contact: every stream it takes part in that changed since the last file it is known to have
 *  taken in. A stream goes whole, so that a file that was lost, or a unit that came late, needs no case of its own. */
import { type PulledEntry, type PushedEvent } from '../../shared/exchange/protocol.ts';
import { hubAudience, kindOf, travels, type Sender } from '../../shared/exchange/audience.ts';
import { packageLimits, type Card, type PackageContent, type Tail } from '../../shared/exchange/package.ts';
import { isInReach, isTopOrganisation, organisationIdOf } from '../../shared/exchange/reach.ts';
import type { DeskParts } from '../parts.ts';
import { counts } from '../store/event.ts';
import { hubRequestId } from '../store/exchange/rows.ts';
import type { Database } from '../store/open.ts';
import { prepared } from '../store/prepared.ts';
import type { Contact } from './contacts.ts';
import { homeOf } from './contacts.ts';
import { readMembership } from './membership.ts';

export const senderIn = (parts: DeskParts): Sender => {
  const office = parts.office();
  const organisation = organisationIdOf(office, homeOf(parts)?.unit ?? '');
  return { organisation, isTop: isTopOrganisation(office, organisation) };
};

/** The desk that began a stream orders it, where no hub does. */
export const begunBy = (database: Database, stream: string): string | undefined =>
  prepared<[string], { desk: string }>(
    database,
    'select desk_id as desk from event where stream = ? order by stream_version limit 1',
  ).get(stream)?.desk;

export const isOrderedHere = (parts: DeskParts, stream: string): boolean =>
  !readMembership(parts.settings) && begunBy(parts.database, stream) === parts.deskId;

type Row = {
  sequence: number;
  version: number | null;
  type: string;
  audience: string;
  at: number;
  deskId: string;
  deskSequence: number;
  requestId: string;
  command: string;
  commandAt: number;
  personId: string | null;
  unitId: string | null;
  body: string;
  commandSequence: number;
  waits: 1 | null;
};

const rowsOf = (database: Database, stream: string): Row[] =>
  prepared<[string], Row>(
    database,
    `select e.sequence, e.hub_version as version, e.type, e.audience, e.at, c.desk_id as deskId,
       e.desk_sequence as deskSequence, coalesce(c.origin, c.request_id) as requestId, c.name as command, c.at as commandAt,
       c.person_id as personId, c.unit_id as unitId, e.body, e.command_sequence as commandSequence,
       (select 1 from outbox o where o.stream = e.stream and o.command_sequence = e.command_sequence) as waits
     from event e join command c on c.sequence = e.command_sequence
     where e.stream = ? and ${counts} order by e.stream_version`,
  ).all(stream);

/** Gives this desk's own new entries their place, in the streams it began. In a transaction of the caller. */
export function orderOwn(parts: DeskParts, stream: string): void {
  if (!isOrderedHere(parts, stream)) return;
  const rows = rowsOf(parts.database, stream);
  let newest = rows.reduce((most, { version }) => Math.max(most, version ?? 0), 0);
  const confirm = prepared<[number, number], never>(
    parts.database,
    'update event set hub_version = ? where sequence = ?',
  );
  for (const { version, sequence, audience } of rows) {
    if (version === null && travels({ stream, audience })) confirm.run(++newest, sequence);
  }
  prepared<[string], never>(parts.database, 'delete from outbox where stream = ?').run(stream);
}

/** This desk's own entries of a stream it began that no file has told of yet wait beside those of others for their order. */
export function awaken(parts: DeskParts, stream: string): void {
  prepared<[string], never>(
    parts.database,
    `insert or ignore into outbox (stream, command_sequence)
     select distinct e.stream, e.command_sequence from event e
     where e.stream = ? and e.hub_version is null and e.audience <> 'desk' and ${counts}`,
  ).run(stream);
}

/** Streams in which something happened since, oldest first; what came in order from the reader itself does not count. */
const changedStreams = ({ database }: DeskParts, { told, came, owed }: Contact): string[] => {
  const [known] = told;
  const changed = prepared<[number, string], { stream: string }>(
    database,
    `select e.stream, min(e.sequence) as first from event e join command c on c.sequence = e.command_sequence
     where e.sequence > ? and (c.received is null or not exists (select 1 from json_each(?) r
       where e.sequence between json_extract(r.value, '$[0]') and json_extract(r.value, '$[1]')))
     group by e.stream order by first`,
  ).all(known.sequence, JSON.stringify(came));
  const open = told.flatMap(({ again }) => again);
  return [...new Set([...changed.map(({ stream }) => stream), ...open, ...owed])];
};

type Party = { unit: string; sequence: number };

const partiesOf = (database: Database, stream: string): Party[] =>
  prepared<[string], Party>(
    database,
    `select case type when 'ComplaintRegistered' then json_extract(body, '$.firstAsked.unit')
       else json_extract(body, '$.unit') end as unit, sequence
     from event e where stream = ? and type in ('ComplaintRegistered', 'PartyHanded') and ${counts}`,
  ).all(stream);

export const isPartyOf = (parts: DeskParts, stream: string, unit: string): boolean =>
  partiesOf(parts.database, stream).some((party) => isInReach(parts.office(), unit, party.unit));

type Told = { entries: PulledEntry[]; tail: Tail | undefined; files: Map<string, string> };

/** One stream as the reader may have it. */
export function tellStream(
  parts: DeskParts,
  stream: string,
  { card, told }: Contact,
  sender: Sender,
): Told | undefined {
  const { database, deskId } = parts;
  const office = parts.office();
  const organisation = organisationIdOf(office, card.unit.id);
  const parties = kindOf(stream) === 'complaint' ? partiesOf(database, stream) : [];
  const reached = parties.filter(({ unit }) => isInReach(office, card.unit.id, unit));
  if (kindOf(stream) === 'complaint' && reached.length === 0) return undefined;
  // A hub orders; without one, what the reader began it need not be told in its own order.
  const isReadersOwn = !readMembership(parts.settings) && begunBy(database, stream) === card.deskId;
  const known = told[0].sequence;
  const isNew = reached.every(({ sequence }) => sequence > known);
  const entries: PulledEntry[] = [];
  const commands = new Map<number, Tail['commands'][number] & { events: PushedEvent[] }>();
  const files = new Map<string, string>();
  const isInHub = readMembership(parts.settings) !== undefined;
  const hidden = new Set<number>();
  let base = 0;
  for (const row of rowsOf(database, stream)) {
    const { version, type, body, requestId, personId, unitId } = row;
    if (!travels({ stream, audience: row.audience })) continue;
    base = Math.max(base, version ?? 0);
    const audience = row.deskId === deskId ? hubAudience({ stream, audience: row.audience }, sender) : row.audience;
    if (audience !== 'parties' && audience !== 'everyone' && audience !== organisation) {
      hidden.add(row.commandSequence);
      continue;
    }
    const said = { type, audience, body: JSON.parse(body) as Record<string, unknown> };
    if (type === 'AttachmentAdded' && (isNew || row.sequence > known))
      files.set(String(said.body['attachment']), String(said.body['name']));
    const writer = { requestId: row.deskId === deskId ? hubRequestId(deskId, requestId) : requestId, personId, unitId };
    if (version !== null) {
      const { at, command, deskSequence } = row;
      if (!isReadersOwn)
        entries.push({ stream, version, ...said, at, deskId: row.deskId, deskSequence, command, ...writer });
    } else if (row.waits && (isInHub || audience === 'parties' || audience === 'everyone')) {
      const { command: name, commandAt: at, deskSequence } = row;
      const before = commands.get(row.commandSequence);
      if (before) before.events.push(said);
      else commands.set(row.commandSequence, { ...writer, name, at, deskSequence, deskId: row.deskId, events: [said] });
    }
  }
  // With a hub half a command is not carried, nor what was built on it: the hub gets it whole, from its author.
  const half = isInHub ? [...commands.keys()].findIndex((sequence) => hidden.has(sequence)) : -1;
  const waiting = [...commands.values()].slice(0, half < 0 ? undefined : half);
  const tail = waiting.length > 0 ? { stream, base, commands: waiting } : undefined;
  return entries.length > 0 || tail ? { entries, tail, files } : undefined;
}

/** @returns the content, and what is to be remembered of the file. In a transaction of the caller. */
export function packFor(
  parts: DeskParts,
  from: Card,
  contact: Contact,
): { content: Omit<PackageContent, 'enclosed'>; files: Map<string, string>; contact: Contact } {
  const { database, exchange, clock } = parts;
  const sender = senderIn(parts);
  const entries: PulledEntry[] = [];
  const tails: Tail[] = [];
  const files = new Map(contact.wants.map(({ sha256, name }) => [sha256, name]));
  for (const stream of changedStreams(parts, contact)) {
    if (!travels({ stream, audience: 'everyone' })) continue;
    if (kindOf(stream) !== 'complaint' || isPartyOf(parts, stream, contact.card.unit.id)) orderOwn(parts, stream);
    const told = tellStream(parts, stream, contact, sender);
    if (!told) continue;
    entries.push(...told.entries);
    if (told.tail) tails.push(told.tail);
    for (const [sha256, name] of told.files) files.set(sha256, name);
  }
  const sequence = prepared<[], { last: number }>(
    database,
    'select coalesce(max(sequence), 0) as last from event',
  ).get();
  const number = contact.number + 1;
  const again = [...new Set([...tails.map(({ stream }) => stream), ...contact.owed])];
  const wants = exchange.transfers().filter(({ direction }) => direction === 'down');
  return {
    content: {
      from,
      to: contact.card.deskId,
      number,
      since: contact.told[0].number,
      seen: contact.taken,
      at: clock(),
      entries,
      tails,
      refused: contact.refused,
      wants: wants.slice(0, 10_000).map(({ sha256, name }) => ({ sha256, name })),
    },
    files,
    contact: {
      ...contact,
      number,
      sentAt: clock(),
      owed: [],
      wants: [],
      told: [...contact.told, { number, sequence: sequence?.last ?? 0, again }],
    },
  };
}

/** Files that go along, as far as they fit; the reader asks for the others. */
export async function enclose(
  { attachments }: DeskParts,
  files: ReadonlyMap<string, string>,
): Promise<PackageContent['enclosed']> {
  const enclosed: PackageContent['enclosed'] = [];
  let left: number = packageLimits.enclosedBytes;
  for (const [sha256, name] of files) {
    const held = attachments.find(sha256);
    if (!held || held.size > left) continue;
    const content = await attachments.read(sha256);
    if (!content.ok) continue;
    left -= held.size;
    enclosed.push({ sha256, name, content: content.value.toString('base64') });
  }
  return enclosed;
}
