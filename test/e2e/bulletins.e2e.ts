import { expect, test } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { picture, signIn } from './window.ts';

/** P2-R1, REP-OPEN, REP-FREEZE, REP-DUE in the window: Today tells of the prepared bulletin, a number opens its complaints, a
 *  paragraph is rewritten, the figures are frozen and signed. */

let office: TestOffice;
let host: Host;

/** In the middle of the last half-year that is over. */
const lastHalf = (): { moment: number; name: string } => {
  const now = new Date();
  const isFirst = now.getMonth() < 6;
  const year = isFirst ? now.getFullYear() - 1 : now.getFullYear();
  return { moment: Date.UTC(year, isFirst ? 9 : 3, 15, 2), name: `${year}年${isFirst ? '下' : '上'}半年` };
};

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    for (const reason of ['C1', 'C1', 'C7']) {
      await client.complaint.register({
        request: request(),
        details: {
          channel: 'phone',
          receivedAt: lastHalf().moment,
          complainants: [{ kind: 'person', name: '许女士', phone: '13800000777' }],
          complainedUnit: office.units['outlet']!,
          complainedPersons: [],
          reason,
          narrative: '排队一小时',
          demand: '要求整改',
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

test('a prepared bulletin is opened from Today, rewritten, frozen and signed', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '方主任');
  const note = page.getByText(`《客户投诉情况通报》${lastHalf().name}草稿已备好`);
  await expect(note).toBeVisible();
  await page.locator('.note', { has: note }).getByRole('button', { name: '打开' }).click();
  const report = page.getByRole('article', { name: '客户投诉情况通报' });
  await expect(report).toContainText('共收到客户投诉3件');

  const reasons = report.getByRole('table', { name: '投诉原因' });
  await reasons
    .getByRole('row', { name: /服务态度/ })
    .getByRole('button')
    .first()
    .click();
  const cases = page.getByRole('complementary', { name: /服务态度及服务质量 · 收到/ });
  await expect(cases).toContainText('2件');
  await expect(cases).toContainText('收到时刻在期间内的投诉件数');
  await picture(page, 'bulletins');
  await cases.getByRole('button', { name: '关闭' }).click();

  await report.getByRole('button', { name: '改写' }).first().click();
  const text = report.getByRole('textbox', { name: '改写这一段' });
  await expect(text).toBeFocused();
  await text.fill('本期收到投诉3件，均已转办。');
  await report.getByRole('button', { name: '保存改写' }).click();
  await expect(text).toHaveCount(0);
  await expect(report).toContainText('方主任改写');

  await report.getByRole('button', { name: '冻结本期数字' }).click();
  await expect(report).toContainText('方主任于');
  await expect(report).toContainText('本期收到投诉3件，均已转办。');
  await expect(report.getByRole('button', { name: '改写' })).toHaveCount(0);
  await report.getByRole('button', { name: '签发', exact: true }).click();
  await expect(report.locator('.bulletins-signed')).toContainText('方主任');

  await report.getByRole('button', { name: '打印预览' }).click();
  const paper = page.getByRole('dialog', { name: '打印预览' });
  await expect(paper).toContainText('各会员单位：');
  await expect(paper).toContainText('附：统计方法');
  await expect(paper.getByRole('img', { name: /^投诉原因/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(paper).toHaveCount(0);
});
