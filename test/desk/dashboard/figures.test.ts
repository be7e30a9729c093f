// DASH-OPEN: every number of the dashboard is the number of lines of the list it opens.
import { expect, it } from 'vitest';
import { addDays } from '../../../shared/calendar/local.ts';
import type { DashboardFilter } from '../../../shared/contract/calls/desk.ts';
import type { RegisterFilter } from '../../../shared/contract/calls/complaint.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { factSource } from '../../../desk/queries/factSource.ts';
import { monthBefore } from '../../../desk/queries/dashboard.ts';
import { createRandom } from '../../../desk/demo/random.ts';
import { at } from '../calendar/office.ts';
import { openSupervisedOffice, type SupervisedOffice } from '../supervision/office.ts';

const seed = 20_260_901;
const startOf = (month: string): number => at(`${month}-01T00:00`);
const within = (month: string): RegisterFilter => ({
  state: 'all',
  receivedFrom: startOf(month),
  receivedTo: startOf(monthBefore(month, -1)),
});

const countOf = async (client: DeskClient, filter: Partial<RegisterFilter>): Promise<number> =>
  (await client.complaint.page({ filter, cursor: null, size: 200 })).lines.length;

/** Complaints of half a year at the outlet, the bank and the association, some ended, some late, some come again. */
async function halfYear(): Promise<SupervisedOffice> {
  const office = await openSupervisedOffice('2026-04-01T09:00');
  const random = createRandom(seed);
  const { outlet, bank, association } = office.units;
  let moment = at('2026-04-01T09:00');
  for (let place = 0; place < 18; place++) {
    moment += random.between(5, 14) * 86_400_000;
    const time = new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16);
    const id = await office.complain(time, {
      complainedUnit: random.pick([outlet, outlet, bank, association]),
      reason: random.pick(['C1', 'C2']),
      flags: random.pick([[], [], ['repeat']]),
    });
    if (place % 3 !== 0) continue;
    const wang = await office.as('wang');
    await wang.complaint.act({
      request: office.request(),
      id,
      action: 'withdraw',
      form: { manner: 'phone', reason: '客户撤诉' },
    });
  }
  office.pass('2026-10-15T09:00');
  return office;
}

it(
  `DASH-OPEN: figures of the dashboard are those of the lists they open (seed ${seed})`,
  { timeout: 60_000 },
  async () => {
    const office = await halfYear();
    expect(await numbersThatOpenTheirList(office)).toBeGreaterThan(60);
    await eachSeatCountsItsOwn(office);
    readByIndex(office);
  },
);

/** @returns how many were compared */
async function numbersThatOpenTheirList(office: SupervisedOffice): Promise<number> {
  const client = await office.as('wang');
  const { outlet, bank } = office.units;
  const questions: DashboardFilter[] = [
    {},
    { unit: bank },
    { unit: outlet, from: '2026-05', to: '2026-07' },
    { reason: 'C2' },
  ];
  let compared = 0;
  for (const question of questions) {
    const view = await client.dashboard.figures(question);
    const part: Partial<RegisterFilter> = {
      ...(question.unit && { counted: question.unit }),
      ...(question.reason && { reason: question.reason }),
    };
    const same = async (figure: number, filter: Partial<RegisterFilter>): Promise<void> => {
      expect([filter, await countOf(client, { ...part, ...filter })]).toEqual([filter, figure]);
      compared += 1;
    };
    await same(view.open, { state: 'open' });
    await same(view.overdue, { state: 'overdue' });
    for (const [place, month] of view.months.entries()) {
      const before = view.months[place - 1];
      if (before) expect(before.open + month.received - month.closed).toBe(month.open);
      if (month.received + month.closed === 0) continue;
      const period = within(month.month);
      await same(month.received, period);
      await same(month.closed, { state: 'ended', endedFrom: period.receivedFrom, endedTo: period.receivedTo });
      await same(month.late, { ...period, limits: 'late' });
      await same(month.judged - month.late, { ...period, limits: 'inTime' });
      await same(month.repeated, { ...period, repeated: true });
    }
    for (const { unit, byMonth, received } of view.units) {
      expect(byMonth.reduce((sum, count) => sum + count, 0)).toBe(received);
      for (const [place, count] of byMonth.entries()) {
        if (count > 0)
          await same(count, { ...within(view.months[place]!.month), counted: unit, countedAs: view.level });
      }
    }
    expect(view.ages.reduce((sum, { count }) => sum + count, 0)).toBe(view.open);
    for (const { from, to, count } of view.ages) {
      await same(count, {
        state: 'open',
        ...(from !== null && { receivedFrom: at(`${from}T00:00`) }),
        receivedTo: at(`${addDays(to, 1)}T00:00`),
      });
    }
  }
  return compared;
}

async function eachSeatCountsItsOwn(office: SupervisedOffice): Promise<void> {
  const [whole, own] = [await office.as('wang'), await office.as('president')];
  const mine = await own.dashboard.figures({});
  const listed = await countOf(own, {});
  expect(mine.level).toBe('branch');
  expect(mine.months.reduce((sum, { received }) => sum + received, 0)).toBe(listed);
  expect(listed).toBeLessThan(await countOf(whole, {}));
  expect((await whole.dashboard.figures({})).level).toBe('member');
  expect(
    (await own.dashboard.figures({ unit: office.units.association })).months.every(({ received }) => received === 0),
  ).toBe(true);
}

function readByIndex({ parts, units }: SupervisedOffice): void {
  const planOf = (sql: string): string =>
    parts.database
      .prepare<[object], { detail: string }>(`explain query plan ${sql}`)
      .all({ scope: units.bank })
      .map(({ detail }) => detail)
      .join('\n');
  const period = 'f.month >= 202601 and f.month <= 202612';
  const group = 'group by f.month, f.member, f.reason, f.pack, f.branch';
  const whole = factSource(parts, { scope: units.association }).from('complaint_fact_period', period);
  expect(planOf(`select count(*) ${whole} ${group}`)).toBe(
    'SEARCH f USING COVERING INDEX complaint_fact_period (month>? AND month<?)',
  );
  const own = factSource(parts, { scope: units.bank }).from('complaint_fact_period', period);
  expect(planOf(`select count(*) ${own}`)).not.toMatch(/SCAN/);
  expect(planOf(`select count(*) ${own}`)).toContain('SEARCH u USING PRIMARY KEY (unit=? AND row>?)');
}
