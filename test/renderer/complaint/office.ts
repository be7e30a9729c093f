// A small office for the pictures and tests of the complaint's screens: an association, a bank and two outlets.
import type { OfficeView } from '../../../shared/contract/views.ts';
import { answering } from '../../../shared/duty/answering.ts';
import type { Office, Person, Role, Unit } from '../../../shared/people/office.ts';

const unit = (id: string, kind: Unit['kind'], name: string, parent?: string, pair?: Unit['pair']): Unit => ({
  id,
  kind,
  name,
  parent,
  pair,
  contact: { phone: '024-22532961' },
  closed: false,
});

const person = (id: string, name: string, seats: [string, Role[]][], absences: Person['absences'] = []): Person => ({
  id,
  name,
  account: id,
  contact: { phone: '024-22530000', mobile: '13900000000' },
  seats: seats.map(([seat, roles]) => ({ unit: seat, roles })),
  absences,
  mustChangePassword: false,
  left: false,
});

export const at = (text: string): number => Date.parse(`${text}+08:00`);

const units = [
  unit('a', 'association', '辽宁省银行业协会'),
  unit('a1', 'department', '服务拓展部', 'a', { a: 'wang', b: 'liqiang' }),
  unit('m', 'member', '中国银行辽宁省分行', 'a', { a: 'zhao', b: 'sun' }),
  unit('o', 'outlet', '中国银行大连中山支行', 'm', { a: 'zhou' }),
  unit('o2', 'outlet', '中国银行沈阳和平支行', 'm'),
];
const clerk: Role[] = ['intake', 'handler', 'callBack'];
const persons = [
  person('wang', '王敏', [['a1', [...clerk, 'supervisor']]]),
  person(
    'liqiang',
    '李强',
    [['a1', clerk]],
    [{ id: 'b1', from: at('2026-12-07T09:00'), to: at('2026-12-09T00:00'), reason: '培训' }],
  ),
  person('chen', '陈立新', [['a1', ['approver']]]),
  person(
    'zhao',
    '赵红',
    [['m', [...clerk, 'supervisor']]],
    [{ id: 'b2', from: at('2026-11-20T09:00'), to: at('2026-11-27T09:00'), reason: '年休假' }],
  ),
  person('sun', '孙伟', [['m', clerk]]),
  person('zhou', '周洁', [['o', clerk]], [{ id: 'b3', from: at('2026-11-24T12:00'), reason: '病假' }]),
];

export const office: Office = {
  unitById: new Map(units.map((one) => [one.id, one])),
  personById: new Map(persons.map((one) => [one.id, one])),
};

export const officeView = (now: number): OfficeView => ({
  units: units.map((one) => ({ ...one, answering: answering(office, one.id, now) })),
  persons: persons.map((one) => ({ ...one, canSignIn: true })),
});
