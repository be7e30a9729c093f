/** The head record: how long the log is and its last hashes. It is kept twice: in the database with every command, and
 *  outside in head.json once in a while, so that a log cut off at its end, or a database put back to an older copy,
 *  does not pass for the whole. head.json is sealed with the store key: who lacks the key cannot write a fitting one. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsOf, isFields } from './json.ts';

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

/** The head in a JSON text; null where the text holds no whole head. */
export const parseHead = (text: string): Head | null => headOf(fieldsOf(text));

const headOf = (value: unknown): Head | null => {
  if (!isFields(value)) return null;
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

/** The database is flushed first: after a power cut head.json may be shorter than the log, never longer. It is flushed
 *  too, so that half a file never passes for one that was tampered with. */
export const writeHead = (folder: string, key: Buffer, head: Head): void => {
  const sealed: SealedHead = { version: 1, head, seal: sealOf(head, key).toString('hex') };
  const file = join(folder, headFile);
  writeFileSync(`${file}.new`, `${JSON.stringify(sealed, null, 2)}\n`, { flush: true });
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
    const sealed = fieldsOf(text);
    const head = headOf(sealed?.['head']);
    if (sealed && head && typeof sealed['seal'] === 'string') {
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
