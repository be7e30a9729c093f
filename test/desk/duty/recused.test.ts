// LN-3 in what people see: whoever a complaint is about is never shown as the one who has it, on no list and in no entry.
import { expect, it } from 'vitest';
import { writeMoments } from '../../../desk/watch/deadlines.ts';
import { at, openCalendarOffice } from '../calendar/office.ts';

it('shows the other of the pair for a complaint about A, and A again once it is about somebody else', async () => {
  const office = await openCalendarOffice();
  const wang = await office.as('wang');
  const [unit, bank] = [office.units.association, office.units.bank];
  const { persons } = await wang.office.view();
  const idOf = (account: string): string => persons.find((person) => person.account === account)!.id;
  await wang.duty.setPair({ request: 'request-pair', unit: bank, a: idOf('zhang'), b: idOf('president') });
  await wang.duty.setPair({ request: 'request-desk', unit, a: idOf('wang'), b: idOf('director') });
  office.set('2026-09-30T10:00');
  const { id } = await wang.complaint.register({
    request: 'request-about-wang',
    details: {
      channel: 'phone',
      receivedAt: at('2026-09-30T10:00'),
      complainants: [{ kind: 'person', name: '刘女士' }],
      complainedPersons: [{ name: '王敏', person: idOf('wang') }],
      complainedUnit: office.units.outlet,
      reason: 'C1',
      narrative: '接听投诉电话时态度生硬。',
      demand: '致歉',
      flags: [],
    },
  });
  const deputy = { person: idOf('director'), slot: 'B', actingFor: idOf('wang') };
  const shown = async () => {
    const page = await wang.complaint.page({ filter: { state: 'open' }, cursor: null, size: 10 });
    const today = await wang.today.page({ section: 'mine', cursor: null, size: 10 });
    const view = await wang.complaint.open({ id });
    return {
      register: page.lines[0]?.handler,
      today: today.lines.map(({ handler }) => handler),
      party: view.parties.find((held) => held.unit === unit)?.answering,
    };
  };
  expect(await shown()).toMatchObject({
    register: deputy,
    today: [deputy],
    party: { person: idOf('director'), slot: 'B' },
  });
  office.set('2026-10-12T09:00');
  writeMoments(office.parts, at('2026-10-12T09:00'));
  const told = office.parts.store.read(`complaint/${id}`).filter(({ type }) => type === 'ClockBroken');
  expect(told.map(({ body }) => (body as { handler: unknown }).handler)).toEqual([deputy]);
  await wang.complaint.correct({
    request: 'request-correct',
    id,
    changes: { complainedPersons: [{ name: '大堂经理' }] },
    reason: '姓名听错',
  });
  expect(await shown()).toMatchObject({ register: { person: idOf('wang'), slot: 'A' } });
});
