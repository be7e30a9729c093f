/** Compares the log with the two records of its length and last hashes: the way a log cut off at its end is found. */
import type { Finding } from './finding.ts';
import { parseHead, type Head, type HeadReading } from './head.ts';
import type { Database } from './open.ts';

/** The heads compared with what lies at the ends of the tables: no walk over the log, so every start can do it. */
export const headsAtOpen = (database: Database, outside: HeadReading): Finding[] => {
  const end = (table: 'command' | 'event' | 'attachment'): { count: number; hash: string } => {
    const last = database
      .prepare<[], { sequence: number; hash: Buffer }>(
        `select sequence, hash from ${table} order by sequence desc limit 1`,
      )
      .get();
    return { count: last?.sequence ?? 0, hash: last?.hash.toString('hex') ?? '' };
  };
  const [commands, events, attachments] = [end('command'), end('event'), end('attachment')];
  const head: Head = {
    commands: commands.count,
    commandHash: commands.hash,
    events: events.count,
    eventHash: events.hash,
    attachments: attachments.count,
    attachmentHash: attachments.hash,
  };
  const findings: Finding[] = [];
  verifyHeads(database, (finding) => findings.push(finding), head, outside);
  return findings;
};

type Found = (finding: Finding) => void;

/** @param head what was counted in the log just now   @param outside read before the log was */
export const verifyHeads = (database: Database, found: Found, head: Head, outside: HeadReading): void => {
  const kept = database
    .prepare<[], string>(`select value from setting where scope = 'store' and key = 'head'`)
    .pluck()
    .get();
  const inside = kept === undefined ? null : parseHead(kept);
  if (!inside) {
    // Before the first command there is nothing a record could hold.
    if (head.commands > 0 || head.attachments > 0) found({ code: 'headMissing' });
  } else if (!sameHead(inside, head)) {
    found({ code: 'headDiffers', kept: inside, counted: head });
  }
  if (outside.found === 'broken') found({ code: 'outsideHeadBroken' });
  if (outside.found === 'none' && (head.commands > 0 || head.attachments > 0)) found({ code: 'outsideHeadMissing' });
  if (outside.found === 'head') compareOutside(database, found, head, outside.head);
};

const sameHead = (one: Head, other: Head): boolean =>
  one.commands === other.commands &&
  one.commandHash === other.commandHash &&
  one.events === other.events &&
  one.eventHash === other.eventHash &&
  one.attachments === other.attachments &&
  one.attachmentHash === other.attachmentHash;

/** The log may have grown since the head outside was written; up to there it must be the same. */
const compareOutside = (database: Database, found: Found, head: Head, outside: Head): void => {
  const parts = [
    { table: 'command', now: head.commands, kept: outside.commands, hash: outside.commandHash },
    { table: 'event', now: head.events, kept: outside.events, hash: outside.eventHash },
    { table: 'attachment', now: head.attachments, kept: outside.attachments, hash: outside.attachmentHash },
  ] as const;
  for (const { table, now, kept, hash } of parts) {
    if (kept > now) {
      found({ code: 'logShorterThanHead', table, counted: now, kept });
    } else if (kept > 0) {
      const stored = database
        .prepare<[number], Buffer>(`select hash from ${table} where sequence = ?`)
        .pluck()
        .get(kept);
      if (stored?.toString('hex') !== hash) found({ code: 'logDiffersFromHead', table, at: kept });
    }
  }
};
