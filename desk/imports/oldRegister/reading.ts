// A register held in memory while somebody looks at it: which sheet, which column is what, which rows can be taken. Runs in a
// thread of its own (registerWorker.ts); everything it is asked and answers is plain data.
import { createHash } from 'node:crypto';
import { refused, done, type Result } from '../../../shared/base/result.ts';
import { day, type Instant } from '../../../shared/base/time.ts';
import {
  registerDefaults,
  valueFields,
  type RegisterChoice,
  type RegisterDefaults,
  type RegisterField,
  type RegisterMapping,
  type RegisterPreview,
  type RegisterValues,
  type Reject,
  type RejectReason,
  type ValueField,
  type ValueMatch,
} from '../../../shared/contract/calls/oldRegister.ts';
import type { Language } from '../../../shared/words/dictionary.ts';
import { detailsSchema } from '../../../shared/complaint/details.ts';
import { orderIn, type PartOrder } from '../dates.ts';
import { registerLimits, type ImportProblem } from '../problem.ts';
import { registerFieldOf } from './headings.ts';
import { readRegisterRow, type OldComplaint, type RowRules } from './row.ts';
import { headingsKnown, registerTable, type RegisterTable } from './sheet.ts';
import { matchValue, unitMatcher, type Offers, type UnitMatcher } from './values.ts';
import { isFilled, readSheets, type FileKind } from '../table.ts';
import type { Row } from '../text.ts';
import { writeRejects } from '../rejectFile.ts';
import type { Sheet } from '../workbook.ts';

/** What the desk knows and the reader needs. */
export type Surroundings = {
  now: Instant;
  offers: Offers;
  /** Mapping remembered for lists with these columns. */
  mappings: Record<string, RegisterMapping>;
  /** What words were taken for in earlier imports. */
  values: RegisterValues;
};

export type Look = { choice: Omit<RegisterChoice, 'upload' | 'name'>; surroundings: Surroundings };

/** The preview without what only the desk can tell: which complaints it has already. */
export type Looked = {
  preview: Omit<RegisterPreview, 'accepted' | 'open' | 'sample' | 'rejected' | 'rejects' | 'reasons' | 'values'> & {
    values: ValueMatch[];
  };
  columnKey: string;
  accepted: number;
  rejects: Reject[];
};

export type RegisterReading = {
  open(name: string, bytes: Uint8Array): Promise<Result<null, ImportProblem>>;
  look(look: Look): Promise<Result<Looked, ImportProblem>>;
  /** What the complaints of the last look are known by. */
  keys(from: number, count: number): RowKey[];
  /** Complaints of the last look, in the order of the file. */
  take(from: number, count: number): OldComplaint[];
  /** The same as they came in, the oldest first: neighbours in the tables are written together. */
  byReceipt(from: number, count: number): OldComplaint[];
  /** Rows as they stand in the file, with the reason why each was left out. */
  rejectFile(rejects: readonly Reject[], format: 'xlsx' | 'csv', language: Language): Promise<Uint8Array>;
};

export type RowKey = { line: number; number: string | null; matter: string; isOpen: boolean; text: string };

const mostSamples = 3;
const mostValues = 400;
const rejectTextLength = 160;

export function createRegisterReading(): RegisterReading {
  let file: { sheets: Sheet[]; encoding: FileKind } | undefined;
  let table: RegisterTable | undefined;
  let complaints: OldComplaint[] = [];
  let ordered: OldComplaint[] | undefined;
  let last: { asked: string; looked: Looked } | undefined;

  return {
    async open(name, bytes) {
      [file, table, complaints, ordered, last] = [undefined, undefined, [], undefined, undefined];
      const read = await readSheets(name, bytes, registerLimits);
      if (!read.ok) return read;
      file = read.value;
      return done(null);
    },

    async look({ choice, surroundings }) {
      if (!file) return refused({ code: 'ImportFileEmpty' });
      // What was looked at is begun as it was shown; a hundred thousand rows are not judged twice.
      const asked = JSON.stringify([choice, { ...surroundings, now: Math.floor(surroundings.now / day) }]);
      if (last?.asked === asked) return done(last.looked);
      const { sheets, encoding } = file;
      const place = choice.sheet ?? bestSheet(sheets);
      const sheet = sheets[place];
      if (!sheet) return refused({ code: 'ImportFileEmpty' });
      const read = registerTable(sheet, encoding, registerLimits, choice.heading);
      if (!read.ok) return read;
      table = read.value;
      const { columns, rows } = table;
      // Lists of one source have the same columns, in whatever order somebody dragged them into.
      const columnKey = createHash('sha256')
        .update([...columns].sort().join('|'))
        .digest('base64url');
      const before = surroundings.mappings[columnKey];
      const mapping = choice.mapping
        ? completed(columns, choice.mapping)
        : before
          ? completed(columns, before)
          : guessed(columns);
      const defaults = registerDefaults.parse(choice.defaults ?? {});
      const judged = await judge(table, mapping, { ...surroundings, defaults, chosen: choice.values ?? {} });
      [complaints, ordered] = [judged.complaints, undefined];
      const looked = {
        preview: {
          sheets: sheets.map((one) => ({ name: one.name, rows: one.rows.filter(isFilled).length })),
          sheet: place,
          heading: table.heading,
          encoding,
          columns: columns.map((name, column) => ({ name, samples: samplesOf(rows, column) })),
          mapping,
          remembered: choice.mapping === undefined && before !== undefined,
          values: judged.values,
          defaults,
          rows: rows.length,
          skipped: table.skipped,
        },
        columnKey,
        accepted: complaints.length,
        rejects: judged.rejects,
      };
      last = { asked, looked };
      return done(looked);
    },

    take: (from, count) => complaints.slice(from, from + count),

    byReceipt(from, count) {
      ordered ??= complaints.toSorted((one, other) => one.details.receivedAt - other.details.receivedAt);
      return ordered.slice(from, from + count);
    },

    keys: (from, count) =>
      complaints.slice(from, from + count).map(({ line, number, matter, past, details }) => ({
        line,
        number,
        matter,
        isOpen: past === null,
        text: textOf([number ?? '', details.complainants[0]?.name ?? '', details.narrative]),
      })),

    rejectFile: (rejects, format, language) => writeRejects(table, rejects, format, language),
  };
}

/** The sheet whose headings say most; of equals the first with something on it. */
function bestSheet(sheets: readonly Sheet[]): number {
  let [best, most] = [sheets.findIndex(({ rows }) => rows.some(isFilled)), 0];
  sheets.forEach((sheet, place) => {
    const known = headingsKnown(sheet);
    if (known > most) [best, most] = [place, known];
  });
  return best;
}

const samplesOf = (rows: readonly Row[], column: number): string[] => {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const text = (cells[column] ?? '').trim();
    if (text !== '') samples.add(text.length > 60 ? `${text.slice(0, 60)}…` : text);
    if (samples.size === mostSamples) break;
  }
  return [...samples];
};

/** One entry per column of this table, and no field taken twice: the first column keeps it. */
function completed(columns: readonly string[], mapping: RegisterMapping): RegisterMapping {
  const taken = new Set<string>();
  return Object.fromEntries(
    columns.map((column) => {
      const field = Object.hasOwn(mapping, column) ? (mapping[column] ?? null) : null;
      if (field === null || field === 'keep' || !taken.has(field)) {
        if (field !== null) taken.add(field);
        return [column, field];
      }
      return [column, 'keep'];
    }),
  );
}

function guessed(columns: readonly string[]): RegisterMapping {
  const surest = new Map<RegisterField, { column: string; rank: number }>();
  for (const column of columns) {
    const found = registerFieldOf(column);
    const best = found && surest.get(found.field);
    if (found && (!best || found.rank < best.rank)) surest.set(found.field, { column, rank: found.rank });
  }
  // A title without a text is the text.
  const subject = surest.get('subject');
  if (subject && !surest.has('narrative')) {
    surest.delete('subject');
    surest.set('narrative', subject);
  }
  const fieldByColumn = new Map([...surest].map(([field, { column }]) => [column, field]));
  return Object.fromEntries(
    columns.map((column) => [column, fieldByColumn.get(column) ?? (isOrdinal(column) ? null : 'keep')]),
  );
}

const isOrdinal = (column: string): boolean => /^(序号|序|项次|行号|[A-Z]{1,2})$/.test(column);

type Judging = Surroundings & { defaults: RegisterDefaults; chosen: RegisterValues };

async function judge(
  { columns, rows, is1904 }: RegisterTable,
  mapping: RegisterMapping,
  judging: Judging,
): Promise<{ complaints: OldComplaint[]; rejects: Reject[]; values: ValueMatch[] }> {
  const columnOf = new Map<RegisterField, number>();
  const keptColumns: number[] = [];
  columns.forEach((column, place) => {
    const field = mapping[column];
    if (field === 'keep') keptColumns.push(place);
    else if (field) columnOf.set(field, place);
  });
  const textsOf = (field: RegisterField): string[] => {
    const place = columnOf.get(field);
    return place === undefined ? [] : rows.map(({ cells }) => (cells[place] ?? '').trim());
  };
  const { valueOf, values } = await valueBook(textsOf, judging);
  const orderByField: Partial<Record<RegisterField, PartOrder>> = {};
  for (const field of ['receivedAt', 'repliedAt', 'closedAt'] as const) {
    const order = orderIn(textsOf(field));
    if (order) orderByField[field] = order;
  }
  const rules: RowRules = { now: judging.now, is1904, defaults: judging.defaults, orderByField, valueOf };
  const complaints: OldComplaint[] = [];
  const rejects: Reject[] = [];
  const lineByNumber = new Map<string, number>();
  const lineByMatter = new Map<string, number>();
  for (const { line, cells } of rows) {
    const reject = (why: RejectReason, detail: string): void =>
      void rejects.push({ line, why, detail: detail.slice(0, 200), text: textOf(cells) });
    const cell = (field: RegisterField): string => (cells[columnOf.get(field) ?? -1] ?? '').trim();
    const kept = keptColumns.flatMap((place) => {
      const text = (cells[place] ?? '').trim();
      return text === '' ? [] : [{ heading: columns[place] ?? '', text }];
    });
    const read = readRegisterRow(line, cell, kept, rules);
    if ('why' in read) {
      reject(read.why, read.detail);
      continue;
    }
    const { complaint } = read;
    const other =
      (complaint.number === null ? undefined : lineByNumber.get(complaint.number)) ??
      // With a number of its own a second complaint of the same person on the same day is another one.
      (complaint.number === null ? lineByMatter.get(complaint.matter) : undefined);
    if (other !== undefined) {
      reject('duplicateInFile', String(other));
      continue;
    }
    const checked = detailsSchema.safeParse(complaint.details);
    if (!checked.success) {
      reject('notAccepted', checked.error.issues[0]?.path.join('.') ?? '');
      continue;
    }
    if (complaint.number !== null) lineByNumber.set(complaint.number, line);
    lineByMatter.set(complaint.matter, line);
    complaints.push({ ...complaint, details: checked.data });
  }
  return { complaints, rejects, values };
}

const textOf = (cells: readonly string[]): string => {
  const text = cells
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(' · ');
  return text.length > rejectTextLength ? `${text.slice(0, rejectTextLength)}…` : text;
};

/** Every different word of the columns that stand for something here: said now, remembered, or known by itself. */
async function valueBook(
  textsOf: (field: RegisterField) => string[],
  { chosen, values: remembered, offers }: Judging,
): Promise<{ valueOf: RowRules['valueOf']; values: ValueMatch[] }> {
  const counts = new Map<ValueField, Map<string, number>>();
  for (const field of valueFields) {
    const count = new Map<string, number>();
    for (const text of textsOf(field)) if (text !== '') count.set(text, (count.get(text) ?? 0) + 1);
    counts.set(field, count);
  }
  const unitWords = [...(counts.get('complainedUnit')?.keys() ?? []), ...(counts.get('unit')?.keys() ?? [])];
  const spell = unitWords.some((word) => /^[a-z]{2,}$/i.test(word)) ? await loadSpell() : undefined;
  const matchers: Partial<Record<ValueField, UnitMatcher>> = {
    complainedUnit: unitMatcher(offers.complainedUnit, spell),
    unit: unitMatcher(offers.unit, spell),
  };
  const known = new Map<string, string | undefined>();
  const values: ValueMatch[] = [];
  for (const [field, count] of counts) {
    const ids = new Set(field in offers ? offers[field as keyof Offers].map(({ id }) => id) : []);
    const stillThere = (id: string | undefined): string | undefined =>
      id === undefined || id === '' || !(field in offers) || ids.has(id) ? id : undefined;
    const sorted = [...count].sort(([, left], [, right]) => right - left);
    sorted.forEach(([text, times], place) => {
      const key = text.slice(0, 300);
      const value =
        stillThere(own(chosen[field], key)) ??
        stillThere(own(remembered[field], key)) ??
        matchValue(field, text, offers, matchers[field] ?? (() => undefined));
      known.set(`${field}\n${text}`, value);
      if (place < mostValues) values.push({ field, text: key, count: times, match: value ?? null });
    });
  }
  // What nobody could place comes first, and before all what keeps rows out: a person is wanted there.
  const rank = ({ field, match }: ValueMatch): number => (match !== null ? 2 : keepsOut.has(field) ? 0 : 1);
  values.sort((left, right) => rank(left) - rank(right));
  return { valueOf: (field, text) => known.get(`${field}\n${text}`), values };
}

const keepsOut: ReadonlySet<ValueField> = new Set(['reason', 'channel', 'state', 'unit']);

const own = (words: Record<string, string> | undefined, key: string): string | undefined =>
  words && Object.hasOwn(words, key) ? words[key] : undefined;

/** Initials as people type them. The dictionary is heavy, so it is read only where a register holds initials. */
async function loadSpell(): Promise<(text: string) => string> {
  const { pinyin } = await import('pinyin-pro');
  return (text) =>
    pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
      .join('')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, '');
}
