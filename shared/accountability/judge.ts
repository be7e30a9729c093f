import type { UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import type { FactEntry, ProposalEvent } from './events.ts';
import { isConfirmed, isUndecided, type Proposal } from './proposal.ts';

/** What is counted together under one trigger: for one unit and one stretch, reason or complaint. */
export type Group = {
  pack: { id: string; version: number };
  trigger: { id: string; level: Proposal['level']; atLeast: number };
  subject: UnitId;
  decider: UnitId;
  key: string;
};

/** What the facts of a group ask for now: a new proposal, another list of facts, its withdrawal, or a sign on a confirmed one.
 *  Each decision uses up the facts it was made on: only new ones bring the matter up again.
 *  @param facts of the group as the complaints stand now, in the order of the log
 *  @param proposals of the group, in the order of the log
 *  @returns events by proposal; `null` stands for a new one */
export function judgeGroup(
  group: Group,
  facts: readonly FactEntry[],
  proposals: readonly Proposal[],
  at: Instant,
): { proposal: Proposal | null; event: ProposalEvent }[] {
  const present = new Set(facts.map(({ entry }) => entry));
  const decided = proposals.filter((one) => isConfirmed(one) || one.state === 'dismissed');
  const used = new Set(decided.flatMap((one) => one.facts.map(({ entry }) => entry)));
  const fresh = facts.filter(({ entry }) => !used.has(entry));
  const [open, ...others] = proposals.filter(isUndecided);
  const found: { proposal: Proposal | null; event: ProposalEvent }[] = others.map((proposal) => ({
    proposal,
    event: { type: 'ProposalWithdrawn', why: 'duplicate', gone: [], at },
  }));
  for (const proposal of decided.filter(isConfirmed)) {
    const told = new Set(proposal.undone.map(({ entry }) => entry));
    const gone = proposal.facts.filter(({ entry }) => !present.has(entry) && !told.has(entry));
    if (gone.length > 0) found.push({ proposal, event: { type: 'ProposalFactsUndone', gone, at } });
  }
  const isDue = fresh.length >= group.trigger.atLeast;
  if (open && !isDue) {
    const gone = open.facts.filter(({ entry }) => !present.has(entry));
    found.push({ proposal: open, event: { type: 'ProposalWithdrawn', why: 'factsUndone', gone, at } });
  } else if (open && !isSame(open.facts, fresh)) {
    found.push({ proposal: open, event: { type: 'ProposalFactsChanged', facts: [...fresh], at } });
  } else if (!open && isDue) {
    const { pack, trigger, subject, decider, key } = group;
    const { id, level, atLeast } = trigger;
    const event: ProposalEvent = {
      type: 'ProposalDrafted',
      id: '',
      pack,
      trigger: id,
      level,
      subject,
      decider,
      key,
      atLeast,
      facts: [...fresh],
      at,
    };
    found.push({ proposal: null, event });
  }
  return found;
}

const isSame = (left: readonly FactEntry[], right: readonly FactEntry[]): boolean =>
  left.length === right.length && left.every(({ entry }, index) => entry === right[index]?.entry);
