import { describe, expect, it } from 'vitest';
import { mapUnits, type Mapping } from '../../../desk/imports/mapping.ts';
import { readTable, type Table } from '../../../desk/imports/table.ts';
import { previewUnits, unitImportEvents } from '../../../desk/imports/units.ts';
import type { Office, Unit } from '../../../shared/people/office.ts';
import { contextOf, smallOffice, utf8 } from './support.ts';

async function tableOf(text: string): Promise<Table> {
  const result = await readTable('units.csv', utf8(text));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const noMemory = (): undefined => undefined;
const memory = (): Mapping => ({ A1: 'name', B1: 'code' });

async function preview(text: string, parent = 'bank', office: Office = smallOffice(), mapping?: Mapping) {
  const table = await tableOf(text);
  return previewUnits(table, mapUnits(table, mapping, noMemory), contextOf(office), parent);
}

async function stored(text: string, parent = 'bank', office: Office = smallOffice()) {
  const table = await tableOf(text);
  let count = 0;
  const result = unitImportEvents(
    table,
    mapUnits(table, undefined, noMemory).mapping,
    contextOf(office),
    parent,
    () => {
      return `id${++count}`;
    },
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const whys = (found: { rejected: { line: number; why: string; detail?: string }[] }) =>
  found.rejected.map(({ line, why, detail }) => [line, why, detail].filter((part) => part !== undefined));

describe('the mapping', () => {
  it.each([
    ['行号,网点名称,总行行号,级别', { 行号: 'code', 网点名称: 'name', 总行行号: 'parent', 级别: null }],
    [
      'bank_no,outlet_name,head_bank_no,level',
      { bank_no: 'code', outlet_name: 'name', head_bank_no: 'parent', level: null },
    ],
    [
      '联行号,机构名称,联系电话,手机,邮箱,上级,类别',
      {
        联行号: 'code',
        机构名称: 'name',
        联系电话: 'phone',
        手机: 'mobile',
        邮箱: 'mail',
        上级: 'parent',
        类别: 'kind',
      },
    ],
    ['DIST_CODE,DIST_NAME,CITY', { DIST_CODE: 'code', DIST_NAME: 'name', CITY: 'region' }],
    ['Unit Name,E-mail,Mobile,Tel.', { 'Unit Name': 'name', 'E-mail': 'mail', Mobile: 'mobile', 'Tel.': 'phone' }],
    ['单位,单位名称', { 单位: null, 单位名称: 'name' }],
  ])('is guessed from %s', async (headings, expected) => {
    const table = await tableOf(`${headings}\n1,2,3,4,5,6,7\n`);
    const { mapping } = mapUnits(table, undefined, noMemory);
    expect(mapping).toMatchObject(expected);
  });

  it('takes a level for the kind only where its cells speak of kinds', async () => {
    const spoken = await tableOf('名称,级别\n甲,支行\n乙,分理处\n');
    expect(mapUnits(spoken, undefined, noMemory).mapping['级别']).toBe('kind');
  });

  it('of a person goes before the remembered one, and that before a guess', async () => {
    const table = await tableOf('A1,B1\n甲,1\n');
    expect(mapUnits(table, undefined, memory)).toEqual({ mapping: { A1: 'name', B1: 'code' }, remembered: true });
    expect(mapUnits(table, { B1: 'name', A1: 'name', gone: 'code' }, memory)).toEqual({
      mapping: { A1: 'name', B1: null },
      remembered: false,
    });
  });
});

describe('the preview', () => {
  it('says of each row what it would become', async () => {
    const found = await preview('行号,名称,类别,上级\n2001,铁西支行,支行,900\n2002,沈河支行,,海港银行城区管理部\n');
    expect(found.rejected).toEqual([]);
    expect(found.accepted).toEqual([
      { line: 2, unit: { name: '铁西支行', kind: 'outlet', code: '2001', parent: '海港银行' } },
      { line: 3, unit: { name: '沈河支行', kind: 'outlet', code: '2002', parent: '海港银行城区管理部' } },
    ]);
  });

  it('gives a reason for each row that cannot be taken', async () => {
    const found = await preview(
      [
        '行号,名称,类别,上级,电话',
        '1,,,,',
        '2,甲支行,,,',
        '2,乙支行,,,',
        '3,丙支行,飞船,,',
        '4,丁支行,,无此单位,',
        `5,${'长'.repeat(201)},,,`,
        '6,戊\u0007支行,,,',
        '1.04E+11,己支行,,,',
        '8,庚支行,支行,辛支行,',
        '9,辛支行,支行,,',
        `10,壬支行,,,${'1'.repeat(201)}`,
        '11,癸协会,协会,海港银行,',
        '1001,海港银行中山支行,部门,,',
      ].join('\n'),
    );
    expect(whys(found)).toEqual([
      [2, 'noName'],
      [4, 'duplicateCode', '3'],
      [5, 'kindUnknown', '飞船'],
      [6, 'parentUnknown', '无此单位'],
      [7, 'nameTooLong', '名称'],
      [8, 'controlCharacters', '名称'],
      [9, 'codeRounded', '1.04E+11'],
      [10, 'parentNotAllowed'],
      [12, 'fieldTooLong', '电话'],
      [13, 'parentNotAllowed'],
      [14, 'kindDiffers'],
    ]);
    expect(found.accepted.map(({ line }) => line)).toEqual([3, 11]);
  });

  it('refuses what hangs below a refused row, and rows that stand above each other', async () => {
    const found = await preview('行号,名称,类别,上级\n1,甲,飞船,\n2,乙,,1\n3,丙,部门,4\n4,丁,部门,3\n');
    expect(whys(found)).toEqual([
      [2, 'kindUnknown', '飞船'],
      [3, 'parentRejected', '2'],
      [4, 'parentLoop'],
      [5, 'parentLoop'],
    ]);
  });

  it('leaves parents with an ambiguous name to a person', async () => {
    const office = smallOffice();
    const twin: Unit = {
      id: 'dept2',
      kind: 'department',
      name: '海港银行城区管理部',
      parent: 'assoc',
      contact: {},
      closed: false,
    };
    const found = await preview('名称,上级\n甲,海港银行城区管理部\n', 'bank', {
      ...office,
      unitById: new Map(office.unitById).set('dept2', twin),
    });
    expect(whys(found)).toEqual([[2, 'parentUnclear', '海港银行城区管理部']]);
  });

  it('does not wake a closed unit', async () => {
    const office = smallOffice();
    const closed = { ...office.unitById.get('out1')!, closed: true };
    const found = await preview('行号,名称\n1001,海港银行中山支行\n', 'bank', {
      ...office,
      unitById: new Map(office.unitById).set('out1', closed),
    });
    expect(whys(found)).toEqual([[2, 'unitClosed']]);
  });

  it('waits for a column with the names', async () => {
    const found = await preview('province,street\n辽宁,铁西\n');
    expect(found).toMatchObject({ rows: 1, accepted: [], rejected: [] });
  });
});

describe('the import', () => {
  it('takes the head office for what it is, whether or not it is there already', async () => {
    const list = '行号,网点名称,总行行号\n900,海港银行,900\n2001,铁西支行,900\n2002,沈河支行,900\n';
    expect(await stored(list, 'bank')).toMatchObject({ added: 2, changed: 0, rejected: 0 });
    expect(await stored(list, 'assoc')).toMatchObject({ added: 2, changed: 0 });
    const fresh = await stored(list.replaceAll('900', '700').replace('海港银行', '江岸银行'), 'assoc');
    expect(fresh.events.map(({ body }) => body)).toMatchObject([
      { kind: 'member', name: '江岸银行', parent: 'assoc' },
      { kind: 'outlet', parent: 'id1' },
      { kind: 'outlet', parent: 'id1' },
    ]);
  });

  it('gives the chosen bank its code when the list names it', async () => {
    const office = smallOffice();
    const bank = { ...office.unitById.get('bank')!, code: undefined };
    const found = await stored('行号,名称,上级\n900,海港银行,900\n2001,铁西支行,900\n', 'bank', {
      ...office,
      unitById: new Map(office.unitById).set('bank', bank),
    });
    expect(found).toMatchObject({ added: 1, changed: 1 });
    expect(found.events[0]?.body).toMatchObject({ id: 'bank', code: '900', parent: 'assoc', kind: 'member' });
  });

  it('changes a unit with the same code and takes nothing away that the list is silent about', async () => {
    const found = await stored('行号,名称,手机,电话\n1001,海港银行中山广场支行,139,\n');
    expect(found).toMatchObject({ added: 0, changed: 1, rejected: 0 });
    expect(found.events).toHaveLength(1);
    expect(found.events[0]).toMatchObject({
      stream: 'unit/out1',
      type: 'UnitSaved',
      audience: 'parties',
      body: {
        id: 'out1',
        name: '海港银行中山广场支行',
        parent: 'bank',
        numberPrefix: 'HG',
        contact: { phone: '024-1', mobile: '139', mail: 'a@b.cn' },
      },
    });
  });

  it('writes nothing for rows that say what is so already', async () => {
    expect(await stored('行号,名称\n1001,海港银行中山支行\n2,甲支行\n')).toMatchObject({ added: 1, changed: 0 });
    expect(await stored('名称\n海港银行中山支行\n甲支行\n')).toMatchObject({ added: 1, changed: 0 });
  });

  it('tells units of one name apart by code, and refuses them without', async () => {
    expect(await stored('行号,名称\n1,甲支行\n2,甲支行\n')).toMatchObject({ added: 2 });
    const found = await preview('名称\n甲支行\n甲支行\n');
    expect(whys(found)).toEqual([[3, 'duplicateName', '2']]);
  });

  it('saves parents before what stands below them, whatever their order in the file', async () => {
    const found = await stored('行号,名称,类别,上级\n3,丙支行,支行,2\n2,乙部,部门,1\n1,甲部,部门,\n');
    expect(found.events).toMatchObject([
      { body: { name: '甲部' } },
      { body: { name: '乙部' } },
      { body: { name: '丙支行' } },
    ]);
  });

  it('refuses the whole when there is nothing to take', async () => {
    const table = await tableOf('名称,类别\n甲,飞船\n');
    const { mapping } = mapUnits(table, undefined, noMemory);
    const context = contextOf(smallOffice());
    expect(unitImportEvents(table, mapping, context, 'bank', () => 'x')).toEqual({
      ok: false,
      problem: { code: 'ImportNothingAccepted', rejected: 1 },
    });
    expect(unitImportEvents(table, { 名称: null }, context, 'bank', () => 'x')).toEqual({
      ok: false,
      problem: { code: 'ImportNameColumnMissing' },
    });
  });

  it('takes thousands of rows in one piece', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `${10_000 + index},第${index}支行,900`);
    const found = await stored(['行号,名称,上级', ...rows].join('\n'));
    expect(found.added).toBe(5000);
    expect(new Set(found.events.map(({ stream }) => stream)).size).toBe(5000);
  });
});
