import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIfStale, sourceKey } from '../../build/stale.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stale-'));
  mkdirSync(join(folder, 'page', 'parts'), { recursive: true });
  writeFileSync(join(folder, 'page', 'main.ts'), 'one');
  writeFileSync(join(folder, 'page', 'parts', 'chip.ts'), 'two');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('staleness', () => {
  it('sees a changed, a renamed and a new file, and a missing path', () => {
    const key = () => sourceKey(folder, ['page', 'absent']);
    const keys = [key()];
    expect(key()).toBe(keys[0]);
    writeFileSync(join(folder, 'page', 'main.ts'), 'changed');
    keys.push(key());
    renameSync(join(folder, 'page', 'main.ts'), join(folder, 'page', 'index.ts'));
    keys.push(key());
    writeFileSync(join(folder, 'absent'), '');
    keys.push(key());
    expect(new Set(keys).size).toBe(4);
  });

  it('builds once, again when the key changes, and again when the product is gone', async () => {
    const product = join(folder, 'product');
    let builds = 0;
    const run = (key: string) =>
      buildIfStale({ keyFile: join(folder, 'out', '.key'), key, product }, async () => {
        builds += 1;
        writeFileSync(product, key);
      });
    expect(await run('a')).toBe(true);
    expect(await run('a')).toBe(false);
    expect(await run('b')).toBe(true);
    rmSync(product);
    expect(await run('b')).toBe(true);
    expect(builds).toBe(3);
  });

  it('does not remember a build that failed', async () => {
    const target = { keyFile: join(folder, '.key'), key: 'a', product: join(folder, 'page') };
    await expect(buildIfStale(target, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await buildIfStale(target, async () => {})).toBe(true);
  });
});
