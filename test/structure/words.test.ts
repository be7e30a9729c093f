// Both languages say everything. The compiler holds the shapes together; this looks at what the compiler cannot see.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFiles, root } from './sources.ts';

type Leaf = { path: string; value: unknown };

function leavesOf(value: unknown, path: string): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`));
}

/** Dictionaries of a file: exports with a Chinese and an English side. */
async function dictionariesOf(file: string): Promise<{ name: string; zh: unknown; en: unknown }[]> {
  const exported = (await import(/* @vite-ignore */ join(root, file))) as Record<string, unknown>;
  return Object.entries(exported).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
      ? [{ name: `${file} ${name}`, zh: value.zh, en: value.en }]
      : [],
  );
}

const files = repositoryFiles().filter((path) => /^shared\/words\/.*\.ts$/.test(path) && !path.endsWith('/index.ts'));
const dictionaries = (await Promise.all(files.map(dictionariesOf))).flat();

/** The program keeps its name, and who looks for another language looks for its own name. */
const ownNames = /首问|切换到中文|中文/g;

describe('words', () => {
  it('are found', () => {
    expect(dictionaries.length).toBeGreaterThan(3);
  });

  it.each(dictionaries)('of $name are complete in both languages', ({ zh, en }) => {
    const [chinese, english] = [leavesOf(zh, ''), leavesOf(en, '')];
    expect(english.map(({ path }) => path).sort()).toEqual(chinese.map(({ path }) => path).sort());
    const empty = [...chinese, ...english].filter(({ value }) => typeof value === 'string' && value.trim() === '');
    expect(empty).toEqual([]);
    const inChinese = english.filter(
      ({ value }) => typeof value === 'string' && /\p{Script=Han}/u.test(value.replaceAll(ownNames, '')),
    );
    expect(inChinese).toEqual([]);
  });
});
