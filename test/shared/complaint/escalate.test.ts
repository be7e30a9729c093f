import { describe, expect, it } from 'vitest';
import { decideEscalation, stepsAhead } from '../../../shared/complaint/decide/escalate.ts';
import type { Clock, Complaint } from '../../../shared/complaint/state.ts';
import { at, officeOf, pack, time, units } from './office.ts';

const base = officeOf();
const office = {
  ...base,
  unitById: new Map(units.map((unit) => [unit.id, { ...unit, leader: `${unit.id}-leader` }])),
};
// Friday; the next working days are Monday, Tuesday and Wednesday.
const clock = {
  id: 'P2-D4#1',
  owner: 'outlet',
  state: 'running',
  due: at('2026-11-13T17:30'),
  warnAt: [at('2026-11-11T17:30'), at('2026-11-12T17:30')],
} as Clock;

const complaintOf = (first: string, ...others: string[]): Complaint =>
  ({
    firstAsked: { party: 'outlet', unit: first, person: 'chen' },
    parties: Object.fromEntries(others.map((unit) => [unit, { unit, handler: null, since: 0 }])),
    former: [],
  }) as unknown as Complaint;

const toldBy = (complaint: Complaint, one: Clock, moment: string, settings = pack.settings) =>
  decideEscalation(complaint, one, at(moment), { office, unit: 'outlet', settings, time }).map((event) =>
    event.type === 'ClockEscalated' ? [event.step, event.leader, event.point] : [],
  );

describe('P2-ESC: who above the handler is told of a clock that presses', () => {
  const moments = [at('2026-11-12T17:30'), at('2026-11-13T17:30') + 1, at('2026-11-16T17:30'), at('2026-11-18T17:30')];

  it('is the unit’s own leader at the last warning and the breach, then one unit further up each time', () => {
    const complaint = complaintOf('outlet', 'bank', 'association');
    expect(toldBy(complaint, clock, '2026-11-12T17:29')).toEqual([]);
    expect(toldBy(complaint, clock, '2026-12-01T09:00')).toEqual([
      [0, 'outlet-leader', moments[0]],
      [1, 'outlet-leader', moments[1]],
      [2, 'bank-leader', moments[2]],
      [3, 'association-leader', moments[3]],
    ]);
  });

  it('is nobody of an organisation that does not take part: the last one inside is told again', () => {
    expect(toldBy(complaintOf('outlet'), clock, '2026-12-01T09:00').map(([, leader]) => leader)).toEqual([
      'outlet-leader',
      'outlet-leader',
      'bank-leader',
      'bank-leader',
    ]);
  });

  it('goes by the regime where it says so, and begins anew under another due moment', () => {
    const escalateAfter = [{ amount: 2, unit: 'calendarHour' as const }];
    const settings = { ...pack.settings, escalateAfter };
    const complaint = complaintOf('outlet', 'bank');
    expect(toldBy(complaint, clock, '2026-11-13T19:30', settings).at(-1)).toEqual([
      2,
      'bank-leader',
      at('2026-11-13T19:30'),
    ]);
    const told = [0, 1, 2].map((step) => ({ step, due: clock.due, unit: 'outlet', leader: null, at: 0 }));
    expect(stepsAhead({ ...clock, told }, settings, time)).toEqual([]);
    expect(stepsAhead({ ...clock, told, due: clock.due + 1 }, settings, time)).toHaveLength(3);
    expect(stepsAhead({ ...clock, told, state: 'suspended' }, settings, time)).toEqual([]);
  });
});
