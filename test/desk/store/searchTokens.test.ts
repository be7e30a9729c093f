/** Words, phones and numbers as people type them find the complaint that holds them, and no other. */
import { describe, expect, it } from 'vitest';
import { holds, matchOf, tokensOf } from '../../../desk/store/projections/searchTokens.ts';

const text = 'SYXH-2026-0379\n佟志远\n138-0000-0572\n13800000572\n2026-09-30办理存折补登，柜员刘某态度生硬';

describe('holds', () => {
  it.each(['138-0000-0572', '13800000572', '138 0000 0572', '１３８-0000-0572', '佟志远 13800000572'])(
    'finds %s',
    (question) => expect(holds(text, question)).toBe(true),
  );
  it.each(['SYXH-2026-0379', 'syxh-2026-0379', '2026-0379', '2026-09-30', '存折补登 柜员'])('finds %s', (question) =>
    expect(holds(text, question)).toBe(true),
  );
  it.each(['SYXH-2026-0572', '2026-0572', '138-0000-0573', '柜员志远', '补折'])('does not find %s', (question) =>
    expect(holds(text, question)).toBe(false),
  );
});

describe('the question', () => {
  it('asks for a phone as one number, however it was grouped', () => {
    expect(matchOf('138-0000-0572')).toBe('"13800000572"*');
    expect(matchOf('客户 024 0000 1000')).toBe('"客户" AND "02400001000"*');
  });
  it('leaves complaint numbers and dates as they are', () => {
    expect(matchOf('SYXH-2026-0379')).toBe('"syxh"* AND ("2026"* OR "t2026") AND ("0379"* OR "t0379")');
    expect(matchOf('2026-09-30')).toBe('("2026"* OR "t2026") AND "09"* AND "30"*');
  });
  it('is answered by the tokens of the text', () => {
    const tokens = tokensOf(text);
    expect(tokens).toEqual(expect.arrayContaining(['13800000572', 't0572', '存折', '柜员', '2026', '0379']));
  });
});
