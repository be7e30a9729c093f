import '../units/browser.ts';
import { describe, expect, it } from 'vitest';
import type { DashboardView } from '../../../shared/contract/views.ts';
import Screen from '../../../renderer/screens/reports/Screen.tsx';
import { session, show, smallOffice, type Answers } from '../units/stage.tsx';

const view: DashboardView = {
  months: [
    { month: '2026-10', received: 12, closed: 9, open: 5 },
    { month: '2026-11', received: 7, closed: 4, open: 8 },
  ],
  units: [{ unit: 'out1', met: 3, late: 1, running: 2, overdue: 1 }],
  reasons: [
    { reason: 'C1', count: 5 },
    { reason: '', count: 2 },
  ],
  tiles: { open: 8, overdue: 1, receivedThisMonth: 7, closedThisMonth: 4, onTimeRate: 0.75, satisfiedRate: null },
};

const answers = (figures: DashboardView): Answers => ({
  'session.state': () => session(),
  'office.view': () => smallOffice(),
  'dashboard.figures': () => figures,
});

describe('reports', () => {
  it('show the main figures; a rate of nothing is said, not counted', async () => {
    const page = await show(Screen, answers(view));
    expect(page.all('.reports-tile-value').map((value) => value.textContent)).toEqual([
      '8',
      '1',
      '7',
      '4',
      '75%',
      '暂无',
    ]);
    expect(page.lastCall('dashboard.figures')).toEqual({ months: 12 });
  });

  it('give each picture as a table too', async () => {
    const page = await show(Screen, answers(view));
    for (const figure of page.all('.reports-figure')) {
      await page.click(figure.querySelectorAll<HTMLElement>('.ant-segmented-item input')[1]!);
    }
    const tables = page
      .all('.reports-table')
      .map((table) =>
        [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
      );
    expect(tables[0]).toEqual([
      ['2026年10月', '12', '9', '5'],
      ['2026年11月', '7', '4', '8'],
    ]);
    expect(tables[1]).toEqual([['海港银行中山支行', '75%', '3', '1', '2', '1']]);
    expect(tables[2]?.[1]).toEqual(['未分类', '2', '28.6%']);
  });

  it('offer the first step where there is nothing to count', async () => {
    const tiles = {
      open: 0,
      overdue: 0,
      receivedThisMonth: 0,
      closedThisMonth: 0,
      onTimeRate: null,
      satisfiedRate: null,
    };
    const page = await show(Screen, answers({ months: [], units: [], reasons: [], tiles }));
    expect(page.text()).toContain('还没有可统计的投诉件');
    expect(page.control('登记投诉')).toBeTruthy();
  });
});
