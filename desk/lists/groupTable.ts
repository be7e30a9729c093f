import type { DefectLine, GroupLine, GroupMemberLine } from '../../shared/contract/calls/group.ts';
import { coveredName, coveredText } from '../../shared/people/masking.ts';
import { groupKinds } from '../../shared/procedure/packs/groupComplaints/rules.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { listWords } from '../../shared/words/lists.ts';
import type { Reading } from './bodies.ts';
import { momentText } from './caseTable.ts';
import { rowsOf, type RowsOf } from './table.ts';

const kindText = (kind: string, language: Language): string =>
  groupKinds.find(({ id }) => id === kind)?.title[language] ?? kind;

const groupWidths = {
  number: 18,
  title: 36,
  kind: 22,
  unit: 24,
  complainedUnit: 24,
  opened: 17,
  members: 8,
  open: 8,
  people: 9,
  major: 9,
  state: 9,
};

/** Many complaints of one matter, one line each. */
export function groupTable({ parts, language }: Reading): RowsOf<GroupLine> {
  const words = listWords[language];
  const { unitById } = parts.office();
  return rowsOf(words.groupColumns, groupWidths, (line) => ({
    number: line.number,
    title: line.title,
    kind: kindText(line.kind, language),
    unit: unitById.get(line.unit)?.name ?? '',
    complainedUnit: unitById.get(line.complainedUnit ?? '')?.name ?? '',
    opened: momentText(parts, line.openedAt),
    members: String(line.members),
    open: String(line.open),
    people: String(line.people),
    major: line.major ? words.yes : words.no,
    state: line.closed ? words.states.archived : words.states.open,
  }));
}

const memberWidths = {
  number: 18,
  complainant: 12,
  people: 8,
  complainedUnit: 24,
  unit: 24,
  gist: 48,
  received: 17,
  due: 17,
  state: 9,
};

/** The complaints of one of them, those this seat may see. */
export function memberTable({ parts, language }: Reading): RowsOf<GroupMemberLine> {
  const words = listWords[language];
  const { unitById } = parts.office();
  return rowsOf(words.memberColumns, memberWidths, (line) => ({
    number: line.number,
    complainant: coveredName(line.complainant),
    people: String(line.people),
    complainedUnit: unitById.get(line.complainedUnit ?? '')?.name ?? '',
    unit: unitById.get(line.unit ?? '')?.name ?? '',
    gist: coveredText(line.gist),
    received: momentText(parts, line.receivedAt),
    due: line.nextDue ? momentText(parts, line.nextDue.due) : '',
    state: words.states[line.ended ?? 'open'],
  }));
}

const defectWidths = { title: 24, kind: 20, signs: 36, cause: 36, remedy: 36, material: 18, groups: 24 };

export const defectTable = ({ language }: Reading): RowsOf<DefectLine> =>
  rowsOf(listWords[language].defectColumns, defectWidths, (line) => ({
    title: line.title,
    kind: kindText(line.kind, language),
    signs: line.signs,
    cause: line.cause,
    remedy: line.remedy,
    material: line.material,
    groups: line.groups.map(({ number, title }) => `${number} ${title}`).join('\n'),
  }));
