import { expect, test } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { change, picture, signIn } from './window.ts';

/** P12 in the window: the script fills the form, everybody says the same, people and files are looked at. */

let office: TestOffice;
let host: Host;

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    for (let index = 0; index < 3; index++) {
      // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
      const { id } = await client.complaint.register({
        request: request(),
        details: {
          channel: 'phone',
          receivedAt: Date.now() - 60_000,
          complainants: [{ kind: 'person', name: '何女士' }],
          complainedUnit: office.units['outlet']!,
          complainedPersons: [],
          reason: 'C1',
          narrative: `第${index + 1}次排队两小时，无人引导。`,
          demand: '致歉',
          flags: [],
        },
      });
      const withdrawn = { manner: 'phone', reason: '已当面致歉' };
      // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
      await client.complaint.act({ request: request(), id, action: 'withdraw', form: withdrawn });
      const papers = { papersComplete: true, shelf: null };
      // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
      await client.complaint.act({ request: request(), id, action: 'archive', form: papers });
    }
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

test('P12: script, tone, notice, self-assessment and sample, each through its whole path', async ({ page }) => {
  test.setTimeout(150_000);
  await page.goto(host.address);
  await signIn(page, '王敏');

  // P12-SCRIPT: asking fills the form.
  await page.keyboard.press('n');
  await page.getByText('问答', { exact: true }).click();
  const script = page.getByRole('region', { name: '电话受理问答' });
  const write = async (said: string): Promise<void> => {
    await script.getByRole('textbox').fill(said);
    await page.keyboard.press('Enter');
  };
  await expect(script).toContainText('请问怎么称呼您');
  await write('林先生');
  await write('13800001234');
  await script.getByRole('button', { name: '情绪激动' }).click();
  await expect(script).toContainText('我先向您道歉');
  await script.getByRole('button', { name: '下一问' }).click();
  await script.getByRole('button', { name: '以前反映过' }).click();
  await script.getByRole('button', { name: '只有自己或不清楚' }).click();
  await script.getByRole('button', { name: '网点柜面' }).click();
  await write('11月20日上午，和平支行');
  await write('大堂引导员');
  await script.getByRole('button', { name: '服务态度、效率' }).click();
  await write('排队两小时没有人解释。');
  await script.getByRole('button', { name: '客户确认' }).click();
  await script.getByRole('button', { name: '老年人、残障等' }).click();
  await write('书面致歉');
  await expect(page.getByLabel('姓名').first()).toHaveValue('林先生');
  await expect(page.getByLabel('投诉内容')).toHaveValue(
    '客户称此前反映过同一事项。\n时间地点: 11月20日上午，和平支行\n涉及人员: 大堂引导员\n排队两小时没有人解释。',
  );
  await expect(page.getByRole('textbox', { name: '诉求', exact: true })).toHaveValue('书面致歉');
  await expect(page.getByRole('checkbox', { name: '重复投诉' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: '特殊群体' })).toBeChecked();
  await picture(page, 'phone-script');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.intake-left')).toContainText(/SYXH-\d{4}-0004/);
  // The next caller begins with an empty page.
  await page.keyboard.press('n');

  // P12-TONE: it points, it does not block.
  await page.locator('a.rail-item', { hasText: '话术' }).click();
  await page.getByLabel('准备答复客户的话').fill('您必须等着，这不归我管。');
  await expect(page.getByText(/有\d处说法请再看看/)).toBeVisible();
  await page.getByLabel('准备答复客户的话').fill('给您添麻烦了，我们周三前告诉您结果，好吗？');
  await expect(page.getByText('没有发现不妥的说法。')).toBeVisible();

  // P12-S: fifteen answers.
  await page.getByText('能力自评', { exact: true }).click();
  await page.getByRole('button', { name: '填写自评' }).click();
  const assess = page.getByRole('form', { name: '填写自评' });
  const groups = assess.getByRole('radiogroup');
  await expect(groups).toHaveCount(15);
  for (let index = 0; index < 15; index++) await groups.nth(index).getByText(/^4/).click();
  await page.keyboard.press('Control+Enter');
  await expect(assess).toBeHidden();
  await expect(page.getByText('平均 4.0 · 人数 1')).toBeVisible();

  // A notice, published by an approver, read by the clerk beside intake.
  await change(page, '王敏', '方主任');
  await page.locator('a.rail-item', { hasText: '话术' }).click();
  await page.getByText('公告口径', { exact: true }).click();
  await page.getByRole('button', { name: '拟定口径' }).click();
  await page.getByLabel('名称', { exact: true }).fill('排队口径');
  await page.getByLabel(/^对客户怎么说/).fill('我们已增开窗口，给您带来不便请谅解。');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '排队口径' })).toBeVisible();

  // P12-DRAW, P12-Q
  await page.getByText('质量抽检', { exact: true }).click();
  await page.getByRole('button', { name: '抽取样本' }).first().click();
  await page.getByLabel('抽取件数').fill('2');
  await page.getByLabel(/^种子/).fill('42');
  await page.getByRole('button', { name: '抽取', exact: true }).click();
  await expect(page.getByText('种子 42 · 按此种子重抽，结果一致')).toBeVisible();
  await page
    .getByRole('button', { name: /^检查SYXH/ })
    .first()
    .click();
  const check = page.getByRole('form', { name: /^检查SYXH/ });
  await check.getByRole('button', { name: '全部为“是”' }).click();
  await check
    .getByRole('radiogroup', { name: /答复写明事实/ })
    .getByText('否', { exact: true })
    .click();
  await check.getByLabel(/^情况说明/).fill('没有写救济途径');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('1项未做到')).toBeVisible();
  await expect(page.getByText(/已查1\/2/)).toBeVisible();
  await picture(page, 'sampling');

  await change(page, '方主任', '王敏');
  await page.keyboard.press('n');
  const notice = page.getByRole('region', { name: '统一口径' });
  await expect(notice).toContainText('我们已增开窗口');
  await notice.getByRole('button', { name: '我已阅读' }).click();
  await expect(notice).toContainText('已阅');
});
