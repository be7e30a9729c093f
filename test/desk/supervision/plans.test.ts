// Every query of the supervision screen finds its rows by an index: whatever its calls prepare is explained, none reads a whole table.
import { expect, it } from 'vitest';
import { openSupervisedOffice } from './office.ts';

/** Indexes that hold nothing but the rows of a list, so that going through them is reading the list. */
const lists = ['clock_pressing', 'supervised_returns'];

/** What a plan walks through from end to end, besides a list given with the question or made on the way. */
const scanned = (plan: readonly string[]): string[] =>
  plan.filter(
    (detail) =>
      detail.startsWith('SCAN ') &&
      !/VIRTUAL TABLE|CONSTANT ROW|^SCAN (known|\(subquery|e|r)\b/.test(detail) &&
      !lists.some((index) => detail.endsWith(`INDEX ${index}`)),
  );

it('supervision reads by indexes alone', async () => {
  const office = await openSupervisedOffice();
  await office.complain('2026-09-01T09:00');
  const { database } = office.parts;
  const wang = await office.as('director');
  const prepare = database.prepare.bind(database);
  const heard = new Set<string>();
  database.prepare = (sql: string) => {
    heard.add(sql);
    return prepare(sql);
  };
  await wang.supervision.view();
  for (const list of ['undecided', 'underway', 'done'] as const)
    await wang.supervision.proposals({ list, cursor: null, size: 10 });
  for (const list of ['deadlines', 'returned', 'rectifications'] as const)
    await wang.supervision.complaints({ list, cursor: null, size: 10 });
  await wang.supervision.figures({ months: 6, pack: 'P1' });
  await wang.supervision.figureCases({
    pack: 'P1',
    kpi: 'P1-K1',
    unit: office.units.bank,
    month: '2026-09',
    cursor: null,
    size: 10,
  });
  await wang.supervision.settlements({ month: '2026-09' });
  await wang.supervision.settlement({ unit: office.units.bank, month: '2026-09' });
  const reading = [...heard].filter((sql) => /^\s*(select|with)/i.test(sql));
  expect(reading.length).toBeGreaterThan(8);
  const found = reading.flatMap((sql) => {
    const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
    const places = [...sql.replaceAll(/'[^']*'/g, '').matchAll(/\?/g)].map(() => null);
    const plan = prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
      .all(...(Object.keys(named).length > 0 ? [named] : places))
      .map(({ detail }) => detail);
    return scanned(plan).map((detail) => `${detail} in ${sql.replaceAll(/\s+/g, ' ')}`);
  });
  expect(found).toEqual([]);
});
