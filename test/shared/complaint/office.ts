import { compileCalendar } from '../../../shared/calendar/compile.ts';
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import type { Context } from '../../../shared/complaint/context.ts';
import type { Details } from '../../../shared/complaint/details.ts';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import { decideAct } from '../../../shared/complaint/decide/act.ts';
import { decideRegister } from '../../../shared/complaint/decide/register.ts';
import { evolve } from '../../../shared/complaint/evolve.ts';
import type { ComplaintRefusal } from '../../../shared/complaint/refusals.ts';
import type { Complaint } from '../../../shared/complaint/state.ts';
import type { Office, Person, Role, Unit } from '../../../shared/people/office.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { builtInBook } from '../../../shared/procedure/trees/book.ts';
import type { FormValues, Pack } from '../../../shared/procedure/pack.ts';

/** A small association to tell stories about: the desk, one bank with two outlets, another bank. */

const compiled = compileCalendar(chinaOfficeCalendar);
if (!compiled.ok) throw new Error('the office calendar does not compile');
export const time = compiled.value;
export const pack: Pack = shippedPacks.newest('P2')!;

export const at = (text: string): number => Date.parse(`${text}+08:00`);

const unit = (id: string, kind: Unit['kind'], parent: string | undefined, a: string, b?: string): Unit => ({
  id,
  kind,
  name: id,
  parent,
  contact: {},
  pair: { a, b },
  closed: false,
});

const person = (id: string, seats: [unit: string, ...roles: Role[]][]): Person => ({
  id,
  name: id,
  account: id,
  contact: {},
  seats: seats.map(([seat, ...roles]) => ({ unit: seat, roles })),
  absences: [],
  mustChangePassword: false,
  left: false,
});

export const units: Unit[] = [
  unit('association', 'association', undefined, 'wang', 'li'),
  unit('desk', 'department', 'association', 'wang', 'li'),
  unit('bank', 'member', 'association', 'zhang', 'zhao'),
  unit('outlet', 'outlet', 'bank', 'chen', 'sun'),
  unit('outlet2', 'outlet', 'bank', 'chen', 'sun'),
  unit('otherBank', 'member', 'association', 'zhou', 'wu'),
];

export const persons: Person[] = [
  person('wang', [['desk', 'intake', 'handler']]),
  person('li', [['desk', 'intake', 'handler']]),
  person('director', [['association', 'approver', 'supervisor']]),
  person('caller', [['desk', 'callBack']]),
  person('zhang', [['bank', 'intake', 'handler']]),
  person('zhao', [['bank', 'intake', 'handler', 'supervisor']]),
  person('chen', [
    ['outlet', 'intake', 'handler'],
    ['outlet2', 'intake', 'handler'],
  ]),
  person('sun', [
    ['outlet', 'intake', 'handler'],
    ['outlet2', 'intake', 'handler'],
  ]),
  person('zhou', [['otherBank', 'intake', 'handler']]),
];

export const officeOf = (people: Person[] = persons): Office => ({
  unitById: new Map(units.map((entry) => [entry.id, entry])),
  personById: new Map(people.map((entry) => [entry.id, entry])),
});

export const details = (changes: Partial<Details> = {}): Details => ({
  channel: 'phone',
  receivedAt: at('2026-09-30T10:00'),
  complainants: [{ kind: 'person', name: '刘女士', phone: '13800001111' }],
  complainedUnit: 'outlet',
  complainedPersons: [],
  reason: 'C1',
  narrative: '排队两小时，柜员态度生硬。',
  demand: '道歉',
  flags: [],
  ...changes,
});

export const contextFor = (moment: string, who: string, seat: string, office: Office = officeOf()): Context => {
  const now = at(moment);
  return {
    now,
    today: localDate(time, now),
    actor: { person: who, unit: seat },
    office,
    packs: shippedPacks,
    categories: builtInBook,
    workingTime: time,
    workingTimeOf: () => time,
  };
};

/** A story told step by step: each step is judged against the state the earlier ones made. Of another procedure and another
 *  office when given, with what its complaints have in common. */
export function story(
  office: Office = officeOf(),
  overlays: Pack[] = [],
  { pack: told = pack, common = {} }: { pack?: Pack; common?: Partial<Details> } = {},
) {
  const events: ComplaintEvent[] = [];
  let state: Complaint | undefined;
  const take = (decided: { ok: true; value: ComplaintEvent[] } | { ok: false; problem: ComplaintRefusal }) => {
    if (!decided.ok) return decided.problem;
    for (const event of decided.value) {
      // Kept and read back, as the log does: what JSON loses must not matter.
      const kept = JSON.parse(JSON.stringify(event)) as ComplaintEvent;
      events.push(kept);
      state = evolve(state, structuredClone(kept));
    }
    return undefined;
  };
  return {
    events,
    get state(): Complaint {
      if (!state) throw new Error('nothing registered yet');
      return state;
    },
    register: (moment: string, who: string, seat: string, changes: Partial<Details> = {}) =>
      take(
        decideRegister(
          {
            id: 'c1',
            number: 'SYXH-2026-0001',
            pack: told,
            overlays,
            details: details({ receivedAt: at(moment), ...common, ...changes }),
          },
          contextFor(moment, who, seat, office),
        ),
      ),
    take,
    act: (moment: string, who: string, seat: string, action: string, form: FormValues = {}) =>
      take(
        decideAct(
          { action, form },
          shippedPacks.running(state!) ?? told,
          state!,
          contextFor(moment, who, seat, office),
        ),
      ),
  };
}

export const stagesOf = (complaint: Complaint): string[] => complaint.stages.map((place) => place.stage).sort();
export const clockOf = (complaint: Complaint, rule: string) =>
  complaint.clocks.filter((clock) => clock.rule === rule).at(-1);
