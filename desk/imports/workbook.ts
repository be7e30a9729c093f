// Workbooks. An archive is measured before anything is unpacked into memory: a file of some kilobytes can
// claim gigabytes.
import { inflateRawSync } from 'node:zlib';
import { HucreError, type CellValue, type Workbook } from 'hucre';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { ImportLimits, ImportProblem } from './problem.ts';
import type { Row } from './text.ts';

const oldContainer = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const startsWith = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, index) => bytes[index] === sign);

export const isArchive = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
export const isOldContainer = (bytes: Uint8Array): boolean => startsWith(bytes, oldContainer);

/** The container of Excel 97 to 2003 is also the wrapper of workbooks with a password. */
const isEncryptedContainer = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));

/** A sheet as text. `merges` are from row and column (from 0) to row and column. */
export type Sheet = { name: string; rows: Row[]; merges: readonly Merge[]; is1904: boolean };
export type Merge = { startRow: number; startCol: number; endRow: number; endCol: number };

/** Visible sheets of a workbook of any of the three kinds: .xlsx, .ods, and what Excel 97 to 2003 or WPS wrote (.xls, .et). */
export async function sheetsOfWorkbook(
  bytes: Uint8Array,
  limits: ImportLimits,
): Promise<Result<Sheet[], ImportProblem>> {
  if (isOldContainer(bytes)) {
    if (isEncryptedContainer(bytes)) return refused({ code: 'ImportFileEncrypted' });
    return sheetsRead(async () => (await import('hucre')).readXls(bytes), 'ImportOldWorkbook');
  }
  const archive = measureArchive(bytes, limits);
  if (!archive.ok) return archive;
  const names = archive.value;
  if (names.has('content.xml') && names.has('META-INF/manifest.xml'))
    return sheetsRead(() => readOds(bytes), 'ImportFileDamaged');
  if (!names.has('[Content_Types].xml') || ![...names].some((name) => name.startsWith('xl/'))) {
    return refused({ code: 'ImportNotATable' });
  }
  return sheetsRead(
    () =>
      readXlsx(bytes, {
        sheets: ({ hidden, veryHidden }) => hidden !== true && veryHidden !== true,
        maxRows: limits.rows + 100,
      }),
    'ImportFileDamaged',
  );
}

async function sheetsRead(
  read: () => Promise<Workbook>,
  code: 'ImportFileDamaged' | 'ImportOldWorkbook',
): Promise<Result<Sheet[], ImportProblem>> {
  try {
    const workbook = await read();
    return done(
      workbook.sheets
        .filter(({ hidden, veryHidden }) => hidden !== true && veryHidden !== true)
        .map((sheet) => ({
          name: sheet.name,
          // A missing row is a hole in the array too.
          rows: Array.from(sheet.rows, (cells, index) => rowOf(cells ?? [], index)),
          merges: sheet.merges ?? [],
          is1904: workbook.dateSystem === '1904',
        })),
    );
  } catch (error) {
    if (error instanceof HucreError) return refused({ code: isPassword(error) ? 'ImportFileEncrypted' : code });
    // Its parser meets torn content with plain range and type errors; the file is at fault there, not the program.
    if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError) {
      return refused({ code });
    }
    throw error;
  }
}

const isPassword = (error: Error): boolean => /encrypt|password/i.test(`${error.name} ${error.message}`);

const rowOf = (cells: readonly CellValue[], index: number): Row => ({
  line: index + 1,
  // A missing cell is a hole in the array, so `map` alone would leave it out.
  cells: Array.from(cells, cellText),
});

function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return momentText(value);
  // A code kept as a number must not come out as 1.041e+11.
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  return String(value);
}

/** A cell with a time of day alone stands on the day before the calendar of spreadsheets begins. */
function momentText(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return '';
  // Fractions of a day are not exact: 09:30 is stored as 09:29:59.9999.
  const text = new Date(Math.round(moment.getTime() / 1000) * 1000).toISOString();
  const [date, time] = [text.slice(0, 10), text.slice(11, 19)];
  if (date < '1900-01-01') return time;
  return time === '00:00:00' ? date : `${date} ${time}`;
}

/** Names of the entries, after every one of them has been unpacked once against a common limit and thrown away. */
function measureArchive(bytes: Uint8Array, limits: ImportLimits): Result<Set<string>, ImportProblem> {
  const damaged = refused<ImportProblem>({ code: 'ImportFileDamaged' });
  const tooLarge = refused<ImportProblem>({ code: 'ImportFileTooLarge', limit: limits.unpackedBytes });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > buffer.length) return damaged;
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  if (count > limits.entries) return tooLarge;
  const names = new Set<string>();
  let left: number = limits.unpackedBytes;
  for (let index = 0; index < count; index++) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) return damaged;
    const [flags, method] = [buffer.readUInt16LE(at + 8), buffer.readUInt16LE(at + 10)];
    const packed = buffer.readUInt32LE(at + 20);
    const nameLength = buffer.readUInt16LE(at + 28);
    const local = buffer.readUInt32LE(at + 42);
    if ((flags & 1) === 1) return refused({ code: 'ImportFileEncrypted' });
    if (local + 30 > buffer.length) return damaged;
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    if (start + packed > buffer.length) return damaged;
    const size = method === 0 ? packed : unpackedSize(buffer.subarray(start, start + packed), left);
    if (size === 'damaged') return damaged;
    if (size === 'tooLarge' || size > left) return tooLarge;
    left -= size;
    names.add(buffer.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return done(names);
}

function unpackedSize(packed: Buffer, limit: number): number | 'tooLarge' | 'damaged' {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) }).length;
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? 'tooLarge' : 'damaged';
  }
}
