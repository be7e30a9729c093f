import { expect, test, type Page } from '@playwright/test';
import {
  firstPassword,
  foundOffice,
  password,
  removeFolder,
  request,
  startHost,
  withDesk,
  type Host,
  type TestOffice,
} from './office.ts';
import { change, choose, picture, signIn } from './window.ts';

/** LN-7 in the window: A leaves at noon with twelve open complaints, B works, both are away, the leader assigns, A returns. */

const bank = '工商银行辽宁省分行';
let office: TestOffice;
let host: Host;

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('admin');
    const { id } = await client.office.savePerson({
      request: request(),
      name: '钱行长',
      account: 'qian',
      contact: { phone: '024-00001009' },
      seats: [{ unit: office.units['bank']!, roles: ['supervisor', 'approver', 'handler'] }],
      password: firstPassword,
    });
    await client.office.saveUnit({
      request: request(),
      id: office.units['bank']!,
      kind: 'member',
      name: bank,
      numberPrefix: 'GH',
      parent: office.units['top']!,
      leader: id,
      contact: { phone: '024-22532961' },
    });
    await sign('qian', firstPassword);
    await client.session.changePassword({ request: request(), old: firstPassword, fresh: password });
    await sign('zhang');
    for (let count = 1; count <= 12; count++) {
      await client.complaint.register({
        request: request(),
        details: {
          channel: 'phone',
          receivedAt: Date.now() - 60_000,
          complainants: [{ kind: 'person', name: `客户${count}` }],
          complainedUnit: office.units['outlet']!,
          complainedPersons: [],
          reason: 'C1',
          narrative: `第${count}件：排队太久`,
          demand: '说明原因',
          flags: [],
        },
      });
    }
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

const go = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
};
const view = (page: Page, name: string): Promise<void> =>
  page.locator('.duty-head .ant-segmented').getByText(name, { exact: true }).click();

async function leave(page: Page, person: string): Promise<void> {
  await page.getByRole('button', { name: `记不在岗：${bank}` }).click();
  const form = page.getByRole('form', { name: `${bank} 人员不在岗` });
  await form.getByText(new RegExp(person)).first().click();
  await form.getByText('返岗时间未定').click();
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
}

test('B takes over with a signed list, both away rings, the leader assigns, A comes back', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '张伟');
  await go(page, 'd');
  await leave(page, '张伟');
  await expect(page.locator('header.head')).toContainText('赵雪');

  await change(page, '张伟', '赵雪');
  await go(page, 't');
  await expect(page.getByText('有1份交接单等您签认')).toBeVisible();
  await page.getByRole('button', { name: '去签认' }).click();
  const list = page.locator('.record', { hasText: '张伟 离岗' });
  await expect(list.locator('tbody tr')).toHaveCount(12);
  await picture(page, 'hand-over');
  await list.getByRole('button', { name: '签认交接' }).click();
  await page.getByLabel('签认说明').fill('已逐件接收');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('没有要签认的交接单')).toBeVisible();
  await go(page, 't');
  await expect(page.getByText('我 代 张伟').first()).toBeVisible();

  await go(page, 'd');
  await leave(page, '赵雪');
  await expect(page.getByRole('region', { name: '无人在岗' })).toContainText(bank);
  await view(page, '交接与告警');
  const alarm = page.locator('.record', { hasText: bank }).filter({ hasText: 'A、B 角都不在岗' });
  await expect(alarm).toContainText('还没有人接听');
  await picture(page, 'nobody-on-duty');

  await expect(alarm).toContainText('钱行长');

  await change(page, '赵雪', '钱行长');
  await go(page, 'd');
  await page.getByRole('button', { name: `设 A/B 角：${bank}` }).click();
  await choose(page, /^B 角/, '钱行长', '钱行长');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '无人在岗', exact: true })).toBeHidden();
  await view(page, '交接与告警');
  await alarm.getByRole('button', { name: '签认处理' }).click();
  await page.getByLabel('怎么处理的').fill('由我代班');
  await page.keyboard.press('Control+Enter');
  await expect(alarm).toContainText('钱行长');
  await expect(alarm.locator('.record-signed')).toContainText('由我代班');

  await change(page, '钱行长', '张伟');
  await go(page, 'd');
  await page.getByRole('button', { name: '提前返岗：张伟' }).click();
  await view(page, '交接与告警');
  const back = page.locator('.record', { hasText: '张伟 返岗' });
  await expect(back.locator('tbody tr')).toHaveCount(12);
  await expect(back.locator('tbody tr').first()).toContainText('钱行长');
  await view(page, '谁在值班');
  await page.getByRole('button', { name: '查这一刻' }).click();
  await expect(page.locator('.past-spans')).toContainText('无人在岗');
  await expect(page.locator('.past-spans')).toContainText('钱行长 代 张伟');
});

test('days are planned in the calendar with the keyboard and with the mouse', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '钱行长');
  await go(page, 'd');
  await view(page, '日历');
  await page.getByRole('button', { name: '往后' }).click();
  const cells = page.locator('.plan-unit', { hasText: bank }).locator('td');
  await cells.nth(3).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: /由谁值班$/ });
  await choose(page, /^值班人/, '赵雪', '赵雪');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await page.locator('.plan-person', { hasText: '陈静' }).locator('td').nth(9).hover();
  await page.mouse.down();
  await page.locator('.plan-person', { hasText: '陈静' }).locator('td').nth(11).hover();
  await page.mouse.up();
  await expect(page.getByRole('form', { name: '工行沈阳和平支行 人员不在岗' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.plan-person', { hasText: '陈静' }).locator('[data-state="away"]')).toHaveCount(3);
  await picture(page, 'duty-calendar');
});
