import type { Office, Person, Role, Unit } from '../../../../shared/people/office.ts';

/** A telecom operator with its front door, service centre, IT department and two partners that are organisations of their own;
 *  and a bank with a branch department and an outlet, for the regimes of banks. */

const unit = (id: string, kind: Unit['kind'], parent?: string): Unit => ({
  id,
  kind,
  name: id,
  parent,
  contact: {},
  closed: false,
});

const person = (id: string, ...seats: [unit: string, ...roles: Role[]][]): Person => ({
  id,
  name: id,
  account: id,
  contact: {},
  seats: seats.map(([seat, ...roles]) => ({ unit: seat, roles })),
  absences: [],
  mustChangePassword: false,
  left: false,
});

const officeFrom = (units: Unit[], persons: Person[]): Office => ({
  unitById: new Map(units.map((entry) => [entry.id, entry])),
  personById: new Map(persons.map((entry) => [entry.id, entry])),
});

export const operatorOffice: Office = officeFrom(
  [
    unit('operator', 'member'),
    unit('hall', 'outlet', 'operator'),
    unit('centre', 'department', 'operator'),
    unit('voice', 'department', 'operator'),
    unit('it', 'department', 'operator'),
    unit('si', 'member', 'operator'),
    unit('siHotline', 'department', 'si'),
    unit('contractor', 'member', 'operator'),
  ],
  [
    person('manager', ['operator', 'supervisor', 'callBack', 'handler']),
    person('deputy', ['operator', 'supervisor', 'callBack', 'handler']),
    person('clerk', ['hall', 'intake', 'handler']),
    person('agent', ['centre', 'intake', 'handler']),
    person('lead', ['centre', 'intake', 'handler', 'supervisor']),
    person('caller', ['centre', 'callBack']),
    person('voice', ['voice', 'intake', 'handler']),
    person('engineer', ['it', 'handler', 'supervisor']),
    person('si', ['si', 'intake', 'handler', 'supervisor']),
    person('siTwo', ['si', 'intake', 'handler']),
    person('hotline', ['siHotline', 'intake', 'handler']),
    person('contractor', ['contractor', 'intake', 'handler', 'supervisor']),
  ],
);

export const bankOffice: Office = officeFrom(
  [
    unit('bank', 'member'),
    unit('branch', 'department', 'bank'),
    unit('quality', 'department', 'bank'),
    unit('outlet', 'outlet', 'branch'),
  ],
  [
    person('president', ['bank', 'approver', 'supervisor']),
    person('head', ['bank', 'intake', 'handler', 'supervisor']),
    person('headTwo', ['bank', 'intake', 'handler', 'callBack', 'approver']),
    person('branchHead', ['branch', 'intake', 'handler', 'supervisor', 'approver']),
    person('branchTwo', ['branch', 'intake', 'handler', 'callBack']),
    person('quality', ['quality', 'intake', 'handler']),
    person('qualityTwo', ['quality', 'intake', 'handler', 'supervisor', 'callBack']),
    person('teller', ['outlet', 'intake', 'handler', 'supervisor']),
    person('lobby', ['outlet', 'intake', 'handler']),
    person('caller', ['outlet', 'callBack', 'intake', 'supervisor']),
  ],
);
