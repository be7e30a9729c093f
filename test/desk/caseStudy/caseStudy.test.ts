// P11 through the real desk: from a closed complaint to a published case in which nobody can be recognised.
import { describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { replyOf } from '../contract/links.ts';
import { at, openCalendarOffice, type CalendarOffice } from '../calendar/office.ts';

const morning = '2026-11-18T10:00';
const refusalOf = async (work: () => Promise<unknown>) => {
  const reply = await replyOf(work);
  return 'error' in reply ? reply.error.data : reply;
};
let requests = 0;
const request = (): string => `request-case-${++requests}`;
const story = '田晓雨（电话１３８－００００－８８８８）在某银行中街支行买保险，柜员高明说和存款一样，收益相差5000元。';

/** A complaint of 田晓雨, closed as withdrawn unless told otherwise. */
async function complaintOf(office: CalendarOffice, client: DeskClient, closed = true): Promise<string> {
  const { id } = await client.complaint.register({
    request: request(),
    details: {
      channel: 'phone',
      receivedAt: at(morning),
      complainants: [{ kind: 'person', name: '田晓雨', phone: '13800008888' }],
      complainedPersons: [{ name: '高明' }],
      complainedUnit: office.units.outlet,
      reason: 'C5',
      business: 'B6',
      narrative: story,
      demand: '退保',
      flags: [],
    },
  });
  if (closed) {
    const form = { manner: 'phone', reason: '客户田晓雨同意退保方案' };
    await client.complaint.act({ request: request(), id, action: 'withdraw', form });
    await client.complaint.act({
      request: request(),
      id,
      action: 'archive',
      form: { papersComplete: true, shelf: null },
    });
  }
  return id;
}

const contentOf = (source: string, more: object = {}) => ({
  format: 'bank',
  title: '保险当存款卖',
  reason: 'C5',
  business: 'B6',
  period: '2026-11',
  sections: { events: story, comment: '销售时没有说清产品性质。', lessons: '先安抚客户情绪\n联系保险公司' },
  tags: ['代销保险', '田晓雨'],
  sources: [source],
  kept: [],
  ...more,
});

describe('P11: a typical case', () => {
  it('P11-CLOSED: is written from closed complaints only, in one of three formats (P11-F1, P11-F2, P11-F3)', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const wang = await office.as('wang');
    const open = await complaintOf(office, wang, false);
    const { number } = await wang.complaint.open({ id: open });
    expect(await refusalOf(() => wang.caseStudy.prepare({ complaint: open, format: 'bank' }))).toEqual({
      code: 'CaseSourceOpen',
      number,
    });
    const save = (content: ReturnType<typeof contentOf>) =>
      wang.caseStudy.save({ request: request(), expectedVersion: 0, content });
    expect(await refusalOf(() => save(contentOf(open)))).toEqual({ code: 'CaseSourceOpen', number });
    const closed = await complaintOf(office, wang);
    expect(await refusalOf(() => save(contentOf(closed, { format: 'novel' })))).toEqual({ code: 'UnknownCaseFormat' });
    for (const format of ['bank', 'estate', 'store']) {
      // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
      const prepared = await wang.caseStudy.prepare({ complaint: closed, format });
      expect(prepared).toMatchObject({ reason: 'C5', business: 'B6', period: '2026-11', title: '信息披露' });
    }
  });

  it('P11-MASK: the draft shows what was replaced; the stored case holds no name, whatever was typed', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const wang = await office.as('wang');
    const source = await complaintOf(office, wang);
    const { sections } = await wang.caseStudy.prepare({ complaint: source, format: 'bank' });
    const replaced = (sections['events'] ?? []).flatMap((piece) =>
      'before' in piece ? [[piece.before, piece.after]] : [],
    );
    expect(replaced).toEqual(
      expect.arrayContaining([
        ['田晓雨', '某客户'],
        ['１３８－００００－８８８８', '（电话略）'],
        ['某银行中街支行', '某网点'],
        ['高明', '某员工'],
      ]),
    );
    const { id } = await wang.caseStudy.save({ request: request(), expectedVersion: 0, content: contentOf(source) });
    const { state } = await wang.caseStudy.open({ id });
    expect(state.content.sections['events']).toBe(
      '某客户（电话（电话略））在某网点买保险，柜员某员工说和存款一样，收益相差5000元。',
    );
    expect(state.content.tags).toEqual(['代销保险', '某客户']);
    expect(JSON.stringify(office.parts.store.read(`case/${id}`))).not.toMatch(/田晓雨|高明|8888|８８８８|中街/);
    const { text } = (await wang.caseStudy.mask({ sources: [source], texts: { a: '高明的手段' }, kept: ['高明'] }))[
      'a'
    ]![0] as {
      text: string;
    };
    expect(text).toBe('高明的手段');
  });

  it('P11-EYE, P11-APPROVE: the author looks, another person looks and approves; a new version waits beside the published one', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const [wang, director, zhang] = [await office.as('wang'), await office.as('director'), await office.as('zhang')];
    const source = await complaintOf(office, wang);
    const saved = await wang.caseStudy.save({
      request: request(),
      expectedVersion: 0,
      content: contentOf(source, { sections: { events: story } }),
    });
    const { id } = saved;
    const submit = (lookedAt: boolean) => wang.caseStudy.submit({ request: request(), id, lookedAt });
    expect(await refusalOf(() => submit(true))).toEqual({
      code: 'CaseSectionsMissing',
      sections: [
        { zh: '案例点评', en: 'Comment' },
        { zh: '经验启示', en: 'Lessons' },
      ],
    });
    await wang.caseStudy.save({ request: request(), id, expectedVersion: 1, content: contentOf(source) });
    expect(await refusalOf(() => submit(false))).toEqual({ code: 'CaseNotLookedAt' });
    expect(await refusalOf(() => director.caseStudy.judge(judged(true)))).toMatchObject({ code: 'CaseNotInState' });
    await submit(true);
    const own = await refusalOf(() => wang.caseStudy.judge(judged(true)));
    expect(own).toEqual({ code: 'CaseNeedsAnother' });
    expect(await refusalOf(() => director.caseStudy.judge(judged(false)))).toEqual({ code: 'ReasonMissing' });
    await director.caseStudy.judge({ ...judged(false), comment: '点评太短' });
    await submit(true);
    expect(await refusalOf(() => director.caseStudy.judge({ ...judged(true), lookedAt: false }))).toEqual({
      code: 'CaseNotLookedAt',
    });
    expect(await refusalOf(() => zhang.caseStudy.open({ id }))).toEqual({ code: 'UnknownCase' });
    await director.caseStudy.judge(judged(true));
    // Now it is for everybody, without its sources.
    expect((await zhang.caseStudy.list({ state: 'published' })).map(({ title }) => title)).toEqual(['保险当存款卖']);
    expect((await zhang.caseStudy.open({ id })).sources).toEqual([]);
    expect((await zhang.caseStudy.list({ state: 'published', text: '保险公司' })).length).toBe(1);
    expect((await zhang.caseStudy.list({ state: 'published', text: '房贷利率' })).length).toBe(0);
    const next = contentOf(source, { title: '代销保险当存款卖' });
    await wang.caseStudy.save({ request: request(), id, expectedVersion: 2, content: next });
    expect((await zhang.caseStudy.open({ id })).state.content.title).toBe('保险当存款卖');
    expect((await wang.caseStudy.list({ state: 'unfinished' })).map(({ title }) => title)).toEqual([
      '代销保险当存款卖',
    ]);
    const stale = wang.caseStudy.save({ request: request(), id, expectedVersion: 2, content: contentOf(source) });
    expect(await refusalOf(() => stale)).toEqual({ code: 'CaseChangedMeanwhile', version: 3 });
    const { versions } = await wang.caseStudy.open({ id });
    expect(versions.map(({ what }) => what)).toEqual([
      'CaseWritten',
      'CaseWritten',
      'CaseSubmitted',
      'CaseSentBack',
      'CaseSubmitted',
      'CasePublished',
      'CaseWritten',
    ]);
    await director.caseStudy.takeDown({ request: request(), id, reason: '客户要求' });
    expect(await zhang.caseStudy.list({ state: 'published' })).toEqual([]);
    const before = await wang.caseStudy.list({ state: 'unfinished' });
    await office.parts.store.rebuild();
    expect(await wang.caseStudy.list({ state: 'unfinished' })).toEqual(before);

    function judged(approved: boolean) {
      return { request: request(), id, approved, comment: '', lookedAt: true };
    }
  });

  it('P11-EYE: what the complaint came to know since is found before publishing', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const wang = await office.as('wang');
    const source = await complaintOf(office, wang);
    const sections = { events: '客户经人介绍购买，介绍人是宁远航。', comment: '点评', lessons: '启示' };
    const { id } = await wang.caseStudy.save({
      request: request(),
      expectedVersion: 0,
      content: contentOf(source, { sections, tags: [] }),
    });
    const complainants = [
      { kind: 'person' as const, name: '田晓雨' },
      { kind: 'person' as const, name: '宁远航' },
    ];
    await wang.complaint.correct({
      request: request(),
      id: source,
      changes: { complainants },
      reason: '补记共同投诉人',
    });
    expect(await refusalOf(() => wang.caseStudy.submit({ request: request(), id, lookedAt: true }))).toEqual({
      code: 'CaseStillPersonal',
      places: ['宁远航'],
    });
  });

  it('P11-LIKE: is offered at intake by its reason and by the words of the story', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const [wang, director] = [await office.as('wang'), await office.as('director')];
    const publish = async (title: string, reason: string, events: string): Promise<void> => {
      const source = await complaintOf(office, wang);
      const sections = { events, comment: '点评', lessons: '启示' };
      const content = contentOf(source, { title, reason, business: null, sections, tags: [] });
      const { id } = await wang.caseStudy.save({ request: request(), expectedVersion: 0, content });
      await wang.caseStudy.submit({ request: request(), id, lookedAt: true });
      await director.caseStudy.judge({ request: request(), id, approved: true, comment: '', lookedAt: true });
    };
    await publish('代销保险', 'C5', '客户经理推荐购买代销保险产品，称与定期存款一样，到期收益低于预期。');
    await publish('排队', 'C1', '取号后等候两小时，窗口只开一个，大堂无人引导。');
    const similar = async (input: object) => (await wang.caseStudy.similar(input)).map(({ title }) => title);
    expect(await similar({ narrative: '上月在网点经客户经理推荐买了代销保险产品，说与定期存款一样。' })).toEqual([
      '代销保险',
    ]);
    expect(await similar({ reason: 'C1' })).toEqual(['排队']);
    expect(
      await similar({ reason: 'C1', narrative: '客户经理推荐购买代销保险产品，称与定期存款一样，到期收益低' }),
    ).toEqual(['代销保险', '排队']);
    expect(await similar({ reason: 'C9' })).toEqual([]);
  });

  it('every list is read by an index', async () => {
    const { parts } = await openCalendarOffice({ begin: morning });
    const planOf = (sql: string): string =>
      parts.database
        .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join('\n');
    const published = planOf(
      'select body from case_study where published_at is not null order by published_at desc limit 5',
    );
    expect(published).toContain('case_study_published');
    expect(published).not.toContain('TEMP B-TREE');
    expect(planOf(`select case_id from case_token where token in ('a', 'b')`)).toContain('PRIMARY KEY');
    expect(planOf(`select body from assessment where period = 'x' order by unit, person`)).toContain(
      'assessment_period',
    );
    expect(planOf('select body from sampling order by drawn_at desc limit 5')).toContain('sampling_drawn');
  });
});
