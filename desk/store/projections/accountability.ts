import { isProposalStream, proposalStream } from '../../../shared/accountability/events.ts';
import { isPackStream, type PackEvent } from '../../../shared/procedure/events.ts';
import { standingOf, type Projection } from '../projection.ts';
import { complaintFacts, factRows, type GroupKey, type Held } from './accountabilityFacts.ts';
import { groupJudge, proposalRows } from './accountabilityGroups.ts';
import { complaintRow, isComplaintEvent } from './folded.ts';

/** What counts towards the triggers of the regimes, and the proposals made of it.
 *
 *    entry of a complaint ─▶ mark ─▶ facts of that complaint ─┐
 *    entry of a proposal ─▶ proposal, facts of the ladder ────┴▶ group: `waiting` = 1 while its facts and its proposals do not
 *                                                                agree; the watch then writes what is missing
 *
 *  Only the groups an entry touches are looked at again. */
export const accountabilityProjection: Projection = {
  name: 'accountability',
  version: 4,
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
    create index proposal_undecided on proposal (entry) where state in ('open', 'postponed');
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
