import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { openDesk } from '../../../desk/openDesk.ts';
import { rooms } from '../../../desk/desk.ts';
import type { KeyWay } from '../../../desk/store/keys.ts';
import { connect, openTestDesk, passPhrase, replyOf, temporaryFolder } from './links.ts';
import { foundWorld, password } from './world.ts';

const key = { by: 'passPhrase' as const, passPhrase };

/** A backup of an office with one complaint, and what was in it. */
const backedUp = async () => {
  const { desk, folder } = await openTestDesk({ key });
  const link = await connect('direct', desk);
  const world = await foundWorld(link);
  const backup = await link.client.care.backup({ folder: join(temporaryFolder(), '备份') });
  await desk.close();
  return { backup: backup.folder, world, folder };
};

const restore = (client: DeskClient, folder: string, request = 'request-1') =>
  replyOf(() => client.care.restore({ request, folder }));

describe('an office brought back from a backup', () => {
  it('stands in the place of the new one, works, and is asked for once', async () => {
    const { backup, world } = await backedUp();
    const { desk, folder } = await openTestDesk({ key });
    const link = await connect('http', desk);
    expect(await link.client.session.state()).toMatchObject({ kind: 'fresh' });
    const first = await restore(link.client, backup);
    expect(first).toMatchObject({ value: { events: expect.any(Number) as number } });
    expect(await restore(link.client, backup)).toEqual(first);
    expect(await restore(link.client, backup, 'request-2')).toMatchObject({
      error: { data: { code: 'OfficeExists' } },
    });
    expect(link.changes.length).toBeGreaterThan(0);
    link.session.token = (await link.client.session.signIn({ account: 'wangmin', password })).token;
    expect((await link.client.complaint.open({ id: world.complaint })).number).toBe('LN-2026-0001');
    const note = { request: 'request-n', id: world.complaint, text: '恢复后', internal: false };
    await link.client.complaint.note(note);
    expect((await link.client.care.verify()).findings).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('restoring'))).toEqual([]);

    await desk.close();
    const again = await openDesk({ folder, key, host: 'cli', version: '1' }, rooms);
    if (!again.ok) throw new Error(again.problem.kind);
    expect(again.value.findings).toEqual([]);
    await again.value.close();
  });

  it.each<[string, string, (backup: string) => string]>([
    ['a folder that is no backup', 'notABackup', () => temporaryFolder()],
    ['a folder that is not there', 'notABackup', (backup) => join(backup, 'nowhere')],
    ['a name that no file can have', 'notABackup', () => 'a\u0000b'],
    [
      'a backup that was changed',
      'backupDamaged',
      (backup) => {
        appendFileSync(join(backup, 'desk.db'), 'x');
        return backup;
      },
    ],
  ])('is refused for %s, and the new office stays as it was', async (_what, kind, source) => {
    const { backup } = await backedUp();
    const { desk, folder } = await openTestDesk({ key });
    const { client } = await connect('direct', desk);
    expect(await restore(client, source(backup))).toMatchObject({
      error: { data: { code: 'RestoreProblem', kind } },
    });
    expect(await client.session.state()).toMatchObject({ kind: 'fresh' });
    expect(existsSync(join(folder, 'restoring'))).toBe(false);
  });

  it('is refused where the pass phrase of the backup is another one', async () => {
    const { backup } = await backedUp();
    const { desk } = await openTestDesk({ key: { by: 'passPhrase', passPhrase: 'another phrase' } });
    const { client } = await connect('direct', desk);
    expect(await restore(client, backup)).toMatchObject({
      error: { data: { code: 'RestoreProblem', kind: 'wrongPassPhrase' } },
    });
  });
});

/** The key store of one user on one PC: it gives back only what it took itself. */
const keyStoreOf = (pc: number): KeyWay => ({
  by: 'keeper',
  keeper: {
    wrap: (raw) => Promise.resolve(Buffer.from([pc, ...raw])),
    unwrap: (wrapped) =>
      wrapped[0] === pc ? Promise.resolve(wrapped.subarray(1)) : Promise.reject(new Error('not of this PC')),
  },
});
const backupPhrase = '备份口令一二三四';
const phraseOf = (text: string): KeyWay => ({ by: 'passPhrase', passPhrase: text });

type Case = {
  title: string;
  made: KeyWay;
  given: string | undefined;
  opened: KeyWay;
  without: string;
  wrong: string;
  phrase: string;
};

describe('an office that moves to another PC', () => {
  it.each<Case>([
    {
      title: 'from the window to the window, by the pass phrase of the backup',
      made: keyStoreOf(1),
      given: backupPhrase,
      opened: keyStoreOf(2),
      without: 'keeperRefused',
      wrong: 'wrongPassPhrase',
      phrase: backupPhrase,
    },
    {
      title: 'from the browser to the window, by the pass phrase of the data',
      made: phraseOf(passPhrase),
      given: undefined,
      opened: keyStoreOf(2),
      without: 'noSuchWay',
      wrong: 'wrongPassPhrase',
      phrase: passPhrase,
    },
    {
      title: 'from the window to the browser, which keeps the pass phrase of its own',
      made: keyStoreOf(1),
      given: backupPhrase,
      opened: phraseOf('another phrase'),
      without: 'wrongPassPhrase',
      wrong: 'wrongPassPhrase',
      phrase: backupPhrase,
    },
  ])('$title', { timeout: 60_000 }, async ({ made, given, opened, without, wrong, phrase }) => {
    const old = await openTestDesk({ key: made });
    const oldLink = await connect('direct', old.desk);
    const world = await foundWorld(oldLink);
    const target = join(temporaryFolder(), '备份');
    const backup = { folder: target, ...(given === undefined ? {} : { passPhrase: given }) };
    await oldLink.client.care.backup(backup);
    await old.desk.close();

    const { desk, folder } = await openTestDesk({ key: opened });
    const { client } = await connect('direct', desk);
    const bring = (request: string, typed?: string) =>
      replyOf(() =>
        client.care.restore({ request, folder: target, ...(typed === undefined ? {} : { passPhrase: typed }) }),
      );
    const refusedAs = (kind: string) => ({ error: { data: { code: 'RestoreProblem', kind } } });
    expect(await bring('request-1')).toMatchObject(refusedAs(without));
    expect(await bring('request-2', 'not this phrase')).toMatchObject(refusedAs(wrong));
    expect(await client.session.state()).toMatchObject({ kind: 'fresh' });
    expect(await bring('request-3', phrase)).toMatchObject({ value: { events: expect.any(Number) as number } });
    await desk.close();

    // From now on it opens as this PC opens its own office.
    const again = await openTestDesk({ folder, key: opened });
    const link = await connect('direct', again.desk);
    link.session.token = (await link.client.session.signIn({ account: 'wangmin', password })).token;
    expect((await link.client.complaint.open({ id: world.complaint })).number).toBe('LN-2026-0001');
  });

  it('not where the backup has no pass phrase and its PC is gone', async () => {
    const old = await openTestDesk({ key: keyStoreOf(1) });
    const oldLink = await connect('direct', old.desk);
    await foundWorld(oldLink);
    const target = join(temporaryFolder(), '备份');
    await oldLink.client.care.backup({ folder: target });
    const { desk } = await openTestDesk({ key: keyStoreOf(2) });
    const { client } = await connect('direct', desk);
    const reply = await replyOf(() =>
      client.care.restore({ request: 'request-1', folder: target, passPhrase: backupPhrase }),
    );
    expect(reply).toMatchObject({ error: { data: { code: 'RestoreProblem', kind: 'noSuchWay' } } });
  });

  it('with a pass phrase that is long enough', async () => {
    const { desk } = await openTestDesk({ key: keyStoreOf(1) });
    const link = await connect('direct', desk);
    await foundWorld(link);
    expect(await replyOf(() => link.client.care.backup({ passPhrase: '短' }))).toMatchObject({
      error: { code: 'BAD_INPUT', data: { problems: [{ path: 'passPhrase', why: 'tooShort' }] } },
    });
  });
});
