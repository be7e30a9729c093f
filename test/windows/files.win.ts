// Files as Windows programs write them: lines that end with CR and LF, a byte order mark, GBK.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../desk/imports/table.ts';
import { createKeyFile, unlockKeyFile } from '../../desk/store/keys.ts';
import { officeFolder, valueOf } from '../desk/store/support.ts';

const rows = ['机构名称,机构编号,联系电话', '"沈阳分行\r\n营业部",B001,024-12345678', '大连分行,B002,', ''];

describe('a list of outlets saved by a Windows program', () => {
  it.each([
    ['with CR LF', '', '\r\n'],
    ['with CR LF and a byte order mark', '\uFEFF', '\r\n'],
    ['with LF', '', '\n'],
  ])('%s has the same rows', async (_name, mark, lineEnd) => {
    const file = join(officeFolder(), '网点.csv');
    writeFileSync(file, mark + rows.join(lineEnd));
    const table = valueOf(await readTable('网点.csv', readFileSync(file)));
    expect(table.columns).toEqual(['机构名称', '机构编号', '联系电话']);
    expect(table.rows.map(({ cells }) => cells[1])).toEqual(['B001', 'B002']);
    expect(table.rows[0]?.cells[0]?.replaceAll('\r\n', '\n')).toBe('沈阳分行\n营业部');
    expect(table.rows[1]?.cells[2]?.trim()).toBe('');
  });

  it('in GBK, as Excel writes it, is read as Chinese', async () => {
    // 机构名称,电话 CR LF 大连,1
    const bytes = Buffer.from('bbfab9b9c3fbb3c62cb5e7bbb00d0ab4f3c1ac2c310d0a', 'hex');
    const table = valueOf(await readTable('list.csv', bytes));
    expect(table).toMatchObject({ columns: ['机构名称', '电话'], encoding: 'GB18030' });
    expect(table.rows[0]?.cells).toEqual(['大连', '1']);
  });
});

describe('a file of the desk that was opened and saved with an editor', () => {
  it('still opens with CR LF in it', async () => {
    const folder = officeFolder();
    const way = { by: 'passPhrase', passPhrase: '一二三四五六七八' } as const;
    const key = valueOf(await createKeyFile(folder, [way]));
    const file = join(folder, 'key.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    expect(valueOf(await unlockKeyFile(folder, way)).equals(key)).toBe(true);
  });
});
