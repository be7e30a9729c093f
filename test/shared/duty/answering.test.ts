import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answering, gaps } from '../../../shared/duty/answering.ts';
import type { Absence } from '../../../shared/people/office.ts';
import { officeOf, persons } from '../complaint/office.ts';

const withAbsences = (absences: Record<string, Absence[]>) =>
  officeOf(persons.map((person) => ({ ...person, absences: absences[person.id] ?? [] })));

describe('LN-7: who answers for a unit', () => {
  it('is A; B while A is away, until A is back; nobody when both are away', () => {
    const office = withAbsences({
      zhang: [{ id: '1', from: 100, to: 200, reason: '' }],
      zhao: [{ id: '2', from: 150, to: 160, reason: '' }],
    });
    expect(answering(office, 'bank', 99)).toEqual({ kind: 'answered', person: 'zhang', slot: 'A' });
    expect(answering(office, 'bank', 100)).toEqual({
      kind: 'answered',
      person: 'zhao',
      slot: 'B',
      actingFor: 'zhang',
      until: 200,
    });
    expect(answering(office, 'bank', 155)).toEqual({ kind: 'unattended', why: 'bothAway' });
    expect(answering(office, 'bank', 200)).toEqual({ kind: 'answered', person: 'zhang', slot: 'A' });
    expect(gaps(office, 'bank', 0, 1000)).toEqual([{ from: 150, to: 160 }]);
  });

  const seed = 6120712;
  it(`agrees with the list of coming gaps at every moment (seed ${seed})`, () => {
    const spans = fc.array(fc.tuple(fc.nat(900), fc.option(fc.integer({ min: 1, max: 300 }))), { maxLength: 4 });
    const absences = spans.map((found) =>
      found.map(([from, length], index): Absence => {
        return { id: String(index), from, to: length === null ? undefined : from + length, reason: '' };
      }),
    );
    fc.assert(
      fc.property(absences, absences, (zhang, zhao) => {
        const office = withAbsences({ zhang, zhao });
        const found = gaps(office, 'bank', 0, 1000);
        for (let moment = 0; moment < 1000; moment += 7) {
          const inGap = found.some((gap) => gap.from <= moment && moment < gap.to);
          expect(answering(office, 'bank', moment).kind === 'unattended').toBe(inGap);
        }
      }),
      { seed, numRuns: 200 },
    );
  });
});
