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

  it.each(['rebuilding', 'targetExists', 'insideOffice', 'unreachable'])(
    'of the store (%s) has its own sentence',
    (kind) => {
      const refusal = { code: 'StoreProblem', kind, file: 'D:\\备份', folder: 'D:\\备份' };
      const other = { ...refusal, kind: 'something newer' };
      for (const language of ['zh', 'en'] as const) {
        expect(sentenceOf(refusal, language)).not.toBe(sentenceOf(other, language));
      }
      expect(sentenceOf(refusal, 'zh')).toMatch(/。.*请|；请|，请/u);
    },
  );

  it.each([
    'empty',
    'tooLarge',
    'typeNotAllowed',
    'contentDiffers',
    'unknown',
    'fileMissing',
    'fileDamaged',
    'diskFull',
  ])('of an attachment (%s) has its own sentence', (kind) => {
    const refusal = { code: 'AttachmentProblem', kind };
    const other = { code: 'AttachmentProblem', kind: 'something newer' };
    for (const language of ['zh', 'en'] as const) {
      expect(sentenceOf(refusal, language)).not.toBe(sentenceOf(other, language));
    }
  });

  it('of the files says what is safe', () => {
    expect(sentenceOf({ code: 'StoreProblem', kind: 'diskFull', file: 'desk.db' }, 'zh')).toContain('没有丢失');
  });
});
