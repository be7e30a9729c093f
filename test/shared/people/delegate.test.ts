import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/base/time.ts';
import { authoritiesFor, carriedBy } from '../../../shared/people/authority.ts';
import { decideDelegate, decideEndDelegation, type Delegate } from '../../../shared/people/delegate.ts';
import { evolveOfficeAll } from '../../../shared/people/events.ts';
import type { Office, Person, Seat, Unit, UnitKind } from '../../../shared/people/office.ts';

const now = Date.parse('2026-11-23T09:00:00+08:00');
const unit = (id: string, kind: UnitKind, parent?: string): Unit => ({
  id,
  kind,
  name: id,
  parent,
  contact: {},
  closed: false,
});
const person = (id: string, seats: Seat[], more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  account: id,
  contact: {},
  seats,
  absences: [],
  mustChangePassword: false,
  left: false,
  ...more,
});
const office: Office = {
  unitById: new Map(
    [
      unit('association', 'association'),
      unit('bank', 'member', 'association'),
      unit('branch', 'department', 'bank'),
      unit('outlet', 'outlet', 'bank'),
    ].map((one) => [one.id, one]),
  ),
  personById: new Map(
    [
      person('head', [{ unit: 'bank', roles: ['approver'], upTo: 500_000 }]),
      person('deputy', [{ unit: 'bank', roles: ['reader'] }]),
      person('third', [{ unit: 'bank', roles: ['reader'] }]),
      person('clerk', [{ unit: 'outlet', roles: ['handler'] }]),
      person('stranger', [{ unit: 'association', roles: ['approver'] }]),
      person('leader', [{ unit: 'bank', roles: ['supervisor'] }]),
    ].map((one) => [one.id, one]),
  ),
};
const order: Delegate = {
  id: 'd1',
  person: 'head',
  unit: 'bank',
  to: 'deputy',
  from: now,
  until: now + 5 * day,
  reason: '出差',
};
const decide = (change: Partial<Delegate> = {}, actor = 'head', known = office) =>
  decideDelegate({ ...order, ...change }, { now, office: known, actor: { person: actor, unit: 'bank' } });
const codeOf = (result: ReturnType<typeof decide>): string => (result.ok ? 'ok' : result.problem.code);
const given = (change: Partial<Delegate> = {}, known = office): Office => {
  const decided = decide(change, change.person ?? 'head', known);
  if (!decided.ok) throw new Error(decided.problem.code);
  return evolveOfficeAll(known, decided.value);
};

describe('PPL-DELEGATE: approvals are handed to a colleague for a time', () => {
  it('and go no further than the rules let them', () => {
    expect(codeOf(decide())).toBe('ok');
    expect(codeOf(decide({}, 'leader'))).toBe('ok');
    expect(codeOf(decide({}, 'deputy'))).toBe('NotPermitted');
    expect(codeOf(decide({ to: 'head' }))).toBe('DelegateToOneself');
    expect(codeOf(decide({ to: 'stranger' }))).toBe('DelegateElsewhere');
    expect(codeOf(decide({ to: 'clerk' }))).toBe('DelegateElsewhere');
    expect(codeOf(decide({ to: 'nobody' }))).toBe('UnknownPerson');
    expect(codeOf(decide({ unit: 'outlet' }))).toBe('NotAnApprover');
    expect(codeOf(decide({ until: now }))).toBe('DelegationTimes');
    expect(codeOf(decide({ until: now + 93 * day }))).toBe('DelegationTooLong');
    expect(codeOf(decide({ upTo: 500_001 }))).toBe('DelegationAboveLimit');
    expect(codeOf(decide({ reason: '  ' }))).toBe('ReasonMissing');
    expect(codeOf(decide({ id: 'd2', to: 'third' }, 'head', given()))).toBe('DelegationOverlaps');
    // What somebody decides for another he cannot hand on.
    expect(codeOf(decide({ id: 'd2', person: 'deputy', to: 'third' }, 'deputy', given()))).toBe('NotAnApprover');
  });

  it('with the lower of the two limits, and only while it lasts', () => {
    const known = given({ upTo: 200_000 });
    const carried = (at: number) => carriedBy(known, 'deputy', at).map(({ giver, upTo }) => [giver, upTo]);
    expect(carried(now)).toEqual([['head', 200_000]]);
    expect(carried(order.until - 1)).toHaveLength(1);
    expect(carried(order.until)).toEqual([]);
    expect(carried(now - 1)).toEqual([]);
    expect(carriedBy(given(), 'deputy', now)[0]?.upTo).toBe(500_000);
  });

  it('for the seat it was given at and the units below, approvals alone', () => {
    const actor = { person: 'deputy', unit: 'bank' };
    expect(authoritiesFor(given(), actor, 'branch', ['approver', 'supervisor'], now)).toEqual([
      { upTo: 500_000, actingFor: 'head' },
    ]);
    expect(authoritiesFor(given(), actor, 'association', ['approver'], now)).toEqual([]);
    expect(authoritiesFor(given(), actor, 'bank', ['handler'], now)).toEqual([]);
  });

  it('until it is taken back', () => {
    const known = given();
    const ending = { person: 'head', delegation: 'd1' };
    const ended = decideEndDelegation(ending, {
      now: now + day,
      office: known,
      actor: { person: 'head', unit: 'bank' },
    });
    expect(ended).toMatchObject({ ok: true });
    const after = evolveOfficeAll(known, ended.ok ? ended.value : []);
    expect(carriedBy(after, 'deputy', now + day)).toEqual([]);
    expect(carriedBy(after, 'deputy', now + day - 1)).toHaveLength(1);
    const again = decideEndDelegation(ending, {
      now: now + 2 * day,
      office: after,
      actor: { person: 'head', unit: 'bank' },
    });
    expect(again).toEqual({ ok: false, problem: { code: 'UnknownDelegation' } });
  });

  it('by itself to his stand-in while the approver is away', () => {
    const away: Office = {
      ...office,
      personById: new Map([
        ...office.personById,
        [
          'head',
          {
            ...office.personById.get('head')!,
            standIn: 'deputy',
            absences: [{ id: 'a', from: now, to: now + day, reason: '病假' }],
          },
        ],
      ]),
    };
    const actor = { person: 'deputy', unit: 'bank' };
    expect(authoritiesFor(away, actor, 'bank', ['approver'], now)).toEqual([{ upTo: 500_000, actingFor: 'head' }]);
    expect(authoritiesFor(away, actor, 'bank', ['approver'], now + day)).toEqual([]);
  });
});
