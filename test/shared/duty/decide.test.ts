import { describe, expect, it } from 'vitest';
import { day, hour } from '../../../shared/base/time.ts';
import { answering } from '../../../shared/duty/answering.ts';
import {
  decideAnnounceChange,
  decideDropChange,
  decideEndAbsence,
  decideFileDepartment,
  decideRecordAbsence,
  decideSetPair,
  decideSetSpecialPairs,
  decideSetStandIn,
} from '../../../shared/duty/decide.ts';
import type { OfficeContext } from '../../../shared/people/decide.ts';
import { evolveOffice, evolveOfficeAll, type OfficeEvent } from '../../../shared/people/events.ts';
import type { Office } from '../../../shared/people/office.ts';
import { at, officeOf, persons } from '../complaint/office.ts';

const administrator = {
  ...persons[0]!,
  id: 'admin',
  account: 'admin',
  seats: [{ unit: 'association', roles: ['administrator' as const] }],
};
const office = officeOf([...persons, administrator]);
const now = at('2026-10-12T09:00');
const by = (person: string, unit: string, inOffice: Office = office): OfficeContext => ({
  now,
  office: inOffice,
  actor: { person, unit },
});
const asAdministrator = by('admin', 'association');
const problemOf = (decided: { ok: boolean; problem?: unknown }) => decided.problem;
const after = (events: OfficeEvent[]): Office => evolveOfficeAll(office, events);

describe('LN-7: pairs', () => {
  it('refuse oneself, strangers, people who left and units that are closed, by name', () => {
    const left = evolveOffice(office, { type: 'PersonLeft', id: 'zhao', at: now });
    const closed = evolveOffice(office, { type: 'UnitClosed', id: 'bank', at: now });
    const pair = { a: 'zhang', b: 'zhao' };
    expect(problemOf(decideSetPair('bank', { a: 'zhang', b: 'zhang' }, asAdministrator))).toEqual({
      code: 'PairWithOneself',
      person: 'zhang',
    });
    expect(problemOf(decideSetPair('bank', { a: 'wang' }, asAdministrator))).toEqual({
      code: 'PersonNotInUnit',
      person: 'wang',
    });
    expect(problemOf(decideSetPair('bank', pair, by('admin', 'association', left)))).toEqual({
      code: 'PersonHasLeft',
      person: 'zhao',
    });
    expect(problemOf(decideSetPair('bank', pair, by('admin', 'association', closed)))).toEqual({
      code: 'UnknownUnit',
      unit: 'bank',
    });
  });

  it('are planned where a role reaches: not for another organisation, and by an administrator for all below', () => {
    const notPermitted = { code: 'NotPermitted', permission: 'manageDuty' };
    const away = { id: 'z', from: now, to: now + 10, reason: '休假' };
    expect(decideSetPair('desk', { a: 'wang', b: 'li' }, by('wang', 'desk')).ok).toBe(true);
    expect(problemOf(decideSetPair('bank', { a: 'zhang', b: 'zhao' }, by('wang', 'desk')))).toEqual(notPermitted);
    expect(problemOf(decideRecordAbsence('zhang', away, by('wang', 'desk')))).toEqual(notPermitted);
    expect(decideRecordAbsence('zhang', away, asAdministrator).ok).toBe(true);
    expect(decideSetPair('outlet', { a: 'chen', b: 'sun' }, by('zhao', 'bank')).ok).toBe(true);
    expect(problemOf(decideSetPair('desk', { a: 'wang' }, by('zhao', 'bank')))).toEqual(notPermitted);
  });

  it('for a kind of work and a shift go before the general one, the most specific first', () => {
    const mornings = [{ weekdays: ['mon' as const, 'tue' as const], from: 8 * 60, to: 12 * 60 }];
    const special = [
      { id: 's1', pair: { a: 'sun' }, shift: mornings },
      { id: 's2', pair: { a: 'chen' }, works: ['accept' as const] },
      { id: 's3', pair: { a: 'sun', b: 'chen' }, works: ['accept' as const], shift: mornings },
    ];
    const set = decideSetSpecialPairs('outlet', special, asAdministrator);
    const general = decideSetPair('outlet', { a: 'chen', b: 'sun' }, asAdministrator);
    if (!set.ok || !general.ok) throw new Error('refused');
    const planned = after([...set.value, ...general.value]);
    const who = (moment: string, work?: 'accept' | 'handle') => answering(planned, 'outlet', at(moment), [], work);
    const plainly = (person: string) => ({ kind: 'answered', person, slot: 'A' });
    expect(who('2026-10-13T11:59', 'accept')).toEqual(plainly('sun'));
    expect(who('2026-10-13T12:00', 'accept')).toEqual(plainly('chen'));
    expect(who('2026-10-13T11:59', 'handle')).toEqual(plainly('sun'));
    expect(who('2026-10-13T11:59')).toEqual(plainly('sun'));
    expect(who('2026-10-14T11:59')).toEqual(plainly('chen'));
    const unsound = [{ ...special[0]!, shift: [{ weekdays: ['mon' as const], from: 600, to: 600 }] }];
    expect(problemOf(decideSetSpecialPairs('outlet', unsound, asAdministrator))).toEqual({ code: 'ShiftNotSound' });
  });

  it('of a shift that passes midnight hold until its end on the next morning (CAL-NIGHT)', () => {
    const night = [{ weekdays: ['fri' as const], from: 20 * 60, to: 32 * 60 }];
    const set = decideSetSpecialPairs('outlet', [{ id: 'n', pair: { a: 'sun' }, shift: night }], asAdministrator);
    if (!set.ok) throw new Error('refused');
    const planned = after(set.value);
    const who = (moment: string) => {
      const answer = answering(planned, 'outlet', at(moment));
      return answer.kind === 'answered' ? answer.person : null;
    };
    expect(['2026-10-16T19:59', '2026-10-16T20:00', '2026-10-17T07:59', '2026-10-17T08:00'].map(who)).toEqual([
      'chen',
      'sun',
      'sun',
      'chen',
    ]);
  });
});

describe('LN-7: stand-ins', () => {
  const threeAtBank = officeOf([
    ...persons.map((person) =>
      person.id === 'zhou' || person.id === 'chen'
        ? { ...person, seats: [...person.seats, { unit: 'bank', roles: ['handler' as const] }] }
        : person,
    ),
    administrator,
  ]);

  it('take over one after the other, each for A', () => {
    const set = decideSetStandIn('zhao', 'chen', by('zhao', 'bank', threeAtBank));
    if (!set.ok) throw new Error('refused');
    const away = { from: now, to: now + day, reason: '' };
    const both: OfficeEvent[] = ['zhang', 'zhao'].map((id) => ({
      type: 'AbsenceRecorded',
      id,
      absence: { ...away, id },
      at: now,
    }));
    expect(answering(evolveOfficeAll(threeAtBank, [...set.value, ...both]), 'bank', now)).toEqual({
      kind: 'answered',
      person: 'chen',
      slot: 'B',
      actingFor: 'zhang',
      until: now + day,
    });
  });

  it('never lead back to whom they stand in for: the names of the whole loop are told', () => {
    const context = by('admin', 'association', threeAtBank);
    expect(problemOf(decideSetStandIn('zhao', 'zhang', context))).toEqual({
      code: 'StandInLoop',
      persons: ['zhang', 'zhao', 'zhang'],
    });
    const one = decideSetStandIn('zhao', 'chen', context);
    if (!one.ok) throw new Error('refused');
    const then = by('admin', 'association', evolveOfficeAll(threeAtBank, one.value));
    expect(problemOf(decideSetStandIn('chen', 'zhao', then))).toEqual({
      code: 'StandInLoop',
      persons: ['chen', 'zhao', 'chen'],
    });
    expect(problemOf(decideSetPair('bank', { a: 'chen', b: 'zhao' }, then))).toEqual({
      code: 'StandInLoop',
      persons: ['chen', 'zhao', 'chen'],
    });
    expect(problemOf(decideSetStandIn('zhao', 'zhao', then))).toEqual({ code: 'PairWithOneself', person: 'zhao' });
    expect(problemOf(decideSetStandIn('zhao', 'wang', then))).toEqual({ code: 'PersonNotInUnit', person: 'wang' });
  });
});

describe('LN-7: absences', () => {
  const absence = { id: 'a', from: now, to: now + hour, reason: '开会' };

  it('refuse overlaps, an end before the beginning, the past, and people without a unit, by name', () => {
    const recorded = decideRecordAbsence('wang', absence, by('wang', 'desk'));
    if (!recorded.ok) throw new Error('refused');
    const then = by('wang', 'desk', after(recorded.value));
    expect(problemOf(decideRecordAbsence('wang', { ...absence, id: 'b', from: now + 5, to: now + day }, then))).toEqual(
      {
        code: 'AbsenceOverlaps',
        person: 'wang',
        from: now,
        to: now + hour,
      },
    );
    expect(problemOf(decideRecordAbsence('wang', { ...absence, to: now }, by('wang', 'desk')))).toEqual({
      code: 'AbsenceEndsBeforeItBegins',
    });
    for (const past of [
      { from: now - 2 * day, to: now + 1 },
      { from: now - 2 * hour, to: now - hour },
    ]) {
      expect(problemOf(decideRecordAbsence('wang', { ...absence, ...past }, by('wang', 'desk')))).toEqual({
        code: 'AbsenceInPast',
      });
    }
    const homeless = evolveOfficeAll(office, [{ type: 'UnitClosed', id: 'otherBank', at: now }]);
    expect(problemOf(decideRecordAbsence('zhou', absence, by('zhou', 'otherBank', homeless)))).toEqual({
      code: 'PersonWithoutUnit',
      person: 'zhou',
    });
  });

  it('that come again every week hold in their hours only, and meet others only there', () => {
    const repeats = [{ weekdays: ['wed' as const], from: 13 * 60, to: 18 * 60 }];
    const weekly = { id: 'w', from: now, reason: '培训', repeats };
    const recorded = decideRecordAbsence('zhang', weekly, asAdministrator);
    if (!recorded.ok) throw new Error('refused');
    const planned = after(recorded.value);
    const slot = (moment: string) => {
      const answer = answering(planned, 'bank', at(moment));
      return answer.kind === 'answered' ? answer.slot : null;
    };
    expect(['2026-10-14T12:59', '2026-10-14T13:00', '2026-10-14T18:00', '2026-10-21T17:59'].map(slot)).toEqual([
      'A',
      'B',
      'A',
      'B',
    ]);
    expect(answering(planned, 'bank', at('2026-10-14T13:00'))).toMatchObject({ until: at('2026-10-14T18:00') });
    const then = by('admin', 'association', planned);
    const wholeDay = (date: string) => ({ id: date, from: at(`${date}T00:00`), to: at(`${date}T23:59`), reason: '' });
    expect(decideRecordAbsence('zhang', wholeDay('2026-10-15'), then).ok).toBe(true);
    expect(problemOf(decideRecordAbsence('zhang', wholeDay('2026-10-21'), then))).toMatchObject({
      code: 'AbsenceOverlaps',
    });
  });

  it('end when somebody is called back, once', () => {
    const recorded = decideRecordAbsence('wang', absence, by('wang', 'desk'));
    if (!recorded.ok) throw new Error('refused');
    const then = { ...by('wang', 'desk', after(recorded.value)), now: now + 60_000 };
    const ended = decideEndAbsence('wang', 'a', then);
    if (!ended.ok) throw new Error('refused');
    const back = evolveOfficeAll(then.office, ended.value);
    expect(answering(back, 'desk', now + 59_999)).toMatchObject({ person: 'li' });
    expect(answering(back, 'desk', now + 60_000)).toMatchObject({ person: 'wang' });
    expect(problemOf(decideEndAbsence('wang', 'a', { ...then, office: back }))).toEqual({ code: 'UnknownAbsence' });
  });
});

describe('LN-6, P1-D13: what is filed and told beforehand', () => {
  it('takes effect by itself at its moment, unless it is dropped before', () => {
    const change = { id: 'c', from: now + 20 * day, pair: { a: 'zhao', b: 'zhang' } };
    const told = decideAnnounceChange('bank', change, asAdministrator);
    if (!told.ok) throw new Error('refused');
    const planned = after(told.value);
    expect(answering(planned, 'bank', change.from - 1)).toMatchObject({ person: 'zhang' });
    expect(answering(planned, 'bank', change.from)).toEqual({ kind: 'answered', person: 'zhao', slot: 'A' });
    const then = by('admin', 'association', planned);
    const dropped = decideDropChange('bank', 'c', then);
    if (!dropped.ok) throw new Error('refused');
    expect(answering(evolveOfficeAll(planned, dropped.value), 'bank', change.from)).toMatchObject({ person: 'zhang' });
    expect(problemOf(decideDropChange('bank', 'c', { ...then, now: change.from }))).toEqual({ code: 'UnknownChange' });
  });

  it('refuses what lies in the past, what changes nothing, and a pair that could not be set', () => {
    const tell = (change: object) =>
      decideAnnounceChange('bank', { id: 'c', from: now + day, ...change }, asAdministrator);
    expect(problemOf(tell({ from: now, leader: 'zhao' }))).toEqual({ code: 'ChangeInPast' });
    expect(problemOf(tell({}))).toEqual({ code: 'ChangeEmpty' });
    expect(problemOf(tell({ leader: 'nobody' }))).toEqual({ code: 'UnknownPerson', person: 'nobody' });
    expect(problemOf(tell({ pair: { a: 'zhao', b: 'zhao' } }))).toEqual({ code: 'PairWithOneself', person: 'zhao' });
    expect(problemOf(decideFileDepartment('bank', { name: '  ' }, asAdministrator))).toEqual({ code: 'NameMissing' });
  });
});
