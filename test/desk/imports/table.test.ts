import { deflateRawSync } from 'node:zlib';
import { array, assert, asyncProperty, constantFrom, oneof, string, uint8Array } from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readTable, type Table } from '../../../desk/imports/table.ts';
import { importLimits } from '../../../desk/imports/problem.ts';
import { gbk, utf8 } from './support.ts';

const list = '行号,网点名称,电话\r\n1001,"海港银行,中山支行",024-22\r\n1002,海港银行铁西支行,\r\n';

async function table(name: string, bytes: Uint8Array): Promise<Table> {
  const result = await readTable(name, bytes);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

async function problem(name: string, bytes: Uint8Array): Promise<unknown> {
  const result = await readTable(name, bytes);
  return result.ok ? 'a table' : result.problem;
}

describe('text files', () => {
  const expected = {
    columns: ['行号', '网点名称', '电话'],
    rows: [
      { line: 2, cells: ['1001', '海港银行,中山支行', '024-22'] },
      { line: 3, cells: ['1002', '海港银行铁西支行', ''] },
    ],
  };

  it('are read in UTF-8, with and without a mark', async () => {
    expect(await table('单位.csv', utf8(list))).toEqual({ ...expected, encoding: 'UTF-8' });
    expect(await table('单位.csv', utf8(`\ufeff${list}`))).toEqual({ ...expected, encoding: 'UTF-8' });
  });

  it('are read in GBK when they are no UTF-8', async () => {
    expect(await table('单位.csv', gbk(list))).toEqual({ ...expected, encoding: 'GB18030' });
  });

  it('are read in UTF-16, as spreadsheets call "Unicode text"', async () => {
    const bytes = new Uint8Array(Buffer.from(`\ufeff${list.replaceAll(',', '\t')}`, 'utf16le'));
    const found = await table('单位.txt', bytes);
    expect(found.encoding).toBe('UTF-16');
    expect(found.columns).toEqual(expected.columns);
  });

  it.each([
    ['semicolons', 'code;name\n1;A\n'],
    ['tabs', 'code\tname\n1\tA\n'],
    ['commas inside quotes only', 'code;name\n1;"A, B, C"\n'],
  ])('are taken apart at %s', async (_what, text) => {
    const found = await table('units.csv', utf8(text));
    expect(found.columns).toEqual(['code', 'name']);
    expect(found.rows[0]?.cells[0]).toBe('1');
  });

  it('count the lines of the file, not the rows, where a cell holds line breaks', async () => {
    const found = await table('units.csv', utf8('name,phone\n"A\nB",1\n\nC,2\n'));
    expect(found.rows.map(({ line }) => line)).toEqual([2, 5]);
  });

  it('may begin with a title and a date above the headings', async () => {
    const found = await table('units.csv', utf8('全省网点一览表,,\n2026年10月,,\n行号,网点名称,电话\n1,甲,2\n'));
    expect(found.columns).toEqual(['行号', '网点名称', '电话']);
    expect(found.rows).toHaveLength(1);
  });

  it('name columns without heading by their letter and tell equal headings apart', async () => {
    const found = await table('units.csv', utf8('名称,,电话,电话,__proto__\n甲,x,1,2,3\n'));
    expect(found.columns).toEqual(['名称', 'B', '电话', '电话 (2)', 'E']);
  });

  it('are refused with the reason', async () => {
    expect(await problem('a.csv', utf8(''))).toEqual({ code: 'ImportFileEmpty' });
    expect(await problem('a.csv', utf8('\n , \n'))).toEqual({ code: 'ImportFileEmpty' });
    expect(await problem('a.csv', utf8('name,code\n"A,1\nB,2\n'))).toEqual({ code: 'ImportQuotesBroken', line: 2 });
    expect(await problem('a.csv', Uint8Array.of(0x41, 0xff, 0xff, 0xff))).toEqual({ code: 'ImportUnknownEncoding' });
    expect(await problem('a.csv', Uint8Array.of(0x41, 0, 0, 0x42))).toEqual({ code: 'ImportNotATable' });
    // Pages and data of other systems, whatever their names say.
    for (const other of [
      '<html><table><tr><td>名称</td></tr></table>',
      '<?xml version="1.0"?><Workbook/>',
      '%PDF-1.4\n1',
      '[{"名称":1}]',
    ])
      expect(await problem('a.xls', utf8(other))).toEqual({ code: 'ImportNotATable' });
    expect(await problem('a.csv', utf8(`name\n${'A\n'.repeat(importLimits.rows + 1)}`))).toEqual({
      code: 'ImportTooManyRows',
      limit: importLimits.rows,
    });
    expect(await problem('a.csv', utf8('a,'.repeat(300) + 'b\n'))).toEqual({
      code: 'ImportTooManyColumns',
      limit: importLimits.columns,
    });
    expect(await problem('a.csv', new Uint8Array(importLimits.bytes + 1))).toMatchObject({
      code: 'ImportFileTooLarge',
    });
  });
});

const workbook = (options: Partial<Parameters<typeof writeXlsx>[0]> = {}) =>
  writeXlsx({
    sheets: [
      { name: '封面', rows: [] },
      {
        name: '网点',
        rows: [
          ['行号', '网点名称', '开业'],
          [104100000004, '海港银行', new Date(Date.UTC(2020, 0, 2))],
          [null, '海港银行铁西支行', true],
        ],
      },
    ],
    ...options,
  });

describe('workbooks', () => {
  it('are read from the first sheet with something on it; codes kept as numbers stay whole', async () => {
    const found = await table('网点.xlsx', await workbook());
    expect(found).toEqual({
      encoding: 'XLSX',
      columns: ['行号', '网点名称', '开业'],
      rows: [
        { line: 2, cells: ['104100000004', '海港银行', '2020-01-02'] },
        { line: 3, cells: ['', '海港银行铁西支行', 'true'] },
      ],
    });
  });

  it('are known by their content, whatever the name says', async () => {
    expect((await table('网点.csv', await workbook())).encoding).toBe('XLSX');
  });

  it('with a password are named as such', async () => {
    const bytes = await workbook({ encryption: { password: 'geheim', spinCount: 1000 } });
    expect(await problem('网点.xlsx', bytes)).toEqual({ code: 'ImportFileEncrypted' });
  });

  it('of the old kind are named as such', async () => {
    const bytes = new Uint8Array(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await problem('网点.xls', bytes)).toEqual({ code: 'ImportOldWorkbook' });
  });

  it('cut off anywhere are refused, never half read', async () => {
    const whole = await workbook();
    for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 60)) {
      expect(await problem('网点.xlsx', whole.slice(0, length))).toMatchObject({
        code: expect.stringMatching(/^Import/),
      });
    }
  });

  it('that unpack to far more than they say are refused before they fill the memory', async () => {
    const bomb = archive('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(importLimits.unpackedBytes + 1)));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await problem('网点.xlsx', bomb)).toEqual({ code: 'ImportFileTooLarge', limit: importLimits.unpackedBytes });
  });

  it('are told from other archives', async () => {
    expect(await problem('网点.xlsx', archive('readme.txt', deflateRawSync(Buffer.from('x'))))).toEqual({
      code: 'ImportNotATable',
    });
  });
});

/** A zip archive of one deflated entry that claims to unpack to ten bytes. */
function archive(name: string, packed: Buffer): Uint8Array {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(10, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]));
}

it('any bytes become a table or a reason', async () => {
  let tables = 0;
  await assert(
    asyncProperty(
      oneof(
        uint8Array({ maxLength: 400 }),
        uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes)),
        string({ unit: 'binary', maxLength: 300 }).map(utf8),
        array(array(constantFrom('名称', 'code', '"', 'a,b', ';', '', '\n'), { maxLength: 6 })).map((rows) =>
          utf8(rows.map((cells) => cells.join(',')).join('\r\n')),
        ),
      ),
      constantFrom('a.csv', 'a.xlsx', 'a.xls', 'a'),
      async (bytes, name) => {
        const result = await readTable(name, bytes);
        if (result.ok) tables++;
        expect(result.ok || result.problem.code.startsWith('Import')).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
  expect(tables).toBeGreaterThan(20);
});
