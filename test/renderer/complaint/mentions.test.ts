import { describe, expect, it } from 'vitest';
import { namedIn } from '../../../renderer/screens/complaint/mentions.ts';

const nameable = [
  { person: 'li', word: '李强' },
  { person: 'liDong', word: '李强东' },
  { person: 'wang', word: 'Wang Min' },
];

describe('PPL-MENTION: who is named in a text', () => {
  it('is the longest name after each @, wide or narrow, each once', () => {
    expect(namedIn('@李强 请看', nameable)).toEqual(['li']);
    expect(namedIn('请＠李强东，和@李强。@李强', nameable)).toEqual(['liDong', 'li']);
    expect(namedIn('ask @Wang Min', nameable)).toEqual(['wang']);
    expect(namedIn('李强 a@b.cn @赵雪', nameable)).toEqual([]);
  });
});
