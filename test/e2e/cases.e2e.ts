import { expect, test } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { change, picture, signIn } from './window.ts';

/** P11 in the window: a closed complaint becomes a case in which nobody can be recognised, and helps at the next call. */

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
        channel: 'phone',
        receivedAt: Date.now() - 60_000,
        complainants: [{ kind: 'person', name: '孟晓雨', phone: '13800000888' }],
        complainedUnit: office.units['outlet']!,
        complainedPersons: [{ name: '工号0417' }],
        reason: 'C5',
        narrative:
          '孟晓雨（电话138 0000 0888）在工行沈阳和平支行买代销保险，客户经理说和定期存款一样，到期收益少五千元。',
        demand: '退保',
        flags: [],
      },
    });
    number = registered.number;
    const { id } = registered;
    const withdrawn = { manner: 'phone', reason: '已妥善处理' };
    await client.complaint.act({ request: request(), id, action: 'withdraw', form: withdrawn });
    const papers = { papersComplete: true, shelf: null };
    await client.complaint.act({ request: request(), id, action: 'archive', form: papers });
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

test('P11: written without names, looked at by two pairs of eyes, published, found at intake', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(host.address);
  await signIn(page, '王敏');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByRole('button', { name: '编写案例' }).click();
  await page.getByLabel(/^来源投诉编号/).fill(number);
  await page.keyboard.press('Control+Enter');

  // P11-MASK: what was replaced stands beside what is written.
  const preview = page.getByRole('complementary', { name: '隐名预览' });
  await expect(preview.getByText('孟晓雨')).toBeVisible();
  for (const mask of ['某客户', '（电话略）', '某网点']) await expect(preview).toContainText(mask);
  await page.getByLabel('标题').fill('代销保险当存款卖');
  await page.getByLabel(/^标签/).fill('代销 保险');
  await page.getByLabel(/^案例点评/).fill('销售时没有说清产品性质。');
  await page.getByLabel(/^经验启示/).fill('先安抚客户情绪\n换位思考');
  await picture(page, 'case-writing');
  await page.keyboard.press('Control+Enter');

  // P11-EYE
  const article = page.getByRole('article', { name: '代销保险当存款卖' });
  await expect(article).toContainText('某客户（电话（电话略））在某网点买代销保险');
  await expect(article).not.toContainText('孟晓雨');
  await article.getByRole('button', { name: '送审' }).click();
  const submit = page.getByRole('form', { name: '送审' });
  await expect(submit.getByRole('button', { name: '送审' })).toBeDisabled();
  await submit.getByLabel(/^我已逐处看过/).check();
  await submit.getByRole('button', { name: '送审' }).click();
  await expect(article).toContainText('待审批');
  await expect(article.getByRole('button', { name: '审批', exact: true })).toHaveCount(0);

  // P11-APPROVE
  await change(page, '王敏', '方主任');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByText('编写中', { exact: true }).click();
  await page.getByRole('article').getByRole('button', { name: '审批', exact: true }).click();
  const judge = page.getByRole('form', { name: '审批' });
  await judge.getByLabel(/^我已逐处看过/).check();
  await judge.getByRole('button', { name: '同意发布' }).click();
  await expect(judge).toBeHidden();
  await page.getByText('已发布', { exact: true }).first().click();
  await page.getByLabel('按标题、标签、内容查找').fill('换位思考');
  await expect(page.getByRole('article')).toContainText('代销保险当存款卖');
  await picture(page, 'case');

  // P11-LIKE: beside the next complaint of the kind.
  await change(page, '方主任', '王敏');
  await page.keyboard.press('n');
  await page.getByLabel('投诉内容').fill('客户经理推荐买了代销保险，说和定期存款一样，现在到期收益少很多。');
  const like = page.getByRole('region', { name: '相似案例' });
  await expect(like.getByRole('button', { name: '代销保险当存款卖' })).toBeVisible();
  await like.getByRole('button', { name: '代销保险当存款卖' }).click();
  await expect(page.getByRole('article', { name: '代销保险当存款卖' })).toBeVisible();
});
