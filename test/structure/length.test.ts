import { expect, it } from 'vitest';
import { codeFiles } from './sources.ts';

const limit = 500;

/** Lists, not code: nobody has to hold them in the head. */
const data = [
  /^shared\/words\//,
  /^shared\/procedure\/(packs|trees)\//,
  /^shared\/calendar\/china[^/]*\.ts$/,
  /\/data\//,
];

it(`no file is longer than ${limit} lines, data and words excepted`, () => {
  const files = codeFiles('shared', 'desk', 'server', 'renderer', 'electron', 'build', 'test');
  const long = files
    .filter(({ path }) => !data.some((pattern) => pattern.test(path)))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > limit);
  expect(files.length).toBeGreaterThan(20);
  expect(long).toEqual([]);
});
