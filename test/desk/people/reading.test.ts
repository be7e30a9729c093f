import { describe, expect, it } from 'vitest';
import { begin } from '../contract/links.ts';
import { complaintAt, outcomeOf, request, smallOffice } from './office.ts';

describe('PPL-READ: nobody sees a complaint that is not his to see', () => {
  it('a bank’s own complaint is not seen by the association above it or the bank beside it, in any list', async () => {
    const office = await smallOffice();
    const { units } = office;
    await office.person('banker', [units.bank, 'intake', 'handler']);
    await office.person('desk', [units.desk, 'intake', 'handler', 'approver', 'supervisor', 'auditor']);
    await office.person('other', [units.otherBank, 'intake', 'handler', 'supervisor']);
    const banker = (await office.as('banker')).client;
    const own = await complaintAt(banker, units.outlet);
    for (const name of ['desk', 'other']) {
      const { client } = await office.as(name);
      expect(await outcomeOf(() => client.complaint.open({ id: own }))).toBe('UnknownComplaint');
      expect(await outcomeOf(() => client.clock.allowed({ id: own }))).toBe('UnknownComplaint');
      expect((await client.complaint.page({ filter: {}, cursor: null })).lines).toEqual([]);
      expect((await client.complaint.page({ filter: { text: '赵小雨' }, cursor: null })).lines).toEqual([]);
      expect((await client.complaint.page({ filter: { state: 'open' }, cursor: null })).total).toBe(0);
      expect((await client.complaint.intake({ phone: '13800001111', name: '赵小雨' })).similar).toEqual([]);
      expect((await client.complaint.intake({ phone: '13800001111' })).known).toBeNull();
      expect((await client.today.view()).counts).toMatchObject({ mine: 0, unattended: 0 });
      expect((await client.duty.board()).units.map(({ open }) => open)).not.toContain(1);
      expect((await client.dashboard.figures({})).open).toBe(0);
      expect((await client.calendar.provisional({ cursor: null, size: 10 })).lines).toEqual([]);
      const act = { request: request(), id: own, action: 'judgeValid', form: {} };
      expect(await outcomeOf(() => client.complaint.act(act))).toBe('UnknownComplaint');
    }
    expect((await banker.complaint.page({ filter: {}, cursor: null })).lines).toHaveLength(1);
  });

  it('a link does not tell of a complaint its reader may not see', async () => {
    const office = await smallOffice();
    const { units } = office;
    await office.person('both', [units.bank, 'intake', 'handler'], [units.association, 'intake', 'handler']);
    await office.person('desk', [units.desk, 'intake', 'handler']);
    const { client } = await office.as('both');
    const own = await complaintAt(client);
    await client.session.switchSeat({ unit: units.association });
    const common = await complaintAt(client);
    await client.session.switchSeat({ unit: units.bank });
    // From his seat at the bank he does not see what the association alone has.
    const link = { request: request(), id: own, other: common, kind: 'related' as const };
    expect(await outcomeOf(() => client.complaint.link(link))).toBe('UnknownComplaint');
    const { client: desk } = await office.as('desk');
    const second = await complaintAt(desk);
    await desk.complaint.link({ request: request(), id: common, other: second, kind: 'sameMatter' });
    expect((await desk.complaint.open({ id: common })).links).toHaveLength(1);
  });

  it('an internal note is read throughout its own organisation', async () => {
    const office = await smallOffice();
    const { units } = office;
    await office.person('banker', [units.bank, 'intake', 'handler']);
    await office.person('outletClerk', [units.outlet, 'intake', 'handler']);
    const outlet = (await office.as('outletClerk')).client;
    const id = await complaintAt(outlet);
    await outlet.complaint.note({ request: request(), id, text: '只给本行看', internal: true });
    const { timeline } = await (await office.as('banker')).client.complaint.open({ id });
    expect(timeline.map(({ type }) => type)).toContain('NoteAdded');
  });

  it('why somebody is away is told in his own organisation, not to the bank beside it', async () => {
    const office = await smallOffice();
    const { units } = office;
    const banker = await office.person('banker', [units.bank, 'handler']);
    await office.person('other', [units.otherBank, 'handler']);
    const { client } = await office.as('banker');
    const absence = { person: banker, from: begin + 3_600_000, to: null, reason: '病假' };
    await client.duty.recordAbsence({ request: request(), ...absence });
    const reasonFor = async (name: string) => {
      const { persons } = await (await office.as(name)).client.office.view();
      return persons.find(({ id }) => id === banker)!.absences.map(({ reason }) => reason);
    };
    expect(await reasonFor('banker')).toEqual(['病假']);
    expect(await reasonFor('other')).toEqual(['']);
  });
});

describe('PPL-REACH: units and people are managed within reach', () => {
  it('an administrator of a bank arranges his bank, not the one beside it, nor its people', async () => {
    const office = await smallOffice();
    const { units } = office;
    await office.person('keeper', [units.bank, 'administrator']);
    const both = await office.person('both', [units.bank, 'handler'], [units.otherBank, 'handler']);
    const { client } = await office.as('keeper');
    const outlet = { kind: 'outlet' as const, name: '甲银行新支行', contact: {} };
    const save = (more: object) => outcomeOf(() => client.office.saveUnit({ request: request(), ...outlet, ...more }));
    expect(await save({ parent: units.bank })).toBe('ok');
    expect(await save({ parent: units.otherBank })).toBe('OutOfReach');
    // An outlet of the other bank cannot be pulled over, nor one's own given away.
    expect(await save({ id: units.otherOutlet, parent: units.bank })).toBe('OutOfReach');
    expect(await save({ id: units.outlet, parent: units.otherBank })).toBe('OutOfReach');
    expect(await save({ kind: 'association', name: '另一个协会' })).toBe('TopIsTaken');
    expect(await outcomeOf(() => client.office.closeUnit({ request: request(), id: units.otherOutlet }))).toBe(
      'OutOfReach',
    );
    const person = { name: '某人', contact: {} };
    const seat = (unit: string) => ({ seats: [{ unit, roles: ['handler' as const] }] });
    const savePerson = (more: { account: string; id?: string; seats: { unit: string; roles: 'handler'[] }[] }) =>
      outcomeOf(() => client.office.savePerson({ request: request(), ...person, ...more }));
    expect(await savePerson({ account: 'a1', ...seat(units.outlet) })).toBe('ok');
    expect(await savePerson({ account: 'a2', ...seat(units.otherBank) })).toBe('OutOfReach');
    // Somebody who also works elsewhere: his password would open the other bank.
    expect(await savePerson({ account: 'both', id: both, ...seat(units.bank) })).toBe('OutOfReach');
    expect(await outcomeOf(() => client.office.personLeaves({ request: request(), id: both }))).toBe('OutOfReach');
  });
});
