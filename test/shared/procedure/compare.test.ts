import { describe, expect, it } from 'vitest';
import { blankPack } from '../../../shared/procedure/packs/blank.ts';
import { comparePacks } from '../../../shared/procedure/compare.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { differenceText } from '../../../shared/words/packText.ts';

const before = blankPack('W1', '2026-11-22');
function said(change: (pack: Pack) => void, language: 'zh' | 'en' = 'zh'): string[] {
  const after: Pack = JSON.parse(JSON.stringify(before));
  change(after);
  return comparePacks(before, after).map((difference) => differenceText(difference, before, after, language));
}

describe('two versions compared', () => {
  it('the same one differs in nothing, whatever the number of the version', () => {
    expect(said((pack) => (pack.version = 2))).toEqual([]);
    for (const pack of shippedPacks.all) expect(comparePacks(pack, JSON.parse(JSON.stringify(pack)))).toEqual([]);
  });

  it('a limit is told with what it was and what it becomes', () => {
    const shorter = (pack: Pack): void => void (pack.clocks[0]!.limit = { amount: 3, unit: 'calendarDay' });
    expect(said(shorter)).toEqual(['时限“办结答复” › 期限：15个工作日 → 3天']);
    expect(said(shorter, 'en')).toEqual(['Deadlines “Settle and reply” › Limit: 15 working days → 3 days']);
  });

  it('a stage more, an action less, roles changed, another order', () => {
    expect(
      said((pack) => {
        pack.stages.push({ id: 'checking', party: 'taker', duty: 'judge', title: { zh: '核查', en: 'Checking' } });
        pack.actions.splice(1, 1);
        pack.actions[0]!.by.roles = ['handler'];
        pack.clocks.reverse();
      }),
    ).toEqual([
      '新增环节“核查”',
      '删去办理动作“客户撤诉”',
      '办理动作“办结答复” › 谁办理 › 岗位：登记、承办 → 承办',
      '时限：顺序改变',
    ]);
  });

  it('a renamed thing is the same thing; one with another id is another', () => {
    expect(said((pack) => (pack.stages[0]!.title.zh = '抢修'))).toEqual(['环节“抢修” › 名称：办理 → 抢修']);
    expect(said((pack) => (pack.stages[0]!.id = 'repairing'))).toEqual(['删去环节“办理”', '新增环节“办理”']);
  });

  it('a part that was not there before is told with what it says', () => {
    expect(said((pack) => (pack.clocks[0]!.warn = [{ amount: 2, unit: 'calendarHour' }]))).toEqual([
      '新增时限“办结答复” › 提前提醒 2小时',
    ]);
  });
});
