// P1-K1, P1-K4, P1-K5 and the settlement of P1-M1, P1-M2: figures with consequences, and what is taken back each month.
import { Buffer } from 'node:buffer';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { refusalOf } from './office.ts';
import { writeProposals } from '../../../desk/watch/accountability.ts';
import { openOperatorOffice, type OperatorOffice } from './operator.ts';

const proposals = async ({ lead }: OperatorOffice) =>
  (await lead.supervision.proposals({ list: 'undecided', cursor: null, size: 50 })).lines
    .map(({ trigger, key, level }) => `${trigger} ${key} ${level}`)
    .toSorted();
const enter = (office: OperatorOffice, month: string, value: number | null, what = 'payingUsers') =>
  office.agent.supervision.enterFigure({ request: office.request(), unit: office.partner, month, what, value });
const cell = async (office: OperatorOffice, kpi: string, month: string) =>
  (await office.lead.supervision.figures({ months: 6 })).cells.find((one) => one.kpi === kpi && one.month === month);
const days = ['01', '02', '03', '06', '07'].map((day) => `-${day}T10:00`);

describe('P1-K1: group-customer complaints', () => {
  it('five in a month suspend the settlement, three such months in a row end the cooperation', async () => {
    const office = await openOperatorOffice('2026-04-01T09:00');
    for (const month of ['2026-04', '2026-05', '2026-06']) {
      for (const day of days) await office.dispatched(`${month}${day}`, 'emp');
    }
    await office.dispatched('2026-06-08T10:00', 'c');
    office.judge('2026-06-30T18:00');
    // A month is judged when it is over: of June nothing is said yet.
    expect(await proposals(office)).toEqual(['P1-K1#1 2026-04 suspension', 'P1-K1#1 2026-05 suspension']);
    office.judge('2026-07-01T09:00');
    expect(await proposals(office)).toEqual([
      'P1-K1#1 2026-04 suspension',
      'P1-K1#1 2026-05 suspension',
      'P1-K1#1 2026-06 suspension',
      'P1-K1#2 2026-06 termination',
      // The one of mode C is not solved yet.
      'P1-K5#1 2026-06 suspension',
    ]);
    const june = await cell(office, 'P1-K1', '2026-06');
    expect(june).toMatchObject({ unit: office.partner, numerator: 5, value: 5, crossed: [0, 1] });
    expect(await cell(office, 'P1-K1', '2026-05')).toMatchObject({ value: 5, crossed: [0] });
    const cases = await office.lead.supervision.figureCases({
      pack: 'P1',
      kpi: 'P1-K1',
      unit: office.partner,
      month: '2026-06',
      cursor: null,
      size: 50,
    });
    expect(cases.lines).toHaveLength(5);
    // The partner sees neither the proposals nor enters what it is measured by.
    expect((await office.si.supervision.proposals({ list: 'undecided', cursor: null, size: 9 })).lines).toEqual([]);
    const own = { request: office.request(), unit: office.partner, month: '2026-06', what: 'payingUsers', value: 1 };
    expect(await refusalOf(() => office.si.supervision.enterFigure(own))).toEqual({
      code: 'FigureNotYours',
      unit: office.operator,
    });
  });
});

describe('P1-K4: complaints per 10,000 users', () => {
  it('has no value until the users are entered; another number withdraws the proposal, a confirmed one gets a sign', async () => {
    const office = await openOperatorOffice('2026-06-01T09:00');
    for (const day of days.slice(0, 3)) await office.dispatched(`2026-06${day}`);
    office.judge('2026-07-01T09:00');
    expect(await cell(office, 'P1-K4', '2026-06')).toMatchObject({ numerator: 3, input: null, value: null });
    const asked = async () => (await proposals(office)).filter((line) => line.startsWith('P1-K4'));
    expect(await asked()).toEqual([]);
    await enter(office, '2026-06', 6000);
    office.judge('2026-07-01T09:10');
    expect(await cell(office, 'P1-K4', '2026-06')).toMatchObject({ input: 6000, value: 5, crossed: [0] });
    expect(await asked()).toEqual(['P1-K4#1 2026-06 suspension']);
    await enter(office, '2026-06', 60_000);
    office.judge('2026-07-01T09:20');
    expect(await asked()).toEqual([]);
    await enter(office, '2026-06', 6000);
    office.judge('2026-07-01T09:30');
    const [line] = (await office.lead.supervision.proposals({ list: 'undecided', cursor: null, size: 9 })).lines.filter(
      ({ trigger }) => trigger === 'P1-K4#1',
    );
    const id = line?.id ?? '';
    const confirm = { id, text: '限期整改，暂停结算', due: '2026-07-31', base: null };
    await office.lead.supervision.confirm({ request: office.request(), ...confirm });
    await enter(office, '2026-06', 60_000);
    office.judge('2026-07-01T09:40');
    expect((await office.lead.supervision.proposal({ id })).proposal).toMatchObject({
      state: 'rectifying',
      undoneFigures: [{ month: '2026-06', value: 5, numerator: 3, denominator: 6000 }],
    });
  });
  it('takes a number only of months that have begun, and under a name that is known', async () => {
    const office = await openOperatorOffice('2026-06-01T09:00');
    expect(await refusalOf(() => enter(office, '2026-07', 1))).toEqual({
      code: 'FigureMonthNotOver',
      month: '2026-07',
    });
    expect(await refusalOf(() => enter(office, '2026-06', 1, 'guesses'))).toEqual({ code: 'UnknownFigure' });
    await enter(office, '2026-06', 92, 'score P1-K3');
    await office.dispatched('2026-06-02T10:00');
    expect(await cell(office, 'P1-K3', '2026-06')).toMatchObject({ value: 92 });
  });
});

describe('P1-K5: on-time completion rate', () => {
  it('below 75 per cent suspends the settlement', async () => {
    const office = await openOperatorOffice('2026-06-01T09:00');
    const solved = { result: '已修复', replyManner: 'phone', reply: '已说明' };
    for (const [index, day] of days.slice(0, 4).entries()) {
      const id = await office.dispatched(`2026-06${day}`);
      if (index > 1) continue;
      await office.si.complaint.act({ request: office.request(), id, action: 'solve', form: solved });
    }
    office.judge('2026-07-01T09:00');
    expect(await cell(office, 'P1-K5', '2026-06')).toMatchObject({ numerator: 2, count: 4, value: 50, crossed: [0] });
    expect(await proposals(office)).toContain('P1-K5#1 2026-06 suspension');
  });
});

describe('P1-M, of P1-M1 and P1-M2: the monthly settlement', () => {
  async function refunded() {
    const office = await openOperatorOffice('2026-06-01T09:00');
    const refund = async (moment: string, kind: string, base: number): Promise<string> => {
      const id = await office.dispatched(moment);
      const form = { kind, base, verified: '错收' };
      await office.si.complaint.act({ request: office.request(), id, action: 'reportRefund', form });
      await office.agent.complaint.act({ request: office.request(), id, action: 'recharge', form: { receipt: 'CZ' } });
      return id;
    };
    await refund('2026-06-02T10:00', 'wrongCharge', 1234);
    await refund('2026-06-03T10:00', 'functionFee', 5000);
    const settlement = () => office.lead.supervision.settlement({ unit: office.partner, month: '2026-06' });
    const close = () =>
      office.lead.supervision.closeSettlement({ request: office.request(), unit: office.partner, month: '2026-06' });
    return { office, refund, settlement, close };
  }
  it('lists what is taken back from the partner, doubled where the regime says so, and is closed when the month is over', async () => {
    const { office, settlement, close } = await refunded();
    expect(await settlement()).toMatchObject({ total: 2468 + 5000, closed: null, later: [] });
    expect((await settlement()).lines.map(({ rule, amount }) => [rule, amount])).toEqual([
      ['P1-M1', 2468],
      ['P1-M2', 5000],
    ]);
    expect(await refusalOf(close)).toEqual({ code: 'SettlementMonthNotOver', month: '2026-06' });
    office.set('2026-07-01T09:00');
    expect(await close()).toEqual({ total: 7468 });
    expect(await refusalOf(close)).toEqual({ code: 'SettlementClosed', month: '2026-06' });
    const listed = await office.lead.supervision.settlements({ month: '2026-06' });
    expect(listed).toMatchObject({ months: ['2026-06'], units: [{ unit: office.partner, lines: 2, total: 7468 }] });
  });
  it('stays as it was closed: what is corrected later stands beside it, in the month it was corrected', async () => {
    const { office, settlement, close } = await refunded();
    office.set('2026-07-01T09:00');
    await close();
    const before = await settlement();
    const source = before.lines[0]!.source;
    const id = 'complaint' in source ? source.complaint : '';
    const correct = (client: typeof office.lead, base: number, reason = '多算一笔') =>
      client.complaint.correctMoney({ request: office.request(), id, line: 0, base, reason });
    // Whoever entered an amount does not correct it.
    expect(await refusalOf(() => correct(office.agent, 1000))).toMatchObject({ code: 'FourEyes' });
    await correct(office.lead, 1000);
    expect(await settlement()).toEqual(before);
    const july = await office.lead.supervision.settlement({ unit: office.partner, month: '2026-07' });
    expect(july.lines).toMatchObject([{ base: 1000 - 1234, amount: 2000 - 2468, reason: '多算一笔' }]);
    expect(july.total).toBe(-468);
    const ledger = (await office.lead.complaint.open({ id })).money;
    expect(ledger.reduce((sum, { amount }) => sum + amount, 0)).toBe(2000);
    expect(await refusalOf(() => correct(office.lead, 1000))).toEqual({ code: 'NothingChanged' });
    await correct(office.lead, 1100, '再核');
    expect((await office.lead.complaint.open({ id })).money.reduce((sum, { amount }) => sum + amount, 0)).toBe(2200);
  });
  it('is written as a workbook and as text, with its total, room for signatures, and nothing a spreadsheet would run', async () => {
    const { office } = await refunded();
    const file = (format: 'xlsx' | 'csv') =>
      office.lead.supervision.settlementFile({ unit: office.partner, month: '2026-06', format, language: 'zh' });
    const workbook = await file('xlsx');
    expect(workbook.name).toBe('结算单 某SI 2026-06.xlsx');
    const { sheets } = await readXlsx(Buffer.from(workbook.content, 'base64'));
    const rows = sheets[0]!.rows;
    expect(rows[4]).toEqual(expect.arrayContaining(['错收费用双倍返还（SI）', 12.34, 24.68]));
    expect(rows.find(([first]) => first === '应扣合计')).toContain(74.68);
    expect(rows.flat()).toContain('合作方确认：');
    const text = Buffer.from((await file('csv')).content, 'base64').toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain('74.68');
  });
  it('is the same after every table was filled again from the log', async () => {
    const { office, close } = await refunded();
    await enter(office, '2026-06', 6000);
    office.set('2026-07-01T09:00');
    await close();
    const tables = () =>
      ['figure_case', 'figure_input', 'money_line', 'settlement'].map((table) =>
        office.parts.database.prepare(`select * from ${table}`).all(),
      );
    const before = tables();
    expect(before.map((rows) => rows.length > 0)).toEqual([true, true, true, true]);
    await office.parts.store.rebuild();
    expect(tables()).toEqual(before);
  });
});

it('P1-T1: a bad effect in public prepares the suspension of the service, held to the partner, and waits for a person', async () => {
  const office = await openOperatorOffice('2026-04-01T09:00');
  const id = await office.dispatched('2026-04-01T10:00');
  writeProposals(office.parts, office.parts.clock());
  expect(await proposals(office)).toEqual([]);
  const flags = { request: office.request(), id, changes: { flags: ['media' as const] }, reason: '已被媒体报道' };
  await office.agent.complaint.correct(flags);
  writeProposals(office.parts, office.parts.clock());
  const [line] = (await office.lead.supervision.proposals({ list: 'undecided', cursor: null, size: 50 })).lines;
  expect(line).toMatchObject({ trigger: 'P1-T1', level: 'suspension', subject: office.partner });
  // It was a mistake: the draft goes by itself.
  await office.agent.complaint.correct({ ...flags, request: office.request(), changes: { flags: [] } });
  writeProposals(office.parts, office.parts.clock());
  expect(await proposals(office)).toEqual([]);
});
