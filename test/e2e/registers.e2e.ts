import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { foundOffice, removeFolder, startHost, type Host, type TestOffice } from './office.ts';
import { change, picture, signIn } from './window.ts';

/** An old register comes in, stands where its dates belong, goes out as a file and is taken back; a message dropped on the window
 *  becomes a complaint. */

let office: TestOffice;
let host: Host;

test.beforeAll(async () => {
  office = await foundOffice();
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

const register = `2024年投诉登记簿
编号,受理日期,投诉人,投诉渠道,投诉原因,投诉内容,办结日期,办理状态
旧-1,2024.3.5,钱多,电话,服务态度及服务质量,=SUM(A1) 排队太久,2024/3/8,办结
旧-2,二〇二五年三月六日,孙二,来信,服务态度及服务质量,柜员不理人,2025-03-09,办结
旧-3,昨天,吴五,电话,服务态度及服务质量,没有日期,,办结
旧-4,2023-01-02,李三,来访,服务态度及服务质量,利息算错,2023-01-09,办结
`;

const message = [
  'From: =?UTF-8?B?6ZKx5aSa?= <qian@example.org>',
  'Subject: =?UTF-8?B?5o6S6Zif5aSq5LmF?=',
  'Date: Mon, 2 Mar 2026 09:05:00 +0800',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '我在中街支行排队两小时。',
  '--b',
  'Content-Type: text/plain; name="receipt.txt"',
  'Content-Disposition: attachment; filename="receipt.txt"',
  '',
  'A0231',
  '--b--',
].join('\r\n');

const numbers = (page: Page) => page.getByRole('row').filter({ hasText: /旧-\d/ });

async function openImport(page: Page): Promise<void> {
  await page.getByRole('link', { name: '台账' }).click();
  await page.getByRole('button', { name: '导入旧台账' }).click();
}

test('an old register comes in where its dates belong, goes out as a file, and is taken back', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '方主任');
  await openImport(page);
  const preview = page.getByRole('region', { name: '预览' });
  await page
    .getByLabel('选择台账文件')
    .setInputFiles({ name: '旧台账.csv', mimeType: 'text/csv', buffer: Buffer.from(register) });
  await expect(preview.getByText('可以带入 3')).toBeVisible();
  await preview.getByText('不能带入 1').click();
  await expect(preview).toContainText('吴五');
  const left = page.waitForEvent('download');
  await preview.getByRole('button', { name: '另存不能带入的行' }).click();
  expect((await left).suggestedFilename()).toBe('旧台账 未带入的行.xlsx');
  await picture(page, 'old-register');
  await preview.getByRole('button', { name: '导入 3 件' }).click();
  await expect(page.getByText('已带入 3 件，1 行没有带入。')).toBeVisible();
  await page.getByRole('button', { name: '查看台账' }).click();

  // The latest receipt on top, whatever the order of the file.
  await expect(numbers(page)).toHaveText([/旧-2/, /旧-1/, /旧-4/]);

  await page.getByRole('button', { name: '导出', exact: true }).click();
  const form = page.getByRole('form', { name: '导出这份清单' });
  await form.getByText('CSV', { exact: true }).click();
  await form.getByLabel('事由').fill('年度归档');
  const coming = page.waitForEvent('download');
  await form.getByRole('button', { name: '导出这份清单' }).click();
  const text = await readFile(await (await coming).path(), 'utf8');
  expect(text).toContain('个人信息已遮盖 · 事由：年度归档');
  expect(text).toContain("'=SUM(A1)");
  expect(text).not.toContain('钱多');

  await openImport(page);
  await page.getByRole('button', { name: '撤销导入' }).click();
  await page.getByLabel('撤销原因').fill('导错了文件');
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await expect(page.getByRole('row').filter({ hasText: '旧台账.csv' })).toContainText('已撤销');
  await page.getByRole('link', { name: '台账' }).click();
  await expect(page.getByRole('button', { name: '导出', exact: true })).toBeVisible();
  await expect(numbers(page)).toHaveCount(0);

  // A message dropped anywhere on the window is the beginning of a complaint, with what hung on it.
  await change(page, '方主任', '王敏');
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], '投诉.eml', { type: 'message/rfc822' }));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, message);
  await expect(page.getByLabel('投诉内容')).toHaveValue(/我在中街支行排队两小时。/);
  await expect(page.getByText('receipt.txt')).toBeVisible();
  await picture(page, 'mail-dropped');
});
