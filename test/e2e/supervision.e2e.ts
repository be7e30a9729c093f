import { expect, test } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { picture, signIn } from './window.ts';

/** P2-L1.3 and P2-L1.4 in the window: three complaints of one kind ask for a talk, whose facts open and whose paper a leader
 *  signs and prints; a draft whose fact was a mistake is gone by itself. */

let office: TestOffice;
let host: Host;
let media = '';

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    const register = async (narrative: string, reason: string, flags: 'media'[]) => {
      const { id } = await client.complaint.register({
        request: request(),
        details: {
          channel: 'phone',
          receivedAt: Date.now() - 60_000,
          complainants: [{ kind: 'person', name: '许女士', phone: '13800000777' }],
          complainedUnit: office.units['outlet']!,
          complainedPersons: [],
          reason,
          narrative,
          demand: '要求整改',
          flags,
        },
      });
      return id;
    };
    for (const narrative of ['排队一小时', '排队两小时', '排队三小时']) await register(narrative, 'C1', []);
    media = await register('短视频平台转发了现场画面', 'C2', ['media']);
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

test('a prepared talk shows its facts, is signed by a leader and printed; another draft falls with its fact', async ({
  page,
}) => {
  await page.goto(host.address);
  await signIn(page, '方主任');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  const list = page.getByRole('navigation', { name: '事项' });
  await expect(list.getByRole('button')).toHaveCount(2);
  await list.getByRole('button', { name: /同一网点多次同类投诉/ }).click();
  const matter = page.getByRole('region', { name: /同一网点多次同类投诉/ });
  const facts = matter.getByRole('table', { name: '依据的事实' });
  await expect(facts.getByRole('row')).toHaveCount(4);
  await expect(facts).toContainText('排队两小时');
  await picture(page, 'supervision');

  // Each fact opens its complaint.
  await facts.getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: /SYXH-/ })).toBeVisible();
  await page.goBack();
  await expect(facts).toBeVisible();

  await matter.getByRole('button', { name: '签发' }).click();
  const form = matter.getByRole('form', { name: '签发' });
  await expect(form.getByRole('button', { name: '签发' })).toBeDisabled();
  await form.getByLabel('整改期限').click();
  await page.locator('.ant-picker-super-next-icon:visible').click();
  await page.locator('.ant-picker-dropdown:visible .ant-picker-cell-in-view').first().click();
  await form.getByRole('button', { name: '签发' }).click();
  await expect(matter).toContainText('整改中');
  await page.getByText('整改中 1').click();
  await page.getByRole('button', { name: /打印文书/ }).click();
  const paper = page.getByRole('dialog', { name: '打印预览' });
  await expect(paper).toContainText('约见谈话通知书');
  await expect(paper).toContainText('第十二条（一）3');
  await expect(paper).toContainText('方主任');
  await expect(paper).not.toContainText('草稿');
  await page.keyboard.press('Escape');

  await host.stop();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    const correction = { id: media, changes: { flags: [] }, reason: '不是本行网点的画面' };
    await client.complaint.correct({ request: request(), ...correction });
  });
  host = await startHost(office.folder);
  await page.goto(host.address);
  await signIn(page, '方主任');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByText('没有等待决定的事项')).toBeVisible();
  await page.getByText('已了结', { exact: true }).click();
  await expect(page.getByRole('region', { name: /处理不当升级/ })).toContainText('已自动撤回');
});
