import { describe, expect, it } from 'vitest';
import { flowOf, type Flow } from '../../../renderer/screens/procedures/flow.ts';
import { layoutOf, type Layout } from '../../../renderer/screens/procedures/flowLayout.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { liaoningV1 } from '../../../shared/procedure/packs/liaoning/v1.ts';

const edge = (flow: Flow, from: string, to: string) =>
  flow.edges.find((one) => one.from === from && one.to === to && one.kind !== 'waits');

describe('the picture of the Liaoning measures', () => {
  const flow = flowOf(liaoningV1);

  it('has a lane for each party with its stages, whoever was asked first at the end', () => {
    expect(flow.lanes.map(({ party }) => party)).toEqual(['association', 'member', 'outlet', 'firstAsked']);
    expect(flow.lanes.at(-1)?.stages).toEqual(['callingBack', 'closing', 'filing']);
  });

  it('begins where complaints are registered', () => {
    expect(flow.starts).toEqual(['judging', 'verifying', 'passing', 'handling']);
  });

  it('leads steps to the stages they enter; returns go back', () => {
    expect(edge(flow, 'judging', 'approving')).toEqual({
      from: 'judging',
      to: 'approving',
      actions: ['judgeValid'],
      kind: 'on',
    });
    expect(edge(flow, 'memberInbox', 'verifying')?.kind).toBe('on');
    expect(edge(flow, 'memberInbox', 'passing')?.kind).toBe('on');
    expect(edge(flow, 'memberInbox', 'forwarding')?.kind).toBe('back');
    // A customer who is not satisfied: the way of the answer, not of the button.
    expect(edge(flow, 'callingBack', 'handling')?.kind).toBe('back');
  });

  it('goes down the main line', () => {
    const ranks = liaoningV1.mainLine.map((stage) => flow.rankByStage.get(stage) ?? -1);
    expect(ranks).toEqual(ranks.toSorted((left, right) => left - right));
    expect(new Set(ranks).size).toBe(ranks.length);
  });

  it('draws no arrow for what is possible nearly everywhere', () => {
    expect(flow.anywhere.map(({ id }) => id)).toContain('withdraw');
    expect(flow.edges.flatMap(({ actions }) => actions)).not.toContain('withdraw');
  });

  it('shows what a step waits for', () => {
    expect(flow.edges).toContainEqual(expect.objectContaining({ from: 'verifying', to: 'answered', kind: 'waits' }));
  });
});

const layouts = shippedPacks.all
  .filter(({ stages }) => stages.length > 0)
  .map((pack): [string, Flow, Layout] => {
    const flow = flowOf(pack);
    return [`${pack.id} v${pack.version}`, flow, layoutOf(flow, (stage) => 40 + (stage.length % 3) * 16)];
  });

describe.each(layouts)('the picture of %s', (_name, flow, layout) => {
  it('has every stage in the lane of its party, no two boxes in one place', () => {
    const laneOf = new Map(flow.lanes.flatMap(({ party, stages }) => stages.map((stage) => [stage, party])));
    expect(layout.boxes.map(({ stage }) => stage).sort()).toEqual([...laneOf.keys()].sort());
    for (const box of layout.boxes) {
      const lane = layout.lanes.find(({ party }) => party === laneOf.get(box.stage))!;
      expect(box.x).toBeGreaterThanOrEqual(lane.x);
      expect(box.x + box.width).toBeLessThanOrEqual(lane.x + lane.width);
      const under = layout.boxes.filter(
        (other) =>
          other !== box &&
          other.x < box.x + box.width &&
          box.x < other.x + other.width &&
          other.y < box.y + box.height &&
          box.y < other.y + other.height,
      );
      expect(under).toEqual([]);
    }
  });

  it('has an arrow for every step, upright or level, and none through a box', () => {
    expect(layout.arrows.map(({ edge: one }) => one)).toEqual(flow.edges);
    for (const { edge: one, points } of layout.arrows) {
      for (const [index, [x, y]] of points.slice(1).entries()) {
        const [beforeX, beforeY] = points[index]!;
        expect(x === beforeX || y === beforeY, `${one.from} ${one.to} ${JSON.stringify(points)}`).toBe(true);
        const crossed = layout.boxes.filter(
          (box) =>
            Math.min(x, beforeX) < box.x + box.width &&
            Math.max(x, beforeX) > box.x &&
            Math.min(y, beforeY) < box.y + box.height - 1 &&
            Math.max(y, beforeY) > box.y + 1,
        );
        expect(crossed.map(({ stage }) => [one.from, one.to, stage])).toEqual([]);
      }
    }
  });
});
