import { describe, expect, it } from 'vitest';
import { sheetOf, type Cell, type Sheet } from '../../../renderer/print/sheet.ts';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { liaoningV1 } from '../../../shared/procedure/packs/liaoning/v1.ts';
import { at, office } from '../complaint/office.ts';
import { createStory, wholeStory } from '../complaint/story.ts';

const names = {
  unit: (id: string) => office.unitById.get(id)?.name ?? '',
  person: (id: string) => office.personById.get(id)?.name ?? '',
};
const sheet = (view: ComplaintView): Sheet => sheetOf(view, liaoningV1, names, 'zh');
const now = at('2026-12-02T09:00');

const cells = (one: Sheet): Cell[] => one.sections.flatMap((section) => section.rows.flat());
const cell = (one: Sheet, label: string): Cell => {
  const found = cells(one).find((candidate) => candidate.label === label);
  if (!found) throw new Error(`No cell ${label}`);
  return found;
};
const written = (one: Sheet, label: string): string =>
  cell(one, label)
    .pieces.map((piece) => [piece.text, piece.by, piece.at].filter(Boolean).join(' '))
    .join('\n');
const ticked = (one: Sheet, label: string): string[] =>
  (cell(one, label).boxes ?? []).filter((box) => box.ticked).map((box) => box.title);

describe('the working sheet', () => {
  const whole = sheet(wholeStory().view(now, 'wang', 'a1'));

  it('holds every step of a complaint that went the whole way', () => {
    expect(whole.number).toBe('SYXH-2026-0431');
    expect(written(whole, '受理渠道')).toBe('电话');
    expect(written(whole, '收到时间')).toBe('2026年11月18日 10:20');
    expect(written(whole, '受理人')).toBe('王敏');
    expect(ticked(whole, '是否有效')).toEqual(['有效']);
    expect(written(whole, '内部审批')).toContain('陈立新 2026年11月18日 11:20');
    expect(written(whole, '转办时间')).toBe('2026年11月18日 15:00');
    expect(written(whole, '转办单位')).toBe('中国银行辽宁省分行');
    expect(ticked(whole, '核实结论')).toEqual(['属实']);
    expect(written(whole, '进度与承诺')).toContain('承诺再次回复日期：2026年11月26日');
    expect(written(whole, '处理结果')).toContain('全额退还手续费');
    expect(written(whole, '答复客户')).toContain('（当面）');
    expect(ticked(whole, '是否解决')).toEqual(['是']);
    expect(ticked(whole, '回访结果')).toEqual(['基本满意']);
    expect(written(whole, '客户意见')).toContain('未接通');
    expect(written(whole, '整改意见')).toContain('限期 2026年12月4日');
    expect(written(whole, '归档')).toContain('2026-投诉-0431');
  });

  it('says who acted for whom', () => {
    expect(written(whole, '核实情况')).toContain('孙伟（代 赵红）');
  });

  it('shows what was corrected, not what was first registered', () => {
    expect(written(whole, '涉及金额')).toBe('人民币 250.00 元');
  });

  it('keeps the same ruled places when nothing has been written yet', () => {
    const story = createStory();
    story.register('2026-11-18T10:35', 'wang', 'a1');
    const blank = sheet(story.view(now, 'wang', 'a1'));
    expect(cells(blank).map((one) => one.label)).toEqual(cells(whole).map((one) => one.label));
    expect(written(blank, '处理结果')).toBe('');
    expect(ticked(blank, '是否有效')).toEqual([]);
    expect(cell(blank, '回访结果').boxes).toHaveLength(4);
  });

  it('leaves empty what another organisation keeps to itself', () => {
    const view = wholeStory().view(now, 'sun', 'm');
    const seen = sheet({ ...view, timeline: view.timeline.filter((entry) => !entry.internal) });
    expect(written(seen, '内部审批')).toBe('');
    expect(written(seen, '转办单位')).toBe('中国银行辽宁省分行');
  });

  it('names every complainant, and the reason why a complaint does not stand', () => {
    const story = createStory();
    story.register('2026-11-18T10:35', 'wang', 'a1');
    story.act('2026-11-18T11:00', 'wang', 'a1', 'judgeInvalid', { reason: 'noFacts', explanation: '客户未提供网点' });
    const view = story.view(now, 'wang', 'a1');
    const two = {
      ...view.details,
      complainants: [...view.details.complainants, { kind: 'person' as const, name: '马芳' }],
    };
    const seen = sheet({ ...view, details: two });
    expect(written(seen, '投诉人（2）')).toBe('马芳');
    expect(ticked(seen, '是否有效')).toEqual(['不成立']);
    expect(written(seen, '判定理由')).toContain('无具体事实：客户未提供网点');
  });

  it('CAL-STRIP: explains every clock on the last page, as a strip and in words', () => {
    const clock = (id: string) => {
      const found = whole.clocks.find((one) => one.id === id);
      if (!found) throw new Error(`No clock ${id}: ${whole.clocks.map((one) => one.id).join(' ')}`);
      return found;
    };
    const forward = clock('P2-D1#1');
    expect(forward.title).toBe('转办');
    expect(forward.facts.map(({ label, text }) => `${label} ${text}`)).toEqual([
      '责任单位 服务拓展部',
      '依据 第十一条（一）',
      '起算 2026年11月18日 10:20',
      '到期 2026年11月20日 17:30',
      '状态 按时完成 · 2026年11月18日 15:00',
      '所用日历 CN 第 1 版',
    ]);
    expect(forward.strip.map(({ date, mark, kind, isDue }) => [date, mark, kind, isDue])).toEqual([
      ['18', '', 'start', false],
      ['19', '1', 'counted', false],
      ['20', '2', 'counted', true],
    ]);
    expect(forward.words).toBe(
      '11-18 周三 收到当日不计；11-19 周四 工作日、第 1 日；11-20 周五 工作日、第 2 日、到期日',
    );
    const promised = clock('P2-D6#1');
    expect(promised.strip).toEqual([]);
    expect(promised.words).toContain('2026年11月26日');
    expect(sheetOf(wholeStory().view(now, 'wang', 'a1'), liaoningV1, names, 'en').clocks[0]?.words).toMatch(
      /11-18 Wed: /,
    );
  });
});
