// P9-T1 and P9-M4: a complaint that goes over the store manager's head, found by itself; the bonus is a person's decision.
import { expect, it } from 'vitest';
import { writeProposals } from '../../../desk/watch/accountability.ts';
import { at } from '../calendar/office.ts';
import { openSupervisedOffice, refusalOf } from './office.ts';

async function store() {
  const office = await openSupervisedOffice();
  const wang = await office.as('wang');
  const [company, president] = [await office.as('zhang'), await office.as('president')];
  await wang.procedure.choose({ request: office.request(), main: ['P9'], overlays: [] });
  const { persons } = await wang.office.view();
  const manager = await wang.office.savePerson({
    request: office.request(),
    name: '店长',
    account: 'manager',
    contact: {},
    seats: [{ unit: office.units.outlet, roles: ['intake', 'handler'] }],
  });
  expect(persons.map(({ id }) => id)).not.toContain(manager.id);
  const register = async (moment: string, phone: string, changes: object = {}) => {
    office.set(moment);
    const { id } = await company.complaint.register({
      request: office.request(),
      details: {
        channel: 'phone',
        receivedAt: at(moment),
        complainants: [{ kind: 'person', name: '周女士', phone }],
        complainedPersons: [],
        complainedUnit: office.units.outlet,
        reason: 'C1',
        narrative: '退货被拒。',
        demand: '退货',
        flags: [],
        extra: { matter: 'service' },
        ...changes,
      },
    });
    writeProposals(office.parts, at(moment));
    return id;
  };
  const list = async () => (await president.supervision.proposals({ list: 'undecided', cursor: null, size: 9 })).lines;
  return { office, company, president, register, list };
}

it('P9-T1: counts what the company received and the store had no case of', async () => {
  const { office, company, register, list } = await store();
  const first = await register('2026-09-01T10:00', '13900001111');
  expect(await list()).toMatchObject([
    { trigger: 'P9-T1', level: 'penalty', subject: office.units.outlet, key: '2026-09', facts: 1 },
  ]);
  // The store has this customer's case now: calling the company again goes over nobody's head.
  await company.complaint.act({
    request: office.request(),
    id: first,
    action: 'passToStore',
    form: { unit: office.units.outlet },
  });
  await register('2026-09-02T10:00', '13900001111');
  expect(await list()).toMatchObject([{ facts: 1 }]);
  await register('2026-09-03T10:00', '13900002222');
  expect(await list()).toMatchObject([{ facts: 2 }]);
});

it('P9-M4: is booked to the month when a leader confirms it with the bonus, and not without', async () => {
  const { office, president, register, list } = await store();
  await register('2026-09-01T10:00', '13900001111');
  const [line] = await list();
  const confirm = (base: number | null) =>
    president.supervision.confirm({
      request: office.request(),
      id: line!.id,
      text: '当月奖金按制度处理',
      due: null,
      base,
    });
  expect(await refusalOf(() => confirm(null))).toEqual({ code: 'ProposalAmountMissing' });
  expect(await confirm(80_000)).toMatchObject({ state: 'closed' });
  expect(await president.supervision.settlement({ unit: office.units.outlet, month: '2026-09' })).toMatchObject({
    total: 80_000,
    lines: [{ rule: 'P9-M4', amount: 80_000, source: { proposal: line!.id } }],
  });
});
