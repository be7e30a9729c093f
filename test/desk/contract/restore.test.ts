import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { openDesk } from '../../../desk/openDesk.ts';
import { rooms } from '../../../desk/desk.ts';
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
