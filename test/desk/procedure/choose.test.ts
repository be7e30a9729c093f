// Which procedures the office runs, through the real desk: chosen, used at registration and intake, and kept.
import { describe, expect, it } from 'vitest';
import { chosenPacks } from '../../../desk/procedure/packs.ts';
import { replyOf } from '../contract/links.ts';
import { at, openCalendarOffice, type CalendarOffice } from '../calendar/office.ts';

const moment = '2026-11-18T10:00';
const details = (more: object = {}) => ({
  channel: 'phone' as const,
  receivedAt: at(moment),
  complainants: [{ kind: 'person' as const, name: '刘女士' }],
  complainedPersons: [],
  reason: 'C1',
  narrative: '短信业务重复扣费。',
  demand: '退费',
  flags: [],
  ...more,
});
const refusalOf = async (work: () => Promise<unknown>) => {
  const reply = await replyOf(work);
  return 'error' in reply ? reply.error.data : reply;
};
const choose = async (office: CalendarOffice, main: string[], overlays: string[] = []) =>
  (await office.as('wang')).procedure.choose({ request: `request-${Math.random()}`, main, overlays });
const idsOf = async (office: CalendarOffice, use: 'main' | 'overlay') =>
  (await (await office.as('wang')).procedure.view()).packs.filter((pack) => pack.use === use).map(({ id }) => id);

describe('the procedures of an office', () => {
  it('are P2 alone until somebody chooses; the choice is one entry of the log and stays', async () => {
    const office = await openCalendarOffice({ begin: moment });
    const wang = await office.as('wang');
    const before = await wang.procedure.view();
    expect(before.mayChange).toBe(true);
    expect(before.packs.filter(({ use }) => use !== null)).toEqual([{ id: 'P2', version: 1, use: 'main' }]);
    expect(before.packs.map(({ id }) => id)).toContain('C');
    await choose(office, ['P1', 'P2'], ['C']);
    expect([await idsOf(office, 'main'), await idsOf(office, 'overlay')]).toEqual([['P1', 'P2'], ['C']]);
    const [entry] = office.parts.store.read('office/packs');
    expect(entry).toMatchObject({ type: 'PacksChosen', body: { main: ['P1', 'P2'], overlays: ['C'], at: at(moment) } });
    expect(entry?.personId).not.toBeNull();
    expect(chosenPacks(office.parts.store.read)).toEqual({ main: ['P1', 'P2'], overlays: ['C'], rules: [] });
  });

  it('are not for everybody to change, and refuse what cannot be', async () => {
    const office = await openCalendarOffice({ begin: moment });
    const zhang = await office.as('zhang');
    expect((await zhang.procedure.view()).mayChange).toBe(false);
    const asClerk = () => zhang.procedure.choose({ request: 'request-clerk', main: ['P2'], overlays: [] });
    expect(await refusalOf(asClerk)).toEqual({ code: 'NotPermitted', permission: 'manageProcedures' });
    expect(await refusalOf(() => choose(office, ['C']))).toEqual({ code: 'OverlayAsMain', pack: 'C' });
    expect(await refusalOf(() => choose(office, []))).toEqual({ code: 'MainPackMissing' });
    expect(office.parts.store.read('office/packs')).toEqual([]);
  });

  it('decide what a new complaint follows and what runs beside it; a running one keeps its own', async () => {
    const office = await openCalendarOffice({ begin: moment });
    const zhang = await office.as('zhang');
    const register = (request: string, more: object = {}) =>
      zhang.complaint.register({ request, details: details(), ...more });
    const first = await register('request-first');
    expect(await refusalOf(() => register('request-p1', { pack: 'P1' }))).toEqual({ code: 'PackNotInUse', pack: 'P1' });
    expect(await refusalOf(() => register('request-x', { pack: 'X9' }))).toEqual({ code: 'UnknownPack' });
    await choose(office, ['P2', 'P1'], ['C']);
    const second = await register('request-second');
    const view = await zhang.complaint.open({ id: second.id });
    expect(view).toMatchObject({ pack: { id: 'P2' }, overlays: [{ id: 'C', version: 2 }] });
    expect(view.clocks.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['P2-D2', 'C-D1']));
    expect(await zhang.complaint.open({ id: first.id })).toMatchObject({ pack: { id: 'P2' }, overlays: [] });
  });

  it('ask their own questions: the answers are read, kept, and decide where it begins', async () => {
    const office = await openCalendarOffice({ begin: moment });
    const zhang = await office.as('zhang');
    await choose(office, ['P1']);
    const register = (request: string, extra?: Record<string, string>) =>
      zhang.complaint.register({ request, pack: 'P1', details: details(extra ? { extra } : {}) });
    expect(await refusalOf(() => register('request-nothing'))).toMatchObject({
      code: 'BadForm',
      problems: [
        { field: 'taker', why: 'missing' },
        { field: 'mode', why: 'missing' },
      ],
    });
    const { id } = await register('request-answered', { taker: 'operator', mode: 'emp', major: 'weakness' });
    const view = await zhang.complaint.open({ id });
    expect(view.pack.id).toBe('P1');
    expect(view.details.extra).toEqual({ taker: 'operator', mode: 'emp', major: 'weakness' });
    expect(view.stages.map(({ stage }) => stage)).toEqual(['sorting']);
    expect(view.money).toEqual([]);
  });

  it('are offered at intake, the proposed one first, with the clocks of the chosen one and those beside it', async () => {
    const office = await openCalendarOffice({ begin: moment });
    const zhang = await office.as('zhang');
    await choose(office, ['P2', 'P1'], ['C']);
    const asked = await zhang.complaint.intake({ receivedAt: at(moment) });
    expect(asked).toMatchObject({ packs: ['P2', 'P1'], pack: 'P2' });
    expect(asked.clocks.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['P2-D2', 'C-D1']));
    const other = await zhang.complaint.intake({ pack: 'P1', extra: { taker: 'operator' }, receivedAt: at(moment) });
    expect(other.pack).toBe('P1');
    expect(other.clocks.map(({ rule }) => rule).filter((rule) => rule.startsWith('P2'))).toEqual([]);
    await choose(office, ['P2']);
    expect(await zhang.complaint.intake({ pack: 'P1' })).toMatchObject({ packs: ['P2'], pack: 'P2' });
  });

  it('PACK-PROPOSE: by the rules of the office, with the reason; the clerk may choose another; rules go with their procedure', async () => {
    const office = await openCalendarOffice({ begin: moment });
    const [wang, zhang] = [await office.as('wang'), await office.as('zhang')];
    const rules = [{ pack: 'P1', channel: 'letter' as const, category: 'C1' }];
    await wang.procedure.choose({ request: 'request-rules', main: ['P2', 'P1'], overlays: ['C'], rules });
    const letter = { channel: 'letter' as const, reason: 'C1', receivedAt: at(moment) };
    expect(await zhang.complaint.intake(letter)).toMatchObject({
      packs: ['P1', 'P2'],
      rule: rules[0],
      overlays: ['C'],
    });
    expect(await zhang.complaint.intake({ ...letter, channel: 'phone' })).toMatchObject({
      packs: ['P2', 'P1'],
      rule: null,
    });
    const extra = { taker: 'operator', mode: 'emp' };
    const { id } = await zhang.complaint.register({
      request: 'request-by-rule',
      details: details({ channel: 'letter', extra }),
    });
    expect((await zhang.complaint.open({ id })).pack.id).toBe('P1');
    const other = await zhang.complaint.register({
      request: 'request-by-hand',
      pack: 'P2',
      details: details({ channel: 'letter' }),
    });
    expect((await zhang.complaint.open({ id: other.id })).pack.id).toBe('P2');
    await choose(office, ['P2']);
    expect((await wang.procedure.view()).rules).toEqual([]);
  });

  it('PACK-SWITCH: another one for a complaint under way, through the desk: previewed, kept by a rebuild, the form of its time', async () => {
    const office = await openCalendarOffice({ begin: moment });
    const [zhang, president] = [await office.as('zhang'), await office.as('president')];
    await choose(office, ['P2', 'P7'], []);
    const { id } = await zhang.complaint.register({ request: 'request-first', details: details() });
    const wanted = { id, pack: 'P7', overlays: ['C'], answers: {}, from: 'receipt' as const };
    const seen = await president.complaint.procedureChange(wanted);
    expect(seen).toMatchObject({ main: ['P2', 'P7'], outcome: { preview: { enters: [{ stage: 'judging' }] } } });
    expect(seen.overlays).toContain('C');
    expect((await zhang.complaint.open({ id })).mayChangeProcedure).toBe(false);
    expect((await president.complaint.open({ id })).mayChangeProcedure).toBe(true);
    await president.complaint.changeProcedure({ ...wanted, request: 'request-change', reason: '按本行八步流程办理' });
    const view = await president.complaint.open({ id });
    expect(view).toMatchObject({ pack: { id: 'P7' }, overlays: [{ id: 'C' }], stages: [{ stage: 'judging' }] });
    expect(view.timeline.find(({ type }) => type === 'ComplaintRegistered')?.under).toEqual({ id: 'P2', version: 1 });
    expect(view.timeline.find(({ type }) => type === 'ProcedureChanged')?.under).toBeUndefined();
    const [line] = (await president.complaint.page({ filter: {}, cursor: null })).lines;
    expect(line).toMatchObject({ pack: { id: 'P7' }, stages: ['judging'] });
    const again = () => president.complaint.changeProcedure({ ...wanted, request: 'request-again', reason: '再来' });
    expect(await refusalOf(again)).toEqual({ code: 'NothingChanged' });
  });
});
