import { builtInBook } from '../../../shared/procedure/trees/book.ts';
import { describe, expect, it } from 'vitest';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { fillForm } from '../../../shared/document/forms/fill.ts';
import { forms, formsFor, papersOf } from '../../../shared/document/forms/index.ts';
import { workingSheet } from '../../../shared/document/forms/liaoning.ts';
import { transferLetter } from '../../../shared/document/forms/transferLetter.ts';
import { caseFile } from '../../../shared/document/forms/record.ts';
import type { Subject } from '../../../shared/document/subject.ts';
import type { Block, Paper, TableCell } from '../../../shared/document/model.ts';
import { actionOf } from '../../../shared/procedure/pack.ts';
import { liaoningV1 } from '../../../shared/procedure/packs/liaoning/v1.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { at, office } from '../complaint/office.ts';
import { createStory, wholeStory } from '../complaint/story.ts';

const now = at('2026-12-02T09:00');
const subjectOf = (view: ComplaintView): Subject => ({
  view,
  pack: liaoningV1,
  overlays: [],
  language: 'zh',
  nameOfUnit: (id) => office.unitById.get(id)?.name ?? '',
  nameOfPerson: (id) => office.personById.get(id)?.name ?? '',
  nameOfCategory: (id) => builtInBook.find(id)?.title.zh ?? '',
  takenBy: '王敏',
  takenAt: now,
  masked: false,
});
const sheet = (view: ComplaintView, masked = false): Paper => fillForm(workingSheet, { ...subjectOf(view), masked });

const textOf = (cell: TableCell | undefined): string => (cell?.runs ?? []).map(({ text }) => text).join('');
const tables = (paper: Paper): Extract<Block, { kind: 'table' }>[] =>
  paper.blocks.flatMap((block) => (block.kind === 'table' && block.lines !== 'none' ? [block] : []));
const strips = (paper: Paper): TableCell[][] =>
  paper.blocks.flatMap((block) => (block.kind === 'table' && block.lines === 'none' ? block.rows : []));
const rows = (paper: Paper): TableCell[][] => tables(paper).flatMap((table) => table.rows);
const labels = (paper: Paper): string[] =>
  rows(paper)
    .flat()
    .filter((cell) => cell.shaded)
    .map(textOf);
const written = (paper: Paper, label: string): string => {
  for (const row of rows(paper)) {
    const place = row.findIndex((cell) => cell.shaded && textOf(cell) === label);
    if (place >= 0) return textOf(row[place + 1]);
  }
  throw new Error(`No box ${label}`);
};
const everything = (paper: Paper): string => JSON.stringify(paper.blocks);

describe('the working sheet', () => {
  const whole = sheet(wholeStory().view(now, 'wang', 'a1'));

  it('holds every step of a complaint that went the whole way', () => {
    expect(whole.blocks[0]).toEqual({ kind: 'barcode', text: 'SYXH-2026-0431' });
    expect(written(whole, '受理渠道')).toBe('电话');
    expect(written(whole, '收到时间')).toBe('2026年11月18日 10:20');
    expect(written(whole, '受理人')).toBe('王敏');
    expect(written(whole, '是否有效')).toBe('■ 有效　□ 不成立\n—— 王敏 2026年11月18日 10:50');
    expect(written(whole, '内部审批')).toContain('陈立新 2026年11月18日 11:20');
    expect(written(whole, '转办时间')).toBe('王敏 2026年11月18日 15:00');
    expect(written(whole, '转办单位')).toContain('中国银行辽宁省分行');
    expect(written(whole, '核实结论')).toBe('■ 属实　□ 部分属实　□ 不属实');
    expect(written(whole, '进度与承诺')).toContain('2026年11月26日');
    expect(written(whole, '处理结果')).toContain('全额退还手续费');
    expect(written(whole, '回访结果')).toContain('■ 基本满意');
    expect(written(whole, '整改意见')).toContain('2026年12月4日');
    expect(written(whole, '归档')).toContain('2026-投诉-0431');
  });

  it('says who acted for whom', () => {
    expect(written(whole, '核实情况')).toContain('孙伟（代 赵红）');
  });

  it('shows what was corrected, not what was first registered', () => {
    expect(written(whole, '涉及金额')).toBe('人民币 250.00 元');
  });

  it('CAL-STRIP: explains every clock on the last page, as a strip and in words', () => {
    const said = whole.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : [],
    );
    for (const { rule } of wholeStory().view(now, 'wang', 'a1').clocks) {
      const title = liaoningV1.clocks.find(({ id }) => id === rule)!.title.zh;
      expect(said.some((line) => line.startsWith(`${title}　`))).toBe(true);
    }
    // P2-D1: forwarded within 2 working days of Wednesday the 18th; the first day does not count.
    const forward = said.findIndex((line) => line.startsWith('转办　'));
    expect(said[forward]).toBe(
      '转办　起算 2026年11月18日 10:20；到期 2026年11月20日 17:30；按时完成 · 2026年11月18日 15:00；服务拓展部；依据 第十一条（一）；CN 第 1 版',
    );
    expect(said[forward + 1]).toBe('11-18 收到当日不计；11-19 工作日、第 1 日；11-20 工作日、第 2 日、到期日');
    const strip = strips(whole).find((row) => textOf(row[0]).startsWith('三\n起\n11/18'));
    expect(strip?.slice(0, 3).map(textOf)).toEqual(['三\n起\n11/18', '四\n1\n11/19', '五\n2\n11/20\n到期']);
    expect(strip?.slice(0, 3).map(({ shaded }) => shaded ?? false)).toEqual([false, true, true]);
  });

  it('keeps the same ruled places when nothing has been written yet', () => {
    const story = createStory();
    story.register('2026-11-18T10:35', 'wang', 'a1');
    const blank = sheet(story.view(now, 'wang', 'a1'));
    expect(labels(blank)).toEqual(labels(whole));
    expect(written(blank, '处理结果')).toBe('');
    expect(written(blank, '回访结果')).toBe('□ 满意　□ 基本满意　□ 不满意　□ 未接通');
  });

  it('leaves empty what another organisation keeps to itself', () => {
    const view = wholeStory().view(now, 'sun', 'm');
    const seen = sheet({ ...view, timeline: view.timeline.filter((entry) => !entry.internal) });
    expect(written(seen, '内部审批')).toBe('');
    expect(written(seen, '转办单位')).toContain('中国银行辽宁省分行');
  });

  it('covers telephone and identity numbers unless somebody wants them in full', () => {
    const view = wholeStory().view(now, 'wang', 'a1');
    const [one] = view.details.complainants;
    const { phone = '', identity = '' } = one!;
    expect(phone.length * identity.length).toBeGreaterThan(0);
    const covered = everything(sheet(view, true));
    const full = everything(sheet(view, false));
    for (const secret of [phone, identity]) {
      expect(full).toContain(secret);
      expect(covered).not.toContain(secret);
    }
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
    expect(written(seen, '投诉人')).toContain('\n马芳');
    expect(written(seen, '是否有效')).toContain('□ 有效　■ 不成立');
    expect(written(seen, '判定理由')).toContain('无具体事实');
    expect(written(seen, '判定理由')).toContain('客户未提供网点');
  });
});

describe('the case file', () => {
  it('lists its parts, every step in order, and each paper with its fingerprint', () => {
    const view = wholeStory().view(now, 'wang', 'a1');
    const file = fillForm(caseFile, { ...subjectOf(view), masked: true });
    const headings = file.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [block.text] : [],
    );
    expect(headings).toEqual(['受理登记', '承办', '办理经过', '时限说明', '发出的信函', '附件']);
    expect(file.blocks.filter(({ kind }) => kind === 'contents')).toHaveLength(1);
    const said = everything(file);
    const steps = view.timeline.filter(({ type, body }) => type === 'ActionTaken' && body['action'] !== 'register');
    const titles = steps
      .toSorted((left, right) => left.sequence - right.sequence)
      .map(({ body }) => actionOf(liaoningV1, String(body['action']))!.title.zh);
    let from = said.indexOf('办理经过');
    for (const title of titles) {
      const place = said.indexOf(`"${title}"`, from);
      expect(place, title).toBeGreaterThan(0);
      from = place + 1;
    }
    expect(view.attachments.length).toBeGreaterThan(0);
    for (const { id, name } of view.attachments) {
      expect(said).toContain(`"${id}"`);
      expect(said).toContain(name);
    }
  });
});

describe('EX-LETTER: the letter to a bank without the program', () => {
  it('has the matter and its deadlines on one sheet, and a reply form with the number on the next', () => {
    const paper = fillForm(
      transferLetter(liaoningV1, ['member'], ['memberInbox'])!,
      subjectOf(wholeStory().view(now, 'wang', 'a1')),
    );
    const second = paper.blocks.slice(paper.blocks.findIndex(({ kind }) => kind === 'pageBreak') + 1);
    expect(second.map(({ kind }) => kind)).toEqual(['barcode', 'title', 'table', 'paragraph', 'signatures']);
    expect(second[0]).toEqual({ kind: 'barcode', text: 'SYXH-2026-0431' });
    expect(written(paper, '办理时限')).toContain('核实');
    // What the bank writes by hand stays empty.
    expect(written({ ...paper, blocks: second }, '处理结果')).toBe('');
    expect(written({ ...paper, blocks: second }, '问题已解决')).toBe('□ 是　□ 否');
  });

  it('is offered above, once a step has handed the complaint to an organisation below', () => {
    const story = createStory();
    story.register('2026-11-18T10:35', 'wang', 'a1');
    const offered = (view: ComplaintView) =>
      papersOf(view, liaoningV1).flatMap(({ id }) => (id.startsWith('transferLetter') ? [id] : []));
    expect(offered(story.view(now, 'wang', 'a1'))).toEqual([]);
    expect(offered(wholeStory().view(now, 'wang', 'a1'))).toEqual(['transferLetter:member']);
    expect(offered(wholeStory().view(now, 'sun', 'm'))).toEqual([]);
  });
});

describe('every form', () => {
  it('has an id of its own', () => {
    const ids = forms.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(forms)('$id asks only for what its packs know', (form) => {
    const packs = form.packs.map((id) => shippedPacks.all.findLast((pack) => pack.id === id));
    expect(packs).not.toContain(undefined);
    const boxes = form.parts.flatMap((part) => ('rows' in part ? part.rows.flat() : []));
    const unknown = boxes
      .flatMap(({ from }) => from)
      .flatMap((piece) => {
        const hasAction = (action: string) => packs.some((pack) => pack && actionOf(pack, action));
        const hasField = (action: string, field: string) =>
          packs.some((pack) => pack && actionOf(pack, action)?.fields.some(({ id }) => id === field));
        if ('ways' in piece) return piece.ways.map(({ action }) => action).filter((action) => !hasAction(action));
        if ('taken' in piece) return piece.taken.filter((action) => !hasAction(action));
        if ('answer' in piece) return piece.of.filter((action) => !hasField(action, piece.answer));
        if ('boxes' in piece) return hasField(piece.of, piece.boxes) ? [] : [`${piece.of}.${piece.boxes}`];
        if ('fact' in piece)
          return packs.some((pack) => pack?.intake.some(({ id }) => id === piece.fact)) ? [] : [piece.fact];
        if ('due' in piece)
          return packs.some((pack) => pack?.clocks.some(({ id }) => id === piece.due)) ? [] : [piece.due];
        return [];
      });
    expect(unknown).toEqual([]);
  });

  it('is offered to the complaints of its regime, the general ones to all', () => {
    expect(formsFor(['P2']).map(({ id }) => id)).toEqual(['workingSheet', 'recusal', 'handlingRecord', 'caseFile']);
    expect(formsFor(['house']).map(({ id }) => id)).toEqual(['handlingRecord', 'caseFile']);
  });
});
