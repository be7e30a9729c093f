import { isProposalStream, type ProposalEvent } from '../../../shared/accountability/events.ts';
import {
  settlementStream,
  type SettlementClosed,
  type SettlementLine,
} from '../../../shared/accountability/settlement.ts';
import type { ComplaintEvent, MoneyEntry } from '../../../shared/complaint/events.ts';
import type { Database } from '../open.ts';
import type { Projection, StoredEvent } from '../projection.ts';
import { createUndone } from './undone.ts';
import { proposalOf } from './accountabilityGroups.ts';
import { foldedAfter, isComplaintEvent } from './folded.ts';
import { packsIn } from './pack.ts';

/** Amounts by the partner and month they are settled with, and the months that were closed. What is settled with nobody stays
 *  in the complaint's own ledger. */
export const settlementProjection: Projection = {
  name: 'settlement',
  version: 2,
  reads: ['accountability'],
  tables: ['money_line', 'settlement'],
  schema: `
    create table money_line (
      entry integer primary key,
      stream text not null,
      pack text not null,
      pack_version integer not null,
      unit text not null,
      month text not null,
      body text not null,
      at integer not null
    ) strict;
    create table settlement (
      unit text not null,
      month text not null,
      total integer not null,
      body text not null,
      primary key (unit, month)
    ) strict, without rowid;
  `,
  indexes: `
    create index money_line_month on money_line (month, unit, entry);
    create index money_line_stream on money_line (stream);
  `,
  createApply(database) {
    const fold = foldedAfter(database);
    const add = database.prepare(
      `insert or replace into money_line (entry, stream, pack, pack_version, unit, month, body, at)
       values (@entry, @stream, @pack, @version, @unit, @month, @body, @at)`,
    );
    const close = database.prepare(
      'insert or ignore into settlement (unit, month, total, body) values (@unit, @month, @total, @body)',
    );
    // A correction is settled with whom its line was, also where the complaint follows another procedure since.
    const firstEntered = database
      .prepare<[string, string], number>(
        `select sequence from event where stream = ? and type = 'MoneyEntered'
           and json_extract(body, '$.entry.rule') = ? order by stream_version limit 1`,
      )
      .pluck();
    const lineOf = database.prepare<[number], { pack: string; version: number; unit: string }>(
      'select pack, pack_version as version, unit from money_line where entry = ?',
    );
    const lineBefore = (stream: string, rule: string) => lineOf.get(firstEntered.get(stream, rule) ?? 0);
    const drop = database.prepare('delete from money_line where entry = ?');
    const undoneEntries = createUndone(database);
    const findProposal = database.prepare<[string], string>('select body from proposal where id = ?').pluck();
    const save = (event: StoredEvent, pack: { id: string; version: number }, unit: string, entry: MoneyEntry): void =>
      void add.run({
        entry: event.sequence,
        stream: event.stream,
        pack: pack.id,
        version: pack.version,
        unit,
        month: entry.month,
        body: JSON.stringify(entry),
        at: event.at,
      });
    return (event) => {
      if (event.type === 'StepUndone' && isComplaintEvent(event)) {
        for (const { sequence } of undoneEntries(event)) drop.run(sequence);
      } else if (event.type === 'SettlementClosed' && event.stream.startsWith(settlementStream(''))) {
        const body = event.body as SettlementClosed;
        close.run({ unit: body.unit, month: body.month, total: body.total, body: JSON.stringify(body) });
      } else if (event.type === 'MoneyEntered' && isComplaintEvent(event)) {
        const { entry } = event.body as Extract<ComplaintEvent, { type: 'MoneyEntered' }>;
        const corrected = entry.corrects === undefined ? undefined : lineBefore(event.stream, entry.rule);
        if (corrected) return save(event, { id: corrected.pack, version: corrected.version }, corrected.unit, entry);
        const complaint = fold(event)?.complaint;
        const pack = complaint && packsIn(database).of(complaint.pack.id, complaint.pack.version);
        const party = pack?.money.find(({ id }) => id === entry.rule)?.settledWith;
        const unit = party === undefined ? undefined : complaint?.parties[party]?.unit;
        if (complaint && unit !== undefined) save(event, complaint.pack, unit, entry);
      } else if (event.type === 'ProposalConfirmed' && isProposalStream(event.stream)) {
        const { money } = event.body as Extract<ProposalEvent, { type: 'ProposalConfirmed' }>;
        const body = money ? findProposal.get(event.stream.slice('proposal/'.length)) : undefined;
        if (money && body !== undefined) save(event, proposalOf(body).pack, proposalOf(body).subject, money);
      }
    };
  },
  createForget(database) {
    const lines = database.prepare('delete from money_line where stream = ?');
    const closed = database.prepare('delete from settlement where unit = ?');
    return (stream) => {
      lines.run(stream);
      if (stream.startsWith(settlementStream(''))) closed.run(stream.slice(settlementStream('').length));
    };
  },
};

type LineRow = { entry: number; stream: string; pack: string; pack_version: number; body: string; at: number };

/** Amounts of one partner and month, in the order of the log. */
export function settlementLines(database: Database, unit: string, month: string): SettlementLine[] {
  return database
    .prepare<[string, string], LineRow>(
      `select entry, stream, pack, pack_version, body, at from money_line where month = ? and unit = ? order by entry`,
    )
    .all(month, unit)
    .map(({ entry, stream, pack, pack_version: version, body, at }) => {
      const { rule, base, multiplier, share, amount, deducted, reason = null, by } = JSON.parse(body) as MoneyEntry;
      const [kind, id = ''] = stream.split('/');
      const source = kind === 'proposal' ? { proposal: id } : { complaint: id };
      return {
        entry,
        source,
        pack: { id: pack, version },
        rule,
        base,
        multiplier,
        share,
        amount,
        deducted,
        reason,
        by,
        at,
      };
    });
}

export function closedSettlement(database: Database, unit: string, month: string): SettlementClosed | undefined {
  const body = database
    .prepare<[string, string], string>('select body from settlement where unit = ? and month = ?')
    .pluck()
    .get(unit, month);
  return body === undefined ? undefined : (JSON.parse(body) as SettlementClosed);
}
