import type { FactEntry, ProposalEvent } from '../../../shared/accountability/events.ts';
import { isProposalStream, proposalStream } from '../../../shared/accountability/events.ts';
import { factsOf, markOf, ruleIn, type Fact, type LookUps, type Mark } from '../../../shared/accountability/facts.ts';
import { endOfNext } from '../../../shared/accountability/period.ts';
import { judgeGroup } from '../../../shared/accountability/judge.ts';
import { evolveProposal, type Proposal } from '../../../shared/accountability/proposal.ts';
import { earlierFacts } from '../../../shared/accountability/ladder.ts';
import { deciderOf, subjectOf, triggersOf } from '../../../shared/accountability/trigger.ts';
import type { StepUndone } from '../../../shared/complaint/events.ts';
import type { Complaint } from '../../../shared/complaint/state.ts';
import { isAtOrUnder, type Office } from '../../../shared/people/office.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { isPackStream, type PackEvent } from '../../../shared/procedure/events.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import type { Database } from '../open.ts';
import { standingOf, type Projection, type StoredEvent } from '../projection.ts';
import { complaintEvent, foldedAfter, isComplaintEvent } from './folded.ts';
import { complaintRow } from './clock.ts';
import { packsIn } from './pack.ts';
import { unitsAt } from './unitTree.ts';

/** What counts towards the triggers of the regimes, and the proposals made of it.
 *
 *    entry of a complaint ─▶ mark ─▶ facts of that complaint ─┐
 *    entry of a proposal ─▶ proposal, facts of the ladder ────┴▶ group: `waiting` = 1 while its facts and its proposals do not
 *                                                                agree; the watch then writes what is missing
 *
 *  Only the groups an entry touches are looked at again. */
export const accountabilityProjection: Projection = {
  name: 'accountability',
  version: 1,
  reads: ['office', 'complaint', 'search'],
  tables: ['supervised', 'fact', 'fact_group', 'proposal'],
  schema: `
    create table supervised (row integer primary key, marks text not null, returns integer not null) strict;
    create table fact (
      pack text not null,
      trigger text not null,
      subject text not null,
      key text not null,
      entry integer not null,
      -- row of the complaint, or 0 where an earlier proposal is the fact
      row integer not null,
      source text not null,
      at integer not null,
      primary key (pack, trigger, subject, key, entry)
    ) strict, without rowid;
    create table fact_group (
      pack text not null,
      trigger text not null,
      subject text not null,
      key text not null,
      waiting integer not null,
      -- what is only a new proposal is prepared as long as its facts are of this or the last stretch
      until integer not null,
      primary key (pack, trigger, subject, key)
    ) strict, without rowid;
    create table proposal (
      id text primary key,
      entry integer not null,
      pack text not null,
      trigger text not null,
      subject text not null,
      key text not null,
      decider text not null,
      state text not null,
      drafted_at integer not null,
      decided_at integer,
      -- when it must be rectified, until that was told
      due_at integer,
      body text not null
    ) strict, without rowid;
    -- by these the rows are found while they are filled
    create index fact_row on fact (row);
    create index fact_source on fact (source);
    create index proposal_group on proposal (pack, trigger, subject, key, entry);
  `,
  indexes: `
    create index supervised_returns on supervised (returns, row) where returns > 0;
    create index fact_group_waiting on fact_group (until) where waiting = 1;
    create index proposal_decider on proposal (decider, entry);
    create index proposal_due on proposal (due_at) where due_at is not null;
  `,
  createApply(database) {
    const complaints = complaintFacts(database);
    const proposals = proposalRows(database);
    const judge = groupJudge(database);
    const ofPack = database.prepare<[string], GroupKey>(
      'select pack, trigger, subject, key from fact_group where pack = ?',
    );
    return (event, settled) => {
      const touched = isComplaintEvent(event)
        ? complaints(event, settled)
        : isProposalStream(event.stream)
          ? proposals(event)
          : // Other counts than before: what they ask for is looked at again.
            event.type === 'PackPublished' && isPackStream(event.stream)
            ? ofPack.all((event.body as Extract<PackEvent, { type: 'PackPublished' }>).pack.id)
            : [];
      for (const group of touched) judge(group, event.at);
    };
  },
  createForget(database) {
    const judge = groupJudge(database);
    const rowOf = complaintRow(database);
    const ofRow = database.prepare<[number], Held>(`select ${factColumns} from fact where row = ?`);
    const ofSource = database.prepare<[string], Held>(`select ${factColumns} from fact where source = ?`);
    const group = database.prepare<[string], GroupKey>('select pack, trigger, subject, key from proposal where id = ?');
    const dropMarks = database.prepare('delete from supervised where row = ?');
    const dropProposal = database.prepare('delete from proposal where id = ?');
    const momentOf = database.prepare<[number], number>('select at from event where sequence = ?').pluck();
    const rows = factRows(database);
    return (stream) => {
      const touched: GroupKey[] = [];
      const drop = (held: readonly Held[]): void => {
        for (const one of held) rows.drop(one);
        touched.push(...held);
      };
      if (isProposalStream(stream)) {
        const id = stream.slice(proposalStream('').length);
        drop(ofSource.all(stream));
        touched.push(...group.all(id));
        dropProposal.run(id);
      } else if (stream.startsWith('complaint/')) {
        const row = rowOf(stream);
        if (row === undefined) return;
        drop(ofRow.all(row));
        dropMarks.run(row);
      }
      const at = momentOf.get(standingOf(database).at) ?? 0;
      for (const one of touched) judge(one, at);
    };
  },
};

const factColumns = 'pack, trigger, subject, key, entry, at';

type GroupKey = { pack: string; trigger: string; subject: string; key: string };

const packsOn = (database: Database, complaint: Complaint): Pack[] =>
  [complaint.pack, ...complaint.overlays].flatMap(({ id, version }) => packsIn(database).of(id, version) ?? []);

/** The version whose numbers count at a moment of the log. */
const packAt = (database: Database, id: string, at: number): Pack | undefined =>
  packsIn(database).current(id, localDate('Asia/Shanghai', at));

/** Entries after which the facts of a complaint may be others than before. */
const telling = new Set([
  'ComplaintRegistered',
  'ActionTaken',
  'PartyReturned',
  'ClockBroken',
  'DetailsCorrected',
  'ComplaintLinked',
  'StepUndone',
]);

function complaintFacts(database: Database): (event: StoredEvent, settled: boolean) => GroupKey[] {
  const fold = foldedAfter(database);
  const units = unitsAt(database);
  const readMarks = database.prepare<[number], string>('select marks from supervised where row = ?').pluck();
  const saveMarks = database.prepare(
    `insert into supervised (row, marks, returns) values (?, ?, ?)
     on conflict (row) do update set marks = excluded.marks, returns = excluded.returns`,
  );
  const undoneEntries = entriesUndone(database);
  const facts = factRows(database);
  const outside = lookUpsIn(database);
  let told: string | undefined;
  return (event, settled) => {
    if (telling.has(event.type)) told = event.stream;
    if (told !== event.stream) return [];
    const folded = fold(event);
    if (!folded) return [];
    const { row, complaint } = folded;
    const packs = packsOn(database, complaint);
    const [main] = packs;
    const triggers = triggersOf(packs);
    if (!main) return [];
    const undone = event.type === 'StepUndone' ? undoneEntries(event) : [];
    const kept = JSON.parse(readMarks.get(row) ?? '[]') as Mark[];
    const marks = kept.filter(({ entry }) => !undone.includes(entry));
    const place = { entry: event.sequence, at: event.at };
    const mark = markOf(complaintEvent(event), place, complaint, main, ruleIn(packs));
    const now = mark ? [...marks, mark] : marks;
    // Returns are listed under every regime; the rest is kept only where something counts it.
    const isKept = marks.length < kept.length || (mark && (triggers.length > 0 || mark.kind === 'returned'));
    if (isKept) saveMarks.run(row, JSON.stringify(now), now.filter(({ kind }) => kind === 'returned').length);
    if (!settled) return [];
    told = undefined;
    if (triggers.length === 0) return [];
    const lookUps = outside(row, units());
    const next = triggers.flatMap(({ pack, trigger }) =>
      factsOf(trigger, complaint, now, { ...lookUps, rootOf: lookUps.rootOf(pack.id, trigger.id) }).map((fact) => ({
        ...fact,
        pack: pack.id,
        trigger: trigger.id,
      })),
    );
    return facts.replace(row, complaint.id, next);
  };
}

/** Numbers in the log of the entries that a step taken back had written. */
export function entriesUndone(database: Database): (event: StoredEvent) => number[] {
  const select = database
    .prepare<[string, number, number], number>(
      'select sequence from event where stream = ? and stream_version between ? and ?',
    )
    .pluck();
  return ({ stream, body }) => {
    const { from, to } = body as StepUndone;
    return select.all(stream, from, to);
  };
}

type Held = Fact & { pack: string; trigger: string };
const placeOf = ({ pack, trigger, subject, key, entry }: Omit<Held, 'at'>): string =>
  JSON.stringify([pack, trigger, subject, key, entry]);

function factRows(database: Database) {
  const read = database.prepare<[number], Omit<Held, 'at'>>(
    'select pack, trigger, subject, key, entry from fact where row = ?',
  );
  const drop = database.prepare(
    'delete from fact where pack = @pack and trigger = @trigger and subject = @subject and key = @key and entry = @entry',
  );
  const add = database.prepare(
    `insert or ignore into fact (pack, trigger, subject, key, entry, row, source, at)
     values (@pack, @trigger, @subject, @key, @entry, @row, @source, @at)`,
  );
  return {
    /** @returns the groups that lost or gained something */
    replace(row: number, source: string, next: readonly Held[]): GroupKey[] {
      const before = read.all(row);
      const wanted = new Set(next.map(placeOf));
      const had = new Set(before.map(placeOf));
      const gone = before.filter((one) => !wanted.has(placeOf(one)));
      const come = next.filter((one) => !had.has(placeOf(one)));
      for (const one of gone) drop.run(one);
      for (const one of come) add.run({ ...one, row, source });
      return [...gone, ...come];
    },
    add: (source: string, held: Held): void => void add.run({ ...held, row: 0, source }),
    drop: (held: Omit<Held, 'at'>): void => void drop.run(held),
  };
}

/** What a fact asks of the rows around a complaint. */
function lookUpsIn(database: Database) {
  const root = database
    .prepare<[string, string, string], string>(
      'select key from fact where source = ? and pack = ? and trigger = ? order by entry limit 1',
    )
    .pluck();
  const earlier = database
    .prepare<[{ row: number; unit: string; receivedAt: number }], number>(
      `select 1 from complaint_contact own
         join complaint_contact other on other.kind = own.kind and other.value = own.value and other.row < own.row
         join complaint_party p on p.row = other.row and p.unit = @unit
         join complaint c on c.row = other.row
       where own.row = @row
         -- a name alone tells nobody apart, unless nothing else is known
         and (own.kind <> 'name' or not exists (
           select 1 from complaint_contact x where x.row = @row and x.kind <> 'name'))
         and (c.ended_at is null or c.ended_at >= @receivedAt) limit 1`,
    )
    .pluck();
  const takesPart = database
    .prepare<[string, number], number>('select 1 from complaint_unit where unit = ? and row = ?')
    .pluck();
  return (row: number, office: Office) => ({
    // What the organisation that decides takes no part in is not its to hold against anybody, or even to count.
    subjectOf: (...[trigger, unit]: Parameters<LookUps['subjectOf']>) => {
      const subject = subjectOf(office, trigger, unit);
      return subject && takesPart.get(deciderOf(office, trigger.decidedBy, subject), row) === undefined
        ? undefined
        : subject;
    },
    isAbove: (higher: string, unit: string) => higher !== unit && isAtOrUnder(office, unit, higher),
    hadCase: (unit: string, { details }: Complaint) =>
      earlier.get({ row, unit, receivedAt: details.receivedAt }) !== undefined,
    rootOf: (pack: string, trigger: string) => (complaint: string) => root.get(complaint, pack, trigger) ?? complaint,
  });
}

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

function groupJudge(database: Database): (group: GroupKey, at: number) => void {
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
function proposalRows(database: Database): (event: StoredEvent) => GroupKey[] {
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
