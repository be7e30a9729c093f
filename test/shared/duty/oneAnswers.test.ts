import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, hour, minute } from '../../../shared/base/time.ts';
import { weekdays } from '../../../shared/calendar/calendar.ts';
import { answering, gaps } from '../../../shared/duty/answering.ts';
import {
  decideAnnounceChange,
  decideEndAbsence,
  decideRecordAbsence,
  decideSetPair,
  decideSetSpecialPairs,
  decideSetStandIn,
} from '../../../shared/duty/decide.ts';
import { decidePersonLeaves, type OfficeContext } from '../../../shared/people/decide.ts';
import { evolveOfficeAll } from '../../../shared/people/events.ts';
import type { Absence, Office, Person, Unit } from '../../../shared/people/office.ts';
import { duties } from '../../../shared/procedure/pack.ts';
import { at, officeOf, persons } from '../complaint/office.ts';

const begin = at('2026-09-14T00:00');
const span = 28 * day;
const people = ['zhang', 'zhao', 'chen', 'sun', 'zhou'];
const places = ['bank', 'outlet', 'outlet2'];

/** Everybody may work everywhere in the bank, so that few of the steps are refused. */
const office = officeOf([
  ...persons.map((person) =>
    people.includes(person.id)
      ? { ...person, seats: places.map((unit) => ({ unit, roles: ['handler' as const] })) }
      : person,
  ),
  {
    ...persons[0]!,
    id: 'admin',
    account: 'admin',
    seats: [{ unit: 'association', roles: ['administrator' as const] }],
  },
  {
    ...persons[0]!,
    id: 'other',
    account: 'other',
    seats: [{ unit: 'association', roles: ['administrator' as const] }],
  },
]);

const person = fc.constantFrom(...people);
const place = fc.constantFrom(...places);
const moment = fc.integer({ min: 0, max: span / (30 * minute) }).map((half) => begin + half * 30 * minute);
const hours = fc
  .tuple(fc.subarray([...weekdays], { minLength: 1 }), fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 40 }))
  .map(([on, from, length]) => [{ weekdays: on, from: from * 30, to: from * 30 + length * 30 }]);
const pair = fc.tuple(person, fc.option(person, { nil: undefined })).map(([a, b]) => ({ a, b }));

type Step = (context: OfficeContext, id: string) => ReturnType<typeof decideSetPair>;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(place, fc.option(pair)).map(
    ([unit, set]): Step =>
      (context) =>
        decideSetPair(unit, set, context),
  ),
  fc
    .tuple(
      place,
      fc.array(
        fc.record({
          pair,
          works: fc.option(fc.subarray([...duties], { minLength: 1 }), { nil: undefined }),
          shift: fc.option(hours, { nil: undefined }),
          from: fc.option(moment, { nil: undefined }),
        }),
        { maxLength: 3 },
      ),
    )
    .map(
      ([unit, pairs]): Step =>
        (context, id) =>
          decideSetSpecialPairs(
            unit,
            pairs.map((one, index) => ({ ...one, id: `${id}-${index}` })),
            context,
          ),
    ),
  fc.tuple(person, fc.option(person)).map(
    ([who, other]): Step =>
      (context) =>
        decideSetStandIn(who, other, context),
  ),
  fc
    .tuple(
      person,
      moment,
      fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
      fc.option(hours, { nil: undefined }),
    )
    .map(([who, from, length, repeats]): Step => (context, id) => {
      const to = length === undefined ? undefined : from + length * 30 * minute;
      return decideRecordAbsence(who, { id, from, to, reason: '', repeats }, context);
    }),
  person.map(
    (who): Step =>
      (context) =>
        decideEndAbsence(who, context.office.personById.get(who)?.absences[0]?.id ?? 'none', context),
  ),
  fc.tuple(place, moment, pair).map(
    ([unit, from, set]): Step =>
      (context, id) =>
        decideAnnounceChange(unit, { id, from, pair: set }, context),
  ),
  person.map(
    (who): Step =>
      (context) =>
        decidePersonLeaves(who, 0, context),
  ),
);

/** Said again in the plainest words, to check the quick ones against. */
const isAway = (absence: Absence, look: number): boolean => {
  if (look < absence.from || look >= (absence.to ?? Infinity)) return false;
  if (!absence.repeats) return true;
  return absence.repeats.some(({ weekdays: on, from, to }) =>
    [0, 1].some((daysBack) => {
      const wall = new Date(look + 8 * hour - daysBack * day);
      const clock = wall.getUTCHours() * 60 + wall.getUTCMinutes() + daysBack * 1440;
      return on.includes(weekdays[(wall.getUTCDay() + 6) % 7]!) && from <= clock && clock < to;
    }),
  );
};
const isThere = (who: Person | undefined, look: number): boolean =>
  who !== undefined && !who.left && !who.absences.some((absence) => isAway(absence, look));
const pairInForce = (unit: Unit, look: number) =>
  (unit.coming ?? []).reduce((held, change) => (change.from <= look && change.pair ? change.pair : held), unit.pair);

describe('LN-7: for any course of pairs, absences, leavings and calendars', () => {
  const seed = 20261122;
  it(`each kind of work has exactly one who answers and is there, or the unit is unattended (seed ${seed})`, () => {
    let acting = 0;
    let alone = 0;
    let answered = 0;
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 25 }),
        fc.array(moment, { minLength: 8, maxLength: 8 }),
        (steps, looks) => {
          let current: Office = office;
          steps.forEach((decide, index) => {
            const context = { now: begin, office: current, actor: { person: 'admin', unit: 'association' } };
            const decided = decide(context, `id-${index}`);
            if (decided.ok) current = evolveOfficeAll(current, JSON.parse(JSON.stringify(decided.value)));
          });
          for (const unitId of places) {
            const unit = current.unitById.get(unitId)!;
            const open = gaps(current, unitId, begin, begin + span + day);
            for (const look of looks) {
              const whole = answering(current, unitId, look);
              expect(open.some((gap) => gap.from <= look && look < gap.to)).toBe(whole.kind === 'unattended');
              const own = pairInForce(unit, look);
              for (const work of duties) {
                const answer = answering(current, unitId, look, [], work);
                if (answer.kind === 'unattended') {
                  alone++;
                  expect(whole.kind).toBe('unattended');
                  for (const id of [own?.a, own?.b])
                    expect(id !== undefined && isThere(current.personById.get(id), look)).toBe(false);
                } else {
                  answered++;
                  expect(isThere(current.personById.get(answer.person), look)).toBe(true);
                  if (answer.slot === 'B') {
                    acting++;
                    expect(isThere(current.personById.get(answer.actingFor), look)).toBe(false);
                  }
                }
              }
              if (own && isThere(current.personById.get(own.a), look) && !unit.special?.length) {
                expect(whole).toEqual({ kind: 'answered', person: own.a, slot: 'A' });
              }
            }
          }
        },
      ),
      { seed, numRuns: 300 },
    );
    for (const count of [acting, alone, answered]) expect(count).toBeGreaterThan(200);
  });
});
