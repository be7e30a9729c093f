import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeyFile, keyWays, rewrapKeyFile, unlockKeyFile, type KeyKeeper } from '../../../desk/store/keys.ts';
import { fileHash, folderHashes, officeFolder, problemOf, valueOf } from './support.ts';

const phrase = (passPhrase: string) => ({ by: 'passPhrase', passPhrase }) as const;

/** Stands in for the key store of the operating system. */
const keeper = (secret: number): KeyKeeper => ({
  wrap: (raw) => Promise.resolve(Buffer.from([secret, ...raw.map((byte) => byte ^ secret)])),
  unwrap: (wrapped) =>
    wrapped[0] === secret
      ? Promise.resolve(Buffer.from(wrapped.subarray(1).map((byte) => byte ^ secret)))
      : Promise.reject(new Error('not your key')),
});

describe('a key file', () => {
  it('gives the key back to the same phrase, typed with full-width letters too, and to no other', async () => {
    const folder = officeFolder();
    const key = valueOf(await createKeyFile(folder, [phrase('Abc 口令 1')]));
    expect(key).toHaveLength(32);
    expect(valueOf(await unlockKeyFile(folder, phrase('Abc 口令 1'))).equals(key)).toBe(true);
    expect(valueOf(await unlockKeyFile(folder, phrase('Ａｂｃ　口令 １'))).equals(key)).toBe(true);
    const before = folderHashes(folder);
    for (const wrong of ['abc 口令 1', '', 'x'.repeat(10_000)]) {
      expect(problemOf(await unlockKeyFile(folder, phrase(wrong)))).toMatchObject({ kind: 'wrongPassPhrase' });
    }
    expect(folderHashes(folder)).toEqual(before);
  });

  it('does not hold the key in any readable form', async () => {
    const folder = officeFolder();
    const key = valueOf(await createKeyFile(folder, [phrase('p')]));
    const text = readFileSync(join(folder, 'key.json'), 'utf8');
    expect(text).not.toContain(key.toString('hex'));
    expect(text).not.toContain(key.toString('base64'));
    expect(JSON.parse(text)).toMatchObject({ version: 1, wrappings: [{ by: 'passPhrase', cost: 65_536 }] });
  });

  it('is never replaced by a new one', async () => {
    const folder = officeFolder();
    valueOf(await createKeyFile(folder, [phrase('p')]));
    const before = fileHash(join(folder, 'key.json'));
    expect(problemOf(await createKeyFile(folder, [phrase('q')]))).toMatchObject({ kind: 'keyFileExists' });
    expect(fileHash(join(folder, 'key.json'))).toBe(before);
  });

  it('is wrapped anew for a new phrase: same key, the old phrase no longer fits', async () => {
    const folder = officeFolder();
    const key = valueOf(await createKeyFile(folder, [phrase('old')]));
    valueOf(await rewrapKeyFile(folder, key, phrase('new')));
    expect(valueOf(await unlockKeyFile(folder, phrase('new'))).equals(key)).toBe(true);
    expect(problemOf(await unlockKeyFile(folder, phrase('old')))).toMatchObject({ kind: 'wrongPassPhrase' });
    expect(existsSync(join(folder, 'key.json.new'))).toBe(false);
  });

  it('opens with the keeper of the operating system, and with a phrase where both were set', async () => {
    const folder = officeFolder();
    const key = valueOf(await createKeyFile(folder, [{ by: 'keeper', keeper: keeper(9) }]));
    expect(valueOf(await keyWays(folder))).toEqual(['keeper']);
    expect(problemOf(await unlockKeyFile(folder, phrase('p')))).toMatchObject({ kind: 'noSuchWay', ways: ['keeper'] });
    valueOf(await rewrapKeyFile(folder, key, phrase('p')));
    expect(valueOf(await unlockKeyFile(folder, phrase('p'))).equals(key)).toBe(true);
    expect(valueOf(await unlockKeyFile(folder, { by: 'keeper', keeper: keeper(9) })).equals(key)).toBe(true);
    expect(problemOf(await unlockKeyFile(folder, { by: 'keeper', keeper: keeper(8) }))).toMatchObject({
      kind: 'keeperRefused',
      detail: 'not your key',
    });
  });

  it('that is missing, newer or damaged is named', async () => {
    const folder = officeFolder();
    const file = join(folder, 'key.json');
    expect(problemOf(await unlockKeyFile(folder, phrase('p')))).toEqual({ kind: 'keyFileMissing', file });
    expect(valueOf(await keyWays(folder))).toEqual([]);
    valueOf(await createKeyFile(folder, [phrase('p')]));
    const whole = readFileSync(file, 'utf8');
    const broken = [
      '',
      '[]',
      whole.slice(0, 40),
      whole.replace('65536', '65537'),
      whole.replace('65536', '1e300'),
      whole.replace('"nonce"', '"other"'),
      whole.replace('passPhrase', 'riddle'),
    ];
    for (const text of broken) {
      writeFileSync(file, text);
      expect(problemOf(await unlockKeyFile(folder, phrase('p'))).kind).toBe('keyFileDamaged');
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
    writeFileSync(file, whole.replace('"version": 1', '"version": 2'));
    expect(problemOf(await unlockKeyFile(folder, phrase('p')))).toEqual({
      kind: 'keyFileNewer',
      file,
      found: 2,
      known: 1,
    });
  });
});
