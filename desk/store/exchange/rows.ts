/** The statements of the exchange over the log's tables. */
import { createHash } from 'node:crypto';
import type { PulledEntry } from '../../../shared/exchange/protocol.ts';
import { counts } from '../event.ts';
import type { GivenCommand, Transfer } from './types.ts';
import type { Database } from '../open.ts';
import { hubSetting } from '../outbox.ts';

/** `relayed`: another desk's, carried by this one until somebody has ordered it. */
export type WaitingCommand = { sequence: number; requestId: string; relayed: 1 | null };

export type OwnEntry = { sequence: number; desk_sequence: number; type: string; audience: string; body: string };

/** An ordered entry that stands behind one that has only now come. */
export type LaterRow = Omit<PulledEntry, 'stream' | 'body'> & { sequence: number; body: string };

export type Rows = ReturnType<typeof prepareRows>;

export const prepareRows = (database: Database) => ({
  confirmedVersion: database
    .prepare<[string], number>('select coalesce(max(hub_version), 0) from event where stream = ?')
    .pluck(),
  knownVersions: database
    .prepare<[string], number>('select hub_version from event where stream = ? and hub_version is not null')
    .pluck(),
  selectWaiting: database.prepare<[string], WaitingCommand>(
    `select o.command_sequence as sequence, coalesce(c.origin, c.request_id) as requestId, c.received as relayed
     from outbox o join command c on c.sequence = o.command_sequence where o.stream = ? order by o.command_sequence`,
  ),
  selectGiven: database.prepare<[number], GivenCommand & { input: string }>(
    `select coalesce(origin, request_id) as requestId, name, person_id as personId, unit_id as unitId, at, input
     from command where sequence = ?`,
  ),
  selectUnconfirmed: database.prepare<[string], { sequence: number; type: string; requestId: string }>(
    `select e.sequence, e.type, coalesce(c.origin, c.request_id) as requestId
     from event e join command c on c.sequence = e.command_sequence
     where e.stream = ? and e.hub_version is null and c.received is null and ${counts}
       and not exists (select 1 from outbox o where o.stream = e.stream and o.command_sequence = e.command_sequence)
     order by e.sequence`,
  ),
  isRelayed: database.prepare<[number]>('select 1 from command where sequence = ? and received = 1'),
  isOrdered: database
    .prepare<[string, string], number>(
      `select 1 from event e join command c on c.sequence = e.command_sequence
       where e.stream = ? and e.hub_version is not null and ${counts} and coalesce(c.origin, c.request_id) = ?`,
    )
    .pluck(),
  orderedAfter: database
    .prepare<[string, number], string>(
      `select coalesce(c.origin, c.request_id) from event e join command c on c.sequence = e.command_sequence
       where e.stream = ? and e.hub_version > ? and ${counts}`,
    )
    .pluck(),
  selectLater: database.prepare<[string, number], LaterRow>(
    `select e.sequence, e.hub_version as version, e.type, e.audience, e.at, e.body, c.desk_id as deskId,
       e.desk_sequence as deskSequence, coalesce(c.origin, c.request_id) as requestId, c.name as command,
       c.person_id as personId, c.unit_id as unitId
     from event e join command c on c.sequence = e.command_sequence
     where e.stream = ? and e.hub_version > ? and ${counts} order by e.hub_version`,
  ),
  dropWaiting: database.prepare('delete from outbox where stream = ? and command_sequence = ?'),
  selectOwn: database.prepare<[string, number], OwnEntry>(
    `select sequence, desk_sequence, type, audience, body from event e
     where stream = ? and command_sequence = ?
       and not exists (select 1 from set_aside s where s.sequence = e.sequence)
     order by stream_version`,
  ),
  confirmEvent: database.prepare('update event set hub_version = ? where sequence = ?'),
  isTaken: database.prepare<[string]>('select 1 from command where request_id = ?'),
  saveCursor: database.prepare(
    `insert into setting (scope, key, value, changed_at) values ('exchange', 'cursor', ?, ?)
     on conflict (scope, key) do update set value = excluded.value, changed_at = excluded.changed_at`,
  ),
  markRefused: database.prepare('update outbox set refusal = ? where stream = ? and command_sequence = ?'),
  addTransfer: database.prepare('insert or ignore into transfer (sha256, direction, name, size) values (?, ?, ?, ?)'),
  hasFile: database.prepare<[string]>('select 1 from attachment where sha256 = ?'),
  isInHub: database.prepare(`select 1 from setting where ${hubSetting}`),
  selectToSend: database.prepare<[number], { stream: string; command_sequence: number }>(
    `select o.stream, o.command_sequence from outbox o indexed by outbox_order
     where o.refusal is null
       and not exists (select 1 from outbox r where r.stream = o.stream and r.refusal is not null)
     order by o.command_sequence, o.stream limit ?`,
  ),
  sendRefusedAgain: database.prepare('update outbox set refusal = null where refusal is not null'),
  selectTransfers: database.prepare<[], Transfer>(
    'select sha256, direction, name, size, problem from transfer order by direction desc, sha256',
  ),
  dropTransfer: database.prepare('delete from transfer where sha256 = ?'),
  markTransfer: database.prepare('update transfer set problem = ? where sha256 = ?'),
  dropTransfers: database.prepare('delete from transfer'),
  dropCursor: database.prepare(`delete from setting where scope = 'exchange' and key = 'cursor'`),
});

/** The hub takes plain ids only. What falls due by itself has longer ones, the same on each desk that tells of it: at the hub they
 *  are told apart, so that no desk takes the receipt of another for its own. */
export const hubRequestId = (deskId: string, requestId: string): string =>
  /^[\w.:-]{1,80}$/.test(requestId)
    ? requestId
    : `h:${createHash('sha256').update(`${deskId}\n${requestId}`).digest('hex')}`;

export const entryOf =
  (stream: string) =>
  ({ sequence: _sequence, body, ...row }: LaterRow): PulledEntry => ({
    ...row,
    stream,
    body: JSON.parse(body) as Record<string, unknown>,
  });

/** My own entries as the hub counts them. Those it shows to others only are not among them. */
export const confirmInPlace = (
  own: readonly { sequence: number; type: string }[],
  entries: readonly PulledEntry[],
  confirm: (sequence: number, version: number) => void,
): void => {
  let place = 0;
  for (const { sequence, type } of own) {
    const entry = entries[place];
    if (entry?.type !== type) continue;
    confirm(sequence, entry.version);
    place += 1;
  }
};
