import { expect, test } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { change, picture, signIn } from './window.ts';

/** PPL-DELEGATE, PPL-MENTION, PPL-WATCH, PPL-ASSIGN in the window: a leader decides by keyboard with the whole case in view, a
 *  colleague decides for him, names another in a note, who follows the complaint and takes it. */

let office: TestOffice;
let host: Host;
const numbers: string[] = [];

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    for (const narrative of ['理财到期没有按时兑付', '排队两小时没有叫号']) {
      const { id, number } = await client.complaint.register({
        request: request(),
        details: {
          channel: 'phone',
          receivedAt: Date.now() - 60_000,
          complainants: [{ kind: 'person', name: '许女士', phone: '13800000777' }],
          complainedUnit: office.units['outlet']!,
          complainedPersons: [],
          reason: 'C1',
          narrative,
          demand: '尽快答复',
          amount: 1_234_500,
          flags: [],
        },
      });
      numbers.push(number);
      const form = { opinion: '要素齐全' };
      await client.complaint.act({ request: request(), id, action: 'judgeValid', form });
    }
    await sign('fang');
    await client.approval.delegate({
      request: request(),
      person: office.people['fang']!,
      unit: office.units['top']!,
      to: office.people['li']!,
      from: Date.now() - 1000,
      until: Date.now() + 3 * 86_400_000,
      reason: '出差',
    });
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

test('approvals are decided by keyboard and for a colleague; a note calls somebody, who follows and takes the complaint', async ({
  page,
}) => {
  await page.goto(host.address);
  await signIn(page, '方主任');
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  const list = page.getByRole('grid', { name: '等我审批的投诉件' });
  await expect(list.getByRole('row')).toHaveCount(3);
  const decision = page.getByRole('complementary', { name: '您的决定' });
  await expect(page.getByRole('region', { name: numbers[0]! })).toContainText('理财到期没有按时兑付');
  await expect(decision).toContainText('12,345');
  await picture(page, 'approvals');

  // The second way is to send it back; the comment is asked for, and the next one stands ready.
  await page.keyboard.press('2');
  const form = decision.locator('form.action-form');
  await expect(form).toBeVisible();
  await form.locator('textarea').first().fill('请补充合同编号');
  await page.keyboard.press('Control+Enter');
  await expect(list.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('region', { name: numbers[1]! })).toContainText('排队两小时没有叫号');

  await change(page, '方主任', '李强');
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await expect(page.getByRole('region', { name: '审批委托' })).toContainText('代方主任审批');
  await expect(list.getByRole('row').nth(1)).toContainText('代方主任');
  await expect(decision).toContainText('记录里会写明');
  await page.keyboard.press('1');
  await expect(form).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('现在没有要审批的事项')).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/^界面、投诉编号/).fill(numbers[1]!);
  await page
    .getByRole('option', { name: new RegExp(numbers[1]!) })
    .first()
    .click();
  await expect(page.getByRole('list', { name: '办理经过' })).toContainText('B 李强 代 A 方主任');
  await page.keyboard.press('m');
  await page.getByLabel(/^备注内容/).fill('@王敏 请尽快转办');
  await expect(page.getByText('保存后，王敏的工作台会看到')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: '办理经过' })).toContainText('@王敏 请尽快转办');

  // Whoever sits down next begins at Today: on the complaint itself the note would count as read.
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('grid', { name: '待办事项' })).toBeVisible();
  await change(page, '李强', '王敏');
  const mention = page.locator('.note-mention');
  await expect(mention).toContainText(`李强在 ${numbers[1]!} 提到您`);
  await mention.getByRole('button', { name: '打开' }).click();
  await expect(page.getByRole('heading', { name: new RegExp(numbers[1]!) })).toBeVisible();
  await page.keyboard.press('w');
  await expect(page.getByRole('button', { name: /^已关注/ })).toBeVisible();
  await page.getByRole('button', { name: '我来办' }).click();
  await expect(page.getByText('自己接办').first()).toBeVisible();
  await picture(page, 'assigned');

  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.getByRole('checkbox', { name: '我关注的' }).check();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2);
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('radio', { name: /我关注的/ })).toBeAttached();
  await expect(mention).toHaveCount(0);
});
