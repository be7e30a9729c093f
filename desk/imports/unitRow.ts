// The cells of one row, tidied and judged one by one.
import type { Contact } from '../../shared/people/office.ts';
import type { UnitField } from './headings.ts';
import type { Mapping } from './mapping.ts';
import type { Row } from './text.ts';

export type UnitRow = {
  line: number;
  /** The row as a person would recognise it, for the list of what was refused. */
  text: string;
  name: string;
  code?: string | undefined;
  kind?: string | undefined;
  parent?: string | undefined;
  region?: string | undefined;
  contact: Contact;
};

export type RowProblem = {
  text: string;
  why: 'noName' | 'nameTooLong' | 'fieldTooLong' | 'controlCharacters' | 'codeRounded';
  detail?: string;
};
export type RowReading = { ok: true; value: UnitRow } | { ok: false; problem: RowProblem };

/** As long as the forms allow. */
const longestName = 200;
const longestRegion = 40;
const longestText = 80;

/** Signs that are not seen but change what is: control characters, and those that turn the direction of writing. */
const hidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;

/** Lists carry line breaks, tabs and wide spaces inside names; zero-width signs come with copied text and mean nothing. */
const tidy = (cell: string): string =>
  cell
    .replaceAll(/[\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

export function readUnitRow({ line, cells }: Row, columns: readonly string[], mapping: Mapping): RowReading {
  const text = shownText(cells);
  const value: Partial<Record<UnitField, string>> = {};
  const reject = (why: RowProblem['why'], detail?: string): RowReading => ({
    ok: false,
    problem: { text, why, ...(detail === undefined ? {} : { detail }) },
  });
  for (const [index, column] of columns.entries()) {
    const field = mapping[column] ?? null;
    if (field === null) continue;
    const cell = tidy(cells[index] ?? '');
    if (cell === '') continue;
    if (hidden.test(cell)) return reject('controlCharacters', column);
    if (cell.length > longestName) return reject(field === 'name' ? 'nameTooLong' : 'fieldTooLong', column);
    value[field] = cell;
  }
  const { name, code, kind, parent, phone, mobile, mail, region } = value;
  if (name === undefined) return reject('noName');
  if (region !== undefined && region.length > longestRegion) return reject('fieldTooLong', region);
  // 1.041E+11 is what a spreadsheet leaves of 104100000004; the rest of the code is gone.
  if (code !== undefined && /^\d+([.,]\d+)?e\+?\d+$/i.test(code)) return reject('codeRounded', code);
  const contact: Contact = {
    ...(phone === undefined ? {} : { phone }),
    ...(mobile === undefined ? {} : { mobile }),
    ...(mail === undefined ? {} : { mail }),
  };
  return { ok: true, value: { line, text, name, code, kind, parent, region, contact } };
}

const shownText = (cells: readonly string[]): string => {
  const text = cells
    .slice(0, 12)
    .map((cell) => tidy(cell.slice(0, longestText)).replaceAll(/\p{Cc}/gu, ' '))
    .filter((cell) => cell !== '')
    .join(' · ');
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
};
