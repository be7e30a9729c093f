import { describe, expect, it } from 'vitest';
import { addressOf, filterOf, isFiltered } from '../../../renderer/screens/register/filter.ts';
import { registerFilter } from '../../../shared/contract/calls/complaint.ts';

describe('filters in the address', () => {
  it('become the question of the contract, both days whole', () => {
    const filter = filterOf(addressOf({ state: 'open', channel: 'letter', from: '2026-11-01', to: '2026-11-30' }));
    expect(filter).toEqual({
      state: 'open',
      channel: 'letter',
      receivedFrom: Date.parse('2026-11-01T00:00:00+08:00'),
      receivedTo: Date.parse('2026-12-01T00:00:00+08:00'),
    });
    expect(registerFilter.parse(filter)).toEqual(filter);
  });

  it('keep a telephone number as text and leave out what nobody can mean', () => {
    const address = addressOf({ text: 13900001111, state: 'lost', channel: 'pigeon', from: 'yesterday', stage: {} });
    expect(filterOf(address)).toEqual({ text: '13900001111', state: 'all' });
  });

  it('are none when the address is empty', () => {
    expect(isFiltered(addressOf({}))).toBe(false);
    expect(isFiltered(addressOf({ text: '' }))).toBe(false);
    expect(isFiltered(addressOf({ state: 'overdue' }))).toBe(true);
    expect(isFiltered(addressOf({ unit: 'u1' }))).toBe(true);
  });
});
