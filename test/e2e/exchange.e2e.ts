import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { hubFolder, startHub, type Hub } from './hub.ts';
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
import { act, openByNumber, picture, signIn } from './window.ts';

/** Three desks and a hub: a complaint goes from the association to the bank and the outlet and comes back; then the network is
 *  gone, both ends act, and the one that came second is shown both sides. */

let office: TestOffice;
let hub: Hub;
const hosts: Record<string, Host> = {};
const folders: string[] = [];
let first = { id: '', number: '' };
let second = { id: '', number: '' };

const complaintAbout = (narrative: string, outlet: string) => ({
  request: request(),
  details: {
    channel: 'phone' as const,
    receivedAt: Date.now() - 60_000,
    complainants: [{ kind: 'person' as const, name: '许女士', phone: '13800000777' }],
    complainedUnit: outlet,
    complainedPersons: [],
    reason: 'C1',
    narrative,
    demand: '要求整改',
    flags: [],
  },
});

/** Two complaints, forwarded to the bank before the association ever heard of a hub. */
test.beforeAll(async () => {
  test.setTimeout(240_000);
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    const forwarded = async (narrative: string) => {
      await sign('wang');
      const made = await client.complaint.register(complaintAbout(narrative, office.units['outlet']!));
      const step = (action: string, form: Record<string, string> = {}) =>
        client.complaint.act({ request: request(), id: made.id, action, form });
      await step('judgeValid', { opinion: '成立，拟转办' });
      await sign('fang');
      await step('approve');
      await sign('wang');
      await step('forward', { unit: office.units['bank']!, request: '请核实' });
      return made;
    };
    first = await forwarded('柜台不接收零钱');
    second = await forwarded('理财收益与宣传不符');
  });
  const folder = hubFolder();
  folders.push(folder);
  hub = await startHub(folder);
  hosts['association'] = await startHost(office.folder);
});

test.afterAll(async () => {
  for (const host of Object.values(hosts)) await host.stop();
  await hub.stop();
  for (const folder of [...folders, office.folder]) removeFolder(folder);
});

const openExchange = async (page: Page): Promise<void> => {
  await page.locator('header.head .head-local').click();
  await expect(page.getByRole('heading', { name: '同步', exact: true })).toBeVisible();
};

const exchangeNow = async (page: Page, state: RegExp): Promise<void> => {
  await openExchange(page);
  await page.getByRole('button', { name: '立即同步' }).click();
  await expect(page.locator('.exchange-line-now')).toHaveText(state);
};

/** A PC with nothing on it joins the unit it was invited for. */
async function joinFresh(
  context: BrowserContext,
  name: string,
  unit: string,
  person: string,
  account: string,
): Promise<Page> {
  const folder = mkdtempSync(join(tmpdir(), '首问 e2e '));
  folders.push(folder);
  hosts[name] = await startHost(folder);
  const code = hub.invite('--unit', unit);
  const page = await context.newPage();
  await page.goto(hosts[name].address);
  await page.getByRole('button', { name: /加入已有的办公室/ }).click();
  await page.getByLabel('服务器地址').fill(`${hub.address}/#join=${code}`);
  await page.getByLabel('本机名称').fill(`${name} 1`);
  await picture(page, `exchange-join-${name}`);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名').fill(person);
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByLabel('再输入一次口令').fill(password);
  await page.getByRole('button', { name: '加入并登录' }).click();
  await expect(page.locator('header.head')).toContainText(person, { timeout: 60_000 });
  return page;
}

test('association, bank, outlet and back; then a conflict that a person settles', async ({ context }) => {
  test.setTimeout(400_000);
  const association = await context.newPage();
  await association.goto(hosts['association']!.address);
  await signIn(association, '管理员');
  await openExchange(association);
  await picture(association, 'exchange-alone');
  await association.getByLabel('服务器地址').fill(hub.address);
  await association.getByLabel('邀请码').fill(hub.invite('--new'));
  await association.getByLabel('本机名称').fill('协会柜台');
  await association.getByRole('button', { name: '加入', exact: true }).click();
  await expect(association.locator('.exchange-line-now')).toHaveText(/^已与/, { timeout: 60_000 });
  await picture(association, 'exchange-in-touch');

  const bank = await joinFresh(context, 'bank', office.units['bank']!, '张伟', 'zhang');
  const bankFolder = folders.at(-1)!;
  await openByNumber(bank, first.number);
  await expect(bank.locator('body')).not.toContainText('拟转办');
  await act(bank, '受理');
  await act(bank, '转网点');

  const outlet = await joinFresh(context, 'outlet', office.units['outlet']!, '陈静', 'chen');
  await openByNumber(outlet, first.number);
  await act(outlet, '受理');
  await act(outlet, '出具结果并答复客户', {
    处理结果: '已接收零钱并加开窗口',
    答复方式: '电话',
    答复内容: '已致歉',
    问题已解决: true,
  });
  await openByNumber(association, first.number);
  await expect(association.locator('.timeline')).toContainText('已接收零钱并加开窗口', { timeout: 30_000 });
  await expect(bank.locator('.timeline')).toContainText('已接收零钱并加开窗口', { timeout: 30_000 });
  await picture(association, 'exchange-came-back');

  // The network is gone: both go on working.
  const { port } = new URL(hub.address);
  await hub.stop('SIGKILL');
  await openByNumber(bank, second.number);
  await act(bank, '受理');
  await exchangeNow(bank, /连不上/);
  await picture(bank, 'exchange-offline');
  // The PC of the bank dies too: what was done is there when it is started again, and still waits to be sent.
  const gone = once(hosts['bank']!.process, 'exit');
  hosts['bank']!.process.kill('SIGKILL');
  await gone;
  hosts['bank'] = await startHost(bankFolder);
  await bank.goto(hosts['bank'].address);
  await signIn(bank, '张伟');
  await openExchange(bank);
  await expect(bank.getByRole('list', { name: '等待发送' })).toContainText(second.number);
  await openByNumber(association, second.number);
  await act(association, '客户撤诉', { 撤诉方式: '电话', 撤诉原因: '客户来电撤回' });
  hub = await startHub(hub.folder, port);
  await exchangeNow(association, /^已与/);
  await exchangeNow(bank, /^已与/);
  await expect(bank.getByRole('heading', { name: '需要您决定' })).toBeVisible();
  await expect(bank.locator('.exchange-conflict')).toContainText(second.number);
  await expect(bank.locator('.exchange-conflict')).toContainText('客户来电撤回');
  await picture(bank, 'exchange-conflict');
  await bank.getByRole('button', { name: '转为备注' }).click();
  await expect(bank.getByRole('heading', { name: '需要您决定' })).toBeHidden();
  await openByNumber(bank, second.number);
  await expect(bank.locator('.timeline')).toContainText('未生效的办理');
  await expect(bank.locator('.timeline')).toContainText('客户来电撤回');
});
