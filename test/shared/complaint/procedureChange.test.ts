import { describe, expect, it } from 'vitest';
import { decideChangeProcedure, previewOf, type ChangeProcedure } from '../../../shared/complaint/decide/procedure.ts';
import { decideUndo, type Entry } from '../../../shared/complaint/decide/undo.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { runningClocks, unitsOf } from '../../../shared/complaint/state.ts';
import { at, clockOf, contextFor, officeOf, pack as p2, stagesOf, story } from './office.ts';

const [c, p7, p8, p3] = ['C', 'P7', 'P8', 'P3'].map((id) => shippedPacks.newest(id)!) as [
  typeof p2,
  typeof p2,
  typeof p2,
  typeof p2,
];
const running = (told: ReturnType<typeof story>): string[] =>
  runningClocks(told.state)
    .map(({ rule }) => rule)
    .toSorted();
const base: ChangeProcedure = { pack: p7, overlays: [], answers: {}, from: 'receipt', reason: '登记时选错' };
const decide = (told: ReturnType<typeof story>, moment: string, wanted: Partial<ChangeProcedure>, who = 'zhao') =>
  decideChangeProcedure(
    { ...base, ...wanted },
    p2,
    told.state,
    contextFor(moment, who, who === 'zhao' ? 'bank' : 'desk'),
  );

/** Taken at the bank on a Monday, and passed to its outlet. */
function atBank(overlays = [c]) {
  const told = story(officeOf(), overlays);
  expect(told.register('2026-09-07T10:00', 'zhang', 'bank')).toBeUndefined();
  expect(
    told.act('2026-09-07T11:00', 'zhang', 'bank', 'passDown', { unit: 'outlet', request: '请办理' }),
  ).toBeUndefined();
  return told;
}

describe('PACK-BESIDE: one main procedure and any number of regimes beside it', () => {
  it('P2, C and P8 at once: every clock is live, each under its own regime, and one answer meets them all', () => {
    const told = story(officeOf(), [c, p8]);
    expect(told.register('2026-09-07T10:00', 'chen', 'outlet')).toEqual({
      code: 'BadForm',
      problems: [{ field: 'severity', why: 'missing' }],
    });
    told.register('2026-09-07T10:00', 'chen', 'outlet', { extra: { severity: 'complex' } });
    expect(running(told)).toEqual(['C-D1', 'P2-D4', 'P8-D1', 'P8-D3']);
    expect(clockOf(told.state, 'P2-D4')?.due).toBe(at('2026-09-10T17:30'));
    expect(clockOf(told.state, 'C-D1')?.due).toBe(at('2026-09-23T00:00'));
    expect(clockOf(told.state, 'P8-D1')?.due).toBe(at('2026-09-07T12:00'));
    expect(clockOf(told.state, 'P8-D3')?.due).toBe(at('2026-09-14T17:30'));
    const promise = { progress: '在查', replyManner: 'phone', reply: '正在核实', promised: '2026-09-11' };
    expect(told.act('2026-09-07T10:30', 'chen', 'outlet', 'reportProgress', promise)).toBeUndefined();
    // What is promised to the customer is promised under both regimes.
    expect(clockOf(told.state, 'P2-D6')?.due).toBe(at('2026-09-11T17:30'));
    expect(clockOf(told.state, 'P8-D4')?.due).toBe(at('2026-09-11T17:30'));
    const result = { result: '已更正', replyManner: 'phone', reply: '已致电', solved: true };
    expect(told.act('2026-09-09T10:00', 'chen', 'outlet', 'reportResult', result)).toBeUndefined();
    for (const rule of ['P2-D4', 'P2-D6', 'C-D1', 'P8-D1', 'P8-D3', 'P8-D4']) {
      expect(clockOf(told.state, rule), rule).toMatchObject({ state: 'met', late: false });
    }
  });

  it('C runs beside P7 and P8, and ends with their decision', () => {
    const eight = story(officeOf(), [c], { pack: p8, common: { extra: { severity: 'ordinary' } } });
    eight.register('2026-09-07T10:00', 'chen', 'outlet');
    expect(clockOf(eight.state, 'C-D1')).toMatchObject({ state: 'running' });
    const answer = { result: '已更正', replyManner: 'phone', reply: '已致电', solved: true };
    expect(eight.act('2026-09-07T15:00', 'chen', 'outlet', 'reply', answer)).toBeUndefined();
    expect(clockOf(eight.state, 'C-D1')).toMatchObject({ state: 'met', late: false });
    const seven = story(officeOf(), [c], { pack: p7 });
    seven.register('2026-09-07T10:00', 'chen', 'outlet');
    expect(clockOf(seven.state, 'C-D1')).toMatchObject({ state: 'running', due: at('2026-09-23T00:00') });
  });
});

it('C-D7: a withdrawal ends the days of the measures on the day it is received', () => {
  const told = story(officeOf(), [c]);
  told.register('2026-09-07T10:00', 'chen', 'outlet');
  told.act('2026-09-08T10:00', 'chen', 'outlet', 'withdraw', { manner: 'phone', reason: '已解决' });
  expect(clockOf(told.state, 'C-D1')).toMatchObject({ state: 'cancelled', endedAt: at('2026-09-08T10:00') });
});

describe('PACK-SWITCH: another procedure for a complaint under way', () => {
  it('begins at its beginning, counts from the receipt, ends the clocks of the former one and keeps everything else', () => {
    const told = atBank();
    const before = told.events.length;
    const open = running(told).filter((rule) => rule.startsWith('P2'));
    expect(open).toEqual(expect.arrayContaining(['P2-D2', 'P2-D4']));
    expect(told.take(decide(told, '2026-09-08T09:00', { overlays: [c] }))).toBeUndefined();
    expect(told.state.pack).toEqual({ id: 'P7', version: p7.version });
    expect(stagesOf(told.state)).toEqual(['judging']);
    expect(clockOf(told.state, 'P7-H1')).toMatchObject({ from: at('2026-09-07T10:00'), state: 'running' });
    expect(clockOf(told.state, 'C-D1')).toMatchObject({ from: at('2026-09-07T10:00'), state: 'running' });
    for (const rule of open) expect(clockOf(told.state, rule), rule).toMatchObject({ state: 'cancelled' });
    expect(told.events.slice(before)[0]).toMatchObject({
      type: 'ProcedureChanged',
      before: { pack: { id: 'P2' }, overlays: [{ id: 'C' }] },
      reason: '登记时选错',
      begins: { enters: ['judging'], from: at('2026-09-07T10:00'), former: ['outlet'] },
    });
    // The outlet's file keeps it; whoever was asked first still answers for it.
    expect(unitsOf(told.state)).toEqual(['bank', 'outlet']);
    expect(told.state.firstAsked).toMatchObject({ unit: 'bank', person: 'zhang' });
    expect(told.events.slice(0, before).map(({ type }) => type)).toContain('ActionTaken');
  });

  it('counts from the change where a person says so', () => {
    const told = atBank();
    told.take(decide(told, '2026-09-08T09:00', { from: 'now' }));
    expect(clockOf(told.state, 'P7-H1')?.from).toBe(at('2026-09-08T09:00'));
    expect(told.state.overlays).toEqual([]);
    expect(clockOf(told.state, 'C-D1')).toMatchObject({ state: 'cancelled' });
  });

  it('shows beforehand exactly what it will do', () => {
    const told = atBank();
    const decided = decide(told, '2026-09-08T09:00', { overlays: [c] });
    if (!decided.ok) throw new Error(decided.problem.code);
    const preview = previewOf(decided.value, p7, told.state);
    const open = runningClocks(told.state).map(({ id }) => id);
    expect([...preview.cancelled, ...preview.kept].map(({ clock }) => clock).toSorted()).toEqual(open.toSorted());
    expect(preview.kept.map(({ rule }) => rule)).toEqual(['C-D1']);
    expect(preview.enters).toEqual([{ stage: 'judging', unit: 'bank' }]);
    expect(preview.released).toEqual(['outlet']);
    told.take(decided);
    expect(preview.started.map(({ rule, due }) => [rule, due])).toEqual(
      preview.started.map(({ rule }) => [rule, clockOf(told.state, rule)!.due]),
    );
    expect(running(told)).toEqual([...preview.started, ...preview.kept].map(({ rule }) => rule).toSorted());
  });

  it('a regime added later counts from when its start was reached; one that is over does not start', () => {
    const told = atBank([]);
    const added = decide(told, '2026-09-09T09:00', { pack: p2, overlays: [c] });
    expect(told.take(added)).toBeUndefined();
    // Passed to the outlet last, at eleven.
    expect(clockOf(told.state, 'C-D1')).toMatchObject({ from: at('2026-09-07T11:00'), state: 'running' });
    expect(stagesOf(told.state)).toEqual(stagesOf(atBank([]).state));
    expect(told.take(decide(told, '2026-09-09T10:00', { pack: p2, overlays: [] }))).toBeUndefined();
    expect(clockOf(told.state, 'C-D1')).toMatchObject({ state: 'cancelled' });
    const result = { result: '已更正', replyManner: 'phone', reply: '已致电', solved: true };
    told.act('2026-09-09T11:00', 'chen', 'outlet', 'outletAccept', {});
    expect(told.act('2026-09-09T11:10', 'chen', 'outlet', 'reportResult', result)).toBeUndefined();
    told.take(decide(told, '2026-09-09T14:00', { pack: p2, overlays: [c] }));
    expect(told.state.clocks.filter(({ rule }) => rule === 'C-D1')).toHaveLength(1);
  });

  it('asks what the new regime needs to know', () => {
    const told = atBank([]);
    const wanted = { pack: p2, overlays: [p8] };
    expect(decide(told, '2026-09-08T09:00', wanted)).toMatchObject({ ok: false, problem: { code: 'BadForm' } });
    told.take(decide(told, '2026-09-08T09:00', { ...wanted, answers: { severity: 'ordinary' } }));
    expect(told.state.details.extra).toEqual({ severity: 'ordinary' });
    expect(clockOf(told.state, 'P8-D2')).toMatchObject({ from: at('2026-09-07T10:00'), due: at('2026-09-08T17:30') });
  });

  it('is for whoever leads the unit asked first, with a reason, while it runs', () => {
    const told = atBank();
    const refusal = (wanted: Partial<ChangeProcedure>, who?: string) => {
      const decided = decide(told, '2026-09-08T09:00', wanted, who);
      return decided.ok ? null : decided.problem.code;
    };
    expect(refusal({}, 'wang')).toBe('NotPermitted');
    const zhang = decideChangeProcedure(base, p2, told.state, contextFor('2026-09-08T09:00', 'zhang', 'bank'));
    expect(zhang).toMatchObject({ ok: false, problem: { code: 'NotPermitted', permission: 'changeProcedure' } });
    expect(refusal({ reason: ' ' })).toBe('ReasonMissing');
    expect(refusal({ pack: p2, overlays: [c] })).toBe('NothingChanged');
    expect(refusal({ pack: p3, answers: { severity: 'ordinary' } })).toBeNull();
    told.act('2026-09-08T09:00', 'zhang', 'bank', 'withdraw', { manner: 'phone', reason: '已解决' });
    told.act('2026-09-08T10:00', 'zhang', 'bank', 'archive', { papersComplete: true });
    expect(refusal({})).toBe('AlreadyEnded');
  });

  it('PPL-UNDO: is taken back like any step, where no other organisation had the work', () => {
    const told = atBank();
    const before = structuredClone(told.state);
    const first = told.events.length;
    told.take(decide(told, '2026-09-08T09:00', { overlays: [c] }));
    const entries = told.events.map((event, index): Entry => ({
      version: index + 1,
      command: index < first ? index : first,
      person: 'zhao',
      at: at('2026-09-08T09:00'),
      event,
    }));
    told.take(decideUndo(entries, p7, told.state, contextFor('2026-09-08T09:05', 'zhao', 'bank')));
    expect(told.state).toEqual(before);
  });
});

it('a complaint of the association is not changed by the bank that has it', () => {
  const told = story();
  told.register('2026-09-07T10:00', 'wang', 'desk');
  const decided = decideChangeProcedure(
    { ...base, pack: p2, overlays: [c] },
    p2,
    told.state,
    contextFor('2026-09-08T09:00', 'zhao', 'bank'),
  );
  expect(decided).toMatchObject({ ok: false, problem: { code: 'NotPermitted' } });
});
