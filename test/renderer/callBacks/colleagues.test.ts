import { describe, expect, it } from 'vitest';
import { othersWhoMay } from '../../../renderer/parts/colleagues.ts';
import type { ComplaintView, TimelineEntry } from '../../../shared/contract/views.ts';
import type { Office, Person, Role } from '../../../shared/people/office.ts';
import { actionOf } from '../../../shared/procedure/pack.ts';
import { liaoningV1 } from '../../../shared/procedure/packs/liaoning/v1.ts';

const now = Date.parse('2026-11-24T09:30:00+08:00');
const person = (id: string, unit: string, roles: Role[], more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  account: id,
  contact: {},
  seats: [{ unit, roles }],
  absences: [],
  mustChangePassword: false,
  left: false,
  ...more,
});
const persons = [
  person('me', 'association', ['handler', 'callBack']),
  person('colleague', 'association', ['callBack']),
  person('away', 'association', ['callBack'], { absences: [{ id: 'x', from: now - 1, reason: '' }] }),
  person('forwarder', 'association', ['handler']),
  person('complainedOf', 'association', ['callBack']),
  person('interested', 'association', ['callBack']),
  person('gone', 'association', ['callBack'], { left: true }),
  person('reader', 'association', ['reader']),
  person('stranger', 'bank', ['callBack']),
];
const office: Office = {
  unitById: new Map([
    ['association', { id: 'association', kind: 'association', name: 'A', contact: {}, closed: false }],
    ['bank', { id: 'bank', kind: 'member', name: 'B', contact: {}, closed: false }],
  ]),
  personById: new Map(persons.map((one) => [one.id, one])),
};
const forwarded = { type: 'ActionTaken', person: 'forwarder', body: { action: 'forward' } } as unknown as TimelineEntry;
const complaint = {
  firstAsked: { party: 'association', unit: 'association', person: 'me' },
  details: { complainedPersons: [{ name: 'complainedOf', person: 'complainedOf' }] },
  timeline: [forwarded],
  interests: [{ person: 'interested', reason: '亲属' }],
} as unknown as ComplaintView;

describe('who else may call back', () => {
  it('is whoever holds a role there and did not handle it; those who are there first', () => {
    const action = actionOf(liaoningV1, 'recordCallBack')!;
    const others = othersWhoMay(action, 'association', complaint, office, 'me', now);
    expect(others.map((one) => [one.person.id, one.isThere])).toEqual([
      ['colleague', true],
      ['away', false],
    ]);
  });
});
