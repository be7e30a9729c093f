// The classification of an office through the real desk: versions, retired categories, official codes from a file.
import { describe, expect, it } from 'vitest';
import { jrt0169, type Category } from '../../../shared/procedure/trees/jrt0169.ts';
import { categoryProblems, type CategoryProblem } from '../../../shared/procedure/trees/publish.ts';
import { builtInCategories } from '../../../shared/procedure/trees/book.ts';
import { openCalendarOffice } from '../calendar/office.ts';
import { replyOf } from '../contract/links.ts';

const friday = '2026-11-20T10:00';
const refusalOf = async (work: () => Promise<unknown>) => {
  const reply = await replyOf(work);
  return 'error' in reply ? reply.error.data : reply;
};
let requests = 0;
const request = (): string => `request-categories-${++requests}`;
const changed = (id: string, more: Partial<Category>): Category[] =>
  jrt0169.map((category) => (category.id === id ? { ...category, ...more } : category));

describe('CLASS-1: the classification of an office', () => {
  it('is published as a version; complaints keep the name they were registered under', async () => {
    const office = await openCalendarOffice({ begin: friday });
    const wang = await office.as('wang');
    const first = await office.register(friday);
    const categories = changed('C1', { title: { zh: '服务态度', en: '' } });
    const done = await wang.category.publish({ request: request(), categories, expectedVersion: 1, note: '改名' });
    expect(done).toEqual({ version: 2 });
    const second = await office.register('2026-11-20T11:00');
    expect((await wang.complaint.open({ id: first.id })).categories).toBe(1);
    expect((await wang.complaint.open({ id: second.id })).categories).toBe(2);
    const { versions } = await wang.category.view();
    expect(versions.map(({ tree, note }) => [tree.version, note])).toEqual([[2, '改名']]);
    const book = office.parts.categories();
    expect([book.find('C1', 1)?.title.zh, book.find('C1', 2)?.title.zh, book.find('C1')?.title.en]).toEqual([
      '服务态度及服务质量',
      '服务态度',
      '服务态度',
    ]);
    await office.parts.store.rebuild();
    expect(office.parts.categories().current.version).toBe(2);
  });

  it('a retired category is offered no more, and what stands under it stays', async () => {
    const office = await openCalendarOffice({ begin: friday });
    const wang = await office.as('wang');
    const first = await office.register(friday);
    const categories = changed('C1', { retired: true });
    await wang.category.publish({ request: request(), categories, expectedVersion: 1, note: '停用' });
    expect(await refusalOf(() => office.register('2026-11-20T11:00'))).toEqual({
      code: 'UnknownCategory',
      category: 'C1',
    });
    expect((await wang.complaint.open({ id: first.id })).details.reason).toBe('C1');
    expect(office.parts.categories().find('C1')?.title.zh).toBe('服务态度及服务质量');
  });

  it('is the administrator’s, kept while it is changed, built on the newest version, with a reason and a change', async () => {
    const office = await openCalendarOffice({ begin: friday });
    const wang = await office.as('wang');
    const zhang = await office.as('zhang');
    const categories = changed('C1', { officialCode: '0301' });
    const input = { request: request(), categories, expectedVersion: 1, note: '代码' };
    expect(await refusalOf(() => zhang.category.publish(input))).toEqual({
      code: 'NotPermitted',
      permission: 'manageProcedures',
    });
    expect(await refusalOf(() => wang.category.publish({ ...input, note: ' ' }))).toEqual({ code: 'PackNoteMissing' });
    const same = { ...input, categories: [...jrt0169] };
    expect(await refusalOf(() => wang.category.publish(same))).toEqual({ code: 'NothingChanged' });
    expect(await wang.category.draft()).toBeNull();
    const { savedAt } = await wang.category.save({ categories, base: 1, seen: null });
    expect(await (await office.as('wang')).category.draft()).toMatchObject({ categories, base: 1, savedAt });
    expect(await zhang.category.draft()).toBeNull();
    const older = () => wang.category.save({ categories: [...jrt0169], base: 1, seen: savedAt - 1 });
    expect(await refusalOf(older)).toMatchObject({ code: 'DraftChangedMeanwhile' });
    await wang.category.publish({ ...input, request: request() });
    expect(await wang.category.draft()).toBeNull();
    const late = { ...input, request: request() };
    expect(await refusalOf(() => wang.category.publish(late))).toEqual({
      code: 'CategoriesChangedMeanwhile',
      version: 2,
    });
  });

  it('official codes are read from a file by the names beside them; what fits nothing is told, not guessed', async () => {
    const office = await openCalendarOffice({ begin: friday });
    const wang = await office.as('wang');
    const content = Buffer.from('分类代码,分类名称\n0301,服务态度及服务质量\n0399,没有这一类\n,贷款\n').toString(
      'base64',
    );
    expect(await wang.category.readCodes({ name: '代码表.csv', content })).toEqual([
      { row: 2, code: '0301', name: '服务态度及服务质量', category: 'C1' },
      { row: 3, code: '0399', name: '没有这一类', category: null },
    ]);
    const nothing = Buffer.from('甲,乙\n1,2\n').toString('base64');
    expect(await refusalOf(() => wang.category.readCodes({ name: 'x.csv', content: nothing }))).toEqual({
      code: 'ImportNameColumnMissing',
    });
  });
});

describe('CLASS-2: a tree that does not hold is refused with the category', () => {
  const fresh = (more: Partial<Category>): Category => ({
    id: 'C99',
    dimension: 'reason',
    parent: null,
    title: { zh: '新类', en: '' },
    officialCode: null,
    ...more,
  });
  const cases: [CategoryProblem['why'], readonly Category[], string][] = [
    ['badId', [...jrt0169, fresh({ id: 'a b' })], 'a b'],
    ['idTwice', [...jrt0169, fresh({ id: 'C1' })], 'C1'],
    ['nameMissing', [...jrt0169, fresh({ title: { zh: ' ', en: '' } })], 'C99'],
    ['unknownParent', [...jrt0169, fresh({ parent: 'gone' })], 'C99'],
    ['otherDimension', [...jrt0169, fresh({ parent: 'B1' })], 'C99'],
    ['loop', [...jrt0169, fresh({ parent: 'C99' })], 'C99'],
    ['removed', jrt0169.filter(({ id }) => id !== 'C12'), 'C12'],
    [
      'codeTwice',
      jrt0169.map((one) => (one.id === 'C1' || one.id === 'C2' ? { ...one, officialCode: '1' } : one)),
      'C2',
    ],
  ];
  it.each(cases)('%s', (why, categories, category) => {
    expect(categoryProblems(categories, builtInCategories)).toContainEqual({ category, why });
  });
  it('the one that comes with the program holds', () => {
    expect(categoryProblems(jrt0169, builtInCategories)).toEqual([]);
  });
});
