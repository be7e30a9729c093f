// REP-TWICE: the figures of reports are counted twice, by the desk's tables and from the entries alone, and agree.
import { expect, it } from 'vitest';
import { casesSql, limitsSql } from '../../../desk/reports/read.ts';
import { runCount } from '../../../desk/reports/count.ts';
import type { DeskParts } from '../../../desk/parts.ts';
import type { ReportContent, ReportTable } from '../../../shared/report/model.ts';
import { openTestDesk } from '../contract/links.ts';
import { edges, figure, toldBy, type Told } from './foldedFigures.ts';
import { writeOffice, type RandomOffice } from './randomOffice.ts';

const firstSeed = 20_260_701;
const offices = 50;

const contentOf = (parts: DeskParts, report: string, period: string, scope: string): ReportContent => {
  const order = { report, period, scope, now: 0 };
  const { content } = runCount(parts.database, { order, question: null }, () => undefined);
  if (!content) throw new Error('nothing counted');
  return content;
};
const rowsBehind = (
  parts: DeskParts,
  report: string,
  period: string,
  scope: string,
  row: string,
  measure: string,
): number =>
  runCount(parts.database, { order: { report, period, scope, now: 0 }, question: { row, measure } }, () => undefined)
    .rows!.length;

const tableOf = (content: ReportContent, id: string): ReportTable => content.tables.find((table) => table.id === id)!;
const valueIn = (table: ReportTable, key: string, column: string): number | null | undefined => {
  const place = table.columns.findIndex(({ id }) => id === column);
  const row = table.rows.find((one) => one.key === key);
  return place < 0 || !row ? undefined : row.values[place];
};

const part = (told: readonly Told[], key: string, value: string): Told[] =>
  told.filter((one) => (one as unknown as Record<string, string>)[key] === value);

it(
  `REP-TWICE: half-year figures agree on ${offices} random offices (seeds from ${firstSeed})`,
  { timeout: 120_000 },
  async () => {
    const { parts } = await openTestDesk();
    const made = Array.from({ length: offices }, (_, place) => writeOffice(parts, firstSeed + place, 10));
    let compared = 0;
    for (const office of made) compared += compare(parts, office);
    expect(compared).toBeGreaterThan(offices * 100);
  },
);

function compare(parts: DeskParts, office: RandomOffice): number {
  const told = toldBy(parts, office);
  let compared = 0;
  const same = (where: string, is: number | null | undefined, expected: number | null): void => {
    expect([office.association, where, is === undefined ? 'no such cell' : round(is)]).toEqual([
      office.association,
      where,
      round(expected),
    ]);
    compared += 1;
  };
  for (const half of ['2025-H2', '2026-H1']) {
    const bulletin = contentOf(parts, 'bulletin', half, office.association);
    for (const name of ['received', 'ended', 'closing', 'onTimeRate', 'satisfiedRate', 'repeatRate']) {
      same(`${half} ${name}`, bulletin.figures.find(({ id }) => id === name)?.value, figure(name, told, half));
    }
    for (const bank of office.banks) {
      const own = part(told, 'bank', bank);
      const key = `branch=${bank}`;
      for (const name of ['received', 'valid', 'repeated', 'unfinished']) {
        same(`${half} ${key} ${name}`, valueIn(tableOf(bulletin, 'branches'), key, name), figure(name, own, half));
      }
      for (const name of [
        'limitsMet',
        'limitsMissed',
        'onTimeRate',
        'medianReplyDays',
        'solvedRate',
        'satisfiedRate',
      ]) {
        same(
          `${half} ${key} ${name}`,
          valueIn(tableOf(bulletin, 'handling'), key, name),
          figure(name, name.startsWith('limits') || name === 'onTimeRate' ? told : own, half, bank),
        );
      }
    }
    // Whoever had limits to keep has a row: the rows make up the whole.
    const handling = tableOf(bulletin, 'handling');
    for (const name of ['limitsMet', 'limitsMissed']) {
      const place = handling.columns.findIndex(({ id }) => id === name);
      const sum = handling.rows.reduce((all, { level, values }) => all + (level === 1 ? values[place]! : 0), 0);
      same(`${half} ${name} of all`, sum, figure(name, told, half));
    }
    for (const region of ['沈阳', '大连', '鞍山', '营口']) {
      const own = part(told, 'region', region);
      const count = figure('received', own, half)!;
      const is = valueIn(tableOf(bulletin, 'regions'), `region=${region}`, 'received');
      same(`${half} ${region}`, is ?? 0, count);
    }
    for (const reason of ['C1', 'C2', 'C7']) {
      const own = part(told, 'reason', reason);
      const before = half === '2026-H1' ? figure('received', own, '2025-H2') : figure('received', own, '2025-H1');
      const reasons = tableOf(bulletin, 'reasons');
      const isShown = reasons.rows.some(({ key }) => key === `reason=${reason}`);
      // A reason nobody gave in either period has no row.
      expect([half, reason, isShown]).toEqual([half, reason, figure('received', own, half)! + before! > 0]);
      if (isShown) {
        same(`${half} ${reason}`, valueIn(reasons, `reason=${reason}`, 'received'), figure('received', own, half));
        same(`${half} ${reason} before`, valueIn(reasons, `reason=${reason}`, 'receivedBefore'), before);
      }
      same(
        `${half} ${reason} opened`,
        rowsBehind(parts, 'bulletin', half, office.association, `reason=${reason}`, 'received'),
        figure('received', own, half),
      );
    }
    const back = contentOf(parts, 'halfYearReturn', half, office.association);
    for (const name of ['opening', 'received', 'ended', 'closing', 'upheld', 'paid']) {
      same(`${half} return ${name}`, back.figures.find(({ id }) => id === name)?.value, figure(name, told, half));
      for (const business of ['B1', 'B3', 'B4']) {
        const own = part(told, 'business', business);
        const is = valueIn(tableOf(back, 'products'), `business=${business}`, name);
        same(`${half} return ${business} ${name}`, is, figure(name, own, half));
      }
    }
    // The shape of the return: what came and went explains what is left.
    const value = (name: string): number => back.figures.find(({ id }) => id === name)!.value!;
    same(`${half} balance`, value('opening') + value('received') - value('ended'), value('closing'));
  }
  const quarter = contentOf(parts, 'categories', '2026-Q1', office.association);
  const [from] = edges('2026-H1');
  const until = Date.parse('2026-04-01T00:00+08:00');
  const inQuarter = told.filter(({ received }) => received >= from && received < until);
  const totals = ['byChannel', 'byBusiness', 'byReason'].map((id) => valueIn(tableOf(quarter, id), '', 'received'));
  expect(totals).toEqual([inQuarter.length, inQuarter.length, inQuarter.length]);
  for (const group of ['outlet', 'electronic', 'back']) {
    const own = part(inQuarter, 'group', group).length;
    same(`2026-Q1 ${group}`, valueIn(tableOf(quarter, 'byChannel'), '', `channelGroup=${group}`) ?? 0, own);
  }
  // Subtotals of the regions are the sums of their units.
  for (const table of quarter.tables.slice(0, 3)) {
    for (const [place] of table.columns.entries()) {
      const sumOf = (level: number): number =>
        table.rows.filter((row) => row.level === level).reduce((sum, row) => sum + (row.values[place] ?? 0), 0);
      expect([table.id, sumOf(1), sumOf(2)]).toEqual([table.id, sumOf(0), sumOf(0)]);
    }
  }
  return compared;
}

const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e9) / 1e9);

it('reads complaints and limits through indexes', async () => {
  const { parts } = await openTestDesk();
  const bound = { scope: 'x', first: 202601, last: 202606, from: 0 };
  const plan = (sql: string, values: object): string =>
    parts.database
      .prepare<[object], { detail: string }>(`explain query plan ${sql}`)
      .all(values)
      .map(({ detail }) => detail)
      .join('\n');
  const cases = plan(casesSql(null), bound);
  for (const index of ['complaint_fact_period', 'complaint_fact_ended', 'complaint_fact_open'])
    expect(cases).toContain(index);
  expect(cases).not.toMatch(/SCAN (f|u|n)\b/);
  expect(plan(limitsSql, { rows: '[1]', written: '["P2-D1"]', from: 0, until: 1 })).toMatch(
    /SEARCH k USING PRIMARY KEY/,
  );
});
