import { describe, expect, it } from 'vitest';
import { figureFactText, figureText } from '../../../shared/accountability/wording.ts';

describe('figures in words', () => {
  it('read as a percentage where they are counted out of a hundred', () => {
    expect(figureText(62.5, 100)).toBe('62.5%');
    expect(figureText(3.14159, 10_000)).toBe('3.14');
    expect(figureText(7)).toBe('7');
  });

  it('name what was divided by what behind a month', () => {
    const share = { month: '2026-10', value: 62.5, numerator: 5, denominator: 8 };
    expect(figureFactText(share, 'zh')).toBe('2026-10：62.5%（5件 ÷ 8）');
    const rate = { month: '2026-10', value: 2.5, numerator: 5, denominator: 20_000 };
    expect(figureFactText(rate, 'zh')).toBe('2026-10：2.5（5件 ÷ 20000）');
    const count = { month: '2026-10', value: 3, numerator: 3, denominator: null };
    expect(figureFactText(count, 'zh')).toBe('2026-10：3（3件）');
  });
});
