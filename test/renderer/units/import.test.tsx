import './browser.ts';
import { describe, expect, it } from 'vitest';
import { act } from 'react';
import type { ImportPreview } from '../../../shared/contract/views.ts';
import Screen from '../../../renderer/screens/units/Screen.tsx';
import { refusal, session, show, smallOffice, type Answers, type Page } from './stage.tsx';

const preview = (more: Partial<ImportPreview> = {}): ImportPreview => ({
  columns: ['行号', '网点名称', '备注'],
  mapping: { 行号: 'code', 网点名称: 'name', 备注: null },
  encoding: 'GB18030',
  rows: 3,
  accepted: [
    { line: 2, unit: { name: '海港银行中山支行', kind: 'outlet', code: '1001', parent: '海港银行' } },
    { line: 3, unit: { name: '海港银行沈河支行', kind: 'outlet', code: '2001', parent: '海港银行' } },
  ],
  rejected: [{ line: 4, text: '1001 · 又一个', why: 'duplicateCode', detail: '2' }],
  remembered: false,
  ...more,
});

async function withFile(more: Answers): Promise<Page> {
  const page = await show(Screen, {
    'session.state': () => session(),
    'office.view': () => smallOffice(),
    'office.previewImport': () => preview(),
    ...more,
  });
  await page.click(page.control('导入单位'));
  const input = page.find('input[type=file]');
  Object.defineProperty(input, 'files', { value: [new File(['行号,网点名称\n'], '网点.csv')] });
  await act(() => input.dispatchEvent(new Event('change', { bubbles: true })));
  await page.settled();
  await page.settled();
  return page;
}

const cells = (page: Page): string[][] =>
  page.all('.import-rows tbody tr').map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''));

describe('the import', () => {
  it('shows what would come in, what is there already, and what stays out and why', async () => {
    const page = await withFile({});
    expect(page.lastCall('office.previewImport')).toEqual({
      name: '网点.csv',
      content: Buffer.from('行号,网点名称\n').toString('base64'),
      parent: 'assoc',
    });
    expect(page.text()).toContain('网点.csv · GB18030 · 3 行');
    expect(cells(page)).toEqual([
      ['2', '海港银行中山支行', '1001', '网点', '海港银行', '已有'],
      ['3', '海港银行沈河支行', '2001', '网点', '海港银行', '新增'],
    ]);
    await page.click(page.all('.units-import-bar .ant-segmented-item input')[1]!);
    expect(cells(page)).toEqual([['4', '代码与前面的行相同（第 2 行）', '1001 · 又一个']]);
  });

  it('stores on the last step with the mapping that was shown, and says what it did', async () => {
    const page = await withFile({ 'office.importUnits': () => ({ added: 1, changed: 0, rejected: 1 }) });
    expect(page.lastCall('office.importUnits')).toBeUndefined();
    await page.click(page.control('导入 2 行'));
    expect(page.lastCall('office.importUnits')).toMatchObject({
      name: '网点.csv',
      mapping: { 行号: 'code', 网点名称: 'name', 备注: null },
      parent: 'assoc',
    });
    expect(page.find('output').textContent).toBe(
      '导入完成：新增 1 个，更新 0 个，1 行没有导入。 1 行与现有内容相同，没有改动。',
    );
  });

  it('asks for the column of the names before anything else', async () => {
    const page = await withFile({
      'office.previewImport': () => preview({ mapping: { 行号: 'code', 网点名称: null, 备注: null }, accepted: [] }),
    });
    expect(page.text()).toContain('请指定哪一列是单位名称');
    expect(page.all('.units-import-bar')).toEqual([]);
  });

  it('says why a file is not taken, and that nothing was stored', async () => {
    const page = await withFile({
      'office.previewImport': () => {
        throw refusal('ImportQuotesBroken', { line: 7 });
      },
    });
    expect(page.find('[role=alert]').textContent).toBe(
      '这个文件不能导入第 7 行：引号没有成对，从这一行起读不下去。请修正后再导入。 没有存入任何内容。',
    );
  });
});
