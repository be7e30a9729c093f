// What stands in each list, read by the calls its screen reads: nobody takes out more than is shown.
import { setImmediate } from 'node:timers/promises';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { ListName, ListSource } from '../../shared/contract/calls/list.ts';
import type { SupervisedLine } from '../../shared/contract/calls/supervision.ts';
import type { CaseLine, Page } from '../../shared/contract/views.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { listWords } from '../../shared/words/lists.ts';
import type { Caller, DeskParts, Handlers, Refusal, Reply } from '../parts.ts';
import { caseTable } from './caseTable.ts';
import { contactsTable, dutyTable } from './dutyTable.ts';
import { defectTable, groupTable, memberTable } from './groupTable.ts';
import { bulletinTable, caseStudyTable, noticeTable } from './libraryTable.ts';
import { peopleTable, unitTable } from './officeTable.ts';
import { proposalTable } from './proposalTable.ts';
import type { ListBody, RowsOf } from './table.ts';

/** The lists as their screens read them. */
export type Pages = {
  complaint: Pick<Handlers<'complaint'>, 'page'>;
  today: Pick<Handlers<'today'>, 'page'>;
  approval: Pick<Handlers<'approval'>, 'page'>;
  supervision: Pick<Handlers<'supervision'>, 'proposals' | 'complaints' | 'figureCases'>;
  report: Pick<Handlers<'report'>, 'view' | 'cases'>;
  group: Pick<Handlers<'group'>, 'list' | 'open' | 'defects'>;
  caseStudy: Pick<Handlers<'caseStudy'>, 'list'>;
  notice: Pick<Handlers<'notice'>, 'list'>;
  duty: Pick<Handlers<'duty'>, 'board'>;
};

export type Reading = {
  parts: DeskParts;
  pages: Pages;
  caller: Caller;
  language: Language;
  masked: boolean;
  /** Told how many lines are read; nothing while there may be more of them. */
  counted: (lines: number) => Refusal | null;
};

type Read<Name extends ListName> = (
  source: Extract<ListSource, { list: Name }>,
  reading: Reading,
) => Promise<Result<ListBody, Refusal>>;

const size = 200;

/** Page after page, as the screen reads them; between them the desk answers others. */
async function everyPage<Line>(
  { counted, caller }: Reading,
  { columns, row }: RowsOf<Line>,
  read: (asked: { cursor: string | null; size: number }, caller: Caller) => Answer<Page<Line>>,
): Promise<Result<ListBody, Refusal>> {
  const rows: string[][] = [];
  for (let cursor: string | null = null; ;) {
    const page: Reply<Page<Line>> = await read({ cursor, size }, caller);
    if (!page.ok) return page;
    for (const line of page.value.lines) rows.push(row(line));
    const refusal = counted(rows.length);
    if (refusal) return refused(refusal);
    cursor = page.value.next;
    if (cursor === null) return done({ columns, rows });
    await setImmediate();
  }
}

type Answer<Value> = Reply<Value> | Promise<Reply<Value>>;

/** A list that is read as one. */
async function whole<Value, Line>(
  { counted }: Reading,
  { columns, row }: RowsOf<Line>,
  answer: Answer<Value>,
  lines: (value: Value) => readonly Line[],
): Promise<Result<ListBody, Refusal>> {
  const read = await answer;
  if (!read.ok) return read;
  const rows = lines(read.value).map(row);
  const refusal = counted(rows.length);
  return refusal ? refused(refusal) : done({ columns, rows });
}

const complaints = ({ parts, caller, language, masked }: Reading): RowsOf<CaseLine> =>
  caseTable(parts, caller, language, masked);

/** Complaints with what a leader looks for in them. */
function supervised(reading: Reading): RowsOf<SupervisedLine> {
  const { columns, row } = complaints(reading);
  const { clockUnit, times } = listWords[reading.language].supervisedColumns;
  const nameOf = (unit: string | null): string => reading.parts.office().unitById.get(unit ?? '')?.name ?? '';
  return {
    columns: [...columns, { title: clockUnit, width: 22 }, { title: times, width: 9 }],
    row: (line) => [...row(line), nameOf(line.clockUnit), String(line.times)],
  };
}

const same = <Value>(value: Value): Value => value;

const readByList: { [Name in ListName]: Read<Name> } = {
  register: ({ filter }, reading) =>
    everyPage(reading, complaints(reading), (asked, caller) =>
      reading.pages.complaint.page({ filter, ...asked }, caller),
    ),
  today: ({ section }, reading) =>
    everyPage(reading, complaints(reading), (asked, caller) => reading.pages.today.page({ section, ...asked }, caller)),
  approvals: (_source, reading) => everyPage(reading, complaints(reading), reading.pages.approval.page),
  supervised: ({ which }, reading) =>
    everyPage(reading, supervised(reading), (asked, caller) =>
      reading.pages.supervision.complaints({ list: which, ...asked }, caller),
    ),
  figureCases: ({ list: _list, ...figure }, reading) =>
    everyPage(reading, complaints(reading), (asked, caller) =>
      reading.pages.supervision.figureCases({ ...figure, ...asked }, caller),
    ),
  reportCases: ({ list: _list, ...question }, reading) =>
    everyPage(reading, complaints(reading), (asked, caller) =>
      reading.pages.report.cases({ ...question, ...asked }, caller),
    ),
  proposals: ({ which }, reading) =>
    everyPage(reading, proposalTable(reading), (asked, caller) =>
      reading.pages.supervision.proposals({ list: which, ...asked }, caller),
    ),
  groups: ({ state }, reading) =>
    whole(reading, groupTable(reading), reading.pages.group.list({ state }, reading.caller), same),
  groupMembers: ({ group }, reading) =>
    whole(
      reading,
      memberTable(reading),
      reading.pages.group.open({ id: group }, reading.caller),
      (view) => view.members,
    ),
  defects: (_source, reading) =>
    whole(reading, defectTable(reading), reading.pages.group.defects(undefined, reading.caller), same),
  cases: ({ list: _list, ...asked }, reading) =>
    whole(reading, caseStudyTable(reading), reading.pages.caseStudy.list(asked, reading.caller), same),
  notices: ({ all }, reading) =>
    whole(reading, noticeTable(reading), reading.pages.notice.list({ all }, reading.caller), same),
  bulletins: (_source, reading) => {
    const { lines, ...table } = bulletinTable(reading);
    return whole(reading, table, reading.pages.report.view(undefined, reading.caller), lines);
  },
  duty: (_source, reading) =>
    whole(reading, dutyTable(reading), reading.pages.duty.board(undefined, reading.caller), ({ units }) => units),
  contacts: (_source, reading) =>
    whole(reading, contactsTable(reading), reading.pages.duty.board(undefined, reading.caller), ({ units }) => units),
  units: async (_source, { parts, language }) => done(unitTable(parts, language)),
  people: async (_source, { parts, language, masked }) => done(peopleTable(parts, language, masked)),
};

export const bodyOf = (source: ListSource, reading: Reading): Promise<Result<ListBody, Refusal>> =>
  (readByList[source.list] as Read<ListName>)(source, reading);
