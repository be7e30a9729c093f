// P12 through the real desk: self-assessment by month and unit, and a sample that anybody can draw again.
import { describe, expect, it } from 'vitest';
import { qualityItems } from '../../../shared/procedure/packs/handlingSkills/lists.ts';
import { replyOf } from '../contract/links.ts';
import { openCalendarOffice } from '../calendar/office.ts';

const morning = '2026-11-18T10:00';
const refusalOf = async (work: () => Promise<unknown>) => {
  const reply = await replyOf(work);
  return 'error' in reply ? reply.error.data : reply;
};
let requests = 0;
const request = (): string => `request-quality-${++requests}`;
const fifteen = (answer: number): number[] => Array.from({ length: 15 }, () => answer);

describe('P12-S: self-assessment', () => {
  it('is everybody’s own; who leads sees his units, item by item; the last answers count', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const [wang, zhang, president] = [await office.as('wang'), await office.as('zhang'), await office.as('president')];
    const assess = (client: typeof wang, answers: number[], period = '2026-11') =>
      client.quality.assess({ request: request(), period, answers, note: '电话多时容易急' });
    await assess(zhang, fifteen(2));
    await assess(zhang, fifteen(3));
    await assess(president, [...fifteen(5).slice(1), 1]);
    await assess(zhang, fifteen(4), '2026-10');
    expect(await refusalOf(() => assess(zhang, fifteen(3).slice(1)))).toEqual({
      code: 'AssessmentIncomplete',
      items: 15,
    });
    expect(await refusalOf(() => assess(zhang, fifteen(3), '2026-12'))).toEqual({ code: 'PeriodInFuture' });
    const own = await zhang.quality.assessments({});
    expect(own).toMatchObject({ period: '2026-11', periods: ['2026-11', '2026-10'], own: { answers: fifteen(3) } });
    expect(own.units.flatMap(({ people }) => people)).toHaveLength(1);
    const led = await president.quality.assessments({ period: '2026-11' });
    expect(led.units).toHaveLength(1);
    expect(led.units[0]?.people).toHaveLength(2);
    expect(led.units[0]?.items.slice(0, 1)).toEqual([4]);
    expect(led.units[0]?.items.at(-1)).toBe(2);
    // Another organisation’s people are not the association’s to see.
    expect((await wang.quality.assessments({})).units).toEqual([]);
  });
});

describe('P12-DRAW, P12-Q: quality sampling', () => {
  it('draws ended complaints by a seed that proves it, and keeps the checklist of each', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const wang = await office.as('wang');
    const director = await office.as('director');
    const ids: string[] = [];
    for (let index = 0; index < 6; index++) {
      // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
      const { id } = await office.register(morning);
      ids.push(id);
      if (index === 5) continue;
      // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
      await wang.complaint.act({
        request: request(),
        id,
        action: 'withdraw',
        form: { manner: 'phone', reason: '已解决' },
      });
      // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
      await wang.complaint.act({
        request: request(),
        id,
        action: 'archive',
        form: { papersComplete: true, shelf: null },
      });
    }
    const draw = (more: object = {}) =>
      director.quality.draw({ request: request(), from: '2026-11-01', to: '2026-11-30', size: 3, seed: 42, ...more });
    const { id, seed } = await draw();
    expect(seed).toBe(42);
    const view = await director.quality.sampling({ id });
    expect(view).toMatchObject({ population: 5, size: 3, checked: 0, score: null, isReproducible: true });
    expect(view.complaints.every(({ complaint }) => ids.slice(0, 5).includes(complaint))).toBe(true);
    const again = await director.quality.sampling({ id: (await draw()).id });
    expect(again.complaints.map(({ complaint }) => complaint)).toEqual(
      view.complaints.map(({ complaint }) => complaint),
    );
    expect(await refusalOf(() => draw({ from: '2026-01-01', to: '2026-01-31' }))).toEqual({ code: 'NothingToDraw' });
    const zhang = await office.as('zhang');
    expect(await refusalOf(() => zhang.quality.sampling({ id }))).toEqual({ code: 'UnknownSampling' });

    const answers = Object.fromEntries(qualityItems.map((item) => [item.id, 'yes' as const]));
    const [first, second] = view.complaints;
    const check = (complaint: string, more: object, note = '') =>
      director.quality.check({ request: request(), id, complaint, answers: { ...answers, ...more }, note });
    expect(await refusalOf(() => check(first!.complaint, { 'P12-Q7': 'no' }))).toEqual({ code: 'CheckNeedsNote' });
    await check(first!.complaint, { 'P12-Q7': 'no' }, '答复没有写救济途径');
    await check(second!.complaint, { 'P12-Q10': 'notApplicable' });
    const after = await director.quality.sampling({ id });
    expect(after).toMatchObject({ checked: 2 });
    expect(after.score).toBeCloseTo(22 / 23);
    expect(after.items.find(({ item }) => item === 'P12-Q7')).toEqual({ item: 'P12-Q7', score: 0.5 });
    // Whoever handled it may not judge it: the clerk withdrew them all.
    expect(
      await refusalOf(() =>
        wang.quality.check({ request: request(), id, complaint: first!.complaint, answers, note: '' }),
      ),
    ).toMatchObject({
      code: expect.stringMatching(/OwnComplaint|NotPermitted/),
    });
    await office.parts.store.rebuild();
    expect(await director.quality.sampling({ id })).toEqual(after);
  });
});
