// The page that takes a newcomer to any file: every folder of the rooms stands on it, and every file it names is there.
import { describe, expect, it } from 'vitest';
import { readSource, repositoryFiles } from './sources.ts';

const page = readSource('docs/ARCHITECTURE.md').text;
const files = repositoryFiles();

/** Files named by their whole path: `desk/store/open.ts`. Patterns (`<group>`, `*`) name no file. */
const namedIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/`((?:shared|desk|server|renderer|electron|build|test)\/[\w./-]+\.tsx?)`/g)].map(
      ([, path]) => path!,
    ),
  ),
];

describe('docs/ARCHITECTURE.md', () => {
  it('names every folder of the rooms', () => {
    const folders = new Set(
      files.flatMap((path) => /^(?:shared|desk|server|renderer)\/([\w-]+)\//.exec(path)?.slice(1) ?? []),
    );
    expect(folders.size).toBeGreaterThan(30);
    expect([...folders].filter((folder) => !page.includes(` ${folder}/`))).toEqual([]);
  });

  it('names files that are there', () => {
    expect(namedIn(page).length).toBeGreaterThan(20);
    expect(namedIn(page).filter((path) => !files.includes(path))).toEqual([]);
  });

  it('would be caught naming one that is gone', () => {
    expect(namedIn('see `desk/store/gone.ts` and `desk/commands/<group>.ts`')).toEqual(['desk/store/gone.ts']);
  });
});

describe('docs/decisions', () => {
  it('are numbered one after the other, in the name of the file and in its heading', () => {
    const decisions = files.filter((path) => path.startsWith('docs/decisions/'));
    const numbers = decisions.map((path) => path.slice('docs/decisions/'.length).slice(0, 4));
    expect(numbers).toEqual(decisions.map((_, index) => String(index + 1).padStart(4, '0')));
    expect(decisions.map((path) => readSource(path).text.slice(2, 7))).toEqual(numbers.map((number) => `${number} `));
  });
});
