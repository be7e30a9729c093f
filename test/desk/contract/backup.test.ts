// Where a backup may go, whatever is typed: a copy, or a refusal with a reason; never a fault, never a file astray.
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { connect, faultsIn, openTestDesk, replyOf, temporaryFolder } from './links.ts';
import { foundWorld } from './world.ts';

afterEach(() => void vi.unstubAllEnvs());

/** An office, and a home folder so deep that no climb leaves the test's own folder. */
const office = async () => {
  const test = await openTestDesk();
  const link = await connect('direct', test.desk);
  await foundWorld(link);
  const home = join(temporaryFolder(), 'a', 'b', 'c', 'd', 'e', 'f', '家');
  mkdirSync(home, { recursive: true });
  vi.stubEnv('HOME', home);
  vi.stubEnv('USERPROFILE', home);
  return { ...test, client: link.client, home };
};

const backup = (client: DeskClient, folder: string) => replyOf(() => client.care.backup({ folder }));
const refusedAs = (kind: string) => ({ error: { code: 'REFUSED', data: { code: 'StoreProblem', kind } } });

describe('a backup', () => {
  it('goes to a place named from the user’s home, not from where the program was started', async () => {
    const { client, home } = await office();
    expect(await backup(client, '我的备份')).toMatchObject({ value: { folder: join(home, '我的备份') } });
    expect(existsSync(join(home, '我的备份', 'manifest.json'))).toBe(true);
    expect(await backup(client, ' 我的备份/')).toMatchObject(refusedAs('targetExists'));
  });

  it('does not go inside of the office it copies, not even by a shortcut', async () => {
    const { client, home, folder } = await office();
    const before = readdirSync(folder).filter((name) => !name.startsWith('desk.db'));
    expect(await backup(client, join(folder, '备份'))).toMatchObject(refusedAs('insideOffice'));
    expect(await backup(client, join(folder, 'attachments', '备份'))).toMatchObject(refusedAs('insideOffice'));
    symlinkSync(folder, join(home, '快捷'), 'junction');
    expect(await backup(client, '快捷/备份')).toMatchObject(refusedAs('insideOffice'));
    expect(readdirSync(folder).filter((name) => !name.startsWith('desk.db'))).toEqual(before);
    // A neighbour whose name only begins alike is another place.
    const beside = join(dirname(folder), `${basename(folder)} 2`);
    expect(await backup(client, beside)).toMatchObject({ value: { folder: beside } });
  });

  it('removes nothing that is not of a backup cut short', async () => {
    const { client, home } = await office();
    mkdirSync(join(home, 'x.partial'));
    writeFileSync(join(home, 'x.partial', '论文.docx'), '');
    expect(await backup(client, 'x')).toMatchObject(refusedAs('targetExists'));
    expect(readdirSync(join(home, 'x.partial'))).toEqual(['论文.docx']);
    mkdirSync(join(home, 'y.partial'));
    writeFileSync(join(home, 'y.partial', 'desk.db-journal'), '');
    expect(await backup(client, 'y')).toMatchObject({ value: {} });
  });

  it.each<[string, (home: string) => string]>([
    ['a name that no file can have', () => 'a\u0000b'],
    ['a name that is too long', () => 'n'.repeat(600)],
    ['a path that is too long', () => 'folder/'.repeat(140)],
    ['a folder that is not there', () => 'nowhere/backup'],
    ['a place below a file', (home) => join(home, 'file.txt', 'backup')],
    ['a place below a loop', (home) => join(home, 'loop', 'backup')],
  ])('is refused for %s', async (_what, place) => {
    const { client, home, desk } = await office();
    writeFileSync(join(home, 'file.txt'), '');
    symlinkSync(join(home, 'loop'), join(home, 'loop'), 'junction');
    expect(await backup(client, place(home))).toMatchObject(refusedAs('unreachable'));
    expect(await faultsIn(desk)).toEqual([]);
  });

  it.each([20_261_122, 7])('is written or refused for any path (seed %i)', { timeout: 120_000 }, async (seed) => {
    const { client, home, desk, folder } = await office();
    writeFileSync(join(home, 'file'), '');
    const names = [
      '.',
      '..',
      '',
      ' ',
      '~',
      'file',
      'con',
      'nul',
      'a:b',
      '<>"|?*',
      '😀',
      '\ud800',
      '\u0000',
      '%00',
      '首问',
    ];
    const more = [
      '\u202e',
      'x'.repeat(255),
      'x'.repeat(300),
      '\\',
      '\\\\server\\share',
      'C:',
      '-rf',
      '$(x)',
      '\n',
      '\u007f',
    ];
    const name = fc.oneof(fc.constantFrom(...names, ...more), fc.string({ unit: 'binary', maxLength: 12 }));
    const path = fc
      .array(name, { minLength: 1, maxLength: 4 })
      // From the root a test would write outside of its own folder.
      .map((parts) => parts.join('/').replace(/^[/\s\uFEFF]+/, './'));
    const counts = { written: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(path, async (typed) => {
        const reply = await backup(client, typed);
        if ('value' in reply) counts.written++;
        else {
          expect(reply.error, JSON.stringify(typed)).toMatchObject({ code: 'REFUSED', data: { code: 'StoreProblem' } });
          counts.refused++;
        }
      }),
      { seed, numRuns: 60, endOnFailure: true },
    );
    expect(counts.written).toBeGreaterThan(0);
    expect(counts.refused).toBeGreaterThan(10);
    expect(existsSync(join(home, 'file'))).toBe(true);
    expect(readdirSync(folder)).not.toContain('manifest.json');
    expect(await faultsIn(desk)).toEqual([]);
  });
});

describe('while the office is verified', () => {
  it(
    'calls are answered: the proof of 20,000 events is made beside the desk, not in it',
    { timeout: 60_000 },
    async () => {
      const { client, parts } = await office();
      const chapters = Array.from({ length: 200 }, (_, chapter) => ({
        request: {
          requestId: `request-chapter-${chapter}`,
          name: 'note.add',
          personId: null,
          unitId: null,
          at: chapter,
          input: {},
        },
        decide: () => ({
          events: Array.from({ length: 100 }, (_none, number) => ({
            stream: `chapter/${chapter % 30}`,
            type: 'NoteAdded',
            audience: 'parties',
            body: { text: `内容 ${number}` },
          })),
          reply: {},
        }),
      }));
      parts.store.executeMany(chapters);
      let answered = 0;
      const verifying = { isDone: false };
      const verified = client.care.verify().finally(() => (verifying.isDone = true));
      while (!verifying.isDone) {
        await client.session.state();
        answered++;
        // As a link does: the next question arrives with a turn of the event loop.
        await setImmediate();
      }
      const report = await verified;
      expect(report.events).toBeGreaterThan(20_000);
      expect(report.findings).toEqual([]);
      // Within the desk it would pause once for every 2,000 rows of each step: some dozens of times.
      expect(answered).toBeGreaterThan(200);
    },
  );
});
