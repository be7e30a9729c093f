import { describe, expect, it } from 'vitest';
import { begin } from '../contract/links.ts';
import { complaintAt, outcomeOf, request, smallOffice } from './office.ts';

const reply = { replyManner: 'phone', reply: '已说明' };
const founded = { founded: 'founded', facts: '属实' };
type Client = Awaited<ReturnType<Awaited<ReturnType<typeof smallOffice>>['as']>>['client'];

/** An association, its bank and outlet, with one person who sits everywhere and colleagues beside him. */
async function chain() {
  const office = await smallOffice();
  const { units } = office;
  const work = ['intake', 'handler', 'supervisor'] as const;
  const everywhere = await office.person(
    'everywhere',
    [units.desk, ...work],
    [units.association, 'approver'],
    [units.bank, ...work, 'approver'],
    [units.outlet, ...work],
  );
  await office.person('director', [units.association, 'approver', 'supervisor']);
  await office.person('banker', [units.bank, ...work, 'approver']);
  const banker = await office.as('banker');
  const outletClerk = await office.person('outletClerk', [units.outlet, ...work]);
  const { client } = await office.as('everywhere');
  const act = (who: Client, id: string, action: string, form: Record<string, string | boolean> = {}) =>
    outcomeOf(() => who.complaint.act({ request: request(), id, action, form }));
  const at = (unit: string) => client.session.switchSeat({ unit });
  return { ...office, client, banker: banker.client, everywhere, outletClerk, act, at };
}

/** What the page shows greyed, with the reason. */
const shownRefusal = async (client: Client, id: string, action: string) =>
  (await client.complaint.open({ id })).actions.find((one) => one.action === action)?.refusal;

describe('PPL-RECUSE: recusal in its five forms', { timeout: 60_000 }, () => {
  it('refuses the person complained of', async () => {
    const { units, client, at, act, everywhere } = await chain();
    await at(units.bank);
    const id = await complaintAt(client, units.outlet);
    await client.complaint.correct({
      request: request(),
      id,
      changes: { complainedPersons: [{ name: 'everywhere', person: everywhere }] },
      reason: '客户说出了姓名',
    });
    expect(await act(client, id, 'verify', founded)).toBe('Recused');
    expect(await shownRefusal(client, id, 'verify')).toEqual({ code: 'Recused', why: 'complainedOf' });
  });

  it('refuses whoever declared an interest, gives the work to B, and lets it be withdrawn', async () => {
    const { units, client, banker, at, act, everywhere, founder } = await chain();
    const { persons } = await founder.client.office.view();
    const bankerId = persons.find(({ account }) => account === 'banker')!.id;
    await founder.client.duty.setPair({ request: request(), unit: units.bank, a: everywhere, b: bankerId });
    await at(units.bank);
    const id = await complaintAt(client, units.outlet);
    const said = { request: request(), id, person: everywhere, reason: '与投诉人是亲属' };
    expect(await outcomeOf(() => client.complaint.declareInterest({ ...said, reason: ' ' }))).toBe('ReasonMissing');
    await client.complaint.declareInterest(said);
    expect(await act(client, id, 'verify', founded)).toBe('Recused');
    expect(await shownRefusal(client, id, 'verify')).toEqual({ code: 'Recused', why: 'interest' });
    const view = await banker.complaint.open({ id });
    expect(view.interests).toEqual([{ person: everywhere, reason: '与投诉人是亲属' }]);
    expect(view.parties[0]!.answering).toMatchObject({ kind: 'answered', person: bankerId, slot: 'B' });
    const again = { ...said, request: request() };
    expect(await outcomeOf(() => client.complaint.declareInterest(again))).toBe('InterestDeclaredBefore');
    await client.complaint.withdrawInterest({ ...said, request: request(), reason: '同名，不是亲属' });
    expect(await act(client, id, 'verify', founded)).toBe('ok');
    expect((await client.complaint.open({ id })).timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['InterestDeclared', 'InterestWithdrawn']),
    );
  });

  it('lets a colleague be named by whoever leads the work alone', async () => {
    const office = await smallOffice();
    const { units } = office;
    await office.person('clerk', [units.bank, 'intake', 'handler']);
    const colleague = await office.person('colleague', [units.bank, 'handler']);
    await office.person('chief', [units.bank, 'supervisor']);
    const clerk = (await office.as('clerk')).client;
    const chief = (await office.as('chief')).client;
    const id = await complaintAt(clerk);
    const said = { id, person: colleague, reason: '与投诉人有纠纷' };
    expect(await outcomeOf(() => clerk.complaint.declareInterest({ request: request(), ...said }))).toBe(
      'NotPermitted',
    );
    expect(await outcomeOf(() => chief.complaint.declareInterest({ request: request(), ...said }))).toBe('ok');
  });

  it('refuses the handler himself as verifier', async () => {
    const { units, client, banker, at, act } = await chain();
    await at(units.bank);
    const id = await complaintAt(client, units.outlet);
    await act(client, id, 'passDown', { unit: units.outlet });
    await at(units.outlet);
    await act(client, id, 'outletAccept');
    expect(await act(client, id, 'reportResult', { result: '已道歉', ...reply, solved: true })).toBe('ok');
    await at(units.bank);
    expect(await act(client, id, 'verify', founded)).toBe('FourEyes');
    expect(await shownRefusal(client, id, 'verify')).toMatchObject({ code: 'FourEyes', action: 'reportResult' });
    expect(await act(banker, id, 'verify', founded)).toBe('ok');
  });

  it('refuses the handler himself as approver', async () => {
    const { units, client, at, act, as } = await chain();
    const id = await complaintAt(client, units.outlet);
    await act(client, id, 'judgeValid');
    await at(units.association);
    expect(await act(client, id, 'approve')).toBe('FourEyes');
    expect(await shownRefusal(client, id, 'approve')).toMatchObject({ code: 'FourEyes', action: 'judgeValid' });
    expect(await act((await as('director')).client, id, 'approve')).toBe('ok');
  });

  it('refuses the handler himself as caller', async () => {
    const { units, client, banker, at, act } = await chain();
    await at(units.bank);
    const id = await complaintAt(client, units.outlet);
    await act(banker, id, 'verify', founded);
    await act(client, id, 'settle', { result: '已道歉', ...reply, solved: true });
    expect(
      await act(banker, id, 'orderRectification', { opinion: '增窗口', staffOpinion: '教育', due: '2026-04-01' }),
    ).toBe('ok');
    expect(await act(banker, id, 'confirmResult', { founded: 'founded' })).toBe('ok');
    expect(await act(client, id, 'recordCallBack', { result: 'satisfied' })).toBe('FourEyes');
    expect(await shownRefusal(client, id, 'recordCallBack')).toMatchObject({ code: 'FourEyes' });
  });
});

describe('PPL-UNDO: the last step is taken back through the desk', { timeout: 60_000 }, () => {
  it('with its clocks, lists and search as before, and both entries kept', async () => {
    const { units, client, banker, at, act, parts, wait } = await chain();
    await at(units.bank);
    const id = await complaintAt(client, units.outlet);
    const tables = () =>
      ['complaint', 'complaint_unit', 'complaint_party', 'clock', 'work', 'complaint_text'].map((table) =>
        parts.database.prepare(`select * from ${table} order by 1, 2`).all(),
      );
    const before = tables();
    expect((await client.complaint.open({ id })).undo).toBeNull();
    const steps: (() => Promise<unknown>)[] = [
      () => client.complaint.act({ request: request(), id, action: 'passDown', form: { unit: units.outlet } }),
      () => client.complaint.act({ request: request(), id, action: 'verify', form: founded }),
      () =>
        client.complaint.act({
          request: request(),
          id,
          action: 'settle',
          form: { result: '已道歉', ...reply, solved: true },
        }),
      () => client.complaint.correct({ request: request(), id, changes: { narrative: '改过的经过' }, reason: '听错' }),
      () =>
        client.complaint.act({
          request: request(),
          id,
          action: 'withdraw',
          form: { manner: 'phone', reason: '已谅解' },
        }),
      () => client.complaint.note({ request: request(), id, text: '写错了', internal: true }),
    ];
    for (const step of steps) {
      await step();
      wait(60_000);
      expect((await client.complaint.open({ id })).undo?.until).toBeGreaterThan(begin);
      expect((await banker.complaint.open({ id })).undo).toBeNull();
      expect(await outcomeOf(() => banker.complaint.undo({ request: request(), id }))).toBe('NotYourStep');
      await client.complaint.undo({ request: request(), id });
      expect(tables()).toEqual(before);
      expect(await outcomeOf(() => client.complaint.undo({ request: request(), id }))).toBe('NothingToUndo');
    }
    const { timeline } = await client.complaint.open({ id });
    expect(timeline.filter(({ type }) => type === 'StepUndone')).toHaveLength(steps.length);
    expect(timeline.filter(({ undone }) => undone).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ActionTaken', 'PartyHanded', 'DetailsCorrected', 'NoteAdded']),
    );
    expect(JSON.stringify(timeline)).not.toContain('restored');
    // A rebuild of every list from the log comes out the same.
    await parts.store.rebuild();
    expect(tables()).toEqual(before);
    expect(await act(client, id, 'verify', founded)).toBe('ok');
    wait(11 * 60_000);
    expect(await outcomeOf(() => client.complaint.undo({ request: request(), id }))).toBe('UndoTooLate');
  });
});
