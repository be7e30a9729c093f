// The repository speaks of the product alone: it must read, install and run the same wherever it is cloned.
import { describe, expect, it } from 'vitest';
import { readSource, repositoryFiles } from './sources.ts';

const binary = /\.(png|ico|icns|xlsx|db|woff2?|ttf|pdf|zip|gz)$/;
const self = 'test/structure/repository.test.ts';

/** Places that exist on one machine only, and addresses that packages came from. */
const foreign: [string, RegExp][] = [
  ['a folder of one machine', /(?<![\w.])\/(work\/(shared|main|\.library)\b|root\/)/],
  [
    'a file outside of the repository',
    /\.\.\/shared\/(product|ui|architecture|style|quality|stack|domain|sources|data)\b/,
  ],
  ['the address of a package registry', /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|\bnpmmirror\b/i],
  ['where a package was fetched from', /"resolved":\s*"https?:/],
  ['a registry setting', /^\s*(@[\w-]+:)?registry\s*=/m],
];

const foreignIn = (text: string): string[] => foreign.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);

describe('the repository', () => {
  it('names no machine, no outside file and no registry', () => {
    const files = repositoryFiles().filter((path) => !binary.test(path) && path !== self);
    expect(files).toContain('package-lock.json');
    const found = files.flatMap((path) => foreignIn(readSource(path).text).map((what) => `${path}: ${what}`));
    expect(found).toEqual([]);
  });

  it('would be caught naming one', () => {
    expect(foreignIn('see /work/shared/product.md')).toHaveLength(1);
    expect(foreignIn('see `../shared/product.md`')).toHaveLength(1);
    expect(foreignIn('"resolved": "https://registry.example.org/a.tgz"')).toHaveLength(2);
    expect(foreignIn(`import { day } from '../shared/base/time.ts';`)).toEqual([]);
  });

  it('has nothing at its top that a newcomer would not look for there', () => {
    const known = new Set(
      [
        '.ci .gitattributes .gitignore .npmrc .oxfmtrc.json .oxlintrc.json',
        'README.md README.zh-CN.md build desk docs electron electron-builder.yml package-lock.json package.json',
        'playwright.config.ts renderer server shared test tsconfig.json vitest.config.ts',
      ].flatMap((line) => line.split(' ')),
    );
    const top = new Set(repositoryFiles().map((path) => path.split('/')[0] ?? ''));
    expect([...top].filter((name) => !known.has(name))).toEqual([]);
  });

  it('keeps no secrets and no databases', () => {
    const wrong = /(^|\/)(\.env(\..*)?|[^/]*\.(pem|key|p12|pfx|db|sqlite|db-wal))$/;
    expect(repositoryFiles().filter((path) => wrong.test(path))).toEqual([]);
  });
});
