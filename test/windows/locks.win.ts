// Other programs hold files on Windows: a virus scanner looks at the store, a backup program copies it, Word has the
// attachment open. Such a file cannot be opened, renamed or removed until they let go.
import { closeSync, constants, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileDurably } from '../../desk/store/files.ts';
import { lockFolder } from '../../desk/store/lock.ts';
import { openDatabase } from '../../desk/store/open.ts';
import { entries, fill, officeFolder, openTestStore, problemOf, testKey, valueOf } from '../desk/store/support.ts';

/** Node shares what it opens with everybody, unless asked not to: libuv's flag for a share mode of nothing. */
const exclusive = 0x10000000;

function hold(file: string): () => void {
  const handle = openSync(file, constants.O_RDWR | exclusive);
  return () => closeSync(handle);
}

describe('a file that another program holds', () => {
  it('can really not be opened by a second one', () => {
    const file = join(officeFolder(), 'held.txt');
    writeFileSync(file, 'text');
    const release = hold(file);
    expect(() => readFileSync(file)).toThrow(/EBUSY|EPERM|EACCES/);
    release();
    expect(readFileSync(file, 'utf8')).toBe('text');
  });

  it('is named when it is the store, and the office opens when it is free again', async () => {
    const folder = officeFolder();
    const key = testKey();
    const store = await openTestStore(folder, key, [entries]);
    fill(store, 5);
    store.close();
    const file = join(folder, 'desk.db');
    const release = hold(file);
    const problem = problemOf(openDatabase({ file, key, patience: 0 }));
    release();
    expect(['locked', 'readOnly', 'unreachable']).toContain(problem.kind);
    const again = await openTestStore(folder, key, [entries]);
    expect(again.head().events).toBe(5);
  });

  it('does not let a file of ours be replaced by half', async () => {
    const folder = officeFolder();
    const file = join(folder, 'key.json');
    writeFileSync(file, 'whole');
    const release = hold(file);
    const outcome = await writeFileDurably(file, 'new').then(
      () => 'written',
      () => 'refused',
    );
    release();
    expect(readFileSync(file, 'utf8')).toBe(outcome === 'written' ? 'new' : 'whole');
  });

  it('cannot be removed when it is the store of an open office, and work goes on', async () => {
    const folder = officeFolder();
    const store = await openTestStore(folder, testKey(), [entries]);
    fill(store, 3);
    expect(() => rmSync(join(folder, 'desk.db'))).toThrow(/EBUSY|EPERM|EACCES/);
    fill(store, 3, 4);
    expect(store.head().events).toBe(6);
  });
});

describe('the lock of a folder', () => {
  it('keeps out a second desk that spells the folder differently', () => {
    const folder = officeFolder();
    const first = valueOf(lockFolder(folder, 1, 'http://127.0.0.1:1/'));
    const second = problemOf(lockFolder(folder.toUpperCase(), 2));
    expect(second).toMatchObject({ kind: 'held', holder: { address: 'http://127.0.0.1:1/' } });
    first.release();
    valueOf(lockFolder(folder.toUpperCase(), 3)).release();
  });

  it('works on a drive of the network', () => {
    const folder = join('N:\\', '锁');
    mkdirSync(folder, { recursive: true });
    const first = valueOf(lockFolder(folder, 1));
    expect(problemOf(lockFolder(folder, 2))).toMatchObject({ kind: 'held' });
    first.release();
    expect(existsSync(join(folder, 'desk.holder.json'))).toBe(false);
  });
});
