// Where Windows users keep things: names in Chinese, names with signs, very deep folders, drives of the office's network.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultFolder } from '../../desk/folder.ts';
import { createKeyFile, unlockKeyFile } from '../../desk/store/keys.ts';
import { verifyStore } from '../../desk/store/verify.ts';
import { entries, fill, openTestStore, problemOf, tally, testClock, testKey, valueOf } from '../desk/store/support.ts';
import { openStore } from '../../desk/store/store.ts';

const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'paths-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
};

/** Makes an office in the folder, fills and closes it, opens and verifies it. Returns how many entries it found again. */
async function liveIn(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const key = testKey();
  const first = await openTestStore(folder, key, [entries, tally]);
  fill(first, 12);
  first.close();
  const second = await openTestStore(folder, key, [entries, tally]);
  const { events } = second.head();
  second.close();
  const report = valueOf(await verifyStore({ file: join(folder, 'desk.db'), key, projections: [entries, tally] }));
  expect(report.findings).toEqual([]);
  // Nothing may have landed beside the folder under a mangled name.
  expect(readdirSync(folder)).toContain('desk.db');
  return events;
}

describe('an office lies', () => {
  it('in the local profile of a user with a Chinese name', async () => {
    expect(homedir()).toContain('李雷');
    expect(defaultFolder()).toBe(join(homedir(), 'AppData', 'Local', 'Shouwen'));
    expect(await liveIn(defaultFolder())).toBe(12);
  });

  it.each(['首问 办公室', `50% #1 & O'Brien; [a] {b} ~ ^=+,!`, '丢失的𠮷字 䶮', 'ÄÖÜ émile', 'a.b.c'])(
    'in a folder called %s',
    async (name) => {
      expect(await liveIn(join(temporary(), name))).toBe(12);
    },
  );

  it('on a drive of the network', async () => {
    expect(await liveIn(join('N:', sep, '投诉 台账'))).toBe(12);
  });

  it('under a path given in the long form', async () => {
    expect(await liveIn(String.raw`\\?\ `.trim() + join(temporary(), '首问'))).toBe(12);
  });

  it('deeper than the 260 characters that old programs can reach, or says that it cannot', async () => {
    const deep = join(
      temporary(),
      ...Array.from({ length: 16 }, (_, index) => `第${index}层 一个很长的文件夹名称 folder`),
    );
    expect(deep.length).toBeGreaterThan(300);
    mkdirSync(deep, { recursive: true });
    const opened = await openStore({ folder: deep, key: testKey(), clock: testClock(), projections: [entries] });
    if (opened.ok) {
      fill(opened.value, 3);
      expect(opened.value.head().events).toBe(3);
      opened.value.close();
    } else {
      expect(problemOf(opened)).toMatchObject({ kind: 'unreachable' });
    }
  });

  it('where the same name in other letters is the same folder', async () => {
    const folder = join(temporary(), 'Desk 首问');
    mkdirSync(folder);
    const key = valueOf(await createKeyFile(folder, [{ by: 'passPhrase', passPhrase: '一二三四五六七八' }]));
    const again = await unlockKeyFile(folder.toUpperCase(), { by: 'passPhrase', passPhrase: '一二三四五六七八' });
    expect(valueOf(again).equals(key)).toBe(true);
    expect(existsSync(join(folder, 'KEY.JSON'))).toBe(true);
  });
});
