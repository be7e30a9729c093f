/** The store of one office, opened in the right order and closed in the reverse one. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../shared/base/time.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { createAttachments, type Attachments } from './attachments.ts';
import { createEventStore, type EventStore } from './eventStore.ts';
import { createExchangeLog } from './exchange/log.ts';
import type { ExchangeLog } from './exchange/types.ts';
import type { Finding } from './finding.ts';
import { headFile, readHead, writeHead } from './head.ts';
import { openDatabase, type Database } from './open.ts';
import { storeProblemOf, type StoreProblem } from './problem.ts';
import { prepareProjections, rebuild, type Projection, type RefillProgress } from './projection.ts';
import { headsAtOpen } from './verifyHeads.ts';

export type Store = EventStore & {
  database: Database;
  deskId: string;
  attachments: Attachments;
  /** the log as the exchange with other desks sees it */
  exchange: ExchangeLog;
  /** names of the projections refilled at this start */
  refilled: string[];
  /** The log does not fit the heads kept of it: cut off, put back to an older copy, or edited. Empty for a sound office.
   *  While there are any, head.json stays as it is: it is the evidence. */
  headFindings: Finding[];
  rebuild(progress?: (progress: RefillProgress) => void): Promise<void>;
  /** Writes the head outside the database now instead of within the next second. */
  sealHead(): void;
  close(): void;
};

export type StoreParts = {
  folder: string;
  key: Buffer;
  clock: () => Instant;
  projections: readonly Projection[];
  progress?: (progress: RefillProgress) => void;
  /** false: an office that is not there is a problem instead of a new one */
  create?: boolean;
  /** id of a desk opened here for the first time */
  newDeskId?: () => string;
};

export const databaseFileName = 'desk.db';

const sealAfter = 1000;

/** Opens the office in a folder; the folder's lock is the caller's (see lock.ts). */
export const openStore = async (parts: StoreParts): Promise<Result<Store, StoreProblem>> => {
  const { folder, key, clock, projections } = parts;
  const file = join(folder, databaseFileName);
  try {
    if (parts.create !== false) mkdirSync(folder, { recursive: true });
  } catch (error) {
    const problem = storeProblemOf(error, file);
    if (problem) return refused(problem);
    throw error;
  }
  keepEvidence(parts, file);
  const opened = openDatabase({ file, key, create: parts.create ?? true });
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const refilled = await prepareProjections(database, projections, parts.progress);
    const deskId = ownDeskId(database, clock, parts.newDeskId ?? randomUUID);
    const { appender, outbox, ...events } = createEventStore({ database, deskId, clock, projections });
    const exchange = createExchangeLog(database, { ...events, appender, outbox }, { deskId, clock });
    const attachments = createAttachments({ database, folder, key, clock });
    // Missing outside is not held against the log: it is so after a kill in the first second of an office.
    const headFindings = headsAtOpen(database, readHead(folder, key)).filter(
      ({ code }) => code !== 'outsideHeadMissing',
    );
    const seal = createSeal(() => {
      // An attachment may still be on its way when the office closes.
      if (database.open && headFindings.length === 0) writeHead(folder, key, events.head());
    });
    // After a kill the log may end with commands whose flush had not ended. They are flushed with the rest here, before the
    // head is: a power cut now would leave a head that is longer than its log, as if somebody had cut it off.
    database.pragma('wal_checkpoint(passive)');
    seal.now();
    return done({
      ...events,
      execute(request, decide) {
        const outcome = events.execute(request, decide);
        seal.soon();
        return outcome;
      },
      executeMany(batch) {
        const outcomes = events.executeMany(batch);
        seal.soon();
        return outcomes;
      },
      database,
      deskId,
      attachments: {
        ...attachments,
        async add(name, content) {
          const added = await attachments.add(name, content);
          seal.soon();
          return added;
        },
      },
      exchange: {
        ...exchange,
        receive(page, decideAgain, seen) {
          const received = exchange.receive(page, decideAgain, seen);
          seal.soon();
          return received;
        },
      },
      refilled,
      headFindings,
      rebuild: (progress) => rebuild(database, projections, progress),
      sealHead: () => seal.now(),
      close() {
        seal.now();
        database.close();
      },
    });
  } catch (error) {
    database.close();
    const problem = storeProblemOf(error, file);
    if (problem) return refused(problem);
    throw error;
  }
};

/** Entries behind a damaged place of the write-ahead log are invisible, and the first write would overwrite them. Where the
 *  log is not what its heads say, that file and the sealed head are copied aside before anything is opened for writing. */
const keepEvidence = ({ folder, key, clock }: StoreParts, file: string): void => {
  const unmerged = `${file}-wal`;
  if ((statSync(unmerged, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  const looked = openDatabase({ file, key, readOnly: true });
  if (!looked.ok) return;
  const findings = looked.value.prepare(`select 1 from sqlite_schema where name = 'event'`).get()
    ? headsAtOpen(looked.value, readHead(folder, key))
    : [];
  looked.value.close();
  if (findings.every(({ code }) => code === 'outsideHeadMissing')) return;
  try {
    const evidence = join(folder, `evidence-${new Date(clock()).toISOString().replaceAll(/[:.]/g, '-')}`);
    mkdirSync(evidence, { recursive: true });
    copyFileSync(unmerged, join(evidence, `${databaseFileName}-wal`));
    if (existsSync(join(folder, headFile))) copyFileSync(join(folder, headFile), join(evidence, headFile));
  } catch (error) {
    // No room for it: the office must still open.
    if (!storeProblemOf(error, file)) throw error;
  }
};

/** The head outside lags by a second at most: flushing a second file would double the time of every command. */
const createSeal = (write: () => void): { soon(): void; now(): void } => {
  let timer: NodeJS.Timeout | null = null;
  const now = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    try {
      write();
    } catch (error) {
      // An older head.json is still a true one; a full disk shows itself with the next command.
      if (!storeProblemOf(error, '')) throw error;
    }
  };
  return {
    now,
    soon() {
      timer ??= setTimeout(now, sealAfter).unref();
    },
  };
};

const ownDeskId = (database: Database, clock: () => Instant, make: () => string): string => {
  const select = database
    .prepare<[], string>(`select value from setting where scope = 'store' and key = 'desk'`)
    .pluck();
  const known = select.get();
  if (known !== undefined) return known;
  const deskId = make();
  database
    .prepare(`insert into setting (scope, key, value, changed_at) values ('store', 'desk', ?, ?)`)
    .run(deskId, clock());
  return deskId;
};
