import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { foundOffice, removeFolder, startHost, type Host, type TestOffice } from './office.ts';
import { act, choose, offered, openByNumber, picture, signIn } from './window.ts';

/** A newcomer writes the procedure of a water company with the editor alone, and an office works by it. */

let office: TestOffice;
let host: Host;

test.beforeAll(async () => {
  office = await foundOffice();
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

const number = /SYXH-\d{4}-0001/;

const go = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
};
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '各部分' }).getByRole('button', { name: new RegExp(`^${name}`) });
const findings = (page: Page) => page.getByRole('complementary', { name: '检查' });

test('a thirteenth procedure: written, checked, published, taken into use, and followed', async ({ page }) => {
  await page.goto(host.address);
  await signIn(page, '管理员');
  await go(page, 'p');
  await page.getByRole('button', { name: '新建制度' }).click();
  await expect(page.getByLabel('编号')).toHaveValue('W1');
  await page.getByRole('button', { name: '开始编写' }).click();

  await test.step('what is missing is listed, and each line leads to its place', async () => {
    await expect(findings(page)).toContainText('4处要改');
    await findings(page)
      .getByRole('button', { name: /时限“办结答复”/ })
      .click();
    await expect(page.getByLabel('条款')).toBeVisible();
    await page.getByLabel('条款').fill('第八条');
    await findings(page).getByRole('button', { name: /^简称/ }).click();
    await expect(page.getByLabel('简称 中文')).toBeFocused();
    await page.keyboard.type('供水');
    await page.getByLabel('名称 中文').fill('沈阳供水公司用户投诉处理办法');
    await page.getByLabel('来源').fill('供水公司〔2026〕8号');
    await expect(findings(page)).toContainText('没有发现问题');
  });

  await test.step('three calendar days, and a question of its own at intake', async () => {
    await part(page, '时限').click();
    await page.getByLabel('期限 数目').first().fill('3');
    await page.getByRole('combobox', { name: '期限 单位' }).first().click();
    await page.getByTitle('天（自然日）').click();
    await part(page, '登记时另问').click();
    await page.getByRole('button', { name: '增加登记时另问' }).click();
    await page.getByLabel('名称 中文').fill('水表号');
    await expect(page.getByText(/草稿已保存/)).toBeVisible();
    await picture(page, 'procedure-editor');
  });

  await test.step('a letter of its own, checked while it is typed', async () => {
    await part(page, '信函').click();
    await page.getByRole('button', { name: '增加信函' }).click();
    await page.getByLabel('标题 中文').fill('修复告知书');
    const body = page.getByRole('textbox', { name: '正文 中文' });
    await body.fill('{{ 投诉人 }}：{% if 诉求 %}\n您要求{{ 诉求 }}，');
    await expect(findings(page).getByRole('button', { name: /信函“修复告知书”.*第1行读不懂/ })).toBeVisible();
    await body.press('End');
    await page.getByText('变量：点按插入').click();
    await page.getByRole('button', { name: '处理结果', exact: true }).click();
    await expect(body).toBeFocused();
    await page.keyboard.type('。{% endif %}');
    await expect(body).toHaveValue('{{ 投诉人 }}：{% if 诉求 %}\n您要求{{ 诉求 }}，{{ 处理结果 }}。{% endif %}');
    await expect(findings(page)).toContainText('没有发现问题');
    await picture(page, 'procedure-letter');
  });

  await test.step('one step back and forth; a reload loses nothing', async () => {
    await part(page, '登记时另问').click();
    await page.getByLabel('名称 中文').fill('水表编号');
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(page.getByLabel('名称 中文')).toHaveValue('水表号');
    await page.getByRole('button', { name: '重做' }).click();
    await expect(page.getByLabel('名称 中文')).toHaveValue('水表编号');
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(page.getByLabel('名称 中文')).toHaveValue('水表号');
    await expect(page.getByText(/草稿已保存/)).toBeVisible();
    await page.reload();
    await go(page, 'p');
    await page.getByRole('button', { name: /^供水/ }).click();
    await part(page, '登记时另问').click();
    await expect(page.getByLabel('名称 中文')).toHaveValue('水表号');
  });

  await test.step('read through, published with a reason, taken into use', async () => {
    await page.getByText('通读', { exact: true }).click();
    await expect(page.getByRole('article')).toContainText('第八条');
    await expect(page.getByRole('article')).toContainText('修复告知书');
    await page.getByText('发布…', { exact: true }).click();
    await expect(page.getByText('将作为 W1 第1版发布')).toBeVisible();
    await page.getByLabel('发布说明').fill('新办法施行');
    await picture(page, 'procedure-publish');
    await page.getByRole('button', { name: '确认发布' }).click();
    await expect(page.getByText('W1 第1版已发布。')).toBeVisible();
    await page.getByRole('radiogroup', { name: '选用' }).getByText('主制度').click();
    await page.getByText('登记时首先推荐').click();
    await page.getByRole('button', { name: '更改选用的制度' }).click();
    await expect(page.getByText('已更改，从现在起登记的投诉件照此办理。')).toBeVisible();
    await picture(page, 'procedure-published');
  });

  await test.step('a complaint under it asks its question and runs its clock', async () => {
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: /^姓名/ }).first().fill('许女士');
    await page.getByLabel('水表号').fill('A-1');
    await page
      .getByRole('textbox', { name: /^投诉内容/ })
      .first()
      .fill('停水两天没有人来修');
    await page.getByRole('textbox', { name: '诉求' }).fill('尽快恢复供水');
    await choose(page, /^投诉原因/, '态度', '服务态度及服务质量');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(number).first()).toBeVisible();
    await openByNumber(page, (await page.getByText(number).first().innerText()).match(number)![0]);
    await expect(page.locator('main')).toContainText('供水');
    await expect(page.getByText('办结答复').first()).toBeVisible();
    await picture(page, 'procedure-followed');
    await act(page, '办结答复', {
      办理结果: '已修好',
      投诉人意见: '满意',
      答复方式: '电话',
      答复内容: '已告知修复',
      问题已解决: true,
    });
  });

  await test.step('its letter is filled from the complaint and goes out; then the complaint is closed', async () => {
    await page.keyboard.press('l');
    const form = page.getByRole('region', { name: '写信函' });
    const letter = form.getByRole('combobox', { name: '信函', exact: true });
    await letter.fill('修复');
    await expect((await offered(letter)).locator('.ant-select-item-option-active')).toContainText('修复告知书');
    await letter.press('Enter');
    await expect(form.getByLabel('正文')).toHaveValue(/：\n您要求尽快恢复供水，已修好。/);
    await form.getByLabel(/^凭证说明/).fill('当面交付');
    const download = page.waitForEvent('download');
    await form.getByRole('button', { name: /^发出并存档/ }).click();
    expect((await download).suggestedFilename()).toContain('修复告知书');
    await act(page, '归档', { 材料已核对齐全: true });
    await expect(page.locator('main')).toContainText('已归档');
  });

  await test.step('it goes out as a file; a damaged one is refused with the place, a sound one becomes a draft', async () => {
    await go(page, 'p');
    await page.getByRole('navigation', { name: '制度列表' }).getByRole('button', { name: /^供水/ }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出文件' }).click();
    const file = await (await download).path();
    const bad = test.info().outputPath('damaged.json');
    const pack = (JSON.parse(readFileSync(file, 'utf8')) as { pack: { stages: { duty: string }[] } }).pack;
    pack.stages[0]!.duty = 'nap';
    writeFileSync(bad, JSON.stringify(pack));
    await page.getByRole('button', { name: '新建制度' }).click();
    await page.locator('input[type=file]').setInputFiles(bad);
    await expect(page.getByRole('alert')).toContainText('nap');
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(page.getByRole('heading', { name: '编写制度：供水' })).toBeVisible();
    await expect(page.getByText('在第1版上修改')).toBeVisible();
  });
});
