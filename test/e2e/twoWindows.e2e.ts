import { expect, test, type Browser, type Page } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { openByNumber, picture, signIn } from './window.ts';

/** Two windows at one desk: each sees what the other does, and of two people who decide the same only one has decided. */

let office: TestOffice;
let host: Host;
let number = '';

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    const registered = await client.complaint.register({
      request: request(),
      details: {
        channel: 'visit',
        receivedAt: Date.now() - 60_000,
        complainants: [{ kind: 'person', name: '尤先生', phone: '13800000999' }],
        complainedUnit: office.units['outlet']!,
        complainedPersons: [],
        reason: 'C1',
        narrative: '大堂没有人引导',
        demand: '要求改进',
        flags: [],
      },
    });
    number = registered.number;
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

async function windowOf(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await page.goto(host.address);
  await signIn(page, name);
  return page;
}

test('what one window does the other shows', async ({ browser }) => {
  const [wang, li] = [await windowOf(browser, '王敏'), await windowOf(browser, '李强')];
  await openByNumber(wang, number);
  await openByNumber(li, number);
  await wang.keyboard.press('m');
  await wang.getByRole('textbox', { name: '备注内容' }).fill('客户补交了排队号码');
  await wang.keyboard.press('Control+Enter');
  await expect(li.getByText('客户补交了排队号码')).toBeVisible();
  await li.keyboard.press('g');
  await li.keyboard.press('r');
  await expect(li.getByText('共 1 件', { exact: true })).toBeVisible();
  await wang.context().close();
  await li.context().close();
});

test('of two who take the same step the second is told so, and keeps his words', async ({ browser }) => {
  const [wang, other] = [await windowOf(browser, '王敏'), await windowOf(browser, '王敏')];
  for (const page of [wang, other]) {
    await openByNumber(page, number);
    await page.getByRole('button', { name: /^判定有效/ }).click();
    await expect(page.locator('form.action-form')).toBeVisible();
  }
  await wang
    .locator('form.action-form')
    .getByLabel(/拟办意见/)
    .fill('转工行核实');
  await other
    .locator('form.action-form')
    .getByLabel(/拟办意见/)
    .fill('第二个人写的拟办意见');
  // The second decides before his window has heard of the first: the line to the desk tells him nothing meanwhile.
  await other.route('**/rpc/complaint/open', (route) => route.abort());
  await wang.keyboard.press('Control+Enter');
  await expect(wang.locator('form.action-form')).toBeHidden();
  await other
    .locator('form.action-form')
    .getByLabel(/拟办意见/)
    .focus();
  await other.keyboard.press('Control+Enter');
  const told = other.getByRole('alert').filter({ hasText: '没有保存' }).first();
  await expect(told, 'says who was faster').toContainText('王敏');
  await expect(told).toContainText('已办理“判定有效”');
  await expect(told, 'says where it stands now').toContainText('现在在“内部审批”环节');
  await picture(other, 'second-decision');
  await expect(other.locator('form.action-form').getByLabel(/拟办意见/)).toHaveValue('第二个人写的拟办意见');
  await other.unroute('**/rpc/complaint/open');
  await expect(wang.getByText('判定有效').first()).toBeVisible();
  await wang.context().close();
  await other.context().close();

  await host.stop();
  const entries = await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    return JSON.stringify((await client.complaint.open({ id: number })).timeline);
  });
  expect(entries.match(/"judgeValid"/g)?.length, 'taken once').toBe(1);
  expect(entries).toContain('转工行核实');
  expect(entries).not.toContain('第二个人写的拟办意见');
});
