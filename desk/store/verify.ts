/** Proof that nothing in the log was edited, deleted, re-ordered or cut off. Needs the folder and the key, opens the
 *  database for reading only, and works beside a running desk: everything is read from one snapshot. */
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { attachmentPath, isSha256, unsealAttachment } from './attachments.ts';
import { attachmentKey } from './attachmentSeal.ts';
import { attachmentHash, chainStart, commandHash, eventHash, type ChainedCommand, type ChainedEvent } from './chain.ts';
import { differingProjections } from './digest.ts';
import { setAsideType, type EntriesSetAside } from './event.ts';
import { readHead, type Head } from './head.ts';
import { hasTable, openDatabase, type Database } from './open.ts';
import { storeProblemOf, type StoreProblem } from './problem.ts';
import type { Projection } from './projection.ts';
import type { Finding, FindingCode } from './finding.ts';
import { verifyHeads } from './verifyHeads.ts';

export type { Finding, FindingCode } from './finding.ts';

export type VerifyReport = {
  whole: boolean;
  commands: number;
  events: number;
  attachments: number;
  head: Head;
  /** the first hundred of each code */
  findings: Finding[];
  counts: Partial<Record<FindingCode, number>>;
};

export type VerifyStep = 'pages' | 'commands' | 'events' | 'attachments' | 'projections';

export type VerifyParts = {
  /** desk.db of an office or of a backup; head.json and attachments/ are looked for beside it */
  file: string;
  key: Buffer;
  /** given: their rows are compared with a rebuild */
  projections?: readonly Projection[];
  progress?: (step: VerifyStep, count: number) => void;
  signal?: AbortSignal;
};

type Inspection = VerifyParts & {
  database: Database;
  folder: string;
  found: (finding: Finding) => void;
  pause: (step: VerifyStep, count: number) => Promise<void>;
};

/** @throws AbortError when the signal is given */
export const verifyStore = async (parts: VerifyParts): Promise<Result<VerifyReport, StoreProblem>> => {
  const { file, key, signal, progress } = parts;
  const folder = dirname(file);
  // Read before the snapshot: the database can only be longer than this, unless it was cut.
  const outside = readHead(folder, key);
  const opened = openDatabase({ file, key, readOnly: true });
  if (!opened.ok) return opened;
  const database = opened.value;
  const findings: Finding[] = [];
  const counts: Partial<Record<FindingCode, number>> = {};
  const inspection: Inspection = {
    ...parts,
    database,
    folder,
    found(finding) {
      const count = (counts[finding.code] ?? 0) + 1;
      counts[finding.code] = count;
      if (count <= 100) findings.push(finding);
    },
    async pause(step, count) {
      progress?.(step, count);
      await setImmediate();
      signal?.throwIfAborted();
    },
  };
  try {
    database.exec('begin');
    await section(inspection, 'pages', verifyPages);
    const commands = await section(inspection, 'commands', verifyCommands);
    const events = await section(inspection, 'events', verifyEvents);
    const attachments = await section(inspection, 'attachments', verifyAttachments);
    const head: Head = {
      commands: commands?.count ?? 0,
      commandHash: commands?.hash ?? '',
      events: events?.count ?? 0,
      eventHash: events?.hash ?? '',
      attachments: attachments?.count ?? 0,
      attachmentHash: attachments?.hash ?? '',
    };
    // A log that could not be read to its end has been reported already.
    if (commands && events && attachments) verifyHeads(database, inspection.found, head, outside);
    await section(inspection, 'projections', verifyProjections);
    database.exec('rollback');
    return done({
      whole: findings.length === 0,
      commands: head.commands,
      events: head.events,
      attachments: head.attachments,
      head,
      findings,
      counts,
    });
  } catch (error) {
    const problem = storeProblemOf(error, file);
    if (problem) return refused(problem);
    throw error;
  } finally {
    database.close();
  }
};

/** A broken page ends its section with a finding; the others are still looked at. */
const section = async <Value>(
  inspection: Inspection,
  step: VerifyStep,
  work: (inspection: Inspection) => Promise<Value>,
): Promise<Value | null> => {
  try {
    return await work(inspection);
  } catch (error) {
    const problem = storeProblemOf(error, inspection.file);
    if (problem?.kind !== 'damaged') throw error;
    inspection.found({ code: 'pagesDamaged', step, detail: problem.detail });
    return null;
  }
};

const verifyPages = async ({ database, found, pause }: Inspection): Promise<null> => {
  await pause('pages', 0);
  for (const line of database.prepare<[], string>('pragma quick_check(20)').pluck().all()) {
    if (line !== 'ok') found({ code: 'pagesDamaged', step: 'pages', detail: line });
  }
  return null;
};

type Walked = { count: number; hash: string };

const pageSize = 2000;

type CommandRow = ChainedCommand & { sequence: number; previous_hash: Buffer; hash: Buffer; stored_events: number };

const verifyCommands = async ({ database, found, pause }: Inspection): Promise<Walked> => {
  const select = database.prepare<[number, number], CommandRow>(
    `select sequence, request_id, name, person_id, unit_id, at, recorded_at, desk_id, input, reply, event_count,
       previous_hash, hash, ${knowsExchange(database) ? 'origin, received' : 'null as origin, null as received'}
     from command where sequence > ? order by sequence limit ?`,
  );
  let previous = chainStart;
  let last = 0;
  for (let rows = select.all(0, pageSize); rows.length > 0; rows = select.all(last, pageSize)) {
    for (const row of rows) {
      const { sequence } = row;
      if (sequence !== last + 1) found({ code: 'commandGap', after: last, found: sequence });
      if (!row.previous_hash.equals(previous)) found({ code: 'commandChainBroken', command: sequence });
      if (!commandHash(row.previous_hash, row).equals(row.hash)) found({ code: 'commandChanged', command: sequence });
      previous = row.hash;
      last = sequence;
    }
    await pause('commands', last);
  }
  return { count: last, hash: last === 0 ? '' : previous.toString('hex') };
};

const knowsExchange = (database: Database): boolean => hasTable(database, 'set_aside');

type EventRow = Omit<ChainedEvent, 'request_id'> & {
  request_id: string | null;
  received: number | null;
  sequence: number;
  command_sequence: number;
  previous_hash: Buffer;
  hash: Buffer;
};

const verifyEvents = async ({ database, found, pause }: Inspection): Promise<Walked> => {
  const select = database.prepare<[number, number], EventRow>(
    `select e.sequence, e.stream, e.stream_version, e.type, e.audience, e.at, e.command_sequence, e.desk_id,
       e.desk_sequence, e.body, e.previous_hash, e.hash, c.person_id, c.unit_id,
       ${knowsExchange(database) ? 'coalesce(c.origin, c.request_id) as request_id, c.received' : 'c.request_id, null as received'}
     from event e left join command c on c.sequence = e.command_sequence
     where e.sequence > ? order by e.sequence limit ?`,
  );
  let previous = chainStart;
  let last = 0;
  // Entries that came from elsewhere are counted there; those written here without a gap.
  const written = new Map<string, number>();
  const setAside = new Map<number, number>();
  for (let rows = select.all(0, pageSize); rows.length > 0; rows = select.all(last, pageSize)) {
    for (const row of rows) {
      const { sequence, request_id } = row;
      if (sequence !== last + 1) found({ code: 'eventGap', after: last, found: sequence });
      const before = written.get(row.desk_id) ?? 0;
      if (row.received === null && row.desk_sequence !== before + 1) {
        found({ code: 'deskGap', event: sequence, desk: row.desk_id, expected: before + 1 });
      }
      written.set(row.desk_id, row.received === null ? row.desk_sequence : Math.max(before, row.desk_sequence));
      if (!row.previous_hash.equals(previous)) found({ code: 'eventChainBroken', event: sequence, stream: row.stream });
      if (request_id === null) {
        found({ code: 'eventWithoutCommand', event: sequence, command: row.command_sequence });
      } else if (!eventHash(row.previous_hash, { ...row, request_id }).equals(row.hash)) {
        found({ code: 'eventChanged', event: sequence, stream: row.stream });
      }
      if (!isJson(row.body)) found({ code: 'bodyUnreadable', event: sequence });
      else if (row.type === setAsideType) for (const entry of setAsideBy(row.body)) setAside.set(entry, sequence);
      previous = row.hash;
      last = sequence;
    }
    await pause('events', last);
  }
  verifyStreams({ database, found });
  if (knowsExchange(database)) verifySetAside({ database, found }, setAside);
  return { count: last, hash: last === 0 ? '' : previous.toString('hex') };
};

const setAsideBy = (body: string): number[] => {
  const { entries } = JSON.parse(body) as Partial<EntriesSetAside>;
  return Array.isArray(entries) ? entries : [];
};

/** What counts no more is exactly what the chained entries say. */
const verifySetAside = (
  { database, found }: Pick<Inspection, 'database' | 'found'>,
  said: ReadonlyMap<number, number>,
): void => {
  const kept = new Map(
    database.prepare<[], [number, number]>('select sequence, by_sequence from set_aside').raw().all(),
  );
  for (const event of new Set([...kept.keys(), ...said.keys()])) {
    if (kept.get(event) !== said.get(event)) found({ code: 'setAsideDiffers', event });
  }
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const verifyStreams = ({ database, found }: Pick<Inspection, 'database' | 'found'>): void => {
  const streams = database.prepare<[], { stream: string }>(
    `select distinct stream from (
       select stream, stream_version, sequence,
         row_number() over versions as expected,
         lag(sequence, 1, 0) over versions as earlier
       from event window versions as (partition by stream order by stream_version))
     where stream_version <> expected or sequence <= earlier`,
  );
  for (const { stream } of streams.iterate()) found({ code: 'streamVersions', stream });
  const commands = database.prepare<[], { command: number; stored: number; claimed: number }>(
    `select c.sequence as command, coalesce(n.stored, 0) as stored, c.event_count as claimed
     from command c left join (select command_sequence, count(*) as stored from event group by command_sequence) n
       on n.command_sequence = c.sequence
     where coalesce(n.stored, 0) <> c.event_count`,
  );
  for (const { command, stored, claimed } of commands.iterate())
    found({ code: 'eventCount', command, stored, claimed });
};

type AttachmentRow = {
  sequence: number;
  sha256: string;
  kind: string;
  size: number;
  added_at: number;
  previous_hash: Buffer;
  hash: Buffer;
};

const verifyAttachments = async ({ database, folder, key, found, pause }: Inspection): Promise<Walked> => {
  const rows = database
    .prepare<[], AttachmentRow>(
      'select sequence, sha256, kind, size, added_at, previous_hash, hash from attachment order by sequence',
    )
    .all();
  const fileKey = attachmentKey(key);
  let previous = chainStart;
  let last = 0;
  for (const row of rows) {
    const { sequence, sha256 } = row;
    if (sequence !== last + 1) found({ code: 'attachmentGap', after: last, found: sequence });
    if (!row.previous_hash.equals(previous)) found({ code: 'attachmentChainBroken', attachment: sequence });
    if (!attachmentHash(row.previous_hash, row).equals(row.hash)) {
      found({ code: 'attachmentChanged', attachment: sequence });
    }
    previous = row.hash;
    last = sequence;
    const file = isSha256(sha256) ? join(folder, attachmentPath(sha256)) : null;
    if (!file || !existsSync(file)) {
      found({ code: 'attachmentFileMissing', sha256 });
    } else if (unsealAttachment(fileKey, sha256, await readFile(file))?.length !== row.size) {
      found({ code: 'attachmentFileDamaged', sha256 });
    }
    await pause('attachments', last);
  }
  return { count: last, hash: last === 0 ? '' : previous.toString('hex') };
};

const verifyProjections = async ({ database, projections, found, pause, progress }: Inspection): Promise<null> => {
  if (!projections) return null;
  await pause('projections', 0);
  const names = await differingProjections(database, projections, (events) => progress?.('projections', events));
  for (const name of names) found({ code: 'projectionDiffers', name });
  return null;
};
