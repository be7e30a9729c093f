import { describe, expect, it } from 'vitest';
import { childrenByParent, firstExpanded, foundLines, treeLines } from '../../../renderer/screens/units/unitTree.ts';
import { smallOffice, unit } from './stage.tsx';

const names = (lines: { unit: { name: string }; depth: number }[]): string[] =>
  lines.map(({ unit: { name }, depth }) => `${'·'.repeat(depth)}${name}`);

describe('the tree of units', () => {
  it('stands below one another, sisters by name', () => {
    const { units } = smallOffice();
    const all = new Set(units.map(({ id }) => id));
    expect(names(treeLines(childrenByParent(units), all))).toEqual([
      '省银行业协会',
      '·海港银行',
      '··海港银行铁西支行',
      '··海港银行中山支行',
    ]);
  });

  it('hides what is folded', () => {
    const { units } = smallOffice();
    const lines = treeLines(childrenByParent(units), new Set(['assoc']));
    expect(names(lines)).toEqual(['省银行业协会', '·海港银行']);
    expect(lines[1]).toMatchObject({ hasChildren: true, expanded: false, place: 1, sisters: 1 });
  });

  it('shows units whose parent is gone, or which stand above each other, on top instead of not at all', () => {
    const lost = [
      unit('a', 'department', '甲', { parent: 'nowhere' }),
      unit('b', 'department', '乙', { parent: 'c' }),
      unit('c', 'department', '丙', { parent: 'b' }),
    ];
    expect(names(treeLines(childrenByParent(lost), new Set())).sort()).toEqual(['丙', '乙', '甲']);
  });

  it('opens a small office whole, of a large one the way to one’s own unit', () => {
    const { units } = smallOffice();
    expect(firstExpanded(units, 'out1').size).toBe(4);
    const large = [
      ...units,
      ...Array.from({ length: 60 }, (_, index) => unit(`x${index}`, 'outlet', `第${index}支行`, { parent: 'bank' })),
    ];
    expect([...firstExpanded(large, 'out1')].sort()).toEqual(['assoc', 'bank', 'out1']);
    expect([...firstExpanded(large, undefined)]).toEqual(['assoc']);
  });

  it('is a plain list while somebody searches', () => {
    expect(foundLines(smallOffice().units).every(({ depth, hasChildren }) => depth === 0 && !hasChildren)).toBe(true);
  });
});
