import { expect, test } from '@playwright/test';
import { instantOf, localDate } from '../../shared/calendar/local.ts';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { change, choose, openByNumber, picture, signIn } from './window.ts';

/** An administrator gives a unit hours of its own and sees what moves before it moves; the complaint tells it afterwards. */

let office: TestOffice;
let host: Host;
let number = '';
let due = 0;

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    const registered = await client.complaint.register({
      request: request(),
      details: {
        channel: 'phone',
        receivedAt: Date.now() - 60_000,
        complainants: [{ kind: 'person', name: '孟女士', phone: '13800000888' }],
        complainedUnit: office.units['outlet']!,
        complainedPersons: [],
        reason: 'C1',
        narrative: '柜员中途离开四十分钟没有说明。',
        demand: '要求说明情况',
        flags: [],
      },
    });
    number = registered.number;
    const { clocks } = await client.complaint.open({ id: registered.id });
    due = clocks.find(({ rule }) => rule === 'P2-D1')!.due;
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

test('a unit closes on the day a clock falls due: the clock is shown, moved, and says so', async ({ page }) => {
  const closing = localDate('Asia/Shanghai', due - 1);
  await page.goto(host.address);
  await signIn(page, '管理员');
  await page.getByRole('link', { name: '工作日历' }).click();
  await choose(page, /谁的日历/, 'fwtzb', '服务拓展部');
  await page.getByRole('button', { name: '办公时间' }).click();
  await expect(page.getByText(/^沿用 全办公室 的日历/)).toBeVisible();
  await page.getByRole('button', { name: '添加一天' }).click();
  await page.getByLabel('日期', { exact: true }).fill(closing);
  await page.keyboard.press('Enter');
  await page.getByLabel('说明', { exact: true }).fill('搬迁');
  await page.getByRole('button', { name: '核对影响' }).click();
  const line = page.getByRole('row', { name: new RegExp(number) });
  await expect(line).toContainText('转办');
  await expect(page.getByRole('button', { name: '发布第1版' })).toBeDisabled();
  await page.getByLabel('发布说明').fill('服务拓展部搬迁，停业一天');
  await picture(page, 'unit-hours');
  await page.getByRole('button', { name: '发布第1版' }).click();
  await expect(page.getByText(/^服务拓展部的办公时间第1版已发布，\d+个时限已重新计算。$/)).toBeVisible();
  await page.getByRole('button', { name: '版本', exact: true }).click();
  await expect(page.getByRole('row', { name: /搬迁.*不计入/ })).toBeVisible();
  await change(page, '管理员', '王敏');
  await openByNumber(page, number);
  await expect(page.getByText('到期时间重算').first()).toBeVisible();
  const later = await withLater();
  expect(later).toBeGreaterThan(instantOf('Asia/Shanghai', closing, 1440));
});

/** The due moment as the desk keeps it now, after the window is closed. */
async function withLater(): Promise<number> {
  await host.stop();
  return withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    const { clocks } = await client.complaint.open({ id: number });
    return clocks.find(({ rule }) => rule === 'P2-D1')!.due;
  });
}
