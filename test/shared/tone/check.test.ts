// P12-TONE: an answer to a customer is looked through; the writer decides.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTone, speaksToCustomer } from '../../../shared/tone/check.ts';
import { toneRules } from '../../../shared/procedure/packs/handlingSkills/tone.ts';

const rulesIn = (text: string): string[] => checkTone(text, toneRules).map(({ rule }) => rule);

describe('P12-TONE', () => {
  it.each([
    ['您必须先交费。', 'P12-E1'],
    ['请您等一下。', 'P12-E1'],
    ['这件事情不归我管', 'P12-E2'],
    ['我们保证三天内解决', 'P12-N2'],
    ['是您搞错了', 'P12-PR1'],
    ['您急什么', 'P12-S11'],
    ['新来的柜员办错了', 'P12-S12'],
    ['不满意就去银监投诉', 'P8-PUSH'],
    ['赔点钱算了', 'P12-CASH'],
  ])('%s → %s', (text, rule) => expect(rulesIn(text)).toContain(rule));

  it.each([
    '请您等一下好吗？',
    '您能先交一下费吗？',
    '如您不满意，您也可以向上级行申请核查，有权去法院提起诉讼。',
    '质量保证金已退还。',
    '我们已经核实，11月24日前告诉您结果。给您添麻烦了，请您谅解。',
    '',
  ])('leaves %j alone', (text) => expect(checkTone(text, toneRules)).toEqual([]));

  it('is polite only in its own sentence', () => {
    expect(rulesIn('您必须先交费。可以吗？')).toEqual(['P12-E1']);
  });

  it('points at each place once, in the order of the text, with the words as they stand there', () => {
    const text = '您必须先交费。这不归我管，您急什么？';
    const found = checkTone(text, toneRules);
    expect(found.map(({ said }) => said)).toEqual(['必须', '不归我管', '您急什么']);
    expect(found.every(({ from, to, said }) => text.slice(from, to) === said)).toBe(true);
    // 我没办法 holds 没办法: the longer one is told.
    expect(checkTone('我没办法', toneRules).map(({ said }) => said)).toEqual(['我没办法']);
  });

  it('every rule finds each of its own words, tells its source and what to say instead', () => {
    for (const { id, any, source, instead } of toneRules) {
      expect(source.article, id).not.toBe('');
      expect(instead.zh).not.toBe('');
      for (const piece of any)
        expect(
          checkTone(
            `客户，${piece}`,
            toneRules.filter((rule) => rule.id === id),
          ).length,
          piece,
        ).toBe(1);
    }
  });

  const seed = 20_261_122;
  it(`findings never overlap and lie in the text (seed ${seed})`, () => {
    const pieces = fc.constantFrom(...toneRules.flatMap(({ any }) => any), '吗', '。', '您', '𠮷');
    let found = 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        return checkTone(text, toneRules).every(({ from, to, said }) => {
          found += 1;
          const isSound = from >= end && text.slice(from, to) === said;
          end = to;
          return isSound;
        });
      }),
      { seed, numRuns: 300 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('looks at what is told to customers, not at what is written about them', () => {
    expect(speaksToCustomer({ id: 'reply', kind: 'longText' })).toBe(true);
    expect(speaksToCustomer({ id: 'reply', kind: 'choice' })).toBe(false);
    expect(speaksToCustomer({ id: 'comment', kind: 'longText' })).toBe(false);
  });
});
