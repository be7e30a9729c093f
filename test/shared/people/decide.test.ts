import { describe, expect, it } from 'vitest';
import {
  decidePersonLeaves,
  decideSavePerson,
  decideSaveUnit,
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
    expect(problemOf(decidePersonLeaves('wang', 0, asAdministrator))).toEqual({
      code: 'PersonStillOnDuty',
      person: 'wang',
      units: ['association', 'desk'],
    });
    expect(problemOf(decidePersonLeaves('caller', 2, asAdministrator))).toEqual({
      code: 'HandOverUnsigned',
      person: 'caller',
      count: 2,
    });
    expect(decidePersonLeaves('caller', 0, asAdministrator)).toMatchObject({
      ok: true,
      value: [{ type: 'PersonLeft' }],
    });
  });
  it('keep the seat of a unit that counts on them', () => {
    const { id, name, account, contact } = persons[0]!;
    const elsewhere = { id, name, account, contact, seats: [{ unit: 'bank', roles: ['handler' as const] }] };
    expect(problemOf(decideSavePerson(elsewhere, asAdministrator))).toEqual({
      code: 'PersonStillOnDuty',
      person: 'wang',
      units: ['desk'],
    });
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
