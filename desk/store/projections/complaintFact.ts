import type { UnitId } from '../../../shared/base/ids.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { matterOf, severityOf } from '../../../shared/complaint/grading.ts';
import { standingOf, type Complaint } from '../../../shared/complaint/state.ts';
import { chainOf, isOrganisation, organisationOf, type Office, type Unit } from '../../../shared/people/office.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import type { StoredEvent } from '../event.ts';
import type { Database } from '../open.ts';
import type { Projection } from '../projection.ts';
import { forgetRow } from './clock.ts';
import { foldedAfter, isComplaintEvent } from './folded.ts';
import { packsIn } from './pack.ts';
import { unitsAt } from './unitTree.ts';

/** One narrow row for each complaint to count by: what it is about, where, and when what happened. Units are small numbers
 *  (`complaint_fact_unit`), so that a year of a million complaints is read from one index without touching the rows. */
export const complaintFactProjection: Projection = {
  name: 'complaintFact',
  version: 5,
  reads: ['office', 'complaint'],
  tables: ['complaint_fact', 'complaint_fact_unit'],
  schema: `
    create table complaint_fact_unit (
      place integer primary key,
      unit text not null unique
    ) strict;
    create table complaint_fact (
      row integer primary key,
      pack text not null,
      channel text not null,
      reason text not null,
      business text,
      business_channel text,
      -- in the words of the regime: the gravest anybody said, and what it is about
      severity text,
      matter text,
      -- complained of, or first asked while nobody is named; the part of the organisation it lies in; the organisation
      unit integer not null,
      branch integer not null,
      member integer not null,
      -- months in Beijing as 202611
      month integer not null,
      ended_month integer,
      received_at integer not null,
      registered_at integer not null,
      replied_at integer,
      closed_at integer,
      ended_at integer,
      -- how it ended: archived or withdrawn
      ended text,
      -- 1 once a limit has been met or broken; late: one of them after its due moment
      judged integer not null,
      late integer not null,
      solved integer not null,
      -- by the call-back; null while nobody has said
      satisfied integer,
      repeated integer not null,
      returned integer not null,
      extended integer not null,
      -- judged valid or founded; null while nobody has said
      valid integer,
      -- fen: the amount in dispute, and what the ledger gives back
      amount integer,
      paid integer not null
    ) strict;
    -- a unit that moves takes its complaints along
    create index complaint_fact_of_unit on complaint_fact (unit);
  `,
  indexes: `
    create index complaint_fact_period on complaint_fact
      (month, member, reason, pack, branch, unit, judged, late, satisfied, repeated);
    create index complaint_fact_ended on complaint_fact (ended_month, member, reason, pack, branch, unit)
      where ended_month is not null;
    create index complaint_fact_open on complaint_fact (received_at, member, reason, pack, branch, unit) where ended is null;
  `,
  createApply(database) {
    const fold = foldedAfter(database);
    const units = unitsAt(database);
    const places = unitPlaces(database);
    const save = rowWriter(database);
    const moved = unitMover(database);
    return (event, settled) => {
      if (event.type === 'UnitSaved') return moved(event, units());
      // A new calendar moves due moments by the thousand and nothing that is counted here.
      if (!isComplaintEvent(event) || !settled || event.type === 'ClockRecounted') return;
      const folded = fold(event);
      if (folded) save(folded.row, folded.complaint, places(units(), countedUnit(folded.complaint)), event.at);
    };
  },
  createForget: (database) => forgetRow(database, 'delete from complaint_fact where row = ?'),
};

/** The unit a complaint is counted under. */
const countedUnit = ({ details, firstAsked }: Pick<Complaint, 'details' | 'firstAsked'>): UnitId =>
  details.complainedUnit ?? firstAsked.unit;

/** Part of its organisation in which a unit lies: a branch, a department; the organisation itself where nothing is between. */
export function branchOf(office: Office, unit: UnitId): Unit | undefined {
  const chain = chainOf(office, unit);
  const organisation = chain.findIndex(({ kind }) => isOrganisation(kind));
  return organisation === -1 ? chain.at(-1) : chain[Math.max(0, organisation - 1)];
}

type Places = { unit: number; branch: number; member: number };

function unitPlaces(database: Database): (office: Office, unit: UnitId) => Places {
  const add = database.prepare('insert or ignore into complaint_fact_unit (unit) values (?)');
  const find = database.prepare<[string], number>('select place from complaint_fact_unit where unit = ?').pluck();
  const placeOf = (unit: UnitId): number => {
    const known = find.get(unit);
    if (known !== undefined) return known;
    add.run(unit);
    return find.get(unit)!;
  };
  return (office, unit) => ({
    unit: placeOf(unit),
    branch: placeOf(branchOf(office, unit)?.id ?? unit),
    member: placeOf(organisationOf(office, unit)?.id ?? unit),
  });
}

const columns = [
  'pack',
  'channel',
  'reason',
  'business',
  'business_channel',
  'severity',
  'matter',
  'unit',
  'branch',
  'member',
  'month',
  'ended_month',
  'received_at',
  'registered_at',
  'replied_at',
  'closed_at',
  'ended_at',
  'ended',
  'judged',
  'late',
  'solved',
  'satisfied',
  'repeated',
  'returned',
  'extended',
  'valid',
  'amount',
  'paid',
] as const;
type Column = (typeof columns)[number];

/** Month in Beijing as a number: 202611. */
export const monthNumber = (at: number): number => {
  const [year, month] = localDate('Asia/Shanghai', at).split('-');
  return Number(year) * 100 + Number(month);
};

/** Regimes ask whether a complaint is valid, or founded: the same question. */
function validityOf({ facts }: Complaint): number | null {
  const said = facts['valid'] ?? facts['founded'] ?? null;
  return said === null ? null : said === false || said === 'unfounded' ? 0 : 1;
}

const redress: ReadonlySet<string> = new Set(['refund', 'compensation', 'gift']);

/** What customers were given back, in fen: penalties and costs between firms are nobody's redress. */
function redressOf({ money }: Pick<Complaint, 'money'>, pack: Pack | undefined): number {
  const kindOf = (rule: string): string => pack?.money.find(({ id }) => id === rule)?.kind ?? '';
  return money.reduce((sum, { rule, amount }) => (redress.has(kindOf(rule)) ? sum + amount : sum), 0);
}

type RowWriter = (row: number, complaint: Complaint, places: Places, at: number) => void;

function rowWriter(database: Database): RowWriter {
  const endedBefore = database
    .prepare<[number], number | null>('select ended_at from complaint_fact where row = ?')
    .pluck();
  // Most steps change nothing that is counted: a row that stays as it is costs no index entry.
  const write = database.prepare(
    `insert into complaint_fact (row, ${columns.join(', ')}) values (@row, ${columns.map((name) => `@${name}`).join(', ')})
     on conflict (row) do update set ${columns.map((name) => `${name} = @${name}`).join(', ')}
       where (${columns.join(', ')}) is not (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  return (row, complaint, places, at) => {
    const { details, milestones, ended } = complaint;
    const standing = standingOf(complaint);
    const pack = packsIn(database).of(complaint.pack.id, complaint.pack.version);
    const endedAt = ended === null ? null : (endedBefore.get(row) ?? at);
    const values: Record<Column, string | number | null> = {
      ...places,
      pack: complaint.pack.id,
      channel: details.channel,
      reason: details.reason,
      business: details.business ?? null,
      business_channel: details.businessChannel ?? null,
      severity: severityOf(pack, complaint),
      matter: matterOf(complaint),
      month: monthNumber(details.receivedAt),
      ended_month: endedAt === null ? null : monthNumber(endedAt),
      received_at: details.receivedAt,
      registered_at: complaint.registeredAt,
      replied_at: milestones['customerReplied']?.at ?? null,
      closed_at: milestones['closed']?.at ?? endedAt,
      ended_at: endedAt,
      ended,
      judged: complaint.clocks.some(({ state, broken }) => state === 'met' || broken) ? 1 : 0,
      late: complaint.clocks.some(({ late, broken }) => late || broken) ? 1 : 0,
      solved: standing.solved ? 1 : 0,
      satisfied: standing.satisfied === null ? null : standing.satisfied ? 1 : 0,
      repeated: details.flags.includes('repeat') || complaint.links.some(({ kind }) => kind === 'repeat') ? 1 : 0,
      returned: Object.values(complaint.returns).reduce((sum, times) => sum + times, 0),
      extended: complaint.clocks.reduce((sum, clock) => sum + clock.extended.length, 0),
      valid: validityOf(complaint),
      amount: details.amount ?? null,
      paid: redressOf(complaint, pack),
    };
    write.run({ row, ...values });
  };
}

/** A unit that now lies elsewhere, or has become an organisation of its own: complaints of it and of those below are counted
 *  where they lie from now on, as the office looks at itself today. */
function unitMover(database: Database): (event: StoredEvent, office: Office) => void {
  const savedBefore = database
    .prepare<[string, number], string>(
      `select body from event where stream = ? and stream_version < ? and type = 'UnitSaved'
       order by stream_version desc limit 1`,
    )
    .pluck();
  const known = database.prepare<[number], { place: number; unit: string }>(
    'select place, unit from complaint_fact_unit where place > ?',
  );
  const move = database.prepare('update complaint_fact set branch = @branch, member = @member where unit = @unit');
  const places = unitPlaces(database);
  return (event, office) => {
    const { id, parent, kind } = event.body as Pick<Unit, 'id' | 'parent' | 'kind'>;
    const before = savedBefore.get(event.stream, event.streamVersion);
    if (before === undefined) return;
    const was = JSON.parse(before) as Pick<Unit, 'parent' | 'kind'>;
    if (was.parent === parent && was.kind === kind) return;
    for (const { unit } of known.all(0)) {
      if (chainOf(office, unit).some((one) => one.id === id)) move.run(places(office, unit));
    }
  };
}
