import { done, refused } from '../../shared/base/result.ts';
import { day } from '../../shared/base/time.ts';
import type {
  DefectLine,
  GroupLine,
  GroupMemberLine,
  GroupReader,
  GroupView,
  SweepLine,
} from '../../shared/contract/calls/group.ts';
import { closingObstacles } from '../../shared/group/decide.ts';
import type { Defect, Joining } from '../../shared/group/events.ts';
import { fitsGroup, likenessOf, type Matter } from '../../shared/group/likeness.ts';
import { peopleOf, type Group } from '../../shared/group/state.ts';
import { foldNotice, noticeStream, type NoticeEvent, type NoticeState } from '../../shared/notice/events.ts';
import { organisationOf } from '../../shared/people/office.ts';
import { readingScope } from '../../shared/people/permissions.ts';
import { groupNumbers } from '../../shared/procedure/packs/groupComplaints/rules.ts';
import { factsOf, groupIdOf, isOfferedTo, loadGroup, numberOfGroup, visibleGroup } from '../subjects/groups.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { visibleComplaint } from '../perform.ts';
import { prepared } from '../store/prepared.ts';
import { tokensOf } from '../store/projections/searchTokens.ts';
import { caseColumns, caseLine, type CaseRow } from './caseLine.ts';

const mostGroups = 500;
const mostSwept = 100;

type Reads = 'list' | 'open' | 'hint' | 'ofComplaint' | 'sweepFor' | 'defects';

export function groupQueries(parts: DeskParts): Pick<Handlers<'group'>, Reads> {
  const { database } = parts;
  const scopeOf = (caller: Caller): string => readingScope(parts.office(), caller.actor)?.id ?? '';
  const groupOf = (body: string): Group => JSON.parse(body) as Group;

  const memberRows = (group: string, scope: string): CaseRow[] =>
    prepared<[string, string], CaseRow>(
      database,
      `select ${caseColumns} from group_member m join complaint c on c.id = m.complaint
       where m.group_id = ? and exists (select 1 from complaint_unit u where u.unit = ? and u.row = c.row)
       order by c.row`,
    ).all(group, scope);

  const openCount = (group: string): number =>
    prepared<[string], number>(
      database,
      `select count(*) from group_member m join complaint c on c.id = m.complaint
       where m.group_id = ? and c.ended is null`,
    )
      .pluck()
      .get(group) ?? 0;

  const noticeOf = (group: Group): NoticeState | undefined =>
    group.wording ? foldNotice(factsOf<NoticeEvent>(parts.store.read(noticeStream(group.wording.notice)))) : undefined;

  const wordingOf = (notice: NoticeState | undefined): GroupView['wording'] =>
    notice && !notice.withdrawn
      ? {
          notice: notice.id,
          version: notice.version,
          title: notice.notice.title,
          wording: notice.notice.wording,
          background: notice.notice.background,
        }
      : null;

  function memberLine(row: CaseRow, people: number, how: Joining, now: number): GroupMemberLine {
    const line = caseLine(row, parts.office(), now);
    const { number, complainant, complainedUnit, unit, gist, receivedAt, nextDue, standing, ended } = line;
    const facts = { number, complainant, complainedUnit, unit, gist, receivedAt, nextDue, standing, ended };
    return { complaint: line.id, people, how, ...facts };
  }

  /** A and B of every unit that has a member's complaint in hand, and when each read the wording in force. */
  function readersOf(rows: readonly CaseRow[], notice: NoticeState | undefined): GroupReader[] {
    if (!notice || notice.withdrawn) return [];
    const office = parts.office();
    const units = [...new Set(rows.flatMap(({ unit, ended }) => (unit !== null && ended === null ? [unit] : [])))];
    const readers = units.flatMap((unit) => {
      const pair = office.unitById.get(unit)?.pair;
      return [pair?.a, pair?.b].flatMap((person) => (person === undefined ? [] : [{ person, unit }]));
    });
    const seen = new Set<string>();
    return readers.flatMap(({ person, unit }) => {
      if (seen.has(person)) return [];
      seen.add(person);
      const read = notice.readBy[person];
      return [{ person, unit, readAt: read?.version === notice.version ? read.at : null }];
    });
  }

  const defectLines = (ids: readonly string[] | null): DefectLine[] => {
    const rows = prepared<[], string>(database, 'select body from defect indexed by defect_title order by title')
      .pluck()
      .all()
      .map((body) => JSON.parse(body) as Defect & { at: number });
    const groups = prepared<[], string>(
      database,
      'select body from complaint_group indexed by complaint_group_state order by closed, opened_at',
    )
      .pluck()
      .all()
      .map(groupOf);
    return rows
      .filter(({ id }) => ids === null || ids.includes(id))
      .map(({ at: savedAt, ...defect }) => ({
        ...defect,
        savedAt,
        groups: groups
          .filter(({ defects }) => defects.includes(defect.id))
          .map((one) => ({ id: one.id, number: one.number, title: one.title })),
      }));
  };

  return {
    list(input, caller) {
      const bodies = prepared<[object], string>(
        database,
        `select g.body from complaint_group g indexed by complaint_group_state
         where g.closed = @closed and exists (
           select 1 from group_member m join complaint c on c.id = m.complaint
           join complaint_unit u on u.row = c.row and u.unit = @scope where m.group_id = g.id)
         order by g.opened_at desc limit @most`,
      )
        .pluck()
        .all({ closed: input.state === 'closed' ? 1 : 0, scope: scopeOf(caller), most: mostGroups });
      return done(bodies.map(groupOf).map((group): GroupLine => lineOf(group, openCount(group.id))));
    },

    open(input, caller) {
      if (!visibleGroup(parts, caller)(input.id)) return refused({ code: 'UnknownGroup' });
      const group = loadGroup(parts.store.read, input.id);
      if (!group) return refused({ code: 'UnknownGroup' });
      const now = parts.clock();
      const rows = memberRows(group.id, scopeOf(caller));
      const byId = new Map(rows.map((row) => [row.id, row]));
      const members = group.members.flatMap(({ complaint, people, how }) => {
        const row = byId.get(complaint);
        return row ? [memberLine(row, people, how, now)] : [];
      });
      const open = openCount(group.id);
      const notice = noticeOf(group);
      return done({
        group,
        members,
        hidden: group.members.length - members.length,
        people: peopleOf(group),
        open,
        wording: wordingOf(notice),
        readers: readersOf(rows, notice),
        defects: group.defects.length === 0 ? [] : defectLines(group.defects),
        obstacles: group.closed ? [] : closingObstacles(group, open),
      });
    },

    hint(input, caller) {
      const { unit = null, reason } = input;
      if (reason === undefined) return done({ groups: [], like: 0, asks: false });
      const visible = visibleGroup(parts, caller);
      const office = parts.office();
      const groups = prepared<[string], string>(
        database,
        `select body from complaint_group indexed by complaint_group_reason where reason = ? and closed = 0
         order by opened_at desc limit 20`,
      )
        .pluck()
        .all(reason)
        .map(groupOf)
        .filter((group) => fitsGroup(group, unit, reason, office))
        .filter((group) => visible(group.id) || isOfferedTo(parts, caller, group));
      const like = unit === null ? 0 : likeCount(unit, reason, caller);
      return done({
        groups: groups.map((group) => ({
          id: group.id,
          number: group.number,
          title: group.title,
          members: group.members.length,
          people: peopleOf(group),
          wording: wordingOf(noticeOf(group))?.wording ?? null,
        })),
        like,
        asks: groups.length === 0 && like >= groupNumbers.hint.value,
      });
    },

    ofComplaint(input, caller) {
      const found = visibleComplaint(parts, caller)(input.complaint);
      const id = found && groupIdOf(database, found.id);
      const group = id === undefined ? undefined : loadGroup(parts.store.read, id);
      if (!group) return done(null);
      const notice = noticeOf(group);
      const wording = wordingOf(notice);
      const read = notice?.readBy[caller.actor.person]?.version === notice?.version;
      return done({
        id: group.id,
        number: group.number,
        title: group.title,
        master: group.master,
        members: group.members.length,
        people: peopleOf(group),
        closed: group.closed !== null,
        wording: wording && { ...wording, read },
      });
    },

    sweepFor(input, caller) {
      if (!visibleGroup(parts, caller)(input.id)) return refused({ code: 'UnknownGroup' });
      const group = loadGroup(parts.store.read, input.id);
      if (!group) return refused({ code: 'UnknownGroup' });
      return done(likeComplaints(group, caller));
    },

    defects: () => done(defectLines(null)),
  };

  /** Complaints about the same outlet and reason within the sweep's days that stand in no group. */
  function likeCount(unit: string, reason: string, caller: Caller): number {
    const since = parts.clock() - groupNumbers.sweepDays.value * day;
    const sql = `select count(*) from complaint c indexed by complaint_complained
      where c.complained_unit = @unit and c.reason = @reason and c.received_at >= @since
        and not exists (select 1 from group_member m where m.complaint = c.id)
        and exists (select 1 from complaint_unit u where u.unit = @scope and u.row = c.row)`;
    const count = prepared<[object], number>(database, sql).pluck();
    return count.get({ unit, reason, since, scope: scopeOf(caller) }) ?? 0;
  }

  /** P10-M2: complaints of the same reason in the days before, at the same outlet or told alike at the same bank. */
  function likeComplaints(group: Group, caller: Caller): SweepLine[] {
    const now = parts.clock();
    const office = parts.office();
    const since = group.openedAt - groupNumbers.sweepDays.value * day;
    const rows = prepared<[object], CaseRow & { text: string }>(
      database,
      `select ${caseColumns}, t.text from complaint c indexed by complaint_reason join complaint_text t on t.row = c.row
       where c.reason = @reason and c.received_at >= @since
         and exists (select 1 from complaint_unit u where u.unit = @scope and u.row = c.row)
       order by c.row desc limit 2000`,
    ).all({ reason: group.reason, since, scope: scopeOf(caller) });
    const textOf = prepared<[string], string>(
      database,
      'select t.text from complaint c join complaint_text t on t.row = c.row where c.id = ?',
    ).pluck();
    const organisation = (unit: string | null): string | null =>
      unit === null ? null : (organisationOf(office, unit)?.id ?? null);
    const wordsOf = (text: string): ReadonlySet<string> =>
      new Set(tokensOf(text.split('\n').slice(2).join('\n')).filter((token) => Array.from(token).length === 2));
    const master = prepared<[string], string>(database, 'select complained_unit from complaint where id = ?')
      .pluck()
      .get(group.master);
    const matter: Matter = {
      complainedUnit: group.complainedUnit ?? master ?? null,
      organisation: organisation(group.complainedUnit ?? master ?? null),
      reason: group.reason,
      words: wordsOf(`\n\n${textOf.get(group.master) ?? ''}\n${group.matter}`),
    };
    const members = new Set(group.members.map(({ complaint }) => complaint));
    const dismissed = new Set(group.dismissed.map(({ complaint }) => complaint));
    const found = rows.flatMap((row): SweepLine[] => {
      if (members.has(row.id) || dismissed.has(row.id)) return [];
      const { complained_unit: complainedUnit, reason } = row;
      const other = { complainedUnit, organisation: organisation(complainedUnit), reason, words: wordsOf(row.text) };
      const likeness = likenessOf(matter, other);
      if (likeness === 0) return [];
      const standing = groupIdOf(database, row.id);
      const line = memberLine(row, 1, 'sweep', now);
      const groupNumber = standing === undefined ? null : (numberOfGroup(database, standing) ?? null);
      return [{ ...line, likeness: Math.round(likeness * 100), groupNumber }];
    });
    return found.sort((left, right) => right.likeness - left.likeness).slice(0, mostSwept);
  }
}

const lineOf = (group: Group, open: number): GroupLine => ({
  id: group.id,
  number: group.number,
  title: group.title,
  kind: group.kind,
  unit: group.unit,
  complainedUnit: group.complainedUnit,
  openedAt: group.openedAt,
  members: group.members.length,
  open,
  people: peopleOf(group),
  alarm: group.alarm !== null && group.major === null,
  major: group.major?.major === true,
  measures: Object.keys(group.measures).length,
  wording: group.wording !== null,
  closed: group.closed !== null,
});
