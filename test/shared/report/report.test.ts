import { describe, expect, it } from 'vitest';
import { chartDrawing } from '../../../shared/report/chart.ts';
import { reportDefinitions } from '../../../shared/report/definitions/index.ts';
import { numberText } from '../../../shared/report/format.ts';
import { periodName } from '../../../shared/report/names.ts';
import { daysOf, periodAt, periodBefore, readPeriod, yearBefore } from '../../../shared/report/period.ts';
import { dueReports } from '../../../shared/report/schedule.ts';
import { overview, reasons } from '../../../shared/report/sentences/volumes.ts';
import type { Read, ReadRow } from '../../../shared/report/material.ts';
import type { MeasureId } from '../../../shared/report/measures.ts';
import type { Office, Unit } from '../../../shared/people/office.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { regionIn } from '../../../shared/procedure/trees/regions.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('periods', () => {
  it.each([
    ['halfYear', '2026h1', '2026-H1', '2026-01-01', '2026-07-01', '2025-H2', '2025-H1'],
    ['quarter', '2026Q4', '2026-Q4', '2026-10-01', '2027-01-01', '2026-Q3', '2025-Q4'],
    ['month', '202601', '2026-01', '2026-01-01', '2026-02-01', '2025-12', '2025-01'],
    ['week', '2026-11-26', '2026-11-23', '2026-11-23', '2026-11-30', '2026-11-16', null],
  ] as const)('%s %s', (kind, typed, period, from, until, before, year) => {
    expect(readPeriod(kind, typed)).toBe(period);
    expect(daysOf(period)).toEqual({ from, until });
    expect([periodBefore(kind, period), yearBefore(kind, period)]).toEqual([before, year]);
    // The first moment of a period is in it, the last one before it is not: on the wall of China, not of London.
    expect([periodAt(kind, at(`${from}T00:00`)), periodAt(kind, at(`${from}T00:00`) - 1)]).toEqual([period, before]);
  });

  it('of another kind, or none at all, are refused', () => {
    for (const typed of ['2026H3', '2026-13', '2026Q5', '', '2026', '2026-02-30x']) {
      expect([readPeriod('halfYear', typed), readPeriod('quarter', typed), readPeriod('month', typed)]).toEqual([
        null,
        null,
        null,
      ]);
    }
  });
});

const row = (key: string, values: Partial<Record<MeasureId, number>>): ReadRow => ({
  title: { zh: `类${key}`, en: `kind ${key}` },
  key: `reason=${key}`,
  value: (measure) => values[measure] ?? null,
});
const read = (totals: Partial<Record<MeasureId, number>>, rows: ReadRow[] = []): Read => ({
  unit: { id: 'a', kind: 'association', name: '某省银行业协会', contact: {}, closed: false },
  period: periodName('halfYear', '2026-H1'),
  before: periodName('halfYear', '2025-H2'),
  yearBefore: periodName('halfYear', '2025-H1'),
  total: (measure) => totals[measure] ?? null,
  rows: () => rows,
  columns: () => [],
  studies: [],
  visits: 0,
});

describe('sentences', () => {
  it('say rises and falls against both earlier periods', () => {
    const totals = { received: 12, receivedBefore: 10, receivedYearBefore: 15, valid: 9, invalid: 2, unjudged: 1 };
    expect(overview(read({ ...totals, opening: 3, ended: 11, closing: 4 })).zh).toBe(
      '2026年上半年，某省银行业协会共收到客户投诉12件，比2025年下半年（10件）增加2件，上升20.0%；比2025年上半年（15件）减少3件，下降20.0%。' +
        '经判定成立9件，占75.0%；不成立2件。另有1件正在判定或者不需要判定。期初未结3件，期内办结11件，期末未结4件。',
    );
  });

  it('say nothing of a year that was not kept, and nothing to divide by', () => {
    const { zh, en } = overview(read({ received: 1, receivedBefore: 0 }));
    expect(zh).toContain('客户投诉1件（2025年下半年没有收到投诉）。');
    expect(en).toContain('received 1 complaint (none in the second half of 2025).');
    expect(zh).not.toMatch(/NaN|Infinity|上年|undefined/);
    expect(overview(read({ received: 0 })).zh).toContain('没有收到客户投诉');
  });

  it('name the first reasons, and what rose and fell most', () => {
    const rows = [
      row('C1', { received: 5, receivedBefore: 2, share: 0.5 }),
      row('C2', { received: 4, receivedBefore: 7, share: 0.4 }),
      row('C7', { received: 1, receivedBefore: 1, share: 0.1 }),
    ];
    expect(reasons(read({ receivedBefore: 10 }, rows))?.zh).toBe(
      '从投诉原因看，“类C1”类5件，占50.0%，居首位；其次是“类C2”类4件、“类C7”类1件，前三类合计占100%。' +
        '与上期相比，“类C1”类增加3件，上升最多；“类C2”类减少3件，下降最多。',
    );
    expect(reasons(read({}, []))).toBeNull();
  });
});

it('numbers are written as printed tables write them', () => {
  expect([
    numberText(1_234_567, 'count'),
    numberText(0.5, 'percent'),
    numberText(1, 'percent'),
    numberText(-0.25, 'change'),
    numberText(1234.56, 'decimal'),
    numberText(123_456_789, 'yuan'),
    numberText(null, 'yuan'),
  ]).toEqual(['1,234,567', '50.0%', '100%', '−25.0%', '1,234.6', '1,234,567.89', '—']);
});

it('drawings hold names as text, whatever they are', () => {
  const nasty = '<script>alert(1)</script>&"</svg>';
  const { svg } = chartDrawing(
    {
      id: 'x',
      title: { zh: nasty, en: nasty },
      kind: 'bars',
      labels: [{ zh: nasty.repeat(40), en: nasty }],
      series: [{ title: { zh: '件', en: 'n' }, values: [3] }],
      format: 'count',
    },
    'zh',
  );
  expect(svg).not.toContain('<script');
  expect(svg.match(/<\/svg>/g)).toHaveLength(1);
});

it('regions are read from names of outlets', () => {
  expect(['工行大连中山支行', '中国银行北京分行', '海南州支行', '某银行'].map(regionIn)).toEqual([
    '大连',
    '北京',
    '海南州',
    null,
  ]);
});

it('REP-DUE: every report a procedure asks for has one that answers it, for the period that is over', () => {
  const unit = (kind: Unit['kind']): Unit => ({ id: kind, kind, name: kind, contact: {}, closed: false });
  const asked = shippedPacks.all.flatMap(({ reports = [] }) => reports.map(({ id }) => id));
  const answered = (['association', 'member', 'outlet'] as const).flatMap((kind) => {
    const office: Office = { unitById: new Map([[kind, unit(kind)]]), personById: new Map() };
    return shippedPacks.all.flatMap((pack) => dueReports([pack], office, unit(kind), at('2026-07-06T09:00')));
  });
  expect(new Set(answered.map(({ duty }) => duty))).toEqual(new Set(asked));
  expect(new Set(answered.map(({ report, period }) => `${report} ${period}`))).toEqual(
    new Set([
      'bulletin 2026-H1',
      'serviceAnalysis 2026-06',
      'monthlyFeedback 2026-06',
      'areaSummary 2026-06',
      'weeklyMeeting 2026-06-29',
    ]),
  );
  for (const { tables, charts, sections } of reportDefinitions) {
    const ids = new Set(tables.map(({ id }) => id));
    expect(charts.filter(({ table }) => !ids.has(table))).toEqual([]);
    const parts = sections.flatMap((section) =>
      section.parts.flatMap((part) => (part.kind === 'table' ? [part.id] : [])),
    );
    expect(parts.filter((id) => !ids.has(id))).toEqual([]);
  }
});
