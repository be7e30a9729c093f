import { expect, test } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { act, change, openByNumber, picture, signIn } from './window.ts';

/** P10 in the window, from the third complaint of one matter to the closed group. */

let office: TestOffice;
let host: Host;
const numbers: string[] = [];

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    for (const name of ['孟女士', '何先生', '田大爷']) {
      // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
      const { number } = await client.complaint.register({
        request: request(),
        details: {
          channel: 'phone',
          receivedAt: Date.now() - 60_000,
          complainants: [{ kind: 'person', name }],
          complainedUnit: office.units['outlet']!,
          complainedPersons: [],
          reason: 'C5',
          narrative: `${name}购买的代销产品到期没有兑付，销售时说和存款一样。`,
          demand: '兑付',
          flags: [],
        },
      });
      numbers.push(number);
    }
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

test('P10: a group from its first complaint to its end, through the window', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(host.address);
  await signIn(page, '王敏');

  // Intake asks whether it is common: three like it stand alone.
  await page.keyboard.press('n');
  await page.getByLabel('投诉内容').fill('代销产品到期没有兑付，说法和销售时不一样。');
  await page.getByRole('combobox', { name: /被投诉单位/ }).fill('和平');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: /投诉原因/ }).fill('信息披露');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/已有3件，都没有归入群诉/)).toBeVisible();

  // The first complaint becomes a group.
  await openByNumber(page, numbers[0]!);
  await page.getByRole('button', { name: '立为群诉' }).click();
  const begin = page.getByRole('form', { name: '立为群诉' });
  await begin.getByLabel('群诉名称').fill('代销产品到期未兑付');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /代销产品到期未兑付/ })).toBeVisible();

  // P10-M2: the sweep takes one in and sets the other aside.
  await page.getByRole('button', { name: /：全面排查同类$/ }).click();
  const sweep = page.getByRole('form', { name: '同类排查' });
  await sweep
    .getByRole('radiogroup', { name: new RegExp(numbers[1]!) })
    .getByText('并入')
    .click();
  await sweep
    .getByRole('radiogroup', { name: new RegExp(numbers[2]!) })
    .getByText('不是同一事项')
    .click();
  await sweep.getByLabel('为什么不是').fill('另一只产品');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: '成员 2' })).toBeVisible();

  // P10-M1, M3, M4, M6
  for (const [title, text] of [
    ['判断是否普遍', '同批产品均受影响'],
    ['关注舆情动向', '已关注客户群'],
    ['及时报备', '已报主任'],
    ['制定整改方案', '分两批兑付'],
  ]) {
    await page.getByRole('button', { name: `记录：${title}` }).click();
    const record = page.getByRole('form', { name: '记录' });
    if (title === '判断是否普遍') await record.getByText('普遍问题').click();
    await record.getByLabel('怎样办的').fill(text!);
    await page.keyboard.press('Control+Enter');
    await expect(record).toBeHidden();
  }

  // Representatives, the dates, the defect library.
  await page.getByRole('button', { name: '登记代表' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('form', { name: '登记代表' })).toBeHidden();
  await page.getByRole('button', { name: '对照一组期限' }).click();
  const pair = page.getByRole('form', { name: '对照一组期限' });
  await pair.getByLabel(/^事项/).fill('回购承诺');
  for (const label of ['对客户承诺，自', '保证金留存，自']) {
    await pair.getByLabel(label).fill('2026-01-31');
    await page.keyboard.press('Enter');
  }
  // The second date completes the form: its Enter saves it.
  await expect(pair).toBeHidden();
  await expect(page.getByText(/空档1096天|空档1095天/)).toBeVisible();
  await page.getByRole('button', { name: '录入通病', exact: true }).click();
  const defect = page.getByRole('form', { name: '录入通病' });
  await defect.getByLabel('名称').fill('代销产品到期提示不足');
  await page.keyboard.press('Control+Enter');
  await expect(defect).toBeHidden();
  await picture(page, 'group');

  // Intake now offers the group; one key joins.
  await page.keyboard.press('n');
  await expect(page.getByText('可能属于群诉')).toBeVisible();
  await page.keyboard.press('Alt+g');
  await expect(page.getByText(/登记时并入/).first()).toBeVisible();
  await page.getByLabel('姓名').first().fill('林先生');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.intake-left')).toContainText(/SYXH-\d{4}-0004/);

  // P10-M5: an approver words it, the handlers read it, the tone is looked at.
  await change(page, '王敏', '方主任');
  await page.locator('a.rail-item', { hasText: '群诉' }).click();
  await expect(page.getByRole('heading', { name: '成员 3' })).toBeVisible();
  await page.getByRole('button', { name: '拟定口径' }).click();
  const wording = page.getByRole('form', { name: '统一口径' });
  await wording.getByLabel(/^对客户怎么说/).fill('您必须等通知。');
  await expect(wording.getByText(/有1处说法请再看看/)).toBeVisible();
  await wording.getByLabel(/^对客户怎么说/).fill('您反映的情况已经核实，首批本月底前到账，请您谅解。');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.group-wording')).toContainText('首批本月底前到账');
  await change(page, '方主任', '王敏');
  await openByNumber(page, numbers[0]!);
  await page.getByRole('button', { name: '我已阅读' }).click();
  await expect(page.getByText('您已阅读这一版')).toBeVisible();

  // P10-CLOSE: members first.
  await page.locator('a.rail-item', { hasText: '群诉' }).click();
  await expect(page.getByText(/还有3件成员投诉没有办结/)).toBeVisible();
  for (const number of [numbers[0]!, numbers[1]!, numbers[0]!.replace(/\d{4}$/, '0004')]) {
    await openByNumber(page, number);
    await act(page, '客户撤诉', { 撤诉方式: '电话', 撤诉原因: '已兑付' });
    await act(page, '归档', { 材料已核对齐全: true });
  }
  await page.locator('a.rail-item', { hasText: '群诉' }).click();
  await page.getByRole('button', { name: '办结群诉' }).click();
  await page.getByLabel('总结').fill('分两批兑付完毕，客户认可。');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/没有在办的群诉/)).toBeVisible();
});
