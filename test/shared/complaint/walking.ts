import fc from 'fast-check';
import { expect } from 'vitest';
import { judgeAction } from '../../../shared/complaint/decide/judge.ts';
import type { Context } from '../../../shared/complaint/context.ts';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import type { Details } from '../../../shared/complaint/details.ts';
import { nextDue, unitOfParty, type Complaint } from '../../../shared/complaint/state.ts';
import type { Office } from '../../../shared/people/office.ts';
import { stageOf, type Field, type FieldValue, type FormValues, type Pack } from '../../../shared/procedure/pack.ts';
import { contextFor, story } from './office.ts';

/** Random walks through a whole pack: people take any action open to them, with any answers. Whatever they do, an open complaint
 *  keeps a responsible unit and a due moment, and somebody can go on. */
export type Walk = {
  seed: number;
  runs: number;
  pack: Pack;
  office: Office;
  /** Who registers, with what is known then. */
  entries: { who: string; seat: string; details?: Partial<Details> }[];
  /** The unit chosen in a `unit` field. */
  unitFor: (field: Field, pick: number, complaint: Complaint) => FieldValue;
  /** Called after each action that was taken. `from` is the number of entries there were before it. */
  check?: (taken: { events: ComplaintEvent[]; from: number; state: Complaint; context: Context }) => void;
};

const start = Date.parse('2026-03-02T09:00:00+08:00');
const hoursPerStep = 3 * 3_600_000;
const momentOf = (step: number): string =>
  new Date(start + step * hoursPerStep + 8 * 3_600_000).toISOString().slice(0, 19);

function answer(field: Field, pick: number, step: number, unit: FieldValue): FormValues[string] {
  const isPast = field.when === 'past';
  switch (field.kind) {
    case 'choice':
      return field.options![pick % field.options!.length]!.id;
    case 'yesNo':
      return pick % 3 !== 0;
    case 'date':
      return isPast ? '2026-03-01' : '2027-12-01';
    case 'moment':
      return start + (step + (isPast ? -1 : 200)) * hoursPerStep;
    case 'amount':
      return pick;
    case 'number':
      return pick % 100;
    case 'unit':
    case 'person':
      return unit;
    default:
      return '文字';
  }
}

/** @returns how many walks reached the end, the longest one, and every stage and action met on the way */
export function walk({ seed, runs, pack, office, entries, unitFor, check }: Walk) {
  const met = { ended: 0, longest: 0, stages: new Set<string>(), actions: new Set<string>() };
  const seats = [...office.personById.values()].flatMap((person) =>
    person.seats.map((seat) => [person.id, seat.unit] as const),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...entries),
      fc.array(fc.nat(1_000_000), { minLength: 20, maxLength: 60 }),
      ({ who, seat, details }, picks) => {
        const told = story(office, [], { pack, common: details ?? {} });
        expect(told.register(momentOf(0), who, seat)).toBeUndefined();
        picks.forEach((pick, index) => {
          if (told.state.ended) return;
          for (const { stage } of told.state.stages) met.stages.add(stage);
          const moment = momentOf(index + 1);
          const possible = seats.flatMap(([person, unit]) => {
            const context = contextFor(moment, person, unit, office);
            return pack.actions
              .filter((action) => !judgeAction(pack, action, told.state, context))
              .map((action) => ({ person, unit, action }));
          });
          const place = told.state.stages.map(({ stage }) => stage).join('+');
          expect(possible.length, `nobody can go on from ${place}`).toBeGreaterThan(0);
          // Withdrawals end a walk too early to be interesting every time.
          const likely = pick % 11 === 0 ? possible : possible.filter(({ action }) => action.id !== 'withdraw');
          // Every other step is one this walk has not taken yet, where there is any: loops alone lead nowhere.
          const untaken = likely.filter(({ action }) => !told.state.takenBy[action.id]);
          const wanted = pick % 2 === 0 && untaken.length > 0 ? untaken : likely;
          const chosen = wanted[pick % wanted.length] ?? possible[0]!;
          // Other digits of the same number: who acts must not decide what is answered.
          const other = Math.floor(pick / 97);
          const form = Object.fromEntries(
            chosen.action.fields.map((field, position) => [
              field.id,
              answer(field, other + position, index + 1, unitFor(field, other + position, told.state)),
            ]),
          );
          const from = told.events.length;
          if (!told.act(moment, chosen.person, chosen.unit, chosen.action.id, form)) {
            met.actions.add(chosen.action.id);
            const context = contextFor(moment, chosen.person, chosen.unit, office);
            check?.({ events: told.events, from, state: told.state, context });
          }
          const { state } = told;
          met.longest = Math.max(met.longest, index + 1);
          if (state.ended) {
            met.ended += 1;
            expect(nextDue(state)).toBeUndefined();
            return;
          }
          const reached = state.stages.map(({ stage }) => stage).join('+');
          expect(nextDue(state), `no clock in ${reached} after ${chosen.action.id}`).toBeDefined();
          for (const { stage } of state.stages) {
            const known = stageOf(pack, stage);
            expect(known).toBeDefined();
            expect(office.unitById.has(unitOfParty(pack, state, known!.party)!)).toBe(true);
          }
        });
      },
    ),
    { seed, numRuns: runs },
  );
  return met;
}
