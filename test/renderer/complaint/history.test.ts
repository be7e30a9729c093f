import { describe, expect, it } from 'vitest';
import { factOf } from '../../../renderer/parts/timeline/fact.ts';
import { timelineGroups } from '../../../renderer/parts/timeline/groups.ts';
import { passedStages } from '../../../renderer/screens/complaint/passed.ts';
import { rectificationOf } from '../../../renderer/screens/complaint/rectification.ts';
import { liaoningV1 } from '../../../shared/procedure/packs/liaoning/v1.ts';
import { at } from './office.ts';
import { halfwayStory, wholeStory } from './story.ts';

const now = at('2026-11-23T17:30');

describe('the history', () => {
  it('stands newest first, each step with what followed from it', () => {
    const groups = timelineGroups(halfwayStory().view(now, 'sun', 'm').timeline);
    expect(groups[0]?.main.body['action']).toBe('urge');
    const last = groups.at(-1);
    expect(last?.main.type).toBe('ComplaintRegistered');
    expect(last?.effects.map((entry) => entry.type)).toEqual(['PartyHanded', 'ClockStarted']);
    const forward = groups.find((group) => group.main.body['action'] === 'forward');
    expect(forward?.effects.map((entry) => entry.type)).toContain('ClockMet');
  });

  it('leaves nothing out but the registration said twice', () => {
    const { timeline } = wholeStory().view(now, 'sun', 'm');
    const shown = timelineGroups(timeline).reduce((sum, group) => sum + 1 + group.effects.length, 0);
    expect(shown).toBe(timeline.length - 1);
  });

  it('shows entries of a newer program without guessing what they say', () => {
    const [first] = halfwayStory().view(now, 'sun', 'm').timeline;
    expect(factOf({ ...first!, type: 'ComplaintSplit' })).toBeUndefined();
    expect(timelineGroups([{ ...first!, type: 'ComplaintSplit' }])).toHaveLength(1);
  });
});

describe('the stage line', () => {
  it('shows no hole where another organisation kept a step to itself', () => {
    const view = halfwayStory().view(now, 'sun', 'm');
    const seen = { ...view, timeline: view.timeline.filter((entry) => !entry.internal) };
    expect(passedStages(seen, liaoningV1)).toContain('approving');
    expect(passedStages(seen, liaoningV1)).not.toContain('reviewing');
  });
});

describe('the rectification', () => {
  it('is told from order to acceptance', () => {
    expect(rectificationOf(halfwayStory().view(now, 'sun', 'm'))).toBeUndefined();
    expect(rectificationOf(wholeStory().view(now, 'sun', 'm'))).toMatchObject({
      state: 'passed',
      due: '2026-12-04',
      comment: '现场检查合格。',
    });
  });
});
