import { describe, expect, it } from 'vitest';
import {
  decideEndAbsence,
  decidePersonLeaves,
  decideRecordAbsence,
  decideSavePerson,
  decideSaveUnit,
  decideSetPair,
  type OfficeContext,
} from '../../../shared/people/decide.ts';
import { evolveOffice } from '../../../shared/people/events.ts';
import { emptyOffice, isAtOrUnder, organisationOf } from '../../../shared/people/office.ts';
import { mayActFor, readingScope } from '../../../shared/people/permissions.ts';
import { officeOf, persons } from '../complaint/office.ts';

const administrator = {
  ...persons[0]!,
  id: 'admin',
  account: 'admin',
  seats: [{ unit: 'association', roles: ['administrator' as const] }],
};
const office = officeOf([...persons, administrator]);
const now = 1_000_000_000;
const asAdministrator: OfficeContext = { now, office, actor: { person: 'admin', unit: 'association' } };
const asClerk: OfficeContext = { now, office, actor: { person: 'wang', unit: 'desk' } };
const problemOf = (decided: { ok: boolean; problem?: unknown }) => decided.problem;

describe('units', () => {
  const unit = { id: 'new', kind: 'outlet' as const, name: ' 新网点 ', parent: 'bank', contact: {} };
  it('are saved with a trimmed name, below a unit that may stand above them', () => {
    expect(decideSaveUnit(unit, asAdministrator)).toMatchObject({
      ok: true,
      value: [{ type: 'UnitSaved', name: '新网点' }],
    });
    expect(problemOf(decideSaveUnit({ ...unit, parent: 'association' }, asAdministrator))).toEqual({
      code: 'ParentNotAllowed',
    });
    expect(problemOf(decideSaveUnit({ ...unit, parent: undefined }, asAdministrator))).toEqual({
      code: 'ParentMissing',
    });
    expect(problemOf(decideSaveUnit({ ...unit, name: '  ' }, asAdministrator))).toEqual({ code: 'NameMissing' });
  });
  it('that were founded alone stay on top: a lone outlet can be renamed without anything above it', () => {
    const lone = { id: 'lone', kind: 'outlet' as const, name: '中街支行', contact: {} };
    const alone: OfficeContext = {
      now,
      office: evolveOffice(emptyOffice, { type: 'UnitSaved', ...lone, at: now }),
      actor: null,
    };
    const renamed = { ...lone, name: '中街路支行', numberPrefix: 'ZJ' };
    expect(decideSaveUnit(renamed, alone)).toMatchObject({ ok: true, value: [{ name: '中街路支行' }] });
    const department = { id: 'dept', kind: 'department' as const, name: '服务部', contact: {} };
    const withDepartment = evolveOffice(alone.office, { type: 'UnitSaved', ...department, at: now });
    expect(decideSaveUnit(department, { ...alone, office: withDepartment }).ok).toBe(true);
    // One that had a unit above it, or is new, still needs one.
    expect(problemOf(decideSaveUnit({ ...unit, id: 'outlet', parent: undefined }, asAdministrator))).toEqual({
      code: 'ParentMissing',
    });
    expect(problemOf(decideSaveUnit({ ...lone, id: 'second' }, alone))).toEqual({ code: 'ParentMissing' });
  });
  it('cannot stand below themselves, share a code, or be changed by a clerk', () => {
    const department = { id: 'desk', kind: 'department' as const, name: '部', parent: 'desk', contact: {} };
    expect(problemOf(decideSaveUnit(department, asAdministrator))).toEqual({ code: 'UnitLoop' });
    expect(problemOf(decideSaveUnit(unit, asClerk))).toEqual({ code: 'NotPermitted', permission: 'manageUnits' });
    const coded = officeOf([...persons, administrator]);
    const changed = {
      ...coded,
      unitById: new Map(coded.unitById).set('x', { ...coded.unitById.get('bank')!, id: 'x', code: '77' }),
    };
    expect(problemOf(decideSaveUnit({ ...unit, code: '77' }, { ...asAdministrator, office: changed }))).toEqual({
      code: 'CodeTaken',
      unit: 'x',
    });
  });
});

describe('people', () => {
  it('keep one administrator in the office', () => {
    const saved = {
      id: 'admin',
      name: '管理',
      account: 'admin',
      contact: {},
      seats: [{ unit: 'desk', roles: ['intake' as const] }],
    };
    expect(problemOf(decideSavePerson(saved, asAdministrator))).toEqual({ code: 'LastAdministrator' });
    expect(problemOf(decidePersonLeaves('admin', 0, asAdministrator))).toEqual({ code: 'LastAdministrator' });
  });
  it('leave only when nothing is theirs', () => {
    expect(problemOf(decidePersonLeaves('wang', 2, asAdministrator))).toEqual({ code: 'UnitHasOpenWork', count: 2 });
  });
  it('have accounts of their own, whatever the case of the letters', () => {
    const saved = {
      id: 'new',
      name: '王',
      account: ' WANG ',
      contact: {},
      seats: [{ unit: 'desk', roles: ['intake' as const] }],
    };
    expect(problemOf(decideSavePerson(saved, asAdministrator))).toEqual({ code: 'AccountTaken', person: 'wang' });
  });
  it('are founded without anybody to ask, once', () => {
    const founder = {
      id: 'p',
      name: '主任',
      account: 'p',
      contact: {},
      seats: [{ unit: 'u', roles: ['administrator' as const] }],
    };
    const withUnit = evolveOffice(emptyOffice, {
      type: 'UnitSaved',
      id: 'u',
      kind: 'association',
      name: '协会',
      contact: {},
      at: now,
    });
    const founded = decideSavePerson(founder, { now, office: withUnit, actor: null });
    expect(founded.ok).toBe(true);
    expect(problemOf(decideSavePerson(founder, { now, office, actor: null }))).toEqual({
      code: 'NotPermitted',
      permission: 'managePeople',
    });
  });
});

describe('LN-7: A/B pairs and absences', () => {
  it('refuse a pair with oneself and people from elsewhere', () => {
    expect(problemOf(decideSetPair('bank', { a: 'zhang', b: 'zhang' }, asAdministrator))).toEqual({
      code: 'PairWithOneself',
    });
    expect(problemOf(decideSetPair('bank', { a: 'wang' }, asAdministrator))).toEqual({
      code: 'PersonNotInUnit',
      person: 'wang',
    });
  });
  it('are planned where a role reaches: not for another organisation, and by an administrator for all below', () => {
    const notPermitted = { code: 'NotPermitted', permission: 'manageDuty' };
    expect(decideSetPair('desk', { a: 'wang', b: 'li' }, asClerk).ok).toBe(true);
    expect(problemOf(decideSetPair('bank', { a: 'zhang', b: 'zhao' }, asClerk))).toEqual(notPermitted);
    const away = { id: 'z', from: now, to: now + 10, reason: '休假' };
    expect(problemOf(decideRecordAbsence('zhang', away, asClerk))).toEqual(notPermitted);
    expect(decideRecordAbsence('zhang', away, asAdministrator).ok).toBe(true);
    const asBank: OfficeContext = { now, office, actor: { person: 'zhao', unit: 'bank' } };
    expect(decideSetPair('outlet', { a: 'chen', b: 'sun' }, asBank).ok).toBe(true);
    expect(problemOf(decideSetPair('desk', { a: 'wang' }, asBank))).toEqual(notPermitted);
  });
  it('refuse overlapping absences, absences that end before they begin, and rewritten history', () => {
    const absence = { id: 'a', from: now, to: now + 10, reason: '开会' };
    const recorded = decideRecordAbsence('wang', absence, asClerk);
    expect(recorded.ok).toBe(true);
    const later = {
      ...asClerk,
      office: evolveOffice(office, { type: 'AbsenceRecorded', id: 'wang', absence, at: now }),
    };
    expect(
      problemOf(decideRecordAbsence('wang', { ...absence, id: 'b', from: now + 5, to: now + 20 }, later)),
    ).toMatchObject({ code: 'AbsenceOverlaps' });
    expect(problemOf(decideRecordAbsence('wang', { ...absence, to: now }, asClerk))).toEqual({
      code: 'AbsenceEndsBeforeItBegins',
    });
    expect(problemOf(decideRecordAbsence('wang', { ...absence, from: now - 2 * 86_400_000 }, asClerk))).toEqual({
      code: 'AbsenceInPast',
    });
    expect(decideEndAbsence('wang', 'a', later)).toMatchObject({ ok: true, value: [{ type: 'AbsenceEnded' }] });
    expect(problemOf(decideEndAbsence('wang', 'unknown', later))).toEqual({ code: 'UnknownAbsence' });
  });
});

describe('who may act and read where', () => {
  it('keeps organisations apart: the association acts for its desk, not for a member bank', () => {
    expect(organisationOf(office, 'outlet')?.id).toBe('bank');
    expect(isAtOrUnder(office, 'outlet', 'association')).toBe(true);
    const director = { person: 'director', unit: 'association' };
    expect(mayActFor(office, director, 'desk', ['approver'])).toBe(true);
    expect(mayActFor(office, director, 'bank', ['approver'])).toBe(false);
    expect(mayActFor(office, { person: 'wang', unit: 'desk' }, 'desk', ['approver'])).toBe(false);
    expect(mayActFor(office, { person: 'zhao', unit: 'bank' }, 'outlet', ['supervisor'])).toBe(true);
    expect(mayActFor(office, { person: 'zhao', unit: 'bank' }, 'outlet', ['handler'])).toBe(false);
  });
  it('lets a department read what its organisation takes part in', () => {
    expect(readingScope(office, { person: 'wang', unit: 'desk' })?.id).toBe('association');
    expect(readingScope(office, { person: 'chen', unit: 'outlet' })?.id).toBe('outlet');
  });
});
