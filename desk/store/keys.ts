/** The store's key: 32 random bytes that never lie on the disk in the clear. `key.json` holds them wrapped, once per way
 *  of opening: by a pass phrase, by the keeper of the operating system, or by both, so that a backup made on one PC
 *  opens on another. Changing a pass phrase wraps the same key anew; not a byte of the store changes. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { writeFileDurably } from './files.ts';
import { fieldsOf, isFields, type Fields } from './json.ts';
import { storeProblemOf, type StoreProblem } from './problem.ts';

export type KeyKeeper = {
  wrap(raw: Buffer): Promise<Buffer>;
  unwrap(wrapped: Buffer): Promise<Buffer>;
};

export type KeyWay = { by: 'passPhrase'; passPhrase: string } | { by: 'keeper'; keeper: KeyKeeper };

export type KeyProblem =
  | { kind: 'wrongPassPhrase'; file: string }
  | { kind: 'keyFileMissing'; file: string }
  | { kind: 'keyFileExists'; file: string }
  | { kind: 'keyFileDamaged'; file: string }
  | { kind: 'keyFileNewer'; file: string; found: number; known: number }
  /** the key was never wrapped this way */
  | { kind: 'noSuchWay'; file: string; ways: KeyWay['by'][] }
  /** the operating system does not give the key back: another user, another PC, a new installation */
  | { kind: 'keeperRefused'; file: string; detail: string }
  | StoreProblem;

type PassPhraseWrapping = {
  by: 'passPhrase';
  salt: string;
  cost: number;
  blockSize: number;
  parallel: number;
  nonce: string;
  wrapped: string;
  tag: string;
};
type KeeperWrapping = { by: 'keeper'; wrapped: string };
type Wrapping = PassPhraseWrapping | KeeperWrapping;

export const keyFileName = 'key.json';
const keyFileVersion = 1;
const keyLength = 32;

/** 64 MiB and some tenths of a second for each guess at a pass phrase. */
const cost = 2 ** 16;
const blockSize = 8;
const parallel = 1;
/** A file that asks for more than 1 GiB is not one of ours. */
const greatestCost = 2 ** 20;

/** Makes a key and its file. Refused where there is one already: its store would be lost. */
export const createKeyFile = async (folder: string, ways: readonly KeyWay[]): Promise<Result<Buffer, KeyProblem>> => {
  if (ways.length === 0) throw new RangeError('a key needs a way to be opened');
  const file = join(folder, keyFileName);
  if (existsSync(file)) return refused({ kind: 'keyFileExists', file });
  const key = randomBytes(keyLength);
  return reporting(file, async () => {
    await mkdir(folder, { recursive: true });
    const wrappings: Wrapping[] = [];
    for (const way of ways) {
      const wrapped = await wrap(file, key, way);
      if (!wrapped.ok) return wrapped;
      wrappings.push(wrapped.value);
    }
    await writeKeyFile(file, wrappings);
    return done(key);
  });
};

export const unlockKeyFile = async (folder: string, way: KeyWay): Promise<Result<Buffer, KeyProblem>> => {
  const file = join(folder, keyFileName);
  const read = await readKeyFile(file);
  if (!read.ok) return read;
  const wrapping = read.value.find((candidate) => candidate.by === way.by);
  if (!wrapping) return refused({ kind: 'noSuchWay', file, ways: read.value.map(({ by }) => by) });
  return unwrap(file, wrapping, way);
};

/** Wraps a key already unlocked in this way as well, or anew if it was wrapped so before: a changed pass phrase, a
 *  pass phrase for the backup beside the keeper of this PC. The other ways stay. */
export const rewrapKeyFile = async (folder: string, key: Buffer, way: KeyWay): Promise<Result<null, KeyProblem>> => {
  const file = join(folder, keyFileName);
  const read = await readKeyFile(file);
  if (!read.ok) return read;
  return reporting(file, async () => {
    const wrapped = await wrap(file, key, way);
    if (!wrapped.ok) return wrapped;
    const others = read.value.filter(({ by }) => by !== way.by);
    await writeKeyFile(file, [...others, wrapped.value]);
    return done(null);
  });
};

/** How the key of this folder can be opened; an empty list where there is no key file yet. */
export const keyWays = async (folder: string): Promise<Result<KeyWay['by'][], KeyProblem>> => {
  const read = await readKeyFile(join(folder, keyFileName));
  if (read.ok) return done(read.value.map(({ by }) => by));
  return read.problem.kind === 'keyFileMissing' ? done([]) : read;
};

const reporting = async <Value>(
  file: string,
  work: () => Promise<Result<Value, KeyProblem>>,
): Promise<Result<Value, KeyProblem>> => {
  try {
    return await work();
  } catch (error) {
    const problem = storeProblemOf(error, file);
    if (problem) return refused(problem);
    throw error;
  }
};

const writeKeyFile = (file: string, wrappings: readonly Wrapping[]): Promise<void> =>
  writeFileDurably(file, `${JSON.stringify({ version: keyFileVersion, wrappings }, null, 2)}\n`);

const readKeyFile = async (file: string): Promise<Result<Wrapping[], KeyProblem>> => {
  if (!existsSync(file)) return refused({ kind: 'keyFileMissing', file });
  return reporting(file, async () => {
    const content = fieldsOf(await readFile(file, 'utf8'));
    const version = content?.['version'];
    if (typeof version === 'number' && version > keyFileVersion) {
      return refused({ kind: 'keyFileNewer', file, found: version, known: keyFileVersion });
    }
    const wrappings = content?.['wrappings'];
    if (version !== keyFileVersion || !Array.isArray(wrappings)) return refused({ kind: 'keyFileDamaged', file });
    const known: Wrapping[] = [];
    for (const entry of wrappings) {
      const wrapping = isFields(entry) ? wrappingOf(entry) : null;
      if (!wrapping) return refused({ kind: 'keyFileDamaged', file });
      known.push(wrapping);
    }
    return done(known);
  });
};

const wrappingOf = (entry: Fields): Wrapping | null => {
  const text = (name: string): string | null => {
    const value = entry[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const number = (name: string, greatest: number): number | null => {
    const value = entry[name];
    return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= greatest ? value : null;
  };
  const wrapped = text('wrapped');
  if (wrapped && entry['by'] === 'keeper') return { by: 'keeper', wrapped };
  if (entry['by'] !== 'passPhrase') return null;
  const salt = text('salt');
  const nonce = text('nonce');
  const tag = text('tag');
  const costGiven = number('cost', greatestCost);
  const blockGiven = number('blockSize', 8);
  const parallelGiven = number('parallel', 4);
  if (!wrapped || !salt || !nonce || !tag || !costGiven || !blockGiven || !parallelGiven) return null;
  if (!Number.isInteger(Math.log2(costGiven)) || costGiven < 2) return null;
  return {
    by: 'passPhrase',
    salt,
    cost: costGiven,
    blockSize: blockGiven,
    parallel: parallelGiven,
    nonce,
    wrapped,
    tag,
  };
};

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** The same phrase typed with full-width letters by a Chinese input method is the same phrase. */
const passPhraseKey = (
  passPhrase: string,
  by: Omit<PassPhraseWrapping, 'nonce' | 'wrapped' | 'tag'>,
): Promise<Buffer> =>
  derive(passPhrase.normalize('NFKC'), Buffer.from(by.salt, 'base64'), keyLength, {
    cost: by.cost,
    blockSize: by.blockSize,
    parallelization: by.parallel,
    maxmem: 256 * by.cost * by.blockSize * by.parallel,
  });

const additional = Buffer.from('shouwen key 1');

const wrap = async (file: string, key: Buffer, way: KeyWay): Promise<Result<Wrapping, KeyProblem>> => {
  if (way.by === 'keeper') {
    try {
      return done({ by: 'keeper', wrapped: (await way.keeper.wrap(key)).toString('base64') });
    } catch (error) {
      return refused({ kind: 'keeperRefused', file, detail: error instanceof Error ? error.message : '' });
    }
  }
  const by = { by: 'passPhrase', salt: randomBytes(16).toString('base64'), cost, blockSize, parallel } as const;
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await passPhraseKey(way.passPhrase, by), nonce).setAAD(additional);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return done({
    ...by,
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  });
};

const unwrap = async (file: string, wrapping: Wrapping, way: KeyWay): Promise<Result<Buffer, KeyProblem>> => {
  if (wrapping.by === 'keeper' && way.by === 'keeper') {
    try {
      const key = await way.keeper.unwrap(Buffer.from(wrapping.wrapped, 'base64'));
      if (key.length === keyLength) return done(key);
      return refused({ kind: 'keyFileDamaged', file });
    } catch (error) {
      return refused({ kind: 'keeperRefused', file, detail: error instanceof Error ? error.message : '' });
    }
  }
  if (wrapping.by !== 'passPhrase' || way.by !== 'passPhrase') return refused({ kind: 'keyFileDamaged', file });
  const nonce = Buffer.from(wrapping.nonce, 'base64');
  const tag = Buffer.from(wrapping.tag, 'base64');
  const wrapped = Buffer.from(wrapping.wrapped, 'base64');
  if (nonce.length !== 12 || tag.length !== 16 || wrapped.length !== keyLength) {
    return refused({ kind: 'keyFileDamaged', file });
  }
  const phraseKey = await passPhraseKey(way.passPhrase, wrapping);
  const decipher = createDecipheriv('aes-256-gcm', phraseKey, nonce, { authTagLength: 16 });
  decipher.setAAD(additional).setAuthTag(tag);
  try {
    return done(Buffer.concat([decipher.update(wrapped), decipher.final()]));
  } catch {
    // The seal does not fit: another phrase, or a changed file; from outside these two look the same.
    return refused({ kind: 'wrongPassPhrase', file });
  }
};
