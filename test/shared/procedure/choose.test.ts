import { describe, expect, it } from 'vitest';
import { decidePacks, mainPacksFor } from '../../../shared/procedure/choose.ts';
import { at, officeOf, persons, units } from '../complaint/office.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import type { Person } from '../../../shared/people/office.ts';

const administrator: Person = {
  id: 'fang',
  name: 'fang',
  account: 'fang',
  contact: {},
  seats: [{ unit: 'association', roles: ['administrator'] }],
  absences: [],
  mustChangePassword: false,
  left: false,
};
const office = officeOf([...persons, administrator]);
const now = at('2026-11-22T09:00');
const choose = (main: string[], overlays: string[], person = 'fang', unit = 'association') =>
  decidePacks({ main, overlays }, { now, today: '2026-11-22', actor: { person, unit }, office, packs: shippedPacks });
const refusal = (result: ReturnType<typeof choose>) => (result.ok ? undefined : result.problem);

describe('choosing the procedures of an office', () => {
  it('is one entry with both lists, each procedure once', () => {
    expect(choose(['P2', 'P2'], ['C', 'C'])).toEqual({
      ok: true,
      value: [{ type: 'PacksChosen', main: ['P2'], overlays: ['C'], at: now }],
    });
  });

  it('is the administrator’s', () => {
    expect(refusal(choose(['P2'], [], 'wang', 'desk'))).toEqual({
      code: 'NotPermitted',
      permission: 'manageProcedures',
    });
  });

  it('refuses what nobody knows, an office without a main procedure, clocks alone as a main one, and one used twice', () => {
    expect(refusal(choose(['P2', 'X9'], []))).toEqual({ code: 'UnknownPack' });
    expect(refusal(choose([], ['C']))).toEqual({ code: 'MainPackMissing' });
    expect(refusal(choose(['P2', 'C'], []))).toEqual({ code: 'OverlayAsMain', pack: 'C' });
    expect(refusal(choose(['P2'], ['P2']))).toEqual({ code: 'PackUsedTwice', pack: 'P2' });
  });
});

describe('the procedures a unit may register under', () => {
  const packsOf = (main: string[], unit: string): string[] =>
    mainPacksFor(
      { main, overlays: [] },
      units.find(({ id }) => id === unit)!,
      office,
      shippedPacks.newest,
    ).map(({ id }) => id);

  it('are those with an entry for it; a department enters as the organisation it serves', () => {
    expect(packsOf(['P2'], 'outlet')).toEqual(['P2']);
    expect(packsOf(['P2'], 'desk')).toEqual(['P2']);
    expect(packsOf(['C'], 'outlet')).toEqual([]);
    expect(packsOf(['X9', 'P2'], 'bank')).toEqual(['P2']);
  });

  it('keep the order chosen: the first is proposed', () => {
    expect(packsOf(['P2', 'P1'], 'desk')).toEqual(['P2', 'P1']);
    expect(packsOf(['P1', 'P2'], 'outlet')).toEqual(['P1', 'P2']);
  });
});
