import { expect, test } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { picture, signIn } from './window.ts';

/** The bell and its list, the day ahead, wishes and the desktop's word. */

let office: TestOffice;
let host: Host;
let number: string;
const day = 86_400_000;

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    const details = {
      channel: 'phone' as const,
      // Long enough ago that the two working days to forward it are over, whatever holidays lie between.
      receivedAt: Date.now() - 20 * day,
      complainants: [{ kind: 'person' as const, name: '许女士', phone: '13800000777' }],
      complainedUnit: office.units['outlet']!,
      complainedPersons: [],
      reason: 'C1',
      narrative: '柜台不接收零钱',
      demand: '要求整改',
      flags: [],
    };
    ({ number } = await client.complaint.register({ request: request(), details }));
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

test('PPL-REMIND: what presses stands behind the bell, is announced once, and the day ahead is noted once', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['notifications'], { origin: new URL(host.address).origin });
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const Quiet = class extends EventTarget {
      static permission = 'granted';
      constructor(title: string, { body }: { body: string }) {
        super();
        said.push(`${title} ${body}`);
      }
    };
    Object.assign(window, { Notification: Quiet });
  });
  const said = (): Promise<string[]> => page.evaluate(() => (window as unknown as { said: string[] }).said);
  await page.goto(host.address);
  await signIn(page, '王敏');
  await expect.poll(said).toHaveLength(1);
  expect((await said())[0]).toContain(number);
  expect((await said())[0]).not.toContain('许');

  const digest = page.getByRole('region', { name: /^今天/ });
  await expect(digest).toContainText('逾期1件');
  await picture(page, 'digest');
  await digest.getByRole('button', { name: /知道了/ }).click();
  await expect(digest).toBeHidden();

  const bell = page.getByRole('button', { name: '提醒，1条未读' });
  await expect(bell).toBeVisible();
  await page.keyboard.press('i');
  const list = page.getByRole('dialog', { name: '提醒' });
  const line = list.getByRole('button', { name: /已逾期/ });
  await expect(line).toBeFocused();
  await expect(line).toContainText(number);
  await picture(page, 'reminders');
  await page.keyboard.press('r');
  await expect(list).toContainText('都看过了');
  await page.keyboard.press('r');
  await expect(list).toContainText('1条未读');
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await expect(page.getByRole('heading', { name: new RegExp(number) })).toBeVisible();
  await expect(page.getByRole('button', { name: '提醒', exact: true })).toBeVisible();

  // After a reload neither the digest nor the announcement comes again.
  await page.reload();
  await expect(page.getByRole('heading', { name: new RegExp(number) })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('radio', { name: /^逾期/ })).toBeVisible();
  await expect(page.getByRole('button', { name: '提醒', exact: true })).toBeVisible();
  await expect(digest).toBeHidden();
  expect(await said()).toEqual([]);

  await page.keyboard.press('i');
  await page.getByRole('button', { name: '提醒设置' }).click();
  // The box follows what the desk has kept.
  const overdue = page.getByRole('checkbox', { name: '已逾期' });
  await overdue.click();
  await expect(overdue).not.toBeChecked();
  await page.getByRole('checkbox', { name: '每天安静一段时间' }).click();
  await expect(page.getByLabel('从')).toHaveValue('18:00');
  await picture(page, 'reminder-wishes');
  await page.keyboard.press('i');
  await expect(list).toContainText('现在没有要提醒的');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});
