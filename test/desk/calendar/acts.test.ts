// C-D1 to C-D5 through the real desk: what people do to clocks, with approval and proof of notice.
import { describe, expect, it } from 'vitest';
import { replyOf } from '../contract/links.ts';
import { at, openCalendarOffice } from './office.ts';

const refusalOf = async (work: () => Promise<unknown>) => {
  const reply = await replyOf(work);
  return 'error' in reply ? reply.error.data : reply;
};
const notice = (moment: string) => ({ manner: 'posted' as const, at: at(moment), text: '挂号信 1234' });

describe('the overlay of the 2020 measures', () => {
  it('runs where registration or the office asks for it, and only then', async () => {
    const office = await openCalendarOffice();
    const rulesOf = async (id: string) =>
      (await (await office.as('zhang')).complaint.open({ id })).clocks.map(({ rule }) => rule);
    expect(await rulesOf((await office.registerAtBank('2026-09-20T10:00')).id)).not.toContain('C-D1');
    expect(await rulesOf((await office.registerAtBank('2026-09-20T10:00', ['C'])).id)).toContain('C-D1');
    await (await office.as('wang')).procedure.choose({ request: 'request-packs', main: ['P2'], overlays: ['C'] });
    expect(await rulesOf((await office.registerAtBank('2026-09-20T10:00')).id)).toContain('C-D1');
    expect(await rulesOf((await office.registerAtBank('2026-09-20T10:00', [])).id)).not.toContain('C-D1');
    expect(await refusalOf(() => office.registerAtBank('2026-09-20T10:00', ['X']))).toMatchObject({
      code: 'UnknownPack',
    });
  });

  it('C-D1, C-D2, C-D3: 15, 30, 60 days, the last only when the superior approves and the complainant was told', async () => {
    const office = await openCalendarOffice();
    const { id } = await office.registerAtBank('2026-09-20T10:00', ['C']);
    const [bank, president, desk] = [await office.as('zhang'), await office.as('president'), await office.as('wang')];
    const on = (request: string) => ({ request, id, clock: 'C-D1#1' });
    const actsOf = async (client: typeof bank) =>
      (await client.clock.allowed({ id })).find(({ clock }) => clock === 'C-D1#1')?.acts ?? [];
    expect((await office.clock(id, 'C-D1', 'zhang')).due).toBe(at('2026-10-06T00:00'));
    expect(await actsOf(bank)).toEqual([
      { act: 'suspend', refusal: null },
      { act: 'extend', refusal: null },
      { act: 'restart', refusal: null },
    ]);
    office.set('2026-09-28T10:00');
    expect(await refusalOf(() => bank.clock.extend({ ...on('request-1'), reason: '复杂', notice: null }))).toEqual({
      code: 'NoticeMissing',
    });
    expect(
      await refusalOf(() =>
        bank.clock.extend({ ...on('request-2'), reason: '复杂', notice: notice('2026-09-29T10:00') }),
      ),
    ).toEqual({ code: 'NoticeInFuture' });
    await bank.clock.extend({ ...on('request-3'), reason: '复杂', notice: notice('2026-09-27T10:00') });
    expect(await office.clock(id, 'C-D1', 'zhang')).toMatchObject({ due: at('2026-10-21T00:00'), extended: ['C-D2'] });
    expect((await actsOf(bank)).map(({ act }) => act)).toContain('askExtension');
    await bank.clock.askExtension({ ...on('request-4'), reason: '需总行鉴定' });
    const toApprove = async () =>
      (await president.today.page({ section: 'approve', cursor: null })).lines.map(({ id: line, stage }) => [
        line,
        stage,
      ]);
    expect(await toApprove()).toEqual([[id, 'extension']]);
    // Who asked does not decide; an organisation above does not even see the bank's own complaint.
    expect(await actsOf(bank)).toContainEqual({
      act: 'decideExtension',
      refusal: expect.objectContaining({ code: 'NotYours' }),
    });
    const decide = { granted: true, comment: '同意' };
    expect(await refusalOf(() => desk.clock.decideExtension({ ...on('request-5'), ...decide }))).toMatchObject({
      code: 'UnknownComplaint',
    });
    await president.clock.decideExtension({ ...on('request-6'), ...decide });
    expect(await toApprove()).toEqual([]);
    await bank.clock.extend({ ...on('request-7'), reason: '', notice: notice('2026-09-28T09:00') });
    expect(await office.clock(id, 'C-D1', 'zhang')).toMatchObject({
      due: at('2026-11-20T00:00'),
      extended: ['C-D2', 'C-D3'],
    });
    expect((await actsOf(bank)).map(({ act }) => act)).toEqual(['suspend', 'restart']);
  });

  it('C-D4, C-D5: stands still, goes on with what was left, and starts again on new facts', async () => {
    const office = await openCalendarOffice();
    const { id } = await office.registerAtBank('2026-09-20T10:00', ['C']);
    const bank = await office.as('zhang');
    const on = (request: string) => ({ request, id, clock: 'C-D1#1' });
    office.set('2026-09-25T10:00');
    const suspend = { reason: 'appraisal', text: '送鉴定', notice: notice('2026-09-25T09:00'), reviewBy: '2026-10-20' };
    expect(
      await refusalOf(() => bank.clock.suspend({ ...on('request-1'), ...suspend, reviewBy: '2026-02-30' })),
    ).toEqual({ code: 'ReviewDateInPast' });
    expect(await refusalOf(() => bank.clock.suspend({ ...on('request-2'), ...suspend, reason: 'busy' }))).toMatchObject(
      { code: 'SuspensionReasonUnknown' },
    );
    await bank.clock.suspend({ ...on('request-3'), ...suspend });
    await bank.clock.suspend({ ...on('request-3'), ...suspend });
    expect(await office.clock(id, 'C-D1', 'zhang')).toMatchObject({ state: 'suspended', due: at('2026-10-20T17:30') });
    expect(await bank.clock.allowed({ id })).toContainEqual({
      clock: 'C-D1#1',
      acts: [{ act: 'resume', refusal: null }],
    });
    office.set('2026-09-30T10:00');
    await bank.clock.resume({ ...on('request-4'), text: '鉴定完成' });
    expect(await office.clock(id, 'C-D1', 'zhang')).toMatchObject({ state: 'running', due: at('2026-10-11T00:00') });
    await bank.clock.restart({ ...on('request-5'), facts: '补充了转账凭证' });
    expect(await office.clock(id, 'C-D1', 'zhang')).toMatchObject({ due: at('2026-10-16T00:00') });
    expect(
      await refusalOf(() => bank.clock.restart({ ...on('request-6'), clock: 'P2-D2#1', facts: '新' })),
    ).toMatchObject({ code: 'ClockNotRestartable' });
    const types = (await bank.complaint.open({ id })).timeline.map(({ type }) => type);
    expect(types.filter((type) => type === 'ClockSuspended')).toHaveLength(1);
  });
});
