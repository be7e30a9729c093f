import type { Details } from '../../../../shared/complaint/details.ts';
import type { Complaint } from '../../../../shared/complaint/state.ts';
import type { Office, Person, Role, Unit } from '../../../../shared/people/office.ts';
import type { Field, FieldValue, FormValues, Pack } from '../../../../shared/procedure/pack.ts';
import { stagesOf, story } from '../../complaint/office.ts';

/** One company with departments at headquarters and two places of business, to tell the stories of company regimes about. Every
 *  department `x` has a head and two clerks: xHead, x1, x2. */

const departments = [
  'desk',
  'audit',
  'callCentre',
  'afterSales',
  'marketing',
  'quality',
  'sales',
  'operations',
  'inspection',
];
const outlets = ['branch', 'branch2'];
const sections = ['reception', 'cashier', 'section'];

const unit = (id: string, kind: Unit['kind'], parent?: string): Unit => ({
  id,
  kind,
  name: id,
  parent,
  contact: {},
  pair: { a: `${id}1`, b: `${id}2` },
  closed: false,
});

const person = (id: string, seat: string, ...roles: Role[]): Person => ({
  id,
  name: id,
  account: id,
  contact: {},
  seats: [{ unit: seat, roles }],
  absences: [],
  mustChangePassword: false,
  left: false,
});

const units: Unit[] = [
  unit('company', 'member'),
  ...departments.map((id) => unit(id, 'department', 'company')),
  ...outlets.map((id) => unit(id, 'outlet', 'company')),
  ...sections.map((id) => unit(id, 'department', 'branch')),
];

const persons: Person[] = [
  person('generalManager', 'company', 'approver', 'supervisor'),
  person('representative', 'company', 'approver', 'supervisor'),
  person('vicePresident', 'company', 'approver'),
  person('caller', 'company', 'callBack'),
  ...units.flatMap(({ id }) => [
    person(`${id}Head`, id, 'approver', 'supervisor'),
    person(`${id}1`, id, 'intake', 'handler', 'callBack'),
    person(`${id}2`, id, 'intake', 'handler', 'callBack'),
  ]),
];

export const company: Office = {
  unitById: new Map(units.map((entry) => [entry.id, entry])),
  personById: new Map(persons.map((entry) => [entry.id, entry])),
};

/** Of any company: the unit a person sits in. */
const seatOf = (who: string): string => company.personById.get(who)!.seats[0]!.unit;

/** A story of this company under one pack; whoever acts sits where he always does.
 *  @returns the story, with `steps` that must all be taken */
export function companyStory(pack: Pack, extra: Details['extra'], common: Partial<Details> = {}) {
  const told = story(company, [], { pack, common: { complainedUnit: 'branch', ...common, extra } });
  const act = (moment: string, who: string, action: string, form: FormValues = {}) =>
    told.act(moment, who, seatOf(who), action, form);
  return {
    get state(): Complaint {
      return told.state;
    },
    events: told.events,
    stages: () => stagesOf(told.state),
    register: (moment: string, who: string, changes: Partial<Details> = {}) =>
      told.register(moment, who, seatOf(who), changes),
    act,
    /** Takes steps that nobody refuses. */
    steps(list: [moment: string, who: string, action: string, form?: FormValues][]) {
      for (const [moment, who, action, form] of list) {
        const refusal = act(moment, who, action, form);
        if (refusal) throw new Error(`${action} by ${who}: ${JSON.stringify(refusal)}`);
      }
    },
  };
}

export const reply = { replyManner: 'phone', reply: '已致电说明' };

/** Any unit of this company that the field offers. */
export function unitFor(field: Field, pick: number): FieldValue {
  if (field.kind === 'person') return persons[pick % persons.length]!.id;
  if (field.kind !== 'unit') return null;
  const offered = units.filter(({ kind }) => field.units!.kinds.includes(kind));
  return offered[pick % offered.length]!.id;
}
