import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { roles, type Role } from '../../../shared/people/office.ts';
import { permissions, type Permission } from '../../../shared/people/permissions.ts';
import { complaintAt, outcomeOf, request, smallOffice } from './office.ts';

/** Who may do what where, cell by cell: a person of a bank with one role alone, and things of his own unit, of the outlet below,
 *  of the other bank, and of the association above. Written by hand: the program's own table must come out the same. */
const places = ['own', 'below', 'beside', 'above'] as const;
type Place = (typeof places)[number];
const nowhere = '....';
const everywhereHere = 'ob..';

/** o = own, b = below, s = beside, a = above; a dot where it is refused. */
const expected: Record<Permission, Record<Role, string>> = {
  register: cells('o...', 'o...', nowhere, nowhere, 'o...', nowhere, nowhere, nowhere),
  note: cells(
    everywhereHere,
    everywhereHere,
    everywhereHere,
    everywhereHere,
    everywhereHere,
    nowhere,
    nowhere,
    nowhere,
  ),
  correct: cells(everywhereHere, everywhereHere, nowhere, nowhere, everywhereHere, nowhere, nowhere, nowhere),
  enterAnswers: cells(everywhereHere, everywhereHere, nowhere, nowhere, everywhereHere, nowhere, nowhere, nowhere),
  read: cells(...(Array.from({ length: 8 }, () => everywhereHere) as Eight)),
  seeContacts: cells(
    everywhereHere,
    everywhereHere,
    everywhereHere,
    everywhereHere,
    everywhereHere,
    nowhere,
    nowhere,
    nowhere,
  ),
  uncover: cells(
    everywhereHere,
    everywhereHere,
    everywhereHere,
    everywhereHere,
    everywhereHere,
    everywhereHere,
    nowhere,
    nowhere,
  ),
  readAccess: cells(nowhere, nowhere, nowhere, nowhere, nowhere, 'o...', nowhere, nowhere),
  manageDuty: cells(nowhere, 'o...', nowhere, nowhere, everywhereHere, nowhere, everywhereHere, nowhere),
  importRegister: cells(nowhere, nowhere, nowhere, nowhere, 'o...', nowhere, 'o...', nowhere),
  manageUnits: cells(nowhere, nowhere, nowhere, nowhere, nowhere, nowhere, everywhereHere, nowhere),
  managePeople: cells(nowhere, nowhere, nowhere, nowhere, nowhere, nowhere, everywhereHere, nowhere),
  manageCalendar: cells(nowhere, nowhere, nowhere, nowhere, nowhere, nowhere, everywhereHere, nowhere),
  // Decided on top alone: nobody of a bank below an association, whatever his role.
  manageProcedures: cells(...(Array.from({ length: 8 }, () => nowhere) as Eight)),
  changeProcedure: cells(nowhere, nowhere, nowhere, nowhere, everywhereHere, nowhere, nowhere, nowhere),
  manageGroups: cells(nowhere, everywhereHere, nowhere, nowhere, everywhereHere, nowhere, nowhere, nowhere),
  publishNotices: cells(nowhere, nowhere, 'o...', nowhere, 'o...', nowhere, nowhere, nowhere),
  writeCases: cells(nowhere, everywhereHere, nowhere, nowhere, everywhereHere, nowhere, nowhere, nowhere),
  approveCases: cells(nowhere, nowhere, 'o...', nowhere, 'o...', nowhere, nowhere, nowhere),
  sampleQuality: cells(nowhere, nowhere, nowhere, nowhere, 'o...', 'o...', nowhere, nowhere),
  readSupervision: cells(nowhere, 'o...', 'o...', nowhere, 'o...', 'o...', nowhere, 'o...'),
  decideProposal: cells(nowhere, nowhere, 'o...', nowhere, 'o...', nowhere, nowhere, nowhere),
  keepStore: cells(nowhere, nowhere, nowhere, nowhere, nowhere, 'o...', 'o...', nowhere),
  manageExchange: cells(nowhere, nowhere, nowhere, nowhere, nowhere, nowhere, 'o...', nowhere),
  manageSecurity: cells(nowhere, nowhere, nowhere, nowhere, nowhere, nowhere, 'o...', nowhere),
  readDashboard: cells(nowhere, 'o...', 'o...', nowhere, 'o...', 'o...', 'o...', 'o...'),
  prepareReports: cells(nowhere, 'o...', nowhere, nowhere, 'o...', nowhere, nowhere, nowhere),
  signReports: cells(nowhere, nowhere, 'o...', nowhere, 'o...', nowhere, nowhere, nowhere),
};

type Eight = [string, string, string, string, string, string, string, string];

function cells(...row: Eight): Record<Role, string> {
  const order: Role[] = [
    'intake',
    'handler',
    'approver',
    'callBack',
    'supervisor',
    'auditor',
    'administrator',
    'reader',
  ];
  return Object.fromEntries(order.map((role, index) => [role, row[index]!])) as Record<Role, string>;
}

type Thing = { unit: string; complaint: string };
type Probe = (client: DeskClient, thing: Thing, place: Place) => Promise<unknown> | undefined;

/** Refused for something that comes after the permission: whoever got so far has it. */
const allowedThough = (codes: string[], work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    if (!codes.some((code) => JSON.stringify(error).includes(code))) throw error;
  });

let count = 0;
const notPermitted = new ORPCError('REFUSED', { data: { code: 'NotPermitted' } });
/** A call that needs the permission. Nothing where the permission has no such place. */
const probes: Record<Permission, Probe> = {
  register: (client, _thing, place) => (place === 'own' ? complaintAt(client) : undefined),
  note: (client, { complaint }) =>
    client.complaint.note({ request: request(), id: complaint, text: '备注', internal: true }),
  correct: (client, { complaint }) =>
    client.complaint.correct({
      request: request(),
      id: complaint,
      changes: { amount: ++count },
      reason: '金额听错',
    }),
  // Beyond the permission stands that nobody enters his own organisation's answers from paper.
  enterAnswers: (client, { complaint }) =>
    allowedThough(
      ['NotYours'],
      client.complaint.act({
        request: request(),
        id: complaint,
        action: 'verify',
        form: {},
        onBehalf: { signedBy: '赵红', receivedAt: 0, manner: 'post' },
      }),
    ),
  read: (client, { complaint }) => client.complaint.open({ id: complaint }),
  seeContacts: async (client, { complaint }) => {
    const { details } = await client.complaint.open({ id: complaint });
    if (details.complainants[0]!.phone !== '13800001111') throw notPermitted;
  },
  uncover: (client, { complaint }) => client.access.uncover({ request: request(), complaint, reason: '核对' }),
  readAccess: (client, _thing, place) =>
    place === 'own' ? client.access.page({ filter: {}, cursor: null }) : undefined,
  manageDuty: (client, { unit }) => client.duty.setPair({ request: request(), unit, a: null, b: null }),
  importRegister: (client, _thing, place) => (place === 'own' ? client.oldRegister.runs() : undefined),
  manageUnits: async (client, { unit }) => {
    const { units } = await client.office.view();
    const { id, kind, name, parent, numberPrefix } = units.find((one) => one.id === unit)!;
    const kept = { ...(parent && { parent }), ...(numberPrefix && { numberPrefix }) };
    return client.office.saveUnit({ request: request(), id, kind, name, ...kept, contact: { phone: `${++count}` } });
  },
  managePeople: (client, { unit }) =>
    client.office.savePerson({
      request: request(),
      name: '新人',
      account: `new-${++count}`,
      contact: {},
      seats: [{ unit, roles: ['reader'] }],
    }),
  manageCalendar: async (client, { unit }) => {
    const { version } = await client.calendar.view({ unit });
    return client.calendar.publish({
      request: request(),
      calendar: { id: `unit/${unit}`, version, title: '营业时间', weekly: { sat: [['09:00', '12:00']] } },
      note: '周六上午营业',
      expectedVersion: version,
    });
  },
  manageProcedures: (client, _thing, place) =>
    place === 'own' ? client.procedure.choose({ request: request(), main: ['P2'], overlays: [] }) : undefined,
  changeProcedure: (client, { complaint }) =>
    allowedThough(
      ['NothingChanged'],
      client.complaint.changeProcedure({
        request: request(),
        id: complaint,
        pack: 'P2',
        overlays: [],
        answers: {},
        from: 'receipt',
        reason: '登记时选错',
      }),
    ),
  // Who was refused for the complaint's standing in a group already would have been allowed to open one.
  manageGroups: (client, { complaint }) =>
    allowedThough(
      ['MemberOfAnotherGroup'],
      client.group.begin({ request: request(), complaint, title: '同类投诉', kind: 'P10-T0', matter: '同一件事' }),
    ),
  // Beyond the permission stands that the complaint is not closed yet, that there is no such case, that nothing has ended.
  writeCases: (client, { complaint }) =>
    allowedThough(
      ['CaseSourceOpen'],
      client.caseStudy.save({
        request: request(),
        expectedVersion: 0,
        content: {
          format: 'bank',
          title: '案例',
          reason: 'C1',
          business: null,
          period: '2026-03',
          sections: {},
          tags: [],
          sources: [complaint],
          kept: [],
        },
      }),
    ),
  approveCases: (client, _thing, place) =>
    place === 'own'
      ? allowedThough(
          ['UnknownCase'],
          client.caseStudy.judge({
            request: request(),
            id: 'no-such-case',
            approved: true,
            comment: '',
            lookedAt: true,
          }),
        )
      : undefined,
  sampleQuality: (client, _thing, place) =>
    place === 'own'
      ? allowedThough(
          ['NothingToDraw'],
          client.quality.draw({ request: request(), from: '2020-01-01', to: '2020-01-31', size: 1 }),
        )
      : undefined,
  publishNotices: (client, _thing, place) =>
    place === 'own'
      ? client.notice.publish({
          request: request(),
          expectedVersion: 0,
          notice: { title: '口径', wording: '正在核实。', background: '', reason: null, about: null, until: null },
        })
      : undefined,
  readSupervision: (client, _thing, place) => (place === 'own' ? client.supervision.view() : undefined),
  // Who is told that there is no such proposal would have been allowed to decide on one.
  decideProposal: (client, _thing, place) =>
    place === 'own'
      ? client.supervision
          .dismiss({ request: request(), id: 'no-such-proposal', reason: '已说明' })
          .catch((error: unknown) => {
            if (!JSON.stringify(error).includes('UnknownProposal')) throw error;
          })
      : undefined,
  keepStore: (client, _thing, place) => (place === 'own' ? client.care.rebuild() : undefined),
  manageExchange: (client, _thing, place) =>
    place === 'own' ? client.exchange.leave({ request: request() }) : undefined,
  manageSecurity: (client, _thing, place) =>
    place === 'own' ? client.security.save({ request: request(), idleMinutes: 10, signOn: null }) : undefined,
  readDashboard: (client, _thing, place) => (place === 'own' ? client.dashboard.figures({}) : undefined),
  prepareReports: (client, _thing, place) =>
    place === 'own'
      ? client.report.changeText({
          request: request(),
          report: 'bulletin',
          period: '2025-H2',
          language: 'zh',
          paragraph: 'overview',
          text: '改写',
          drafted: '',
        })
      : undefined,
  signReports: (client, _thing, place) =>
    place === 'own'
      ? allowedThough(
          ['NotFrozen'],
          client.report.sign({ request: request(), report: 'bulletin', period: '2025-H2', version: 1 }),
        )
      : undefined,
};

const letters: Record<Place, string> = { own: 'o', below: 'b', beside: 's', above: 'a' };
const refusals = new Set(['NotPermitted', 'OutOfReach', 'DecidedOnTop', 'UnknownComplaint']);

describe('PPL-MATRIX: what each role may do, where', () => {
  it('is what the table says, in every cell', { timeout: 120_000 }, async () => {
    const office = await smallOffice();
    const { units } = office;
    const clerkSeats = [units.bank, units.outlet, units.otherBank, units.association] as const;
    const things: Record<Place, Thing> = {
      own: await thingAt(clerkSeats[0], 'clerk-own'),
      below: await thingAt(clerkSeats[1], 'clerk-below'),
      beside: await thingAt(clerkSeats[2], 'clerk-beside'),
      above: await thingAt(clerkSeats[3], 'clerk-above'),
    };
    async function thingAt(unit: string, name: string): Promise<Thing> {
      await office.person(name, [unit, 'intake']);
      return { unit, complaint: await complaintAt((await office.as(name)).client) };
    }
    const found: Partial<Record<Permission, Record<string, string>>> = {};
    for (const role of roles) {
      await office.person(`one-${role}`, [units.bank, role]);
      const { client } = await office.as(`one-${role}`);
      for (const permission of Object.keys(permissions) as Permission[]) {
        let row = '';
        for (const place of places) {
          const probe = probes[permission](client, things[place], place);
          const outcome = probe ? await outcomeOf(() => probe) : 'nothing';
          expect([...refusals, 'ok', 'nothing'], `${permission} as ${role}: ${place}`).toContain(outcome);
          row += outcome === 'ok' ? letters[place] : '.';
        }
        (found[permission] ??= {})[role] = row;
      }
    }
    expect(found).toEqual(expected);
  });
});
