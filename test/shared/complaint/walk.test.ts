import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAction } from '../../../shared/complaint/decide/judge.ts';
import { nextDue, unitOfParty } from '../../../shared/complaint/state.ts';
import { stageOf, type Field, type FormValues } from '../../../shared/procedure/pack.ts';
import { contextFor, officeOf, pack, persons, story } from './office.ts';

/** Random walks through the whole pack: whatever people do, an open complaint keeps a responsible unit and a due moment. */

const seed = 20260930;
const start = Date.parse('2026-03-02T09:00:00+08:00');
const momentOf = (step: number): string =>
  new Date(start + step * 3 * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 19);

function answer(field: Field, pick: number, underBank: boolean): FormValues[string] {
  switch (field.kind) {
    case 'choice':
      return field.options![pick % field.options!.length]!.id;
    case 'yesNo':
      return pick % 3 !== 0;
    case 'date':
      return '2027-12-01';
    case 'unit':
      return field.units!.kinds.includes('member') ? ['bank', 'otherBank'][pick % 2]! : underBank ? 'outlet' : null;
    default:
      return '文字';
  }
}

describe('P2-NE1: an unfinished complaint always has a responsible unit and a next due moment (never-event 1)', () => {
  it(`holds on random walks (seed ${seed})`, () => {
    let ended = 0;
    let longest = 0;
    const seats = persons.flatMap((person) => person.seats.map((seat) => [person.id, seat.unit] as const));
    const entries = fc.constantFrom(['wang', 'desk'] as const, ['zhang', 'bank'] as const, ['chen', 'outlet'] as const);
    fc.assert(
      fc.property(entries, fc.array(fc.nat(1_000_000), { minLength: 20, maxLength: 60 }), ([who, seat], picks) => {
        const told = story();
        expect(told.register(momentOf(0), who, seat)).toBeUndefined();
        picks.forEach((pick, index) => {
          if (told.state.ended) return;
          const moment = momentOf(index + 1);
          const possible = seats.flatMap(([person, unit]) =>
            pack.actions
              .filter((action) => !judgeAction(pack, action, told.state, contextFor(moment, person, unit, officeOf())))
              .map((action) => ({ person, unit, action })),
          );
          expect(
            possible.length,
            `nobody can go on from ${told.state.stages.map((place) => place.stage).join('+')}`,
          ).toBeGreaterThan(0);
          // Withdrawals end a walk too early to be interesting every time.
          const wanted = pick % 11 === 0 ? possible : possible.filter(({ action }) => action.id !== 'withdraw');
          const chosen = wanted[pick % wanted.length] ?? possible[0]!;
          const bank = told.state.parties['member']?.unit === 'bank';
          const form = Object.fromEntries(
            chosen.action.fields.map((field, place) => [field.id, answer(field, pick + place, bank)]),
          );
          told.act(moment, chosen.person, chosen.unit, chosen.action.id, form);
          const { state } = told;
          longest = Math.max(longest, index + 1);
          if (state.ended) {
            ended += 1;
            expect(nextDue(state)).toBeUndefined();
            return;
          }
          expect(nextDue(state), `no clock in ${state.stages.map((place) => place.stage).join('+')}`).toBeDefined();
          for (const { stage } of state.stages) {
            const known = stageOf(pack, stage);
            expect(known).toBeDefined();
            expect(officeOf().unitById.has(unitOfParty(pack, state, known!.party)!)).toBe(true);
          }
        });
      }),
      { seed, numRuns: 400 },
    );
    expect(ended).toBeGreaterThan(10);
    expect(longest).toBeGreaterThan(30);
  });
});
