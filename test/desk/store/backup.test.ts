import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachmentPath } from '../../../desk/store/attachments.ts';
import { backupOffice } from '../../../desk/store/backup.ts';
import { projectionDigest } from '../../../desk/store/digest.ts';
import { createKeyFile, keyWays, unlockKeyFile, type KeyKeeper } from '../../../desk/store/keys.ts';
import { restoreOffice } from '../../../desk/store/restore.ts';
import type { Store } from '../../../desk/store/store.ts';
import { verifyStore } from '../../../desk/store/verify.ts';
import { entries, fill, folderHashes, officeFolder, openTestStore, problemOf, tally, valueOf } from './support.ts';

const phrase = (passPhrase: string) => ({ by: 'passPhrase', passPhrase }) as const;
const now = Date.UTC(2026, 2, 1, 8, 30);

type Office = { root: string; folder: string; key: Buffer; store: Store; attachment: string };

const office = async (count = 60): Promise<Office> => {
  const folder = officeFolder();
  const key = valueOf(await createKeyFile(folder, [phrase('口令')]));
  const store = await openTestStore(folder, key, [entries, tally]);
  fill(store, count);
  const attachment = valueOf(await store.attachments.add('录音.amr', Buffer.from('#!AMR\n内容'))).sha256;
  return { root: join(folder, '..'), folder, key, store, attachment };
};

describe('a backup', () => {
  it('of an open office restores to the same office, on a PC that only knows the pass phrase', async () => {
    const { root, folder, key, store, attachment } = await office();
    const target = join(root, '备份 2026');
    const manifest = valueOf(await backupOffice({ folder, key, target, now }));
    expect(manifest).toMatchObject({ madeAt: now, missing: [] });
    const digests = [entries, tally].map((projection) => projectionDigest(store.database, projection));
    const head = store.head();
    fill(store, 5, 1000);

    const place = join(root, '新 办公室');
    const steps = new Set<string>();
    valueOf(await restoreOffice({ source: target, folder: place, progress: ({ step }) => steps.add(step) }));
    expect([...steps]).toEqual(['check', 'copy']);
    const unlocked = valueOf(await unlockKeyFile(place, phrase('口令')));
    expect(unlocked.equals(key)).toBe(true);
    const restored = await openTestStore(place, unlocked, [entries, tally]);
    expect(restored.refilled).toEqual([]);
    expect(restored.head()).toEqual(head);
    expect([entries, tally].map((projection) => projectionDigest(restored.database, projection))).toEqual(digests);
    expect(valueOf(await restored.attachments.read(attachment)).toString()).toBe('#!AMR\n内容');
    const file = join(place, 'desk.db');
    expect(valueOf(await verifyStore({ file, key, projections: [entries, tally] })).findings).toEqual([]);
    fill(restored, 3, 500);
    expect(existsSync(join(place, 'restore.partial'))).toBe(false);
  });

  it('can be verified where it lies and holds nothing in the clear', async () => {
    const { root, folder, key } = await office();
    const target = join(root, 'backup');
    valueOf(await backupOffice({ folder, key, target, now }));
    const before = folderHashes(target);
    expect(valueOf(await verifyStore({ file: join(target, 'desk.db'), key, projections: [entries] })).findings).toEqual(
      [],
    );
    expect(folderHashes(target)).toEqual(before);
    expect(readFileSync(join(target, 'desk.db')).includes('内容')).toBe(false);
  });

  it('opens with its own pass phrase where the operating system keeps the key', async () => {
    const folder = officeFolder();
    const keeper: KeyKeeper = { wrap: (raw) => Promise.resolve(raw), unwrap: (wrapped) => Promise.resolve(wrapped) };
    const key = valueOf(await createKeyFile(folder, [{ by: 'keeper', keeper }]));
    const store = await openTestStore(folder, key, [entries]);
    fill(store, 3);
    const target = join(folder, '..', 'backup');
    valueOf(await backupOffice({ folder, key, target, now, passPhrase: '备份口令' }));
    expect(valueOf(await unlockKeyFile(target, phrase('备份口令'))).equals(key)).toBe(true);
    expect(valueOf(await keyWays(folder))).toEqual(['keeper']);
    expect(valueOf(await restoreOffice({ source: target, folder: join(folder, '..', 'new') })).files).toHaveLength(3);
  });

  it('goes on beside commands', async () => {
    const { root, folder, key, store } = await office(500);
    const running = backupOffice({ folder, key, target: join(root, 'backup'), now });
    let number = 10_000;
    const isDone = running.then(() => true);
    while (!(await Promise.race([isDone, Promise.resolve(false)]))) {
      fill(store, 1, number++);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(number).toBeGreaterThan(10_001);
    const report = valueOf(await verifyStore({ file: join(root, 'backup', 'desk.db'), key, projections: [entries] }));
    expect(report.findings).toEqual([]);
  });

  it('never writes over anything', async () => {
    const { root, folder, key } = await office();
    const target = join(root, 'backup');
    valueOf(await backupOffice({ folder, key, target, now }));
    const before = { ...folderHashes(target) };
    expect(problemOf(await backupOffice({ folder, key, target, now }))).toEqual({
      kind: 'targetExists',
      folder: target,
    });
    expect(folderHashes(target)).toEqual(before);
  });

  it('given up, or impossible, leaves nothing', async () => {
    const { root, folder, key } = await office();
    const giveUp = new AbortController();
    const target = join(root, 'backup');
    const running = backupOffice({ folder, key, target, now, signal: giveUp.signal });
    giveUp.abort();
    expect(problemOf(await running)).toEqual({ kind: 'cancelled' });
    expect(problemOf(await backupOffice({ folder: join(root, 'none'), key, target, now }))).toMatchObject({
      kind: 'missing',
    });
    expect(problemOf(await backupOffice({ folder, key, target: join(root, 'none', 'x'), now }))).toMatchObject({
      kind: 'unreachable',
    });
    expect(readdirSync(root).sort()).toEqual(['首问 办公室']);
  });

  it('says which attachments were missing already', async () => {
    const { root, folder, key, attachment } = await office();
    rmSync(join(folder, attachmentPath(attachment)));
    const manifest = valueOf(await backupOffice({ folder, key, target: join(root, 'backup'), now }));
    expect(manifest.missing).toEqual([attachment]);
  });
});

describe('a restore', () => {
  it('never writes over an office, or a part of one', async () => {
    const { root, folder, key } = await office();
    const source = join(root, 'backup');
    valueOf(await backupOffice({ folder, key, target: source, now }));
    const before = folderHashes(folder);
    expect(problemOf(await restoreOffice({ source, folder }))).toEqual({ kind: 'officeExists', folder });
    expect(folderHashes(folder)).toEqual(before);
    const part = join(root, 'part');
    mkdirSync(part);
    writeFileSync(join(part, 'key.json'), '{}');
    expect(problemOf(await restoreOffice({ source, folder: part }))).toMatchObject({ kind: 'officeExists' });
    expect(readFileSync(join(part, 'key.json'), 'utf8')).toBe('{}');
  });

  it('goes into a folder that is locked by the desk that restores it', async () => {
    const { root, folder, key } = await office();
    const source = join(root, 'backup');
    valueOf(await backupOffice({ folder, key, target: source, now }));
    const place = join(root, 'place');
    mkdirSync(place);
    for (const name of ['desk.lock', 'desk.holder.json']) writeFileSync(join(place, name), '');
    valueOf(await restoreOffice({ source, folder: place }));
    expect(existsSync(join(place, 'desk.db'))).toBe(true);
  });

  it('checks the backup before it writes anything', async () => {
    const { root, folder, key, attachment } = await office();
    const source = join(root, 'backup');
    valueOf(await backupOffice({ folder, key, target: source, now }));
    const place = join(root, 'place');
    const file = join(source, attachmentPath(attachment));
    const whole = readFileSync(file);
    const last = whole.at(-1) ?? 0;
    writeFileSync(file, Buffer.concat([whole.subarray(0, -1), Buffer.from([last ^ 1])]));
    expect(problemOf(await restoreOffice({ source, folder: place }))).toEqual({
      kind: 'backupDamaged',
      folder: source,
      differences: [{ path: attachmentPath(attachment), difference: 'changed' }],
    });
    rmSync(file);
    expect(problemOf(await restoreOffice({ source, folder: place }))).toMatchObject({
      differences: [{ difference: 'missing' }],
    });
    expect(existsSync(place)).toBe(false);
    writeFileSync(file, whole);
    const manifest = readFileSync(join(source, 'manifest.json'), 'utf8');
    const broken: [string, string][] = [
      ['', 'notABackup'],
      [manifest.replace('"path": "desk.db"', '"path": "../desk.db"'), 'notABackup'],
      [manifest.replace('"path": "key.json"', '"path": "head.json"'), 'backupDamaged'],
      [manifest.replace('"version": 1', '"version": 2'), 'backupNewer'],
    ];
    for (const [text, kind] of broken) {
      writeFileSync(join(source, 'manifest.json'), text);
      expect(problemOf(await restoreOffice({ source, folder: place }))).toMatchObject({ kind });
    }
    rmSync(join(source, 'manifest.json'));
    expect(problemOf(await restoreOffice({ source, folder: place }))).toEqual({ kind: 'notABackup', folder: source });
    expect(existsSync(place)).toBe(false);
  });

  it('begins again after one that was cut short, and can be given up', async () => {
    const { root, folder, key } = await office();
    const source = join(root, 'backup');
    valueOf(await backupOffice({ folder, key, target: source, now }));
    const place = join(root, 'place');
    // As a kill leaves it: the key is in place already, the database is not.
    mkdirSync(join(place, 'restore.partial', 'attachments'), { recursive: true });
    writeFileSync(join(place, 'key.json'), 'half');
    expect(problemOf(await restoreOffice({ source, folder: place, signal: AbortSignal.abort() }))).toEqual({
      kind: 'cancelled',
    });
    valueOf(await restoreOffice({ source, folder: place }));
    expect(valueOf(await verifyStore({ file: join(place, 'desk.db'), key })).findings).toEqual([]);
  });
});
