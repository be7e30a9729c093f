// P12: drawing by chance that can be told again, the whole checklist, the whole self-assessment.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideAssess,
  decideCheck,
  decideDraw,
  scoreOf,
  type QualityContext,
} from '../../../shared/assurance/decide.ts';
import { draw } from '../../../shared/assurance/draw.ts';
import { foldSampling, type QualityAnswer, type SamplingEvent } from '../../../shared/assurance/events.ts';
import { assessmentItems, qualityItems } from '../../../shared/procedure/packs/handlingSkills/lists.ts';
import type { Role } from '../../../shared/people/office.ts';

const person = (id: string, roles: Role[]) => ({
  id,
  name: id,
  account: id,
  contact: {},
  absences: [],
  mustChangePassword: false,
  left: false,
  seats: [{ unit: 'bank', roles }],
});
const office = {
  unitById: new Map(),
  personById: new Map([person('chief', ['supervisor']), person('clerk', ['intake'])].map((one) => [one.id, one])),
};
const as = (who: string): QualityContext => ({
  now: 5,
  today: '2026-11-22',
  actor: { person: who, unit: 'bank' },
  office,
});

describe('P12-DRAW', () => {
  const seed = 20_261_122;
  it(`draws as many as asked, none twice, in order, the same for the same seed (seed ${seed})`, () => {
    let looked = 0;
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(60), fc.nat(4_294_967_295), (count, size, chance) => {
        looked += 1;
        const drawn = draw(count, size, chance);
        const isOrdered = drawn.every((place, index) => index === 0 || place > drawn[index - 1]!);
        const isInside = drawn.every((place) => place >= 0 && place < count);
        return (
          isOrdered &&
          isInside &&
          drawn.length === Math.min(size, count) &&
          JSON.stringify(draw(count, size, chance)) === JSON.stringify(drawn)
        );
      }),
      { seed, numRuns: 300 },
    );
    expect(looked).toBeGreaterThanOrEqual(300);
  });

  it('favours no place', () => {
    const hits = Array.from({ length: 20 }, () => 0);
    for (let chance = 0; chance < 4000; chance++) for (const place of draw(20, 5, chance)) hits[place]! += 1;
    // 1000 each on average; five standard deviations are 137.
    expect(Math.min(...hits)).toBeGreaterThan(860);
    expect(Math.max(...hits)).toBeLessThan(1140);
  });

  it('is drawn by supervisors and auditors, from something, of days that have begun', () => {
    const command = { id: 's', from: '2026-10-01', to: '2026-10-31', unit: 'bank', seed: 7, size: 2 };
    const refusal = (who: string, more: object, population = ['a', 'b', 'c']) => {
      const decided = decideDraw({ ...command, ...more }, population, as(who));
      return decided.ok ? undefined : decided.problem.code;
    };
    expect(refusal('clerk', {})).toBe('NotPermitted');
    expect(refusal('chief', { from: '2026-11-01', to: '2026-10-01' })).toBe('PeriodTurnedRound');
    expect(refusal('chief', { from: '2026-12-01', to: '2026-12-31' })).toBe('PeriodInFuture');
    expect(refusal('chief', {}, [])).toBe('NothingToDraw');
    const drawn = decideDraw(command, ['a', 'b', 'c'], as('chief'));
    expect(drawn.ok && drawn.value[0]).toMatchObject({ seed: 7, population: 3, size: 2, by: 'chief' });
  });
});

describe('P12-Q', () => {
  const drawn: SamplingEvent = {
    type: 'SampleDrawn',
    id: 's',
    from: '2026-10-01',
    to: '2026-10-31',
    unit: 'bank',
    seed: 7,
    size: 2,
    population: 3,
    complaints: ['a', 'b'],
    by: 'chief',
    at: 1,
  };
  const sampling = foldSampling([drawn])!;
  const answers = (answer: QualityAnswer, more: Record<string, QualityAnswer> = {}) => ({
    ...Object.fromEntries(qualityItems.map(({ id }) => [id, answer])),
    ...more,
  });
  const refusal = (
    check: { answers: Record<string, QualityAnswer>; note: string },
    complaint = 'a',
    handled: string[] = [],
  ) => {
    const decided = decideCheck({ complaint, check }, sampling, handled, as('chief'));
    return decided.ok ? undefined : decided.problem;
  };

  it('asks every item, a note where one was not done well, and somebody who did not handle it', () => {
    const { 'P12-Q3': _left, ...incomplete } = answers('yes');
    expect(refusal({ answers: incomplete, note: '' })).toEqual({ code: 'CheckIncomplete', items: 1 });
    expect(refusal({ answers: answers('yes', { 'P12-Q7': 'no' }), note: ' ' })).toEqual({ code: 'CheckNeedsNote' });
    expect(refusal({ answers: answers('yes'), note: '' }, 'z')).toEqual({ code: 'NotInSample' });
    expect(refusal({ answers: answers('yes'), note: '' }, 'a', ['chief'])).toEqual({ code: 'OwnComplaint' });
    expect(refusal({ answers: answers('yes'), note: '' })).toBeUndefined();
    const byClerk = decideCheck(
      { complaint: 'a', check: { answers: answers('yes'), note: '' } },
      sampling,
      [],
      as('clerk'),
    );
    expect(byClerk.ok).toBe(false);
  });

  it('scores what applied, item by item and altogether', () => {
    const one = { answers: answers('yes', { 'P12-Q1': 'no', 'P12-Q2': 'notApplicable' }), note: '' };
    const other = { answers: answers('yes'), note: '' };
    expect(scoreOf([one, other], 'P12-Q1')).toBe(0.5);
    expect(scoreOf([one, other], 'P12-Q2')).toBe(1);
    expect(scoreOf([one, other])).toBeCloseTo(22 / 23);
    expect(scoreOf([])).toBeNull();
    expect(scoreOf([{ answers: answers('notApplicable'), note: '' }])).toBeNull();
  });
});

describe('P12-S', () => {
  it('has fifteen items, answered from 1 to 5, for a month that has begun, by somebody with a seat', () => {
    expect(assessmentItems).toHaveLength(15);
    const answers = Array.from({ length: 15 }, () => 4);
    const code = (more: object, who = 'clerk') => {
      const decided = decideAssess({ period: '2026-11', answers, note: '', ...more }, as(who));
      return decided.ok ? decided.value[0] : decided.problem.code;
    };
    expect(code({ answers: answers.slice(1) })).toBe('AssessmentIncomplete');
    expect(code({ answers: [...answers.slice(1), 6] })).toBe('AssessmentIncomplete');
    expect(code({ answers: [...answers.slice(1), 2.5] })).toBe('AssessmentIncomplete');
    expect(code({ period: '2026-12' })).toBe('PeriodInFuture');
    expect(code({}, 'stranger')).toBe('NotPermitted');
    expect(code({})).toEqual({
      type: 'SelfAssessed',
      unit: 'bank',
      period: '2026-11',
      person: 'clerk',
      answers,
      note: '',
      at: 5,
    });
  });
});
