import { describe, expect, it } from 'vitest';
import { phoneScripts } from '../../../shared/procedure/packs/handlingSkills/phoneScripts.ts';
import { handlingSkillsV1 } from '../../../shared/procedure/packs/handlingSkills/v1.ts';
import { builtInBook } from '../../../shared/procedure/trees/book.ts';
import { leadsTo, stepOf } from '../../../shared/script/script.ts';

describe.each(phoneScripts.map((script) => [script.id, script] as const))('P12-SCRIPT: %s', (_id, script) => {
  it('reaches every step from the first, and ends', () => {
    const reached = new Set<string>();
    const visit = (id: string): void => {
      if (reached.has(id)) return;
      reached.add(id);
      const step = stepOf(script, id);
      expect(step, id).toBeDefined();
      leadsTo(step!).forEach(visit);
    };
    visit(script.start);
    expect([...reached].sort()).toEqual(script.steps.map(({ id }) => id).sort());
    expect(script.steps.some((step) => leadsTo(step).length === 0)).toBe(true);
  });

  it('has exactly one way to go on at each step: choosing, writing, or the next', () => {
    for (const { id, choices, write, next } of script.steps) {
      expect(
        [choices, write, next].filter((way) => way !== undefined),
        id,
      ).toHaveLength(1);
    }
  });

  it('fills categories that there are', () => {
    const filled = script.steps.flatMap(({ choices = [] }) => choices.flatMap(({ fills }) => fills));
    const categories = filled.flatMap((fill) => ('value' in fill && fill.field !== 'flag' ? [fill.value] : []));
    expect(categories.length).toBeGreaterThan(5);
    expect(categories.filter((category) => !builtInBook.find(category))).toEqual([]);
  });
});

describe('P12-ST: the seven steps', () => {
  it('stand in their order, each with a sentence', () => {
    expect(handlingSkillsV1.script.map(({ title }) => title.zh)).toEqual([
      '倾听并记录',
      '表示感谢',
      '表示歉意',
      '帮助分析可能的原因',
      '征求解决意见',
      '告知原则和方案',
      '留电话并道别',
    ]);
    expect(handlingSkillsV1.script.every(({ say }) => say.zh.length > 5)).toBe(true);
  });
});
