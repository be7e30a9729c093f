import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { inRoot } from '../../build/paths.ts';
import {
  firstPassword,
  foundOffice,
  passPhrase,
  password,
  removeFolder,
  request,
  startAskingHost,
  startHost,
  withDesk,
  type Host,
  type TestOffice,
} from './office.ts';
import { offered, picture, signIn } from './window.ts';

/** Opening the data, the first start in its three ways, signing in, locking, and a second start on the same folder. */

const folders: string[] = [];
const hosts: Host[] = [];
const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), '首问 start '));
  folders.push(folder);
  return folder;
};
const kept = async (host: Promise<Host>): Promise<Host> => {
  const started = await host;
  hosts.push(started);
  return started;
};

test.afterEach(async () => {
  for (const host of hosts.splice(0)) await host.stop();
  for (const folder of folders.splice(0)) removeFolder(folder);
});

/** What lies in the folder, but for the note of who holds it and the database's own scratch files. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /^(desk\.db|key\.json|head\.json)$/.test(name))
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );

/** On a folder with nothing in it the pass phrase is set before anything else. */
async function setPassPhrase(page: Page, host: Host): Promise<void> {
  await page.goto(host.address);
  await expect(page.getByRole('heading', { name: '设置数据口令' })).toBeVisible();
  await page.getByLabel('数据口令').fill(passPhrase);
  await page.getByLabel('再输入一次').fill('另一句话，写错了');
  await page.keyboard.press('Enter');
  await expect(page.getByText('两次输入的口令不一样')).toBeVisible();
  await page.getByLabel('再输入一次').fill(passPhrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '开始使用' })).toBeVisible();
}

test('the page asks for the pass phrase; a wrong one says so and touches nothing', async ({ page }) => {
  const office = await foundOffice();
  folders.push(office.folder);
  const before = contents(office.folder);
  expect(Object.keys(before).length).toBe(3);
  const host = await kept(startAskingHost(office.folder));
  await page.goto(host.address);
  await page.getByLabel('数据口令').fill('窗外没有树');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/口令不正确。没有改动任何内容/);
  expect(contents(office.folder)).toEqual(before);
  await picture(page, 'wrong-pass-phrase');
  await page.getByLabel('数据口令').fill(passPhrase);
  await page.keyboard.press('Enter');
  await signIn(page, '王敏');
});

test('an office is founded in three steps, backed up, and brought back on another PC', async ({ page }) => {
  const first = await kept(startAskingHost(emptyFolder()));
  await setPassPhrase(page, first);
  await picture(page, 'first-start');
  await page.getByRole('button', { name: /^建立本单位/ }).click();
  await expect(page.getByText('第2步，共3步')).toBeVisible();
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText('请填写这一栏。').first()).toBeVisible();
  await page.getByLabel('单位名称').fill('抚顺市银行业协会');
  await page.getByLabel('编号前缀').fill('FSYX');
  await expect(page.getByText(/FSYX-\d{4}-0001/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/第3步，共3步/)).toBeVisible();
  await picture(page, 'first-administrator');
  await page.getByLabel('姓名').fill('郭大海');
  await page.getByLabel('账号').fill('guo');
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByLabel('再输入一次口令').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.locator('header.head')).toContainText('郭大海');
  await expect(page.locator('header.head')).toContainText('抚顺市银行业协会');
  await picture(page, 'today-empty');

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByText('数据', { exact: true }).click();
  await page.getByRole('button', { name: '立即备份' }).click();
  const done = page.getByRole('alert').filter({ hasText: '备份完成' });
  await expect(done).toBeVisible();
  const backup = /位于 (.+)$/.exec(await done.innerText())![1]!.trim();
  folders.push(backup);

  const second = await kept(startAskingHost(emptyFolder()));
  await setPassPhrase(page, second);
  await page.getByRole('button', { name: /^从备份恢复/ }).click();
  await page.getByLabel('备份文件夹').fill(join(tmpdir(), '没有这个文件夹'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '没有恢复' })).toBeVisible();
  await picture(page, 'not-restored');
  await page.getByLabel('备份文件夹').fill(backup);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await page.getByRole('button', { name: /^郭大海/ }).click();
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.locator('header.head')).toContainText('抚顺市银行业协会');
});

test('the demo office is one button away', async ({ page }) => {
  const host = await kept(startHost(emptyFolder()));
  await page.goto(host.address);
  await page.getByRole('button', { name: /^试用演示单位/ }).click();
  await expect(page.locator('header.head')).toContainText('演示数据', { timeout: 60_000 });
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page.getByText(/共 \d{3} 件/)).toBeVisible();
});

test.describe('in a small office', () => {
  let office: TestOffice;
  let host: Host;

  test.beforeAll(async () => {
    office = await foundOffice();
    await withDesk(office.folder, async (client, sign) => {
      await sign('admin');
      await client.office.savePerson({
        request: request(),
        name: '新同事',
        account: 'xin',
        contact: { phone: '024-00001009' },
        seats: [{ unit: office.units['desk']!, roles: ['intake'] }],
        password: firstPassword,
      });
    });
    host = await startHost(office.folder);
  });

  test.afterAll(async () => {
    await host.stop();
    removeFolder(office.folder);
  });

  test('a wrong password is said in a sentence; the first one must be changed', async ({ page }) => {
    await page.goto(host.address);
    await page.getByLabel('账号').fill('xin');
    await page.getByLabel('口令').fill('猜一猜-2026');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(/账号或口令不对。没有改动任何内容，请重新输入。/);
    await expect(page.getByLabel('口令')).toHaveValue('');
    await page.getByLabel('口令').fill(firstPassword);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '更换口令' })).toBeVisible();
    await picture(page, 'first-password');
    await page.reload();
    await expect(page.getByRole('heading', { name: '更换口令' }), 'a reload is no way round').toBeVisible();
    await page.getByLabel('原口令').fill(firstPassword);
    await page.getByLabel('新口令', { exact: true }).fill('短');
    await page.getByLabel('再输入一次新口令').fill('短');
    await page.keyboard.press('Enter');
    await expect(page.getByText('口令至少8个字符。')).toBeVisible();
    await page.getByLabel('新口令', { exact: true }).fill(password);
    await page.getByLabel('再输入一次新口令').fill(password);
    await page.keyboard.press('Enter');
    await expect(page.locator('header.head')).toContainText('新同事');
  });

  test('Ctrl+L locks and the password unlocks; what was typed is still there', async ({ page }) => {
    await page.goto(host.address);
    await signIn(page, '王敏');
    await page.keyboard.press('n');
    const story = page.getByRole('textbox', { name: /^投诉内容/ });
    await story.fill('锁屏之前写下的一句话');
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
    await expect(story).not.toBeInViewport();
    await page.getByLabel('口令').fill('不是这个口令');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(/口令不对/);
    await picture(page, 'locked');
    await page.getByLabel('口令').fill(password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '已锁定' })).toBeHidden();
    await expect(story).toHaveValue('锁屏之前写下的一句话');
  });

  test('PPL-LOCK: as long without a key or a movement as the administrator set locks the page, less does not', async ({
    page,
  }) => {
    await page.clock.install();
    await page.goto(host.address);
    await signIn(page, '管理员');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: '安全', exact: true }).click();
    const idle = page.getByRole('combobox', { name: '无人操作' });
    await idle.click();
    await (await offered(idle)).getByText('5分钟', { exact: true }).click();
    await expect(page.getByRole('main')).toContainText('5分钟');
    const signOn = page.getByRole('region', { name: '单点登录' });
    await signOn.getByLabel('提供方地址').fill('http://sso.example.org');
    await signOn.getByLabel('客户端标识').fill('shouwen');
    await signOn.getByLabel('按钮上的名称').fill('统一认证');
    await signOn.getByRole('button', { name: '保存单点登录' }).click();
    await expect(signOn.getByRole('alert')).toContainText('必须以 https:// 开头');
    // A provider at this PC at which nobody listens: it is away.
    await signOn.getByLabel('提供方地址').fill('http://127.0.0.1:1');
    await signOn.getByRole('button', { name: '保存单点登录' }).click();
    await expect(signOn.getByRole('button', { name: '停用单点登录' })).toBeVisible();
    await picture(page, 'entering');
    await page.clock.fastForward('04:00');
    await expect(page.getByRole('heading', { name: '已锁定' })).toBeHidden();
    await page.clock.fastForward('01:10');
    await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
    await page.getByRole('button', { name: '用统一认证登录' }).click();
    await expect(page.getByRole('alert')).toContainText('连不上身份提供方');
    await picture(page, 'provider-away');
    await page.locator('.start-over').getByLabel('口令').fill(password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '已锁定' })).toBeHidden();
    await signOn.getByRole('button', { name: '停用单点登录' }).click();
    await expect(signOn.getByRole('button', { name: '停用单点登录' })).toBeHidden();
  });

  test('a second start on the same folder leads to the first', () => {
    const second = spawnSync(
      process.execPath,
      [inRoot('desk', 'bin', 'host.ts'), '--folder', office.folder, '--port', '0'],
      { env: { ...process.env, SHOUWEN_PASSPHRASE: passPhrase }, encoding: 'utf8', timeout: 60_000 },
    );
    expect(second.status).toBe(0);
    expect(second.stdout).toContain(host.address);
  });
});
