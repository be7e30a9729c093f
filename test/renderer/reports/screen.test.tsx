import '../units/browser.ts';
import { describe, expect, it } from 'vitest';
import type { DashboardView } from '../../../shared/contract/views.ts';
import Screen from '../../../renderer/screens/reports/Screen.tsx';
import { session, show, smallOffice, type Answers } from '../units/stage.tsx';

const counts = { judged: 0, late: 0, asked: 0, satisfied: 0, repeated: 0 };
const view: DashboardView = {
  months: [
    { month: '2026-10', received: 12, closed: 9, open: 5, judged: 8, late: 2, asked: 4, satisfied: 3, repeated: 1 },
    { month: '2026-11', received: 7, closed: 4, open: 8, ...counts },
  ],
  level: 'branch',
  units: [
    { unit: 'out1', byMonth: [10, 6], received: 16, ...counts, judged: 8, late: 2 },
    { unit: 'bank', byMonth: [2, 1], received: 3, ...counts },
  ],
  unitCount: 2,
  reasons: [
    { reason: 'C1', count: 15 },
    { reason: '', count: 4 },
  ],
  ages: [
    { from: '2026-11-15', to: '2026-11-22', count: 3 },
    { from: null, to: '2026-11-14', count: 5 },
  ],
  ladder: [{ level: 'talk', undecided: 1, underway: 0, done: 2 }],
  open: 8,
  overdue: 1,
};

const answers = (figures: DashboardView): Answers => ({
  'session.state': () => session(),
  'office.view': () => smallOffice(),
  'procedure.view': () => ({ packs: [] }),
  'dashboard.figures': () => figures,
});

describe('reports', () => {
  it('show the main figures; a rate of nothing is said, not counted', async () => {
    const page = await show(Screen, answers(view));
    const values = (): (string | null)[] => page.all('.reports-tile-value').map((value) => value.textContent);
    expect(values()).toEqual(['8', '1', '19', '13', '75%', '75%', '5.3%']);
    expect(page.lastCall('dashboard.figures')).toEqual({});
  });

  it('give each picture as a table too, whose numbers open their complaints', async () => {
    const page = await show(Screen, answers(view));
    for (const figure of page.all('.reports-figure')) {
      await page.click(figure.querySelectorAll<HTMLElement>('.ant-segmented-item input')[1]!);
    }
    const tables = page
      .all('.reports-table')
      .map((table) =>
        [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
      );
    expect(tables).toEqual([
      [
        ['2026年10月', '12', '9', '5'],
        ['2026年11月', '7', '4', '8'],
      ],
      [['海港银行中山支行', '75%', '6', '2', '16']],
      [
        ['服务态度及服务质量', '15', '78.9%', '78.9%'],
        ['未分类', '4', '21.1%', '100%'],
      ],
      [
        ['0–7天', '3'],
        ['8–15天', '5'],
      ],
      [
        ['海港银行中山支行', '10', '6', '16'],
        ['海港银行（本级）', '2', '1', '3'],
      ],
      [
        ['2026年10月', '75%', '3', '1'],
        ['2026年11月', '—', '0', '0'],
      ],
      [
        ['2026年10月', '8.3%', '1', '12'],
        ['2026年11月', '0%', '0', '7'],
      ],
      [['约见谈话', '1', '0', '2']],
    ]);
    // A zero opens nothing.
    expect(page.all('.reports-table .reports-link').every((link) => link.textContent !== '0')).toBe(true);
  });

  it('offer the first step where there is nothing to count', async () => {
    const months = [{ month: '2026-11', received: 0, closed: 0, open: 0, ...counts }];
    const nothing: DashboardView = { ...view, months, units: [], reasons: [], ages: [], ladder: null, open: 0 };
    const page = await show(Screen, answers(nothing));
    expect(page.text()).toContain('还没有可统计的投诉件');
    expect(page.control('登记投诉')).toBeTruthy();
  });
});
