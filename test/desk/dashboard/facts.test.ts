// DASH-FACTS: one row for each complaint to count by, the same after a rebuild.
import { describe, expect, it } from 'vitest';
import { differingProjections } from '../../../desk/store/digest.ts';
import { projections } from '../../../desk/store/projections/index.ts';
import { at } from '../calendar/office.ts';
import { openSupervisedOffice, type SupervisedOffice } from '../supervision/office.ts';

const facts = ({ parts }: SupervisedOffice) =>
  parts.database
    .prepare<[], Record<string, string | number | null>>(
      `select u.unit, b.unit as branch, m.unit as member, f.month, f.ended, f.judged, f.late, f.repeated, f.replied_at
       from complaint_fact f join complaint_fact_unit u on u.place = f.unit join complaint_fact_unit b on b.place = f.branch
         join complaint_fact_unit m on m.place = f.member order by f.row`,
    )
    .all();

describe('DASH-FACTS: facts of complaints', () => {
  it('say where a complaint lies, when it came, and whether a limit was broken', async () => {
    const office = await openSupervisedOffice('2026-09-01T09:00');
    const { outlet, bank } = office.units;
    await office.complain('2026-09-01T09:05');
    await office.complain('2026-09-30T23:30', { flags: ['repeat'] });
    expect(facts(office)).toMatchObject([
      { unit: outlet, branch: outlet, member: bank, month: 202609, ended: null, judged: 0, late: 0, repeated: 0 },
      { month: 202609, repeated: 1 },
    ]);
    office.pass('2026-12-01T09:00');
    expect(facts(office)[0]).toMatchObject({ judged: 1, late: 1, replied_at: null });
    expect(await differingProjections(office.parts.database, projections)).toEqual([]);
  });

  it('follow a correction and a unit that moves below another one', async () => {
    const office = await openSupervisedOffice('2026-09-01T09:00');
    const { outlet, bank, association } = office.units;
    const wang = await office.as('wang');
    const id = await office.complain('2026-09-01T09:05', { receivedAt: at('2026-08-31T23:59') });
    expect(facts(office)).toMatchObject([{ unit: outlet, branch: outlet, member: bank, month: 202608 }]);
    const save = { contact: {}, request: office.request() };
    const branch = await wang.office.saveUnit({ ...save, kind: 'department', name: '分行', parent: bank });
    await wang.office.saveUnit({
      ...save,
      request: office.request(),
      id: outlet,
      kind: 'outlet',
      name: '网点',
      parent: branch.id,
    });
    expect(facts(office)).toMatchObject([{ unit: outlet, branch: branch.id, member: bank }]);
    await office.correct(id, { complainedUnit: association });
    expect(facts(office)).toMatchObject([{ unit: association, branch: association, member: association }]);
    expect(await differingProjections(office.parts.database, projections)).toEqual([]);
  });
});
