import { factsOf, markOf, ruleIn, type Fact, type LookUps, type Mark } from '../../../shared/accountability/facts.ts';
import { deciderOf, subjectOf, triggersOf } from '../../../shared/accountability/trigger.ts';
import type { Complaint } from '../../../shared/complaint/state.ts';
import { isAtOrUnder, type Office } from '../../../shared/people/office.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import type { Database } from '../open.ts';
import type { StoredEvent } from '../projection.ts';
import { complaintEvent, foldedAfter } from './folded.ts';
import { packsIn } from './pack.ts';
import { unitsAt } from './unitTree.ts';
import { createUndone } from './undone.ts';

/** What of the complaints counts towards the triggers: marks beside each complaint, facts by trigger and unit. */

export type GroupKey = { pack: string; trigger: string; subject: string; key: string };

const packsOn = (database: Database, complaint: Complaint): Pack[] =>
  [complaint.pack, ...complaint.overlays].flatMap(({ id, version }) => packsIn(database).of(id, version) ?? []);

/** Entries after which the facts of a complaint may be others than before. */
const telling = new Set([
  'ComplaintRegistered',
  'ActionTaken',
  'PartyReturned',
  'ClockBroken',
  'DetailsCorrected',
  'ComplaintLinked',
  'StepUndone',
  'ProcedureChanged',
]);

export function complaintFacts(database: Database): (event: StoredEvent, settled: boolean) => GroupKey[] {
  const fold = foldedAfter(database);
  const units = unitsAt(database);
  const readMarks = database.prepare<[number], string>('select marks from supervised where row = ?').pluck();
  const saveMarks = database.prepare(
    `insert into supervised (row, marks, returns) values (?, ?, ?)
     on conflict (row) do update set marks = excluded.marks, returns = excluded.returns`,
  );
  const undoneEntries = createUndone(database);
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
    const undone = event.type === 'StepUndone' ? undoneEntries(event).map(({ sequence }) => sequence) : [];
    const place = { entry: event.sequence, at: event.at };
    // Whoever has a clock of a regime beside it is a party of that regime.
    const whole = packsIn(database).running(complaint) ?? main;
    const mark = markOf(complaintEvent(event), place, complaint, whole, ruleIn(packs));
    // Most entries leave no mark and are followed by others of the same command: nothing is to be read for them.
    if (!settled && !mark && undone.length === 0) return [];
    const kept = JSON.parse(readMarks.get(row) ?? '[]') as Mark[];
    const marks = kept.filter(({ entry }) => !undone.includes(entry));
    const now = mark ? [...marks, mark] : marks;
    // Returns are listed under every regime; the rest is kept only where something counts it.
    const isKept = marks.length < kept.length || (mark && (triggers.length > 0 || mark.kind === 'returned'));
    if (isKept) saveMarks.run(row, JSON.stringify(now), now.filter(({ kind }) => kind === 'returned').length);
    if (!settled) return [];
    told = undefined;
    if (triggers.length === 0 && complaint.formerPacks.length === 0) return [];
    const lookUps = outside(row, units());
    const next = triggers.flatMap(({ pack, trigger }) =>
      factsOf(trigger, complaint, now, { ...lookUps, rootOf: lookUps.rootOf(pack.id, trigger.id) }).map((fact) => ({
        ...fact,
        pack: pack.id,
        trigger: trigger.id,
      })),
    );
    // What counted under a procedure the complaint no longer follows stays as it stood.
    const isFormer = (id: string): boolean =>
      complaint.formerPacks.some((one) => one.id === id) && packs.every((pack) => pack.id !== id);
    return facts.replace(row, complaint.id, next, isFormer);
  };
}

export type Held = Fact & { pack: string; trigger: string };
const placeOf = ({ pack, trigger, subject, key, entry }: Omit<Held, 'at'>): string =>
  JSON.stringify([pack, trigger, subject, key, entry]);

export function factRows(database: Database) {
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
    replace(row: number, source: string, next: readonly Held[], isFormer: (pack: string) => boolean): GroupKey[] {
      const before = read.all(row).filter(({ pack }) => !isFormer(pack));
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
export function lookUpsIn(database: Database) {
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
