import { describe, expect, it } from 'vitest';
import { partiesElsewhere } from '../../../shared/complaint/decide/behalf.ts';
import type { Form, SlipRow } from '../../../shared/document/forms/form.ts';
import { transferLetter } from '../../../shared/document/forms/transferLetter.ts';
import { stageOf, type Pack } from '../../../shared/procedure/pack.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { operatorOffice } from '../procedure/packs/operator.ts';
import { dispatched, pack as telecom } from '../procedure/packs/telecomStory.ts';

const newest = shippedPacks.all.filter((pack) => shippedPacks.newest(pack.id) === pack);
/** Parties to whom a step gives the complaint at a unit that may be an organisation of its own. */
const forwardedTo = (pack: Pack): string[] =>
  pack.parties.flatMap(({ id }) => {
    const isHanded = pack.actions.some((action) =>
      action.effects.some(
        (effect) =>
          effect.kind === 'hand' &&
          effect.party === id &&
          action.fields.find((field) => field.id === effect.field)?.units?.kinds.includes('member'),
      ),
    );
    return isHanded ? [id] : [];
  });
const letterTo = (pack: Pack, party: string): Form => {
  const own = pack.stages.filter((stage) => stage.party === party).map(({ id }) => id);
  return transferLetter(pack, [party], own)!;
};
const slipOf = (form: Form): SlipRow[] => form.annexes!.flatMap((part) => ('slip' in part ? part.slip : []));
const labelsOf = (form: Form): string[] =>
  slipOf(form).flatMap((row) => ('heading' in row ? [] : row.map(({ label }) => label.zh)));
const headingsOf = (form: Form): string[] => slipOf(form).flatMap((row) => ('heading' in row ? [row.heading.zh] : []));

describe('EX-LETTER: the letter of every regime that forwards', () => {
  it.each([
    ['P1', ['centre', 'operator', 'partner']],
    ['P2', ['member']],
    ['P3', ['desk', 'head']],
    ['P4', ['approver']],
    ['P5', ['approver']],
    ['P6', ['sales']],
    ['P7', ['responsible']],
    ['P8', ['headOffice', 'branch']],
    ['P9', []],
    ['C', ['reviewer', 'reviewed']],
    ['P10', []],
    ['P11', []],
    ['P12', []],
    ['DOC', []],
  ])('%s: to %j', (id, parties) => {
    expect(forwardedTo(shippedPacks.newest(id)!)).toEqual(parties);
  });

  it.each(newest.flatMap((pack) => forwardedTo(pack).map((party) => [pack.id, party, pack] as const)))(
    '%s %s: names the party, its deadlines, and asks what each of its steps asks',
    (_id, party, pack) => {
      const form = letterTo(pack, party);
      const title = pack.parties.find(({ id }) => id === party)!.title.zh;
      const boxes = form.parts.flatMap((part) => ('rows' in part ? part.rows.flat() : []));
      expect(boxes.map(({ label }) => label.zh)).toContain(title);
      const due = boxes.flatMap(({ from }) => from).flatMap((piece) => ('due' in piece ? [piece.due] : []));
      expect(due).toEqual(expect.arrayContaining(pack.clocks.flatMap((one) => (one.owner === party ? [one.id] : []))));
      const steps = pack.actions.filter(
        ({ by, at }) => by.party === party && at.some((stage) => stageOf(pack, stage)?.party === party),
      );
      expect(steps.length).toBeGreaterThan(0);
      const [headings, labels] = [headingsOf(form), labelsOf(form)];
      for (const step of steps) {
        expect(headings.some((heading) => heading.includes(`□ ${step.title.zh} · `))).toBe(true);
        expect(labels).toEqual(expect.arrayContaining(step.fields.map((field) => field.title.zh)));
      }
    },
  );

  it('P2: asks a bank for its way through the outlet, and for the rectification only once that is under way', () => {
    const pack = shippedPacks.newest('P2')!;
    const steps = (standing: string) =>
      headingsOf(transferLetter(pack, ['member'], [standing])!).map((heading) => heading.split(/ · |　/)[0]);
    const ahead = ['□ 受理', '□ 退回协会', '□ 核实完毕', '□ 转网点', '□ 上报结果', '□ 出具结果并答复客户'];
    expect(steps('memberInbox')).toEqual(expect.arrayContaining(ahead));
    expect(steps('memberInbox')).not.toContain('□ 报告整改');
    expect(steps('rectifying')).toContain('□ 报告整改');
  });

  it('says whose signatures must differ', () => {
    const form = letterTo(shippedPacks.newest('P2')!, 'member');
    const note = form.annexes!.flatMap((part) => ('slip' in part ? [part.note.zh] : [])).join('');
    expect(note).toContain('“核实完毕”与“出具结果并答复客户”不得由同一人签字。');
    expect(note).toContain('被投诉人不得签字：核实完毕');
  });

  it('goes to the SI that is a partner of the operator, not to the departments of the operator itself', () => {
    const { state } = dispatched('urgent');
    expect(state.parties['centre']?.unit).toBe('centre');
    expect(partiesElsewhere(operatorOffice, 'operator', state)).toEqual([['partner']]);
    expect(partiesElsewhere(operatorOffice, 'si', state)).toEqual([]);
    const form = transferLetter(
      telecom,
      ['partner'],
      state.stages.map(({ stage }) => stage),
    )!;
    expect(headingsOf(form)[0]).toContain('□ 回复 · SI处理');
    expect(labelsOf(form)[0]).toBe('SI或平台承建商');
  });
});
