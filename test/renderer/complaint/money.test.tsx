import '../units/browser.ts';
import { describe, expect, it } from 'vitest';
import type { MoneyEntry } from '../../../shared/complaint/events.ts';
import type { ComplaintView, TimelineEntry } from '../../../shared/contract/views.ts';
import { liaoningV1 } from '../../../shared/procedure/packs/liaoning/v1.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { Timeline } from '../../../renderer/parts/timeline/Timeline.tsx';
import { Ledger } from '../../../renderer/screens/complaint/Ledger.tsx';
import { session, show, smallOffice } from '../units/stage.tsx';
import { createStory, details } from './story.ts';

/** Double refund, and freight of which the firm bears a part. */
const pack: Pack = {
  ...liaoningV1,
  money: [
    {
      id: 'M1',
      title: { zh: '错收费用双倍返还', en: 'Wrong charge, double' },
      kind: 'refund',
      payer: { zh: '服务商', en: 'Partner' },
      payee: { zh: '客户', en: 'Customer' },
      multiplier: 2,
      deducted: true,
      source: { article: '第七节', confidence: 'high' },
    },
    {
      id: 'M2',
      title: { zh: '分担运费', en: 'Share of the freight' },
      kind: 'freight',
      payer: { zh: '厂家', en: 'Maker' },
      payee: { zh: '经销商', en: 'Dealer' },
      multiplier: 1,
      share: { least: 30, most: 60 },
      deducted: false,
      source: { article: '第三条', confidence: 'high' },
    },
  ],
};
const entry = (changes: Partial<MoneyEntry>): MoneyEntry => ({
  rule: 'M1',
  base: 60_050,
  multiplier: 2,
  share: null,
  amount: 120_100,
  deducted: true,
  month: '2026-11',
  by: 'wang',
  ...changes,
});
const money = [entry({}), entry({ rule: 'M2', base: 10_000, multiplier: 1, share: 40, amount: 4000, deducted: false })];

const story = createStory(details);
story.register('2026-11-18T11:00', 'wang', 'a1');
const view: ComplaintView = story.view(Date.parse('2026-11-18T12:00+08:00'), 'wang', 'a1', { money });
const answers = { 'session.state': () => session(), 'office.view': () => smallOffice() };

describe('money of a complaint', () => {
  it('is listed with how it was counted, who pays whom, the month, what is taken back, and the total', async () => {
    const page = await show(() => <Ledger view={view} pack={pack} />, answers);
    const lines = page.all('tr').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(lines.slice(1)).toEqual([
      ['退费错收费用双倍返还', '服务商 → 客户', '600.50 × 2', '1,201.00 元', '2026-11从结算中扣回'],
      ['运费分担运费', '厂家 → 经销商', '100.00 × 40%', '40.00 元', '2026-11'],
      ['合计', '1,241.00 元'],
    ]);
  });

  it('is not mentioned where there is none', async () => {
    const page = await show(() => <Ledger view={{ ...view, money: [] }} pack={pack} />, answers);
    expect(page.all('table')).toEqual([]);
  });

  it('stands in the history under the step that led to it', async () => {
    const at = view.timeline[0]!.at;
    const step = (sequence: number, type: string, body: Record<string, unknown>): TimelineEntry => ({
      sequence,
      at,
      type,
      person: 'admin',
      unit: 'assoc',
      actingFor: null,
      internal: false,
      body,
    });
    const entries = [
      step(1, 'ActionTaken', { action: 'close', form: {}, enters: [], leaves: [], milestones: [], facts: {} }),
      step(2, 'MoneyEntered', { entry: money[0], at }),
    ];
    const page = await show(() => <Timeline entries={entries} pack={pack} />, answers);
    expect(page.all('li.entry')).toHaveLength(1);
    expect(page.find('.entry-effects').textContent).toBe('错收费用双倍返还：服务商 付给 客户 1,201.00 元');
  });
});
