import { expect, test, type Page } from '@playwright/test';
import { removeFolder, startHost, type Host } from '../office.ts';
import { act, choose, picture, signIn } from '../window.ts';
import { clerk, foundHouse, type House } from './house.ts';
import { takeOne } from './walking.ts';

/** One clerk, every procedure of the house in turn: chosen at intake, the measures of 2020 beside it, one put under another. */

let house: House;
let host: Host;

test.beforeAll(async () => {
  house = await foundHouse();
  host = await startHost(house.folder);
});
test.afterAll(async () => {
  await host.stop();
  removeFolder(house.folder);
});

/** Registers under a procedure chosen on the page, with the answers to its own questions. */
async function register(page: Page, pack: string, answers: Record<string, string>): Promise<void> {
  await page.keyboard.press('n');
  await takeOne(page.getByRole('combobox', { name: '按哪套制度办理' }), pack);
  await page.getByRole('textbox', { name: /^姓名/ }).first().fill('林女士');
  await page
    .getByRole('textbox', { name: /^投诉内容/ })
    .first()
    .fill(`${pack}：排队两小时无人解释`);
  await choose(page, /^投诉原因/, '态度', '服务态度及服务质量');
  for (const [question, answer] of Object.entries(answers)) {
    // oxlint-disable-next-line no-await-in-loop -- one answer after the other
    await page
      .getByRole('radiogroup', { name: new RegExp(`^${question}`) })
      .getByText(answer)
      .click();
  }
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^打开这一件/ }).click();
}
test('P7, P8, P9, P4, P6 and C at the branch: registered, their own forms taken, one put under another procedure', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto(host.address);
  await signIn(page, clerk);

  await register(page, '银行八步', {});
  // C beside it: the fifteen days run.
  await expect(page.getByRole('region', { name: '时限' })).toContainText('作出处理决定并告知');
  await act(page, '投诉成立', { 投诉理由: '有叫号记录', 投诉要求: '合理' });
  await act(page, '确定责任部门和负责人', { 责任部门: '@质量部', 受理负责人: '@quality员' });
  await picture(page, 'pack-P7');

  await test.step('PACK-SWITCH: chosen by mistake, put under the other procedure of the bank', async () => {
    await page.getByRole('button', { name: '变更', exact: true }).click();
    const form = page.getByRole('form', { name: '变更办理依据' });
    await takeOne(form.getByRole('combobox', { name: '办理依据' }), '银行原则');
    await form
      .getByRole('radiogroup', { name: /^投诉类别/ })
      .getByText('一般投诉')
      .click();
    await form.getByLabel('理由').fill('本行网点按原则办理，登记时选错');
    await expect(form.getByRole('region', { name: '变更后' })).toContainText('转入环节“网点办理”');
    await expect(form.getByRole('region', { name: '变更后' })).toContainText('停止计时：“查明原因');
    await picture(page, 'pack-switch');
    await form.getByRole('button', { name: '变更办理依据' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole('list', { name: '办理经过' })).toContainText('本行网点按原则办理，登记时选错');
    await expect(page.getByRole('list', { name: '办理经过' })).toContainText('确定责任部门和负责人');
  });

  // P8 from here on.
  await act(page, '确认收到并告知预计时间', { 联系方式: '电话', 预计处理完成: '2099-12-31' });
  await act(page, '答复客户', { 处理结果: '已更正', 答复方式: '电话', 答复内容: '已致电', 问题已妥善解决: true });
  await expect(page.getByRole('button', { name: /^记录回访/ })).toHaveAttribute('aria-disabled', 'true');
  await picture(page, 'pack-P8');

  await register(page, '商场制度', { 投诉类别: '服务质量' });
  await act(page, '判定成立', { 判定理由: '有录像' });
  await act(page, '电话通知责任单位', { 受理单位: '@销售部', 受理负责人: '@sales员' });
  await act(page, '下达书面通知', { 书面通知内容: '请查明原因' });
  await picture(page, 'pack-P9');

  await register(page, '制造企业甲', { 投诉类别: '客户服务行为' });
  await act(page, '登记反馈表', {
    投诉对象: '送货服务',
    投诉的真实原因: '调度延误',
    已向客户复述一遍并确认: true,
    售后服务部: '@售后部',
  });
  await picture(page, 'pack-P4');

  await register(page, '制造企业丙', { 投诉内容: '运输包装', 严重程度: '轻微' });
  await act(page, '当场解决', {
    处理结果: '换新包装',
    涉及赔偿: false,
    答复方式: '当面',
    答复内容: '已当面说明',
    问题已解决: true,
  });
  await picture(page, 'pack-P6');
});
