/** The drafts that the triggers of two packs would have prepared from the same past.
 *
 *    marks of a complaint ─▶ facts ─▶ groups (trigger, whom, stretch) ─▶ as many as the trigger asks for: a draft
 *
 *  Decisions on drafts are no part of it: each group counts from its beginning. */
import type { Complaint } from '../../complaint/state.ts';
import { factsOf, type LookUps } from '../../accountability/facts.ts';
import type { Pack, Trigger } from '../pack.ts';
import { ruleIn } from './clocks.ts';
import type { Noted } from './marks.ts';
import { mostExamples, mostFacts, type Rehearsal, type RehearsedDraft, type RehearsedFact } from './result.ts';

/** What a fact asks of the office and of other complaints. */
export type Around = Omit<LookUps, 'rootOf'>;

const onDecisions: readonly Trigger['counts'][] = ['proposalOverdue', 'proposalRepeated', 'proposalConfirmed'];

const isTried = ({ counts }: Trigger): boolean => !onDecisions.includes(counts);

type Group = { trigger: string; subject: string; key: string; facts: RehearsedFact[]; count: number; atLeast: number };

export type Side = {
  groups: Map<string, Group>;
  /** By trigger: the first of a chain of repeated complaints, by complaint. */
  roots: Map<string, Map<string, string>>;
};

export const side = (): Side => ({ groups: new Map(), roots: new Map() });

/** Counts what one complaint brings. Complaints come in the order of their registration. */
export function tally(
  { groups, roots }: Side,
  pack: Pack,
  complaint: Complaint,
  noted: readonly Noted[],
  around: Around,
): void {
  if (noted.length === 0) return;
  const marks = noted.map(({ mark }) => mark);
  for (const trigger of pack.triggers.filter(isTried)) {
    const name = ruleIn(pack, trigger.id);
    const rootBy = roots.get(name) ?? new Map<string, string>();
    const found = factsOf(trigger, complaint, marks, { ...around, rootOf: (id) => rootBy.get(id) ?? id });
    const [first] = found;
    if (!first) continue;
    if (trigger.counts === 'repeatComplaint') roots.set(name, rootBy.set(complaint.id, first.key));
    for (const { subject, key, entry, at } of found) {
      const place = `${name}\n${subject}\n${key}`;
      const group = groups.get(place) ?? {
        trigger: name,
        subject,
        key,
        facts: [],
        count: 0,
        atLeast: trigger.atLeast,
      };
      group.count += 1;
      const { type, body } = noted[entry]!;
      if (group.facts.length < mostFacts)
        group.facts.push({ complaint: complaint.id, number: complaint.number, at, type, body });
      groups.set(place, group);
    }
  }
}

const isDraft = (group: Group | undefined): group is Group => group !== undefined && group.count >= group.atLeast;

const tellsSame = (left: Group, right: Group): boolean =>
  left.count === right.count &&
  left.facts.every(({ complaint, at, type }, index) => {
    const other = right.facts[index];
    return other?.complaint === complaint && other.at === at && other.type === type;
  });

export function compareDrafts(before: Pack, candidate: Pack, as: Side, would: Side, result: Rehearsal): void {
  const lineByTrigger = new Map(
    [...new Set([before, candidate].flatMap((pack) => pack.triggers.filter(isTried).map(({ id }) => ruleIn(pack, id))))]
      .map((trigger) => ({ trigger, same: 0, changed: 0, gone: 0, added: 0 }))
      .map((line) => [line.trigger, line]),
  );
  result.triggers = [...lineByTrigger.values()];
  result.untried = candidate.triggers.filter((one) => !isTried(one)).map(({ id }) => ruleIn(candidate, id));
  for (const place of new Set([...as.groups.keys(), ...would.groups.keys()])) {
    const was = as.groups.get(place);
    const is = would.groups.get(place);
    const shown = isDraft(is) ? is : was;
    if (!shown || (!isDraft(was) && !isDraft(is))) continue;
    const line = lineByTrigger.get(shown.trigger);
    const becomes = !isDraft(was) ? 'added' : !isDraft(is) ? 'gone' : tellsSame(was, is) ? 'same' : 'changed';
    if (line) line[becomes] += 1;
    if (becomes !== 'same' && result.drafts.length < mostExamples) result.drafts.push(draftOf(shown, becomes));
  }
}

const draftOf = (
  { trigger, subject, key, facts, count }: Group,
  becomes: RehearsedDraft['becomes'],
): RehearsedDraft => ({ trigger, subject, key, becomes, facts, count });
