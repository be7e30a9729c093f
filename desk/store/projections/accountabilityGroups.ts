import type { FactEntry, ProposalEvent } from '../../../shared/accountability/events.ts';
import { proposalStream } from '../../../shared/accountability/events.ts';
import { judgeGroup } from '../../../shared/accountability/judge.ts';
import { earlierFacts } from '../../../shared/accountability/ladder.ts';
import { endOfNext } from '../../../shared/accountability/period.ts';
import { evolveProposal, type Proposal } from '../../../shared/accountability/proposal.ts';
import { subjectOf } from '../../../shared/accountability/trigger.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import type { Database } from '../open.ts';
import type { StoredEvent } from '../projection.ts';
import { factRows, type GroupKey, type Held } from './accountabilityFacts.ts';
import { packsIn } from './pack.ts';
import { unitsAt } from './unitTree.ts';

/** The proposals, and the groups of facts whose proposals are not what they ask for. */

/** The version whose numbers count at a moment of the log. */
const packAt = (database: Database, id: string, at: number): Pack | undefined =>
  packsIn(database).current(id, localDate('Asia/Shanghai', at));

const groupSql = 'pack = @pack and trigger = @trigger and subject = @subject and key = @key';

export const proposalOf = (body: string): Proposal => JSON.parse(body) as Proposal;

/** Facts and proposals of one group, in the order of the log. */
export function groupReader(database: Database) {
  const facts = database.prepare<[GroupKey], { entry: number; at: number; row: number; source: string }>(
    `select entry, at, row, source from fact where ${groupSql} order by entry`,
  );
  const proposals = database.prepare<[GroupKey], { body: string }>(
    `select body from proposal where ${groupSql} order by entry`,
  );
  return ({ pack, trigger, subject, key }: GroupKey): { facts: FactEntry[]; proposals: Proposal[] } => {
    const group = { pack, trigger, subject, key };
    return {
      facts: facts.all(group).map(({ entry, at, row, source }) => ({
        entry,
        at,
        ...(row === 0 ? { proposal: source.slice(proposalStream('').length) } : { complaint: source }),
      })),
      proposals: proposals.all(group).map(({ body }) => proposalOf(body)),
    };
  };
}

const longest = 8.64e15;

export function groupJudge(database: Database): (group: GroupKey, at: number) => void {
  const read = groupReader(database);
  const save = database.prepare(
    `insert into fact_group (pack, trigger, subject, key, waiting, until)
     values (@pack, @trigger, @subject, @key, @waiting, @until)
     on conflict (pack, trigger, subject, key) do update set waiting = excluded.waiting, until = excluded.until`,
  );
  const drop = database.prepare(`delete from fact_group where ${groupSql}`);
  return ({ pack, trigger: id, subject, key }, at) => {
    const place = { pack, trigger: id, subject, key };
    const trigger = packAt(database, pack, at)?.triggers.find((one) => one.id === id);
    const { facts, proposals } = read(place);
    if (!trigger || (facts.length === 0 && proposals.length === 0)) return void drop.run(place);
    const asked = judgeGroup({ ...place, pack: { id: pack, version: 0 }, trigger, decider: '' }, facts, proposals, at);
    const isOnlyNew = asked.every(({ proposal }) => proposal === null);
    const lastAt = facts.at(-1)?.at ?? at;
    return void save.run({
      ...place,
      waiting: asked.length > 0 ? 1 : 0,
      until: isOnlyNew ? endOfNext(trigger.within ?? 'halfYear', lastAt) : longest,
    });
  };
}

/** Follows the proposals, and makes the facts of the ladder of them: overdue, come again, confirmed. */
export function proposalRows(database: Database): (event: StoredEvent) => GroupKey[] {
  const find = database.prepare<[string], { entry: number; body: string }>(
    'select entry, body from proposal where id = ?',
  );
  const save = database.prepare(
    `insert into proposal (id, entry, pack, trigger, subject, key, decider, state, drafted_at, decided_at, due_at, body)
     values (@id, @entry, @pack, @trigger, @subject, @key, @decider, @state, @draftedAt, @decidedAt, @dueAt, @body)
     on conflict (id) do update set state = excluded.state, decided_at = excluded.decided_at, due_at = excluded.due_at,
       body = excluded.body`,
  );
  const before = database
    .prepare<[{ pack: string; trigger: string; subject: string; entry: number }], string>(
      `select body from proposal where pack = @pack and trigger = @trigger and subject = @subject and entry < @entry
       order by entry`,
    )
    .pluck();
  const own = database.prepare<[string], Held>(
    'select pack, trigger, subject, key, entry, at from fact where source = ?',
  );
  const rows = factRows(database);
  const units = unitsAt(database);
  return (event) => {
    const id = event.stream.slice(proposalStream('').length);
    const known = find.get(id);
    const fact = { type: event.type, ...(event.body as object) } as ProposalEvent;
    const proposal = evolveProposal(known && proposalOf(known.body), fact);
    if (!proposal) return [];
    const { pack, trigger, subject, key, decider, state, draftedAt, decidedAt, dueAt, overdue } = proposal;
    const entry = known?.entry ?? event.sequence;
    const isWaited = state === 'rectifying' && !overdue;
    save.run({
      id,
      entry,
      pack: pack.id,
      trigger,
      subject,
      key,
      decider,
      state,
      draftedAt,
      decidedAt,
      dueAt: isWaited ? dueAt : null,
      body: JSON.stringify(proposal),
    });
    const earlier = before.all({ pack: pack.id, trigger, subject, entry }).map(proposalOf);
    const source = proposalStream(id);
    const triggers = packAt(database, pack.id, event.at)?.triggers ?? [];
    const place = { entry: event.sequence, at: event.at };
    const { come, isGone } = earlierFacts(triggers, proposal, earlier, fact, place, (one, unit) =>
      subjectOf(units(), one, unit),
    );
    const held = come.map((one) => ({ ...one, pack: pack.id }));
    for (const one of held) rows.add(source, one);
    const gone = isGone ? own.all(source) : [];
    for (const one of gone) rows.drop(one);
    return [{ pack: pack.id, trigger, subject, key }, ...held, ...gone];
  };
}
