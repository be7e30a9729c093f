// docs/RULES.md lists the office's rules by id; a rule without a test that quotes its id is a wish.
import { describe, expect, it } from 'vitest';
import { codeFiles, readSource } from './sources.ts';

/** Ids in the first cell of table rows: | `LN-11.2` | ... */
export const ruleIds = (text: string): string[] =>
  [...text.matchAll(/^\|\s*`([^`]+)`\s*\|/gm)].map((match) => match[1] ?? '');

const quotes = (text: string, id: string): boolean => {
  const escaped = id.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  // `LN-11.2` is not quoted by `LN-11.20` or `LN-11.2.1`.
  return new RegExp(`(?<![\\w.-])${escaped}(?![\\w-]|\\.\\w)`).test(text);
};

describe('office rules', () => {
  const ids = ruleIds(readSource('docs/RULES.md').text);
  const tests = codeFiles('test').filter(({ path }) => !path.startsWith('test/structure/'));

  it('are listed once each', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('are each quoted by a test', () => {
    expect(ids.filter((id) => !tests.some(({ text }) => quotes(text, id)))).toEqual([]);
  });

  it('are told apart by their whole id', () => {
    expect(ruleIds('| `LN-11.2` | forward |\n| rule | x |\n| --- | --- |')).toEqual(['LN-11.2']);
    expect(quotes('within two days (LN-11.2)', 'LN-11.2')).toBe(true);
    expect(quotes('it closes as LN-11.2.', 'LN-11.2')).toBe(true);
    expect(quotes('LN-11.20 and LN-11.2.1', 'LN-11.2')).toBe(false);
  });
});
