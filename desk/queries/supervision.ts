import { done, refused } from '../../shared/base/result.ts';
import { judgeDecider, mayFollow } from '../../shared/accountability/decide.ts';
import { proposalStream } from '../../shared/accountability/events.ts';
import type { Proposal } from '../../shared/accountability/proposal.ts';
import type { ProposalRefusal } from '../../shared/accountability/refusals.ts';
import type {
  FactView,
  ProposalLine,
  ProposalList,
  SupervisedLine,
  SupervisionView,
} from '../../shared/contract/calls/supervision.ts';
import { coveredText } from '../../shared/people/masking.ts';
import { homeOf, may, readingScope } from '../../shared/people/permissions.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { contextOf } from '../perform.ts';
import { complainedOf, loadProposal, mayReadProposal } from '../subjects/proposals.ts';
import { complaintStream } from '../store/projections/folded.ts';
import { proposalOf } from '../store/projections/accountabilityGroups.ts';
import { prepared } from '../store/prepared.ts';
import { caseColumns, caseLine, readCursor, writeCursor, type CaseRow } from './caseLine.ts';
import { coveredBody } from './covered.ts';

type Calls = 'view' | 'proposals' | 'proposal' | 'complaints';

export const statesOf: Record<ProposalList, readonly Proposal['state'][]> = {
  undecided: ['open', 'postponed'],
  underway: ['rectifying', 'proved'],
  done: ['closed', 'dismissed', 'withdrawn'],
};

export function supervisionQueries(parts: DeskParts): Pick<Handlers<'supervision'>, Calls> {
  const mayRead = (caller: Caller): boolean => may(parts.office(), caller.actor, 'readSupervision');
  const notPermitted = refused({ code: 'NotPermitted', permission: 'readSupervision' });
  return {
    view(_input, caller) {
      if (!mayRead(caller)) return notPermitted;
      const deciders = decidersFor(parts, caller);
      const counts = prepared<[object], { state: Proposal['state']; count: number; overdue: number }>(
        parts.database,
        `select state, count(*) as count, sum(state = 'rectifying' and due_at is null) as overdue from proposal
         where decider in (select value from json_each(@deciders)) group by state`,
      ).all({ deciders });
      const countOf = (list: ProposalList): number =>
        counts.filter(({ state }) => statesOf[list].includes(state)).reduce((sum, { count }) => sum + count, 0);
      const listed = (list: ComplaintList): number =>
        prepared<[object], number>(parts.database, `select count(*) from (${lists[list]('1')} limit ${mostCounted})`)
          .pluck()
          .get(boundOf(parts, caller)) as number;
      const view: SupervisionView = {
        undecided: countOf('undecided'),
        underway: countOf('underway'),
        done: countOf('done'),
        overdue: counts.find(({ state }) => state === 'rectifying')?.overdue ?? 0,
        deadlines: listed('deadlines'),
        returned: listed('returned'),
        rectifications: listed('rectifications'),
      };
      return done(view);
    },

    proposals({ list, cursor, size }, caller) {
      if (!mayRead(caller)) return notPermitted;
      const before = Number(readCursor(cursor, 1)?.[0] ?? Number.MAX_SAFE_INTEGER);
      const rows = prepared<[object], { entry: number; body: string }>(
        parts.database,
        `select entry, body from proposal where decider in (select value from json_each(@deciders))
           and state in (select value from json_each(@states)) and entry < @before
         order by entry desc limit @size`,
      ).all({
        deciders: decidersFor(parts, caller),
        states: JSON.stringify(statesOf[list]),
        before,
        size: size + 1,
      });
      const lines = rows.slice(0, size).map(({ body }) => proposalLine(proposalOf(body)));
      const last = rows[size - 1];
      return done({ lines, next: rows.length > size && last ? writeCursor([last.entry]) : null });
    },

    proposal({ id }, caller) {
      const now = parts.clock();
      const context = contextOf(parts, caller.actor, now);
      const load = parts.store.read;
      const proposal = loadProposal(load, id);
      if (!proposal || !mayReadProposal(context.office, caller.actor, proposal)) {
        return refused<ProposalRefusal>({ code: 'UnknownProposal' });
      }
      const { office, actor } = context;
      return done({
        proposal,
        facts: proposal.facts.map((fact) => factView(parts, caller, fact)),
        refusal: judgeDecider(proposal, complainedOf(load, proposal), context) ?? null,
        mayProve: mayFollow(office, actor, proposal.decider),
        history: load(proposalStream(id)).map(({ sequence, at, type, personId, body }) => ({
          sequence,
          at,
          type,
          person: personId,
          body: body as Record<string, unknown>,
        })),
      });
    },

    complaints({ list, cursor, size }, caller) {
      if (!mayRead(caller)) return notPermitted;
      const after = readCursor(cursor, 2);
      const bound = {
        ...boundOf(parts, caller),
        value: after?.[0] ?? Number.MIN_SAFE_INTEGER,
        row: after?.[1] ?? -1,
        size: size + 1,
      };
      const now = parts.clock();
      const rows = prepared<[object], SupervisedRow>(
        parts.database,
        `select * from (${lists[list](`${caseColumns}, ${columnsOf[list]}`)})
         where (value, row) > (@value, @row) order by value, row limit @size`,
      ).all(bound);
      const lines = rows.slice(0, size).map((row): SupervisedLine => ({
        ...caseLine(row, parts.office(), now),
        times: row.times,
        clockUnit: row.clock_unit,
        ...(row.clock_rule !== null && row.clock_due !== null
          ? { nextDue: { rule: row.clock_rule, due: row.clock_due, provisional: row.clock_provisional === 1 } }
          : {}),
      }));
      const last = rows[size - 1];
      return done({ lines, next: rows.length > size && last ? writeCursor([last.value, last.row]) : null });
    },
  };
}

type ComplaintList = 'deadlines' | 'returned' | 'rectifications';

type SupervisedRow = CaseRow & {
  value: number;
  times: number;
  clock_rule: string | null;
  clock_due: number | null;
  clock_provisional: number | null;
  clock_unit: string | null;
};

const clockValues = `k.due as value, 0 as times, k.rule as clock_rule, k.due as clock_due,
  k.provisional as clock_provisional, k.unit as clock_unit`;
const columnsOf: Record<ComplaintList, string> = {
  deadlines: clockValues,
  rectifications: clockValues,
  returned: `-s.returns as value, s.returns as times, null as clock_rule, null as clock_due, null as clock_provisional,
    null as clock_unit`,
};

const seen = 'exists (select 1 from complaint_unit u where u.unit = @scope and u.row = c.row)';

/** Each leads with its own partial index; a complaint stands once in a list, with its nearest clock. */
const lists: Record<ComplaintList, (columns: string) => string> = {
  deadlines: (columns) =>
    `select ${columns} from clock k indexed by clock_pressing cross join complaint c on c.row = k.row
     where k.ended_at is null and (k.broken = 1 or k.warned <> '[]') and ${seen}
       and not exists (select 1 from clock o indexed by clock_open where o.row = k.row and o.ended_at is null
         and (o.broken = 1 or o.warned <> '[]') and (o.due, o.clock) < (k.due, k.clock))`,
  rectifications: (columns) =>
    `select ${columns} from json_each(@rules) r cross join clock k indexed by clock_rule on k.rule = r.value
       cross join complaint c on c.row = k.row
     where k.ended_at is null and ${seen}`,
  returned: (columns) =>
    `select ${columns} from supervised s indexed by supervised_returns cross join complaint c on c.row = s.row
     where s.returns > 0 and c.ended is null and ${seen}`,
};

/** Beyond this nobody reads a count. */
const mostCounted = 1000;

function boundOf(parts: DeskParts, caller: Caller) {
  const scope = readingScope(parts.office(), caller.actor)?.id ?? '';
  const rules = parts
    .packs()
    .all.flatMap(({ clocks }) => clocks.flatMap(({ id, rectifies }) => (rectifies ? [id] : [])));
  return { scope, rules: JSON.stringify([...new Set(rules)]) };
}

/** Units whose proposals the caller may read, among those that decide on any. @returns JSON list */
export function decidersFor(parts: DeskParts, caller: Caller): string {
  const deciders = prepared<[], string>(
    parts.database,
    `with recursive known (decider) as (
       select min(decider) from proposal
       union all select (select min(decider) from proposal where decider > known.decider) from known
         where decider is not null)
     select decider from known where decider is not null`,
  )
    .pluck()
    .all();
  return JSON.stringify(deciders.filter((decider) => mayReadProposal(parts.office(), caller.actor, { decider })));
}

const proposalLine = ({ facts, undone, ...proposal }: Proposal): ProposalLine => ({
  id: proposal.id,
  pack: proposal.pack,
  trigger: proposal.trigger,
  level: proposal.level,
  subject: proposal.subject,
  key: proposal.key,
  state: proposal.state,
  draftedAt: proposal.draftedAt,
  postponedUntil: proposal.postponedUntil,
  endorsedBy: proposal.endorsedBy,
  due: proposal.due,
  dueAt: proposal.dueAt,
  overdue: proposal.overdue,
  facts: facts.length + proposal.figures.length,
  undone: undone.length + proposal.undoneFigures.length,
});

function factView(parts: DeskParts, caller: Caller, fact: Proposal['facts'][number]): FactView {
  const isComplaint = 'complaint' in fact;
  const stream = isComplaint ? complaintStream(fact.complaint) : proposalStream(fact.proposal);
  const entry = prepared<[number, string, string], { type: string; body: string }>(
    parts.database,
    `select type, body from event where sequence = ? and stream = ?
       and (stream not like 'complaint/%' or audience in ('parties', ?))`,
  ).get(fact.entry, stream, homeOf(parts.office(), caller.actor.unit));
  const row = isComplaint
    ? prepared<[object], Pick<CaseRow, 'number' | 'reason' | 'gist' | 'complained_unit'>>(
        parts.database,
        `select c.number, c.reason, c.gist, c.complained_unit from complaint c where c.id = @id and ${seen}`,
      ).get({ id: fact.complaint, scope: readingScope(parts.office(), caller.actor)?.id ?? '' })
    : undefined;
  // What is not mine to see is counted, not shown.
  const isShown = !isComplaint || row !== undefined;
  return {
    ...fact,
    number: row?.number ?? null,
    reason: row?.reason ?? null,
    gist: coveredText(row?.gist ?? ''),
    complainedUnit: row?.complained_unit ?? null,
    type: isShown ? (entry?.type ?? '') : '',
    body: isShown && entry ? coveredBody(JSON.parse(entry.body) as Record<string, unknown>, 'all') : {},
  };
}
