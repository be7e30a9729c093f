// A backup puts the same hub into an empty database of either kind; anything that is not a whole backup is named and harmless.
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { restoreBackup, writeBackup } from '../../server/admin/backup.ts';
import { openInMemory } from './embedded.ts';
import { paths, type PulledEntry } from '../../shared/exchange/protocol.ts';
import { overBothDatabases } from './databases.ts';
import type { Desk } from './desk.ts';
import {
  admin,
  batch,
  createWorld,
  handed,
  memoryBlobs,
  note,
  registered,
  startHub,
  type TestHub,
  type World,
} from './world.ts';

overBothDatabases('backup', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-hub-backup-'));
  const target = join(folder, 'backup');
  const blobs = memoryBlobs();
  const content = randomBytes(3000);
  const sha256 = createHash('sha256').update(content).digest('hex');
  let hub: TestHub;
  let world: World;
  let stream: string;
  beforeAll(async () => {
    hub = await startHub(await database.open(), { blobs });
    world = await createWorld(hub);
    stream = world.newComplaint();
    const { association } = world.desks;
    const attached = {
      type: 'AttachmentAdded',
      audience: 'parties',
      body: { attachment: sha256, name: 'n', size: content.length, mediaType: 'x', paper: null, at: 1 },
    };
    // Line separators that JSON allows and editors do not.
    const odd = note('line\u2028paragraph\u2029nul\u0000half\ud800 字');
    await association.push(
      batch(
        association,
        stream,
        0,
        registered(stream.slice(10), world.unit.association),
        handed(world.unit.bank),
        odd,
        attached,
      ),
    );
    await association.wire({
      method: 'PUT',
      path: paths.attachment.replace(':content', sha256),
      headers: {
        authorization: `Bearer ${association.token()}`,
        'content-type': 'application/octet-stream',
        'upload-offset': '0',
        'upload-length': String(content.length),
      },
      body: content,
    });
    await world.desks.bank.pull();
    await admin(hub.parts, 'backup', { to: target });
  });
  afterAll(async () => {
    await hub.close();
    rmSync(folder, { recursive: true });
  });

  const all = async (desk: Desk): Promise<PulledEntry[]> => {
    desk.setCursor(null);
    return desk.pull();
  };

  it('opens as the same hub: desks, entries, contents; and goes on counting where it stopped', async () => {
    expect(await writeBackup(hub.sql, blobs, target, { hub: 'h', at: 1 })).toBeUndefined();
    const before = await all(world.desks.bank);
    const cursor = world.desks.bank.cursor();
    // What came after the backup is lost with the machine.
    const late = batch(world.desks.association, stream, 4, note('after the backup'));
    expect(await world.desks.association.push(late)).toMatchObject([{ outcome: 'accepted', version: 5 }]);

    const sql = await database.open();
    const otherBlobs = memoryBlobs();
    expect(await restoreBackup(sql, otherBlobs, target, Date.now())).toMatchObject({ ok: true });
    const restored = await startHub(sql, { blobs: otherBlobs });
    expect(restored.parts.hub.id).toBe(hub.parts.hub.id);
    const { bank, association } = world.desks;
    const call = (desk: Desk, path: string, body: unknown) =>
      restored.wire({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${desk.token()}` },
        body: JSON.stringify(body),
      });
    expect(await call(bank, paths.pull, { protocol: 1, cursor, limit: 500 })).toMatchObject({
      status: 409,
      body: { code: 'hubRestored' },
    });
    const entries: PulledEntry[] = [];
    for (let next: string | null = null, more = true; more;) {
      const { body } = await call(bank, paths.pull, { protocol: 1, cursor: next, limit: 500 });
      const page = body as { entries: PulledEntry[]; cursor: string; more: boolean };
      entries.push(...page.entries);
      next = page.cursor;
      ({ more } = page);
    }
    expect(entries).toEqual(before);
    // The desk still has what was lost, and pushes it again.
    expect(await call(association, paths.push, { protocol: 1, batches: [late] })).toMatchObject({
      body: { receipts: [{ outcome: 'accepted', version: 5 }] },
    });
    const fresh = world.newComplaint();
    const next = batch(association, fresh, 0, registered(fresh.slice(10), world.unit.association));
    expect(await call(association, paths.push, { protocol: 1, batches: [next] })).toMatchObject({
      body: { receipts: [{ outcome: 'accepted', version: 1 }] },
    });
    const got = await restored.wire({
      method: 'GET',
      path: paths.attachment.replace(':content', sha256),
      headers: { authorization: `Bearer ${bank.token()}` },
    });
    expect(got.bytes.equals(content)).toBe(true);
    await restored.close();
  });

  it('moves from one kind of database to the other', async () => {
    const sql = await openInMemory();
    expect(await restoreBackup(sql, memoryBlobs(), target, Date.now())).toMatchObject({ ok: true });
    const other = await startHub(sql);
    expect(await admin(other.parts, 'units')).toEqual(await admin(hub.parts, 'units'));
    const desks = (parts: TestHub['parts']) => admin<{ id: string; unit: string }[]>(parts, 'desks');
    expect(await desks(other.parts)).toEqual(await desks(hub.parts));
    await other.close();
  });

  it('overwrites nothing', async () => {
    expect(await restoreBackup(hub.sql, blobs, target, Date.now())).toEqual({ ok: false, problem: 'notEmpty' });
    expect(await writeBackup(hub.sql, blobs, target, { hub: 'h', at: 1 })).toBeUndefined();
  });

  const spoilt = (name: string, spoil: (copy: string) => void): string => {
    const copy = join(folder, name);
    cpSync(target, copy, { recursive: true });
    spoil(copy);
    return copy;
  };
  it('what is damaged, cut off, from tomorrow or something else is named, and the database stays empty', async () => {
    const list = 'hub-backup.json';
    const edit = (file: string, change: (text: string) => string): void =>
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    const packed = 'entry.jsonl.gz';
    const cases: [string, (copy: string) => void, string][] = [
      ['unfinished', (copy) => rmSync(join(copy, list)), 'notABackup'],
      ['other', (copy) => edit(join(copy, list), (text) => text.replace('shouwen-hub', 'other')), 'notABackup'],
      [
        'tomorrow',
        (copy) => edit(join(copy, list), (text) => text.replace(/"format": \d+/, '"format": 99')),
        'backupNewer',
      ],
      ['cut', (copy) => truncateSync(join(copy, packed), 40), 'backupDamaged'],
      ['missing', (copy) => rmSync(join(copy, packed)), 'backupDamaged'],
      [
        'edited',
        (copy) => {
          const text = gunzipSync(readFileSync(join(copy, packed))).toString();
          writeFileSync(join(copy, packed), gzipSync(text.replace('NoteAdded', 'NoteAddee')));
        },
        'backupDamaged',
      ],
      ['content', (copy) => writeFileSync(join(copy, 'contents', sha256.slice(0, 2), sha256), 'x'), 'backupDamaged'],
      ['no content', (copy) => rmSync(join(copy, 'contents'), { recursive: true }), 'backupDamaged'],
    ];
    const sql = await database.open();
    for (const [name, spoil, problem] of cases) {
      const outcome = await restoreBackup(sql, memoryBlobs(), spoilt(name, spoil), Date.now());
      expect(outcome, name).toEqual({ ok: false, problem });
    }
    expect(await restoreBackup(sql, memoryBlobs(), join(folder, 'nowhere'), Date.now())).toEqual({
      ok: false,
      problem: 'notABackup',
    });
    const tables = await sql.query(`select tablename from pg_tables where schemaname = 'public'`);
    expect(tables).toEqual([]);
    await sql.close();
  });
});
