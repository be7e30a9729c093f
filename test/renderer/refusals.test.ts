import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../shared/words/refusals.ts';

const chinese = /\p{Script=Han}/u;

describe('a refusal', () => {
  it('is said in both languages with the names behind its ids', () => {
    const refusal = { code: 'FourEyes', person: 'p1', action: 'forward' };
    const names = { person: (id: string) => (id === 'p1' ? '王敏' : undefined) };
    expect(sentenceOf(refusal, 'zh', names)).toContain('王敏');
    expect(sentenceOf(refusal, 'en', names)).toContain('王敏 already worked on this complaint');
  });

  it('is said without a name where the page knows none', () => {
    const said = sentenceOf({ code: 'NotYours', unit: null, roles: ['handler'] }, 'en');
    expect(said).toContain('the responsible unit');
    expect(said).not.toMatch(/undefined|null/);
    expect(said).not.toMatch(chinese);
  });

  it('of a newer desk is still said, with its code', () => {
    expect(sentenceOf({ code: 'SomethingNew' }, 'zh')).toContain('SomethingNew');
    expect(sentenceOf({ code: 'constructor' }, 'en')).toContain('constructor');
  });

  it('of the files says what is safe', () => {
    expect(sentenceOf({ code: 'StoreProblem', kind: 'diskFull', file: 'desk.db' }, 'zh')).toContain('没有丢失');
  });
});
