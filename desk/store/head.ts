/** The head record: how long the log is and its last hashes. It is kept twice: in the database with every command, and
 *  outside in head.json once in a while, so that a log cut off at its end, or a database put back to an older copy,
 *  does not pass for the whole. head.json is sealed with the store key: who lacks the key cannot write a fitting one. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Head = {
  commands: number;
  commandHash: string;
  events: number;
  eventHash: string;
  attachments: number;
  attachmentHash: string;
};

type SealedHead = { version: 1; head: Head; seal: string };

export const headFile = 'head.json';

export const emptyHead: Head = {
  commands: 0,
  commandHash: '',
  events: 0,
  eventHash: '',
  attachments: 0,
  attachmentHash: '',
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The head in a JSON text; null where the text holds no whole head. */
export const parseHead = (text: string): Head | null => {
  const value: unknown = JSON.parse(text);
  return headOf(value);
};

const headOf = (value: unknown): Head | null => {
  if (!isRecord(value)) return null;
  const { commands, commandHash, events, eventHash, attachments, attachmentHash } = value;
  if (typeof commands !== 'number' || typeof events !== 'number' || typeof attachments !== 'number') return null;
  if (typeof commandHash !== 'string' || typeof eventHash !== 'string' || typeof attachmentHash !== 'string')
    return null;
  return { commands, commandHash, events, eventHash, attachments, attachmentHash };
};

const sealOf = (head: Head, key: Buffer): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', key, '', 'shouwen head', 32)))
    .update(
      JSON.stringify([
        head.commands,
        head.commandHash,
        head.events,
        head.eventHash,
        head.attachments,
        head.attachmentHash,
      ]),
    )
    .digest();

/** Not flushed to the disk on purpose: the database is flushed first, so an older head.json after a power cut is only
 *  shorter than the log, never wrong. */
export const writeHead = (folder: string, key: Buffer, head: Head): void => {
  const sealed: SealedHead = { version: 1, head, seal: sealOf(head, key).toString('hex') };
  const file = join(folder, headFile);
  writeFileSync(`${file}.new`, `${JSON.stringify(sealed, null, 2)}\n`);
  renameSync(`${file}.new`, file);
};

export type HeadReading = { found: 'none' } | { found: 'broken' } | { found: 'head'; head: Head };

export const readHead = (folder: string, key: Buffer): HeadReading => {
  let text: string;
  try {
    text = readFileSync(join(folder, headFile), 'utf8');
  } catch {
    return { found: 'none' };
  }
  try {
    const sealed: unknown = JSON.parse(text);
    const head = isRecord(sealed) ? headOf(sealed['head']) : null;
    if (isRecord(sealed) && head && typeof sealed['seal'] === 'string') {
      const expected = sealOf(head, key);
      const given = Buffer.from(sealed['seal'], 'hex');
      if (given.length === expected.length && timingSafeEqual(given, expected)) return { found: 'head', head };
    }
  } catch {
    // Cut off or rewritten by hand: the same answer as a seal that does not fit.
  }
  return { found: 'broken' };
};

/** True where head.json was sealed with this key: the key is right even if the database does not open. */
export const headFits = (folder: string, key: Buffer): boolean => readHead(folder, key).found === 'head';
