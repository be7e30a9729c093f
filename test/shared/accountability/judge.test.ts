// Never-event 7 as a property: whatever comes, goes and is decided, a draft nobody confirmed stands exactly while its facts ask for
// it, and what a person confirmed is never taken back, only signed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactEntry, ProposalEvent } from '../../../shared/accountability/events.ts';
import { judgeGroup } from '../../../shared/accountability/judge.ts';
import { evolveProposal, isConfirmed, isUndecided, type Proposal } from '../../../shared/accountability/proposal.ts';

const seed = 20_261_122;

type Turn = { do: 'come' | 'goes'; entry: number } | { do: 'confirm' | 'dismiss' | 'postpone' | 'endorse' };

const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('come', 'goes'), entry: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('confirm', 'dismiss', 'postpone', 'endorse') }) },
);

const decided: Record<'confirm' | 'dismiss' | 'postpone' | 'endorse', ProposalEvent> = {
  confirm: { type: 'ProposalConfirmed', text: '', due: null, dueAt: null, money: null, by: 'wang', at: 0 },
  dismiss: { type: 'ProposalDismissed', reason: '', by: 'wang', at: 0 },
  postpone: { type: 'ProposalPostponed', until: '2026-12-01', reason: '', by: 'wang', at: 0 },
  endorse: { type: 'ProposalEndorsed', text: '', by: 'wang', at: 0 },
};

function createMatter(atLeast: number) {
  const group = {
    pack: { id: 'P2', version: 1 },
    trigger: { id: 'P2-L1.3', level: 'talk', atLeast } as const,
    subject: 'outlet',
    decider: 'association',
    key: 'C1 2026-H2',
  };
  const present = new Map<number, FactEntry>();
  const proposals: Proposal[] = [];
  const write = (place: number, event: ProposalEvent): void => {
    const after = evolveProposal(proposals[place], event);
    if (after) proposals[place] = after;
  };
  const facts = (): FactEntry[] => [...present.values()].toSorted((left, right) => left.entry - right.entry);
  const ask = () => judgeGroup(group, facts(), proposals, 0);
  return {
    present,
    proposals,
    facts,
    ask,
    take(one: Turn): void {
      if (one.do === 'come') present.set(one.entry, { entry: one.entry, at: one.entry, complaint: `c${one.entry}` });
      else if (one.do === 'goes') present.delete(one.entry);
      else {
        const open = proposals.findIndex(isUndecided);
        if (open >= 0) write(open, decided[one.do]);
      }
      for (const { proposal, event } of ask()) {
        const place = proposal ? proposals.indexOf(proposal) : proposals.length;
        write(place, event.type === 'ProposalDrafted' ? { ...event, id: `p${place}` } : event);
      }
    },
  };
}

describe(`P2-NE7: a draft follows its facts until a person decides (seed ${seed})`, () => {
  it('for any order of facts, corrections and decisions', () => {
    let withdrawn = 0;
    let signed = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(turn, { minLength: 25, maxLength: 40 }),
        (atLeast, turns) => {
          const matter = createMatter(atLeast);
          for (const one of turns) {
            const standing = matter.proposals.filter(isConfirmed).map(({ id, facts }) => ({ id, facts }));
            matter.take(one);
            // One round is enough: what is asked for has been written.
            expect(matter.ask()).toEqual([]);
            const used = new Set(
              matter.proposals
                .filter((held) => isConfirmed(held) || held.state === 'dismissed')
                .flatMap(({ facts }) => facts.map(({ entry }) => entry)),
            );
            const fresh = matter.facts().filter(({ entry }) => !used.has(entry));
            const open = matter.proposals.filter(isUndecided);
            expect(open).toHaveLength(fresh.length >= atLeast ? 1 : 0);
            if (open[0]) expect(open[0].facts).toEqual(fresh);
            for (const { id, facts } of standing) {
              const still = matter.proposals.find((held) => held.id === id)!;
              expect(isConfirmed(still)).toBe(true);
              expect(still.facts).toEqual(facts);
              const gone = facts.filter(({ entry }) => !matter.present.has(entry)).map(({ entry }) => entry);
              expect(still.undone.map(({ entry }) => entry)).toEqual(expect.arrayContaining(gone));
            }
          }
          withdrawn += matter.proposals.filter(({ state }) => state === 'withdrawn').length;
          signed += matter.proposals.filter(({ undone }) => undone.length > 0).length;
        },
      ),
      { seed, numRuns: 50 },
    );
    // The run met what it is about.
    expect(withdrawn).toBeGreaterThan(0);
    expect(signed).toBeGreaterThan(0);
  });
});
