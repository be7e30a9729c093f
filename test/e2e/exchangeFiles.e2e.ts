import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import {
  foundOffice,
  password,
  removeFolder,
  request,
  startHost,
  withDesk,
  type Host,
  type TestOffice,
} from './office.ts';
import { act, choose, openByNumber, picture, signIn } from './window.ts';

/** Three desks without any network: a complaint goes from the association to the bank and the outlet and comes back, as files on a
 *  stick; a file that is not for this desk, or was read before, is named and changes nothing. */

let office: TestOffice;
let number = '';
const hosts: Host[] = [];
const folders: string[] = [];
const stick = mkdtempSync(join(tmpdir(), '首问 stick '));

test.beforeAll(async () => {
  test.setTimeout(240_000);
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    const made = await client.complaint.register({
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
    const step = (action: string, form: Record<string, string> = {}) =>
      client.complaint.act({ request: request(), id: made.id, action, form });
    await step('judgeValid', { opinion: '成立，拟转办' });
    await sign('fang');
    await step('approve');
    await sign('wang');
    await step('forward', { unit: office.units['bank']!, request: '请核实' });
    ({ number } = made);
  });
  hosts.push(await startHost(office.folder));
});

test.afterAll(async () => {
  for (const host of hosts) await host.stop();
  for (const folder of [...folders, stick, office.folder]) removeFolder(folder);
});

const openExchange = async (page: Page): Promise<void> => {
  await page.locator('header.head .head-local').click();
  await expect(page.getByRole('heading', { name: '用文件交换' })).toBeVisible();
};

/** What a button puts into the downloads, copied onto the stick. */
const saved = async (page: Page, press: () => Promise<void>): Promise<string> => {
  const coming = page.waitForEvent('download');
  await press();
  const download = await coming;
  const path = join(stick, download.suggestedFilename());
  await download.saveAs(path);
  return path;
};

const packageFrom = async (page: Page, unit: string): Promise<string> => {
  await openExchange(page);
  const line = page
    .getByRole('list', { name: '可以交换的电脑' })
    .getByRole('listitem')
    .filter({ hasText: unit })
    .first();
  return saved(page, () => line.getByRole('button', { name: '生成数据包' }).click());
};

const takeIn = async (page: Page, path: string, said: RegExp): Promise<void> => {
  await openExchange(page);
  await page.locator('.exchange input[type=file]').setInputFiles(path);
  await expect(page.locator('.exchange-said')).toHaveText(said);
};

/** A PC with nothing on it begins with an invitation file; the one above reads its first package and compares fingerprints. */
async function joinBelow(
  context: BrowserContext,
  above: Page,
  unit: string,
  desk: string,
  person: string,
  account: string,
): Promise<Page> {
  await openExchange(above);
  await choose(above, /要邀请的下级单位/, unit, unit);
  const invitation = await saved(above, () => above.getByRole('button', { name: '生成邀请文件' }).click());
  const folder = mkdtempSync(join(tmpdir(), '首问 e2e '));
  folders.push(folder);
  const host = await startHost(folder);
  hosts.push(host);
  const page = await context.newPage();
  await page.goto(host.address);
  await page.getByRole('button', { name: /用邀请文件加入/ }).click();
  await page.locator('input[type=file]').setInputFiles(invitation);
  await expect(page.locator('.start-invitation')).toContainText(unit);
  await page.getByLabel('指纹一致').check();
  await page.getByLabel('本机名称').fill(desk);
  await picture(page, `exchange-file-join-${account}`);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名').fill(person);
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByLabel('再输入一次口令').fill(password);
  await page.getByRole('button', { name: '加入并登录' }).click();
  await expect(page.locator('header.head')).toContainText(person, { timeout: 60_000 });
  await openExchange(page);
  const own = await page.locator('.exchange-fingerprint').last().textContent();
  const line = page.getByRole('list', { name: '可以交换的电脑' }).getByRole('listitem');
  const first = await saved(page, () => line.getByRole('button', { name: '生成数据包' }).click());
  await openExchange(above);
  await above.locator('.exchange input[type=file]').setInputFiles(first);
  const stranger = above.getByRole('region', { name: '第一次收到这台电脑的文件' });
  await expect(stranger).toContainText(own ?? '-');
  await picture(above, `exchange-file-stranger-${account}`);
  await stranger.getByRole('button', { name: '指纹一致，建立联系' }).click();
  await expect(above.locator('.exchange-said')).toHaveText(/已读入/);
  return page;
}

test('association, bank, outlet and back by files alone', async ({ context }) => {
  test.setTimeout(400_000);
  const association = await context.newPage();
  await association.goto(hosts[0]!.address);
  await signIn(association, '管理员');
  const [bankName, outletName] = ['工商银行辽宁省分行', '工行沈阳和平支行'];
  const bank = await joinBelow(context, association, bankName, '合规部1', '张伟', 'zhang');
  const toBank = await packageFrom(association, bankName);
  await takeIn(bank, toBank, /新增\d+条记录/);
  await openByNumber(bank, number);
  await expect(bank.locator('body')).not.toContainText('拟转办');
  await act(bank, '受理');
  await act(bank, '转网点');

  const outlet = await joinBelow(context, bank, outletName, '大堂1', '陈静', 'chen');
  const toOutlet = await packageFrom(bank, outletName);
  await takeIn(outlet, toOutlet, /新增\d+条记录/);
  await openByNumber(outlet, number);
  await act(outlet, '受理');
  await act(outlet, '出具结果并答复客户', {
    处理结果: '已接收零钱并加开窗口',
    答复方式: '电话',
    答复内容: '已致歉',
    问题已解决: true,
  });
  await takeIn(bank, await packageFrom(outlet, bankName), /新增\d+条记录/);
  await openByNumber(bank, number);
  await expect(bank.locator('.timeline')).toContainText('已接收零钱并加开窗口');
  const back = await packageFrom(bank, '协会');
  await takeIn(association, back, /新增\d+条记录/);
  await picture(association, 'exchange-files');
  await openByNumber(association, number);
  await expect(association.locator('.timeline')).toContainText('已接收零钱并加开窗口');

  // Named, and harmless.
  await openExchange(association);
  const input = association.locator('.exchange input[type=file]');
  await input.setInputFiles(back);
  await expect(association.getByText('这个数据包已经读过')).toBeVisible();
  await input.setInputFiles(toBank);
  await expect(association.getByText('数据包是给另一台电脑的')).toBeVisible();
  const bytes = readFileSync(back);
  await input.setInputFiles({
    name: 'half.shouwen',
    mimeType: 'text/plain',
    buffer: bytes.subarray(0, bytes.length / 2),
  });
  await expect(association.getByText('数据包不完整')).toBeVisible();
  await picture(association, 'exchange-file-truncated');
});
