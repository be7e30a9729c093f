import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultFolder } from '../../../desk/folder.ts';
import { createIds } from '../../../desk/ids.ts';
import { createIncidents, incidentFile } from '../../../desk/incidents.ts';
import { parseInput } from '../../../desk/input.ts';
import { decoyHash, hashPasswordAt, officeCost, verifyPassword } from '../../../desk/people/passwords.ts';
import { createAttempts } from '../../../desk/people/sessions.ts';
import { badInputReasons } from '../../../shared/contract/links.ts';
import { minute } from '../../../shared/base/time.ts';
import { problemSentence } from '../../../shared/words/host.ts';
import { begin, temporaryFolder } from './links.ts';

describe('ids', () => {
  it('sort by the time they were made, thousands within one millisecond and after a clock set back', () => {
    let now = begin;
    const newId = createIds(() => now);
    const ids = Array.from({ length: 10_000 }, () => newId());
    now += 60;
    ids.push(newId());
    now -= 5000;
    ids.push(newId(), newId());
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16)).toBe(begin);
  });
});

describe('the folder of the office', () => {
  const home = '/home/zhang';
  it.each([
    ['win32', { LOCALAPPDATA: 'C:\\Users\\张三\\AppData\\Local' }, false, 'C:\\Users\\张三\\AppData\\Local\\Shouwen'],
    ['win32', {}, true, '\\home\\zhang\\AppData\\Local\\Shouwen demo'],
    ['darwin', {}, false, '/home/zhang/Library/Application Support/Shouwen'],
    ['linux', {}, false, '/home/zhang/.local/share/shouwen'],
    ['linux', { XDG_DATA_HOME: '/data' }, true, '/data/shouwen-demo'],
    ['linux', { XDG_DATA_HOME: 'data' }, false, '/home/zhang/.local/share/shouwen'],
  ] as const)('lies on %s where programs keep their data', (platform, environment, demo, folder) => {
    expect(defaultFolder(demo, { platform, environment, home })).toBe(folder);
  });
});

describe('passwords', () => {
  it('are kept as Argon2id, each with its own salt', async () => {
    const hashPassword = hashPasswordAt(officeCost);
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword('correct horse', first)).toBe(true);
    expect(await verifyPassword('correct horsf', first)).toBe(false);
  });

  it('of nobody cost as much to verify, and none fits', async () => {
    expect(decoyHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await verifyPassword('correct horse', decoyHash)).toBe(false);
  });

  it('wait an hour at most after many wrong tries', () => {
    let now = begin;
    const attempts = createAttempts(() => now);
    const waits = Array.from({ length: 14 }, () => {
      expect(attempts.take('a')).toBeNull();
      const until = attempts.take('a');
      // The second look is a try as well while the account is open.
      if (until === null) return 0;
      const wait = until - now;
      now = until;
      return wait / minute;
    });
    expect(waits.filter((wait) => wait > 0)).toEqual(
      [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60].slice(0, waits.filter((wait) => wait > 0).length),
    );
    expect(waits.at(-1)).toBe(60);
  });
});

describe('input', () => {
  const schema = z.object({
    text: z.string().min(2).max(4),
    kind: z.enum(['a', 'b']),
    count: z.int().min(1).max(9),
    list: z.array(z.string()).max(2),
    prefix: z.string().regex(/^x/),
    either: z.union([z.string(), z.number()]),
    exact: z.strictObject({}).optional(),
  });
  const fine = { text: 'abc', kind: 'a', count: 3, list: ['x'], prefix: 'xy', either: 1 };

  it.each<[Record<string, unknown>, string, string]>([
    [{ text: undefined }, 'text', 'missing'],
    [{ text: 5 }, 'text', 'wrongType'],
    [{ text: 'a' }, 'text', 'tooShort'],
    [{ text: 'abcde' }, 'text', 'tooLong'],
    [{ kind: undefined }, 'kind', 'missing'],
    [{ kind: 'c' }, 'kind', 'notAllowed'],
    [{ count: 0 }, 'count', 'tooSmall'],
    [{ count: 10 }, 'count', 'tooGreat'],
    [{ count: 1.5 }, 'count', 'wrongType'],
    [{ list: ['a', 'b', 'c'] }, 'list', 'tooLong'],
    [{ list: ['a', 1] }, 'list.1', 'wrongType'],
    [{ prefix: 'y' }, 'prefix', 'wrongForm'],
    [{ either: {} }, 'either', 'wrongType'],
    [{ either: undefined }, 'either', 'missing'],
    [{ exact: { more: 1 } }, 'exact', 'unknownField'],
  ])('%j is not understood', (change, path, why) => {
    expect(parseInput(schema, { ...fine, ...change })).toEqual({ ok: false, problems: [{ path, why }] });
    expect(badInputReasons).toContain(why);
  });

  it('is understood where it is right, and what the schema does not know is left out', () => {
    expect(parseInput(schema, { ...fine, more: 1 })).toEqual({ ok: true, value: fine });
    expect(parseInput(undefined, { anything: 1 })).toEqual({ ok: true, value: undefined });
  });

  it('is neither endless nor bottomless', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 200_000; level++) deep = [deep];
    expect(parseInput(z.unknown(), deep)).toEqual({ ok: false, problems: [{ path: '', why: 'tooDeep' }] });
    const wide = Array.from({ length: 600_000 }, () => 0);
    expect(parseInput(z.unknown(), wide)).toEqual({ ok: false, problems: [{ path: '', why: 'tooLarge' }] });
    const loop: unknown[] = [];
    loop.push(loop);
    expect(parseInput(z.unknown(), loop)).toEqual({ ok: false, problems: [{ path: '', why: 'tooDeep' }] });
  });
});

it('keeps the log of faults within two files', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, incidentFile), 'x'.repeat(1024 * 1024 + 1));
  const incidents = createIncidents(folder, () => begin);
  incidents.record('a.b', new Error('first'));
  incidents.record('a.b', new Error('second'));
  await incidents.settled();
  expect(readFileSync(join(folder, incidentFile), 'utf8').trim().split('\n')).toHaveLength(2);
  expect(readFileSync(join(folder, `${incidentFile}.1`), 'utf8')).toMatch(/^x+$/);
});

it('has a sentence for every problem, in both languages', () => {
  expect(problemSentence('zh', { kind: 'diskFull', file: '/a/desk.db' })).toContain('/a/desk.db');
  expect(problemSentence('en', { kind: 'held', folder: '/a' })).toContain('/a');
  expect(problemSentence('en', { kind: 'something new' })).toBe(problemSentence('en', { kind: 'other' }));
});
