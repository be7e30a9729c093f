import { describe, expect, it } from 'vitest';
import { decidePacks, mainPacksFor, proposedPack, type IntakeRule } from '../../../shared/procedure/choose.ts';
import { at, officeOf, persons, units } from '../complaint/office.ts';
import { builtInBook } from '../../../shared/procedure/trees/book.ts';
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
const choose = (main: string[], overlays: string[], person = 'fang', unit = 'association', rules: IntakeRule[] = []) =>
  decidePacks(
    { main, overlays, rules },
    { now, today: '2026-11-22', actor: { person, unit }, office, packs: shippedPacks, categories: builtInBook },
  );
const refusal = (result: ReturnType<typeof choose>) => (result.ok ? undefined : result.problem);

describe('choosing the procedures of an office', () => {
  it('is one entry with both lists, each procedure once', () => {
    expect(choose(['P2', 'P2'], ['C', 'C'])).toEqual({
      ok: true,
      value: [{ type: 'PacksChosen', main: ['P2'], overlays: ['C'], rules: [], at: now }],
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
      { main },
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

describe('PACK-PROPOSE: which procedure intake proposes', () => {
  const rules: IntakeRule[] = [
    { pack: 'P1', unit: 'bank', category: 'A1' },
    { pack: 'P7', channel: 'letter' },
  ];
  const offered = ['P2', 'P1', 'P7'].map((id) => shippedPacks.newest(id)!);
  const propose = (unit: string, channel: 'phone' | 'letter', categories: string[], packs = offered) =>
    proposedPack({ main: [], overlays: [], rules }, packs, { unit, channel, categories }, office, builtInBook);

  it('is the first rule that fits with all it names: the unit or one above, the channel, the category or one above', () => {
    expect(propose('outlet', 'letter', ['C1', 'A1.outlet'])).toEqual({ pack: offered[1], rule: rules[0] });
    expect(propose('desk', 'letter', ['A1.outlet'])).toEqual({ pack: offered[2], rule: rules[1] });
    expect(propose('outlet', 'phone', ['A2'])).toEqual({ pack: offered[0], rule: null });
  });

  it('passes over a rule whose procedure this unit cannot register under', () => {
    expect(propose('outlet', 'letter', ['A1'], [offered[0]!, offered[2]!])?.rule).toBe(rules[1]);
    expect(propose('outlet', 'letter', ['A1'], [])).toBeUndefined();
  });

  it('is kept with the choice, and refuses what fits nothing or everything', () => {
    const keep = (rule: IntakeRule) => choose(['P2', 'P1'], [], 'fang', 'association', [rule]);
    expect(keep({ pack: 'P1', unit: 'bank' })).toMatchObject({
      ok: true,
      value: [{ rules: [{ pack: 'P1', unit: 'bank' }] }],
    });
    expect(refusal(keep({ pack: 'P7', unit: 'bank' }))).toEqual({ code: 'PackNotInUse', pack: 'P7' });
    expect(refusal(keep({ pack: 'P1' }))).toEqual({ code: 'RuleWithoutGround', pack: 'P1' });
    expect(refusal(keep({ pack: 'P1', unit: 'nowhere' }))).toEqual({ code: 'UnknownUnit', unit: 'nowhere' });
    expect(refusal(keep({ pack: 'P1', category: 'Z' }))).toEqual({ code: 'UnknownCategory', category: 'Z' });
  });
});
