/** Complaints under the other regimes, each in the house that uses it: two of the banks, and houses the association works with. Told
 *  by their own dice; each step is taken by whoever may take it. */
import { day, minute, type Instant } from '../../shared/base/time.ts';
import { done } from '../../shared/base/result.ts';
import { addWorkingMs } from '../../shared/calendar/arithmetic.ts';
import type { WorkingTime } from '../../shared/calendar/compile.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { Context } from '../../shared/complaint/context.ts';
import { decideAct } from '../../shared/complaint/decide/act.ts';
import { judgeAction } from '../../shared/complaint/decide/judge.ts';
import { decideRegister } from '../../shared/complaint/decide/register.ts';
import type { ComplaintEvent } from '../../shared/complaint/events.ts';
import { evolve } from '../../shared/complaint/evolve.ts';
import type { Complaint } from '../../shared/complaint/state.ts';
import { decideSetPair } from '../../shared/duty/decide.ts';
import { decideSavePerson, decideSaveUnit } from '../../shared/people/decide.ts';
import { isAtOrUnder, type Role, type Seat } from '../../shared/people/office.ts';
import type { Actor } from '../../shared/people/permissions.ts';
import { packsStream, type PacksChosen } from '../../shared/procedure/choose.ts';
import { actionOf, type FieldValue, type FormValues } from '../../shared/procedure/pack.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import { audienceOf, complaintEvents } from '../perform.ts';
import { givenNames, surnames } from './data/names.ts';
import { regimeHouses, type RegimeHouse, type RegimeTale } from './data/regimes.ts';
import { complainantOf } from './details.ts';
import type { Ledger } from './ledger.ts';
import { demoPasswordHash, demoTraveller, travellerName, travellerTitle, type DemoOffice } from './office.ts';
import type { Random } from './random.ts';

type Parts = {
  ledger: Ledger;
  random: Random;
  office: DemoOffice;
  time: WorkingTime;
  now: Instant;
  plan: (at: Instant, happen: () => void) => void;
  watch: (complaint: Complaint, from: Instant) => void;
  contextAt: (at: Instant, actor: Actor) => Context;
  numberAt: (at: Instant, unit: string) => string;
};
type Units = Readonly<Record<string, string>>;

const usualWait = 40;
/** The houses joined so many days before now. */
const joined = 120 * day;

/** The association's own procedure comes first; the others are proposed where they are used. */
export function planRegimes(parts: Parts): void {
  const { ledger, office, now, plan } = parts;
  const opened = now - joined;
  const furnish = furnisher(parts, opened);
  plan(opened, () => {
    const houses = regimeHouses.map((house) => ({ house, units: furnish.units(house) }));
    furnish.traveller(houses.map(({ units }) => units['house']!));
    const chosen: PacksChosen = {
      type: 'PacksChosen',
      main: ['P2', 'P1', ...regimeHouses.map(({ pack }) => pack)],
      overlays: ['C'],
      rules: houses.map(({ house, units }) => ({ pack: house.pack, unit: units['house']! })),
      at: opened,
    };
    const { type, at: _at, ...input } = chosen;
    const { at: _when, type: _type, ...body } = chosen;
    ledger.add({
      at: opened,
      actor: office.administrator,
      name: 'procedure.choose',
      input,
      events: [{ stream: packsStream, type, audience: 'parties', body: { ...body, at: opened } }],
      reply: { main: chosen.main, overlays: chosen.overlays },
    });
    for (const { house, units } of houses) for (const tale of house.tales) tell(parts, house, units, tale);
  });
}

/** Enters units with two clerks and a head each, and a person who sees every house. */
function furnisher({ ledger, random, office }: Parts, opened: Instant) {
  let ids = opened;
  const nextId = (): string => random.id((ids += 1));
  const { administrator } = office;
  const name = (): [name: string, account: string] => {
    const taken = new Set([...ledger.office().personById.values()].flatMap((one) => [one.name, one.account]));
    for (;;) {
      const [surname, first] = random.pick(surnames);
      const [given, second] = random.pick(givenNames);
      const account = `${first}${second}${taken.has(first + second) ? '2' : ''}`;
      if (!taken.has(surname + given) && !taken.has(account)) return [surname + given, account];
    }
  };
  const person = (title: string, seats: Seat[], [called, account] = name(), id = nextId()): string => {
    const saved = { id, name: called, account, title, seats, contact: { phone: '024-00009100' } };
    ledger.change(opened, administrator, 'office.savePerson', saved, (context) => {
      const decided = decideSavePerson(saved, context);
      if (!decided.ok) return decided;
      return done([
        ...decided.value,
        { type: 'PasswordSet' as const, id, passwordHash: demoPasswordHash, mustChange: false, at: opened },
      ]);
    });
    return id;
  };
  /** Who is told when a limit has passed there. */
  const lead = (unit: string, leader: string): void => {
    const { id, kind, name: called, parent, contact, numberPrefix } = ledger.office().unitById.get(unit)!;
    const saved = { id, kind, name: called, parent, contact, ...(numberPrefix && { numberPrefix }), leader };
    ledger.change(opened, administrator, 'office.saveUnit', saved, (context) => decideSaveUnit(saved, context));
  };
  const staffed = (unit: string, head: string): void => {
    const clerks: Role[] = ['intake', 'handler', 'callBack'];
    const [a, b] = [person('投诉经办', [{ unit, roles: clerks }]), person('投诉经办', [{ unit, roles: clerks }])];
    lead(unit, person(head, [{ unit, roles: ['approver', 'supervisor'] }]));
    ledger.change(opened, administrator, 'duty.setPair', { unit, a, b }, (context) =>
      decideSetPair(unit, { a, b }, context),
    );
  };
  const unit = (kind: 'member' | 'department' | 'outlet', called: string, parent: string, numberPrefix?: string) => {
    const contact = { phone: '024-00009100' };
    const saved = {
      id: nextId(),
      kind,
      name: called,
      parent,
      contact,
      ...(numberPrefix ? { numberPrefix } : {}),
      ...(kind === 'member' ? { partner: true } : {}),
    };
    ledger.change(opened, administrator, 'office.saveUnit', saved, (context) => decideSaveUnit(saved, context));
    return saved.id;
  };
  return {
    units({ house, departments, outlets }: RegimeHouse): Units {
      const units: Record<string, string> = {};
      if ('bank' in house) {
        const bank = office.banks[house.bank]!;
        units['house'] = bank.id;
        units[house.outlet] = bank.outlets[0]!;
      } else {
        units['house'] = unit('member', house.name, office.association, house.prefix);
        staffed(units['house'], '总经理');
        person('分管领导', [{ unit: units['house'], roles: ['approver', 'supervisor'] }]);
      }
      for (const [key, called] of outlets) {
        units[key] = unit('outlet', called, units['house']);
        staffed(units[key], '负责人');
      }
      for (const [key, called] of departments) {
        units[key] = unit('department', called, units['house']);
        staffed(units[key], '负责人');
      }
      return units;
    },
    traveller: (houses: readonly string[]): void => {
      const roles: Role[] = ['intake', 'handler', 'approver', 'supervisor', 'reader'];
      const seats = houses.map((house) => ({ unit: house, roles }));
      person(travellerTitle, seats, [travellerName, demoTraveller], office.traveller);
    },
  };
}

function tell(parts: Parts, { pack: id, overlays }: RegimeHouse, units: Units, tale: RegimeTale): void {
  const { ledger, random, time, now, plan, watch, contextAt, numberAt } = parts;
  const beside = overlays.flatMap((one) => shippedPacks.newest(one) ?? []);
  const pack = shippedPacks.running({ pack: shippedPacks.newest(id)!, overlays: beside })!;
  const unit = units[tale.at]!;
  const dutyOf = (key: string): string => ledger.office().unitById.get(units[key]!)!.pair!.a;

  const valueOf = (value: FieldValue, at: Instant): FieldValue => {
    const [, kind, what = ''] = typeof value === 'string' ? (/^@(\w+):(.+)$/.exec(value) ?? []) : [];
    if (kind === 'unit') return units[what]!;
    if (kind === 'person') return dutyOf(what);
    if (kind === 'date') return localDate(time, at + Number(what) * day);
    return kind === 'moment' ? at + Number(what) * day : value;
  };
  const actorFor = (action: string, complaint: Complaint, at: Instant): Actor | undefined => {
    const rule = actionOf(pack, action);
    if (!rule) return undefined;
    const seats = [...ledger.office().personById.values()].flatMap(({ id: who, account, seats: held }) =>
      account === demoTraveller ? [] : held.map((seat) => ({ person: who, unit: seat.unit })),
    );
    return seats
      .filter((seat) => isAtOrUnder(ledger.office(), seat.unit, units['house']!))
      .find((actor) => !judgeAction(pack, rule, complaint, contextAt(at, actor)));
  };

  tale.told.forEach(([count, rest], place) => {
    const steps = tale.steps.slice(0, count ?? tale.steps.length);
    const [narrative, demand] = tale.texts[place % tale.texts.length]!;
    const length = steps.reduce((sum, [, , wait = usualWait]) => sum + wait, 0);
    let at = addWorkingMs(time, now, -(length + Math.round(rest * 450)) * minute) ?? now;
    let complaint: Complaint | undefined;
    const keep = (when: Instant, actor: Actor, name: string, input: object, events: ComplaintEvent[]): void => {
      for (const event of events) complaint = evolve(complaint, event);
      const audience = audienceOf(ledger.office(), actor, pack, shippedPacks);
      const stored = complaintEvents(complaint!.id, events, audience);
      ledger.add({ at: when, actor, name, input, events: stored, reply: { id: complaint!.id } });
      watch(complaint!, when);
    };
    const begun = at;
    plan(begun, () => {
      const actor = { person: dutyOf(tale.at), unit };
      const details = {
        channel: tale.channel,
        receivedAt: begun - 3 * minute,
        complainants: [complainantOf(random, 9500 + place)],
        complainedPersons: [],
        complainedUnit: units[tale.about ?? 'house']!,
        reason: tale.reason,
        narrative,
        demand,
        flags: [],
        extra: tale.extra,
      };
      const number = numberAt(begun, unit);
      const command = { id: random.id(begun), number, pack, overlays: beside, details };
      const decided = decideRegister(command, contextAt(begun, actor));
      if (!decided.ok) throw new Error(`the demo cannot register under ${id}: ${JSON.stringify(decided.problem)}`);
      const input = { details, pack: id, overlays, links: [] };
      keep(begun, actor, 'complaint.register', input, decided.value);
    });
    for (const [action, form = {}, wait = usualWait] of steps) {
      at = addWorkingMs(time, at, wait * minute) ?? now;
      const when = at;
      plan(when, () => {
        const actor = actorFor(action, complaint!, when);
        if (!actor) throw new Error(`nobody can take ${action} under ${id}`);
        const given: FormValues = Object.fromEntries(
          Object.entries(form).map(([field, value]) => [field, valueOf(value, when)]),
        );
        const decided = decideAct({ action, form: given }, pack, complaint!, contextAt(when, actor));
        if (!decided.ok)
          throw new Error(`the demo breaks a rule of ${id} at ${action}: ${JSON.stringify(decided.problem)}`);
        keep(when, actor, 'complaint.act', { id: complaint!.id, action, form: given }, decided.value);
      });
    }
  });
}
