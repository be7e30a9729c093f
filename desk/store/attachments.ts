/** Files of the office: kept once for each content, sealed (attachmentSeal.ts), named by the SHA-256 of what is in them:
 *  attachments/ab/abcd… The row is written after the file is safe on the disk: a kill in between leaves a file nobody knows,
 *  never a row without its file. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Instant } from '../../shared/base/time.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { attachmentKindOf, attachmentKinds, extensionOf } from './attachmentKinds.ts';
import { createArriving, type Arriving } from './arriving.ts';
import { attachmentKey, openSealed, sealBytes } from './attachmentSeal.ts';
import { attachmentHash, chainStart } from './chain.ts';
import { writeFileDurably } from './files.ts';
import type { Database } from './open.ts';
import { storeProblemOf, type StoreProblem } from './problem.ts';

export type StoredAttachment = { sha256: string; kind: string; mediaType: string; size: number; addedAt: Instant };

export type AttachmentProblem =
  | { kind: 'empty' }
  | { kind: 'tooLarge'; size: number; limit: number }
  | { kind: 'typeNotAllowed'; extension: string; allowed: string[] }
  /** the name says one thing, the content another */
  | { kind: 'contentDiffers'; extension: string }
  | { kind: 'unknown'; sha256: string }
  | { kind: 'fileMissing'; sha256: string }
  | { kind: 'fileDamaged'; sha256: string }
  | StoreProblem;

type Added = Result<StoredAttachment, AttachmentProblem>;

export type Attachments = {
  /** @param name used for its extension only: the name shown belongs to the complaint's event */
  add(name: string, content: Buffer): Promise<Added>;
  /** the content, checked against its hash */
  read(sha256: string): Promise<Result<Buffer, AttachmentProblem>>;
  find(sha256: string): StoredAttachment | null;
  /** pieces of files on their way from the hub */
  arriving: Arriving;
};

export const attachmentLimit = 25 * 1024 * 1024;
export const attachmentFolderName = 'attachments';

export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Path inside the office's folder, with '/'. */
export const attachmentPath = (sha256: string): string => {
  if (!isSha256(sha256)) throw new RangeError('not a SHA-256');
  return `${attachmentFolderName}/${sha256.slice(0, 2)}/${sha256}`;
};

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** The content of a sealed file, or null where it is not whole. */
export const unsealAttachment = (key: Buffer, sha256: string, sealed: Buffer): Buffer | null => {
  const content = openSealed(key, sha256, sealed);
  return content && sha256Of(content) === sha256 ? content : null;
};

export type AttachmentRow = { sequence: number; sha256: string; kind: string; size: number; added_at: number };

export const createAttachments = ({
  database,
  folder,
  key,
  clock,
}: {
  database: Database;
  folder: string;
  /** the store's key */
  key: Buffer;
  clock: () => Instant;
}): Attachments => {
  const fileKey = attachmentKey(key);
  const arriving = createArriving(folder, fileKey);
  const select = database.prepare<[string], AttachmentRow>(
    'select sequence, sha256, kind, size, added_at from attachment where sha256 = ?',
  );
  const selectLast = database.prepare<[], { sequence: number; hash: Buffer }>(
    'select sequence, hash from attachment order by sequence desc limit 1',
  );
  const insert = database.prepare(
    `insert into attachment (sequence, sha256, kind, size, added_at, previous_hash, hash)
     values (@sequence, @sha256, @kind, @size, @added_at, @previous_hash, @hash)`,
  );
  const saveHead = database.prepare(
    `update setting set changed_at = @at,
       value = json_set(value, '$.attachments', @attachments, '$.attachmentHash', @attachmentHash)
     where scope = 'store' and key = 'head'`,
  );
  const enlist = database.transaction((sha256: string, kind: string, size: number): void => {
    if (select.get(sha256)) return;
    const last = selectLast.get() ?? { sequence: 0, hash: chainStart };
    const row = { sha256, kind, size, added_at: clock() };
    const hash = attachmentHash(last.hash, row);
    const sequence = last.sequence + 1;
    insert.run({ ...row, sequence, previous_hash: last.hash, hash });
    saveHead.run({ at: row.added_at, attachments: sequence, attachmentHash: hash.toString('hex') });
  });

  const find = (sha256: string): StoredAttachment | null => {
    const row = select.get(sha256);
    if (!row) return null;
    const mediaType = attachmentKinds.find(({ kind }) => kind === row.kind)?.mediaType ?? 'application/octet-stream';
    return { sha256, kind: row.kind, mediaType, size: row.size, addedAt: row.added_at };
  };

  const read = async (sha256: string): Promise<Result<Buffer, AttachmentProblem>> => {
    if (!isSha256(sha256) || !select.get(sha256)) return refused({ kind: 'unknown', sha256 });
    const file = join(folder, attachmentPath(sha256));
    if (!existsSync(file)) return refused({ kind: 'fileMissing', sha256 });
    try {
      const content = unsealAttachment(fileKey, sha256, await readFile(file));
      return content ? done(content) : refused({ kind: 'fileDamaged', sha256 });
    } catch (error) {
      return reported(error, file);
    }
  };

  const keep = async (name: string, content: Buffer, sha256: string): Promise<Added> => {
    const known = find(sha256);
    // The same content again also heals a file that went missing or broke since.
    if (known && (await read(sha256)).ok) return done(known);
    const file = join(folder, attachmentPath(sha256));
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFileDurably(file, sealBytes(fileKey, sha256, content));
      enlist.immediate(sha256, attachmentKindOf(name)?.kind ?? '', content.length);
      // Whichever way the rest of it came.
      await arriving.drop(sha256);
    } catch (error) {
      return reported(error, file);
    }
    const stored = find(sha256);
    return stored ? done(stored) : refused({ kind: 'unknown', sha256 });
  };

  // The same file dropped twice at once is written once: two writers would rename the same temporary name.
  const underWay = new Map<string, Promise<Added>>();

  return {
    find,
    read,
    arriving,
    async add(name, content) {
      const problem = refusalOf(name, content);
      if (problem) return refused(problem);
      const sha256 = sha256Of(content);
      const running = underWay.get(sha256) ?? keep(name, content, sha256);
      underWay.set(sha256, running);
      try {
        return await running;
      } finally {
        underWay.delete(sha256);
      }
    },
  };
};

const refusalOf = (name: string, content: Buffer): AttachmentProblem | null => {
  if (content.length === 0) return { kind: 'empty' };
  if (content.length > attachmentLimit) return { kind: 'tooLarge', size: content.length, limit: attachmentLimit };
  const extension = extensionOf(name);
  const kind = attachmentKindOf(name);
  if (!kind) {
    return { kind: 'typeNotAllowed', extension, allowed: attachmentKinds.flatMap(({ extensions }) => extensions) };
  }
  return kind.fits(content) ? null : { kind: 'contentDiffers', extension };
};

const reported = (error: unknown, file: string): { ok: false; problem: StoreProblem } => {
  const problem = storeProblemOf(error, file);
  if (problem) return refused(problem);
  throw error;
};
