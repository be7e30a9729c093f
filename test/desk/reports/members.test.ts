// Who stands where in a report by unit: members by name, partners together, a unit in its region.
import { expect, it } from 'vitest';
import { runCount } from '../../../desk/reports/count.ts';
import type { ReportContent } from '../../../shared/report/model.ts';
import { periodAt } from '../../../shared/report/period.ts';
import { begin, connect, openTestDesk } from '../contract/links.ts';
import { details, foundWorld } from '../contract/world.ts';

it('REP-TWICE: partners of an association stand apart from its members; a region kept beats a name; no grades, no table of grades', async () => {
  const { desk, parts } = await openTestDesk();
  const { client } = await connect('direct', desk).then(async (link) => ({ ...link, world: await foundWorld(link) }));
  const { units } = await client.office.view();
  const idOf = (name: string): string => units.find((unit) => unit.name === name)!.id;
  const [association, bank, outlet] = ['某省银行业协会', '某银行', '某银行中街支行'].map(idOf) as [
    string,
    string,
    string,
  ];
  const partner = await client.office.saveUnit({
    request: 'request-partner',
    kind: 'member',
    name: '某短信服务商',
    parent: association,
    partner: true,
    contact: {},
  });
  await client.office.saveUnit({
    request: 'request-region',
    id: outlet,
    kind: 'outlet',
    name: '某银行沈阳中街支行',
    parent: bank,
    region: '大连',
    contact: {},
  });
  const register = (request: string, complainedUnit: string): Promise<unknown> =>
    client.complaint.register({ request, details: { ...details, complainedUnit } });
  await register('request-first-partner', partner.id);
  await register('request-second-partner', partner.id);

  const count = (report: 'bulletin' | 'monthlyFeedback', kind: 'halfYear' | 'month'): ReportContent =>
    runCount(
      parts.database,
      { order: { report, period: periodAt(kind, begin), scope: association, now: begin }, question: null },
      () => undefined,
    ).content!;
  const bulletin = count('bulletin', 'halfYear');
  const rowsOf = ({ tables }: ReportContent, id: string): [string, number | null][] =>
    tables.find((table) => table.id === id)!.rows.map(({ title, values }) => [title.zh, values[0]!]);
  expect(rowsOf(bulletin, 'branches')).toEqual([
    ['某银行', 1],
    ['合作单位（非会员）', 2],
    ['合计', 3],
  ]);
  // The two of the partner are of no known place; the outlet lies where it was written down.
  expect(rowsOf(bulletin, 'regions')).toEqual([
    ['大连', 1],
    ['未明确地区', 2],
    ['合计', 3],
  ]);
  // Nobody is first or last among the members but a member.
  expect(bulletin.paragraphs.find(({ id }) => id === 'volumes')!.zh).not.toContain('合作单位');

  // A month in which nobody grades anything has no table of grades.
  expect(rowsOf(count('monthlyFeedback', 'month'), 'grades')).toEqual([]);
});
