import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder, readHolder } from '../../../desk/store/lock.ts';
import { appears, ended, officeFolder, problemOf, startScript, valueOf } from './support.ts';

describe('the lock of a folder', () => {
  it('is held by one process, which the second can find, and falls with it even by kill -9', async () => {
    const folder = officeFolder();
    const child = startScript('lockScript.ts', folder, 'http://127.0.0.1:4711/');
    await appears(join(folder, 'locked'), child);
    const problem = problemOf(lockFolder(folder, 7));
    expect(problem).toMatchObject({
      kind: 'held',
      folder,
      holder: { pid: child.pid, address: 'http://127.0.0.1:4711/', since: 1234 },
    });
    child.kill('SIGKILL');
    await ended(child);
    // The name stays behind; it does not keep anybody out.
    expect(readHolder(folder)).toMatchObject({ pid: child.pid });
    const lock = valueOf(lockFolder(folder, 8, 'x'));
    expect(readHolder(folder)).toMatchObject({ pid: process.pid, address: 'x', since: 8 });
    lock.release();
  });

  it('keeps a second desk of the same process out, until it is released', () => {
    const folder = officeFolder();
    const first = valueOf(lockFolder(folder, 1));
    first.announce('http://127.0.0.1:1/');
    expect(problemOf(lockFolder(folder, 2))).toMatchObject({
      kind: 'held',
      holder: { address: 'http://127.0.0.1:1/' },
    });
    first.release();
    expect(existsSync(join(folder, 'desk.holder.json'))).toBe(false);
    const second = valueOf(lockFolder(folder, 3));
    expect(problemOf(lockFolder(folder, 4))).toMatchObject({ kind: 'held', holder: { since: 3 } });
    second.release();
  });

  it('is told even if the name beside it cannot be read', () => {
    const folder = officeFolder();
    const lock = valueOf(lockFolder(folder, 1));
    for (const text of ['', '{"pid":"x"}', 'null']) {
      writeFileSync(join(folder, 'desk.holder.json'), text);
      expect(problemOf(lockFolder(folder, 2))).toEqual({ kind: 'held', folder, holder: null });
    }
    lock.release();
  });

  it('makes the folder, and names a place where there can be none', () => {
    const folder = officeFolder();
    valueOf(lockFolder(join(folder, 'new', 'office'), 1)).release();
    writeFileSync(join(folder, 'plain'), '');
    expect(lockFolder(join(folder, 'plain', 'office'), 1).ok).toBe(false);
  });
});
