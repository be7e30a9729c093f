import { expect, test, type Page } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { choose, picture, signIn } from './window.ts';

/** What an administrator does: units from a list, people with seats, who is on duty, backup, deadlines, figures. */

let office: TestOffice;
let host: Host;

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    await client.complaint.register({
      request: request(),
      details: {
        channel: 'phone',
        receivedAt: Date.now() - 60_000,
        complainants: [{ kind: 'person', name: '许女士', phone: '13800000777' }],
        complainedUnit: office.units['outlet']!,
        complainedPersons: [],
        reason: 'C1',
        narrative: '柜台不接收零钱',
        demand: '要求整改',
        flags: [],
      },
    });
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

/** In GBK, as the systems of banks write it:
 *
 *    网点名称,机构代码,联系电话
 *    工行抚顺支行,990102240011,024-57000001
 *    ,990102240012,024-57000002                 no name
 *    工行本溪支行,990102240013,024-42000003
 *    工行丹东支行,990102240011,0415-2000004     the code of the first */
const list = Buffer.from(
  'cdf8b5e3c3fbb3c62cbbfab9b9b4fac2eb2cc1aacfb5b5e7bbb00d0ab9a4d0d0b8a7cbb3d6a7d0d02c39393031303232' +
    '34303031312c3032342d35373030303030310d0a2c3939303130323234303031322c3032342d35373030303030320d0a' +
    'b9a4d0d0b1becfaad6a7d0d02c3939303130323234303031332c3032342d34323030303030330d0ab9a4d0d0b5a4b6ab' +
    'd6a7d0d02c3939303130323234303031312c303431352d323030303030340d0a',
  'hex',
);

const go = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
};

test('units come from a GBK list: preview, columns, rejects with reasons, then in one piece', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '管理员');
  await go(page, 'u');
  await page.getByRole('button', { name: '导入单位' }).click();
  await page.getByLabel('选择文件').setInputFiles({ name: '网点清单.csv', mimeType: 'text/csv', buffer: list });
  await expect(page.getByText(/网点清单\.csv · GB.* · 4 行/)).toBeVisible();
  await expect(page.getByText('可导入 2 行')).toBeVisible();
  await page.getByText('不导入 2 行').click();
  const rejected = page.getByRole('table', { name: '不导入的行' });
  await expect(rejected).toContainText('没有名称');
  await expect(rejected).toContainText('代码与前面的行相同（第 2 行）');
  await page.getByText('可导入 2 行').click();

  const code = page.locator('label').filter({ hasText: /^代码/ });
  await code.locator('.ant-select').hover();
  await code.getByRole('button', { name: '清空' }).click();
  await expect(page.getByText('可导入 3 行'), 'without codes nothing is twice').toBeVisible();
  await choose(page, /^代码/, '机构', '机构代码');
  await expect(page.getByText('可导入 2 行')).toBeVisible();
  await choose(page, /^没有写明上级的行/, 'gsyh', '工商银行辽宁省分行');
  await picture(page, 'import');
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByText('导入完成：新增 2 个，更新 0 个，2 行没有导入。')).toBeVisible();
  await page.getByRole('button', { name: '查看单位列表' }).click();
  await expect(page.getByRole('treeitem', { name: /工行抚顺支行/ })).toBeVisible();
  await expect(page.getByText('丹东')).toHaveCount(0);
});

test('a person gets a seat, the unit a pair, and B answers the moment A is away', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '管理员');
  await go(page, 'u');
  await page.getByRole('button', { name: '新增人员' }).click();
  await page.getByLabel('姓名', { exact: true }).fill('何晓东');
  await page.getByLabel('账号', { exact: true }).fill('he');
  await page.getByLabel('首次口令').fill('第一次登录-2026');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('请选择单位，并至少勾选一个角色')).toBeVisible();
  await choose(page, /第1个单位/, 'fwtz', '服务拓展部');
  await page.getByRole('checkbox', { name: '承办，服务拓展部' }).check();
  await picture(page, 'person-form');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: '何晓东' })).toBeVisible();

  await go(page, 'd');
  await page.getByRole('button', { name: '设 A/B 角：服务拓展部' }).click();
  await choose(page, /^B 角/, 'hxd', '何晓东');
  await page.keyboard.press('Control+Enter');
  const row = page.locator('.duty-row').filter({ hasText: '服务拓展部' });
  await expect(row).toContainText('何晓东');

  const wang = await page.context().browser()!.newContext({ reducedMotion: 'reduce' });
  const clerk = await wang.newPage();
  await clerk.goto(host.address);
  await signIn(clerk, '王敏');
  const pill = clerk.locator('.head-duty');
  await expect(pill).toContainText('A 王敏');
  await expect(pill).not.toContainText('代');

  await page.getByRole('button', { name: '记不在岗：服务拓展部' }).click();
  await page.getByRole('radio', { name: '返岗时间未定' }).check();
  await page.getByLabel('原因').fill('培训');
  await expect(page.getByText('其间由 何晓东 接听。')).toBeVisible();
  await picture(page, 'absence');
  await page.keyboard.press('Control+Enter');
  await expect(row).toContainText('A 王敏 培训，返岗时间未定');
  await expect(pill, 'the clerk sees it without doing anything').toContainText('B 何晓东 (代)');
  await go(clerk, 'r');
  await expect(clerk.getByRole('row', { name: /许\*\*/ })).toContainText(/何晓东.*代/);

  await page.getByRole('button', { name: '记不在岗：服务拓展部' }).click();
  await page.getByRole('radio', { name: /B 角 何晓东/ }).check();
  await page.getByRole('radio', { name: '返岗时间未定' }).check();
  await expect(page.getByText(/其间无人接听：服务拓展部/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const alarm = page.getByRole('region', { name: '无人在岗' });
  await expect(alarm).toContainText('服务拓展部');
  await expect(alarm).toContainText('A、B 角都不在岗');
  await expect(alarm).toContainText('在办 1 件，没有人负责');
  await picture(page, 'both-away');
  await expect(pill).toContainText('无人在岗');
  await go(clerk, 't');
  await expect(clerk.getByText('服务拓展部的A、B角都不在岗')).toBeVisible();
  await picture(clerk, 'today-alarm');

  await page.getByRole('button', { name: '提前返岗：王敏' }).click();
  await expect(alarm).not.toContainText('服务拓展部');
  await expect(pill).toContainText('A 王敏');
  await expect(pill).not.toContainText('无人在岗');
  await expect(clerk.getByText('服务拓展部的A、B角都不在岗')).toHaveCount(0);
  await wang.close();
});

test('settings back up and verify; the calculator counts; the tiles open their cases', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '管理员');
  await go(page, 's');
  await page.getByText('数据', { exact: true }).click();
  await page.getByRole('button', { name: '立即备份' }).click();
  const done = page.getByRole('alert').filter({ hasText: '备份完成' });
  await expect(done).toBeVisible();
  removeFolder(/位于 (.+)$/.exec(await done.innerText())![1]!.trim());
  await page.getByRole('button', { name: '校验数据' }).click();
  await expect(page.getByText('没有发现问题：记录完整，未被改动。')).toBeVisible();
  await picture(page, 'verified');

  await go(page, 'k');
  await page.getByText('到期计算', { exact: true }).click();
  const from = page.getByLabel(/^收到/).last();
  // Two working days from the Friday before the holidays of 2026 lead over them and the make-up Saturday.
  await choose(page, /^时限/, '转办', '转办');
  // The picker takes a typed moment once its panel is open.
  await expect(async () => {
    await from.click();
    await from.fill('2026-09-30 10:00');
    await from.press('Enter');
    await expect(page.locator('.calendar-due-result')).toContainText(/10-09/, { timeout: 2000 });
  }).toPass();
  await expect(page.locator('.calendar-due-result')).toContainText(/10-09/);
  await picture(page, 'calculator');

  await page.getByRole('link', { name: '报表' }).click();
  await page.getByRole('button', { name: /^现未办结/ }).click();
  await expect(page).toHaveURL(/#\/register\?state=open|state=%22open%22/);
  await expect(page.getByText('共 1 件', { exact: true })).toBeVisible();
});
