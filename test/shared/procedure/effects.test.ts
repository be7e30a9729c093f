import { describe, expect, it } from 'vitest';
import type { Action, ClockRule, Pack } from '../../../shared/procedure/pack.ts';
import { at, clockOf, officeOf, pack as liaoning, story } from '../complaint/office.ts';

/** A regime of one stage, made for what no released procedure shows alone. */

const text = { zh: '字', en: 'text' };
const source = { article: '', confidence: 'house' as const };
const ruleOf = (id: string, limit: ClockRule['limit'], more: Partial<ClockRule> = {}): ClockRule => ({
  id,
  title: text,
  limit,
  start: ['counted'],
  stop: [['done']],
  cancel: [],
  owner: 'desk',
  source,
  ...more,
});
const action = (id: string, more: Partial<Action>): Action => ({
  id,
  title: text,
  hint: text,
  tone: 'plain',
  at: ['working'],
  leaves: [],
  enters: [],
  by: { party: 'desk', roles: ['handler'] },
  fields: [],
  needs: [],
  effects: [],
  source,
  ...more,
});

const small: Pack = {
  ...liaoning,
  id: 'small',
  parties: [{ id: 'desk', title: text, kinds: ['outlet', 'department'] }],
  entries: [
    {
      kinds: ['outlet'],
      when: [{ fact: 'channel', is: ['mail'] }],
      party: 'desk',
      also: [{ party: 'top', unit: 'aboveOrganisation' }],
      enters: ['working'],
      marks: ['counted'],
    },
    { kinds: ['outlet'], party: 'desk', enters: ['working'], marks: ['begun'] },
  ],
  stages: [{ id: 'working', title: text, party: 'desk', duty: 'handle' }],
  actions: [
    action('count', {
      fields: [
        { id: 'found', title: text, kind: 'moment', required: false },
        { id: 'planned', title: text, kind: 'date', required: false },
      ],
      effects: [
        { kind: 'mark', milestones: ['counted'] },
        { kind: 'countFrom', clocks: ['found'], from: { field: 'found' } },
        { kind: 'countFrom', clocks: ['planned'], from: { field: 'planned' } },
        { kind: 'countFrom', clocks: ['begun'], from: { milestone: 'begun' } },
      ],
    }),
    action('pay', {
      fields: [{ id: 'kind', title: text, kind: 'text', required: true }],
      effects: [
        { kind: 'set', fact: 'base', value: 100 },
        { kind: 'setFrom', fact: 'kind', field: 'kind' },
        { kind: 'pay', rule: 'double', base: 'base', when: [{ fact: 'kind', is: ['double'] }] },
      ],
    }),
  ],
  clocks: [
    ruleOf('found', { amount: 2, unit: 'calendarHour' }),
    ruleOf('planned', { amount: 15, unit: 'workingDay', direction: 'backward' }),
    ruleOf('begun', { amount: 2, unit: 'calendarHour' }),
    ruleOf('mailOnly', { amount: 1, unit: 'calendarHour' }, { when: [{ fact: 'channel', is: ['mail'] }] }),
  ],
  money: [
    { id: 'double', title: text, kind: 'refund', payer: text, payee: text, multiplier: 2, deducted: false, source },
  ],
  triggers: [],
  settings: { ...liaoning.settings, warnBefore: [{ amount: 1, unit: 'workingDay' }] },
};

const begun = (channel: 'mail' | 'phone' = 'phone') => {
  const told = story(officeOf(), [], { pack: small });
  expect(
    told.register('2026-09-07T10:00', 'chen', 'outlet', { channel, receivedAt: at('2026-09-07T08:00') }),
  ).toBeUndefined();
  return told;
};

describe('clocks that count from another moment than the step that starts them', () => {
  it('counts from a moment in the form, and from an earlier milestone: the registration is reached at the receipt', () => {
    const told = begun();
    expect(told.act('2026-09-07T12:00', 'chen', 'outlet', 'count', { found: at('2026-09-07T11:30') })).toBeUndefined();
    expect(clockOf(told.state, 'found')?.due).toBe(at('2026-09-07T13:30'));
    // Registered at ten, received at eight.
    expect(clockOf(told.state, 'begun')?.due).toBe(at('2026-09-07T10:00'));
  });
  it('counts backwards from a planned day and warns before it, never of what lies behind', () => {
    const told = begun();
    told.act('2026-09-07T12:00', 'chen', 'outlet', 'count', { planned: '2026-10-23' });
    const clock = clockOf(told.state, 'planned')!;
    expect(clock.due).toBe(at('2026-09-28T17:30'));
    expect(clock.warnAt).toEqual([at('2026-09-24T17:30')]);
    const late = begun();
    late.act('2026-09-07T12:00', 'chen', 'outlet', 'count', { planned: '2026-09-09' });
    expect(clockOf(late.state, 'planned')!.due).toBeLessThan(at('2026-09-07T12:00'));
    expect(clockOf(late.state, 'planned')!.warnAt).toEqual([]);
  });
});

describe('how the complaint came is a fact', () => {
  it('chooses the entry and the clocks', () => {
    expect(begun('mail').state.clocks.map((clock) => clock.rule)).toContain('mailOnly');
    const phoned = begun('phone');
    phoned.act('2026-09-07T12:00', 'chen', 'outlet', 'count');
    expect(phoned.state.clocks.map((clock) => clock.rule)).not.toContain('mailOnly');
  });
  it('may hand a party to whoever stands above the organisation', () => {
    expect(begun('mail').state.parties['top']?.unit).toBe('association');
  });
});

describe('money under a condition', () => {
  it('takes the base from the facts and pays only when they say so', () => {
    const told = begun();
    told.act('2026-09-07T12:00', 'chen', 'outlet', 'pay', { kind: 'none' });
    expect(told.state.money).toEqual([]);
    told.act('2026-09-07T12:10', 'chen', 'outlet', 'pay', { kind: 'double' });
    expect(told.state.money).toMatchObject([{ rule: 'double', base: 100, amount: 200 }]);
  });
});
