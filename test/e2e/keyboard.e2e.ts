import { expect, test, type Page } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { offered, picture, signIn } from './window.ts';

/** A whole registration and a step without touching the mouse, the keys that jump, and words that survive anything. */

let office: TestOffice;
let host: Host;

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('admin');
    await client.office.savePerson({
      request: request(),
      id: office.people['wang']!,
      name: '王敏',
      account: 'wang',
      contact: { phone: '024-00001000' },
      seats: [
        { unit: office.units['desk']!, roles: ['intake', 'handler'] },
        { unit: office.units['bank']!, roles: ['intake', 'handler'] },
      ],
    });
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '');

/** Tab until the control with this label has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, label: RegExp): Promise<void> {
  const target = page.getByLabel(label).first();
  for (let stops = 0; stops < 60; stops++) {
    // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
    if (await target.evaluate((one) => one === document.activeElement || one.contains(document.activeElement))) return;
    // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(label)}; it ended at ${await focusedName(page)}`);
}

test('registering and the first step need no mouse', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '王敏');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: /^电话/ }).first()).toBeFocused();
  await page.keyboard.type('13900000001');
  await page.keyboard.press('Enter');
  await page.keyboard.type('周女士');
  await tabTo(page, /^投诉内容/);
  await page.keyboard.type('柜台办理挂失用了三个小时，叫号两次被跳过。');
  await tabTo(page, /^被投诉单位/);
  await page.keyboard.type('hpzh');
  const units = await offered(page.getByRole('combobox', { name: /^被投诉单位/ }));
  await expect(units.getByText('工行沈阳和平支行')).toBeVisible();
  await page.keyboard.press('Enter');
  await tabTo(page, /^投诉原因/);
  await page.keyboard.type('服务态度');
  const causes = await offered(page.getByRole('combobox', { name: /^投诉原因/ }));
  await expect(causes.getByText('服务态度及服务质量').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await tabTo(page, /^诉求/);
  await page.keyboard.type('要求解释');
  await page.keyboard.press('Control+Enter');

  const number = page.getByRole('status', { name: '投诉编号' });
  await expect(number).toHaveText(/^SYXH-\d{4}-0001$/);
  const size = await number.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  expect(size, 'large enough to be read to the caller').toBeGreaterThanOrEqual(32);
  await page.keyboard.press('Control+Enter');
  await expect(number, 'a second Ctrl+Enter leaves the number on the page').toBeVisible();
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { name: /SYXH-\d{4}-0001/ })).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.getByRole('row', { name: /SYXH-\d{4}-0001/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const form = page.locator('form.action-form');
  await expect(form).toBeVisible();
  await tabTo(page, /拟办意见/);
  await page.keyboard.type('转工行核实');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page.getByRole('row', { name: /SYXH-\d{4}-0001/ })).toContainText('内部审批');
});

test('keys jump, the palette finds by pinyin, the seat changes by one key', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '王敏');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: '快捷键' });
  await expect(keys).toContainText('搜索或命令');
  await picture(page, 'keys');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  for (const [key, path] of [
    ['d', '/duty'],
    ['u', '/units'],
    ['k', '/calendar'],
    ['c', '/call-backs'],
    ['s', '/settings'],
    ['r', '/register'],
    ['t', '/'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page).toHaveURL(new RegExp(`#${path}$`));
  }

  await page.keyboard.press('Control+k');
  await page.keyboard.type('szh');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zw');
  await expect(page.getByRole('option', { name: /张伟/ })).toBeVisible();
  for (let letter = 0; letter < 2; letter++) await page.keyboard.press('Backspace');
  await page.keyboard.type('gzrl');
  await expect(page.getByRole('option', { name: /工作日历/ })).toHaveAttribute('aria-selected', 'true');
  await picture(page, 'palette');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/calendar$/);

  await expect(page.locator('.head-seat')).toHaveText('服务拓展部');
  await page.keyboard.press('Control+.');
  await expect(page.locator('.head-seat')).toHaveText('工商银行辽宁省分行');
  await page.keyboard.press('Control+.');
  await expect(page.locator('.head-seat')).toHaveText('服务拓展部');
});

test('a complaint number stays on one line in the palette', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '王敏');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('0001');
  const name = page.getByRole('option', { name: /SYXH-\d{4}-0001/ }).locator('.palette-name');
  await expect(name).toBeVisible();
  expect(await name.evaluate((one) => one.getClientRects().length)).toBe(1);
  const [height, line] = await name.evaluate((one) => [
    one.clientHeight,
    Number.parseFloat(getComputedStyle(one).lineHeight),
  ]);
  expect(height).toBeLessThan(line * 1.5);
  await picture(page, 'palette-number');
});

test('a scanned number opens its complaint, however fast the Enter behind it comes', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '王敏');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('0001');
  const name = page.getByRole('option', { name: /SYXH-\d{4}-0001/ });
  const number = /SYXH-\d{4}-0001/.exec((await name.textContent()) ?? '')?.[0] ?? '';
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(/^界面、投诉编号/)).toBeFocused();
  await page.keyboard.type(`${number}\n`);
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
  await expect(page.getByPlaceholder(/^界面、投诉编号/)).toHaveCount(0);
});

test('Esc never loses a word, neither of a registration nor of a step', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '王敏');
  await page.keyboard.press('n');
  const story = page.getByRole('textbox', { name: /^投诉内容/ });
  await story.fill('按下 Esc 之后这句话还在');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(story).toHaveValue('按下 Esc 之后这句话还在');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('0001');
  await page.getByRole('option', { name: /SYXH-\d{4}-0001/ }).click();
  await expect(page.getByRole('heading', { name: /SYXH-\d{4}-0001/ })).toBeVisible();
  await page.keyboard.press('m');
  const note = page.getByRole('textbox', { name: '备注内容' });
  await note.fill('客户下午两点以后方便接电话');
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await page.keyboard.press('m');
  await expect(note).toHaveValue('客户下午两点以后方便接电话');

  await page.getByRole('link', { name: '登记' }).click();
  await expect(story).toHaveValue('按下 Esc 之后这句话还在');
});

test('the draft survives the sudden death of the desk, and a reload', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '李强');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: /^姓名/ }).first().fill('钱先生');
  const story = page.getByRole('textbox', { name: /^投诉内容/ });
  await story.fill('写到一半，机器断电');
  await expect(page.getByText(/草稿已存/)).toBeVisible();
  host.process.kill('SIGKILL');
  await expect(page.getByText(/连接断开/)).toBeVisible();
  await story.fill('写到一半，机器断电。这半句是断电以后写的');
  await expect(page.getByText(/草稿暂时存不下/)).toBeVisible();
  const save = page.getByRole('button', { name: /^登记/ });
  await expect(save, 'nothing lies over the button').toBeInViewport({ ratio: 1 });
  expect(
    await save.evaluate((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }),
  ).toBe(true);
  await picture(page, 'connection-lost');

  const port = new URL(host.address).port;
  host = await startHost(office.folder, '--port', port);
  await page.goto('about:blank');
  await page.goto(host.address);
  await signIn(page, '李强');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: /^姓名/ }).first()).toHaveValue('钱先生');
  await expect(story).toHaveValue(/^写到一半，机器断电/);
  const kept = page.waitForResponse(/\/rpc\/draft\/save/);
  await story.fill('重新打开以后又写了一句');
  await kept;
  await page.reload();
  // What was being written is on the page again by itself: a key pressed now would be a letter of it.
  await expect(story).toHaveValue('重新打开以后又写了一句');
});
