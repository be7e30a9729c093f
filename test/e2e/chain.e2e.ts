import { expect, test } from '@playwright/test';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { act, change, choose, openByNumber, picture, signIn } from './window.ts';

/** One complaint from the phone call to the archive: association, bank (A absent, B acts), outlet, promise, report, call-back
 *  unsatisfied once, archive (LN-7 to LN-11). */

let office: TestOffice;
let host: Host;

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('admin');
    const now = Date.now();
    await client.duty.recordAbsence({
      request: request(),
      person: office.people['zhang']!,
      from: now,
      to: now + 5 * 86_400_000,
      reason: '外出培训',
    });
  });
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const reply = { 答复方式: '电话', '(答复|回复)内容': '已致电说明并致歉' };

test('a complaint goes from the phone call to the archive', async ({ page }) => {
  test.setTimeout(240_000);
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(host.address);
  await signIn(page, '王敏');

  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: /^电话/ }).first().fill('138-0000-0418');
  await page.getByRole('textbox', { name: /^姓名/ }).first().fill('刘女士');
  await page
    .getByRole('textbox', { name: /^投诉内容/ })
    .first()
    .fill('11月20日上午在和平支行排队两小时，柜员态度生硬，拒绝解释。');
  await choose(page, /^被投诉单位/, 'hpzh', '工行沈阳和平支行');
  await choose(page, /^投诉原因/, '态度', '服务态度及服务质量');
  await page.getByRole('textbox', { name: /^诉求/ }).first().fill('要求道歉');
  await picture(page, 'intake');
  await page.keyboard.press('Control+Enter');
  const number = /SYXH-\d{4}-0001/;
  await expect(page.getByText(number).first()).toBeVisible();
  const shown = (await page.getByText(number).first().innerText()).match(number)![0];
  await picture(page, 'registered');

  await openByNumber(page, shown);
  await act(page, '判定有效', { 拟办意见: '转工行核实' });
  await change(page, '王敏', '方主任');
  await openByNumber(page, shown);
  await picture(page, 'approve');
  await act(page, '同意转办');
  await change(page, '方主任', '王敏');
  await openByNumber(page, shown);
  await act(page, '转办');
  await picture(page, 'forwarded');

  await change(page, '王敏', '赵雪');
  await openByNumber(page, shown);
  await act(page, '受理');
  await expect(page.getByText(/赵雪 代 A 张伟/).first()).toBeVisible();
  await act(page, '转网点');
  await act(page, '核实完毕', { 核实结论: '属实', 核实情况: '监控与叫号记录一致' });
  await act(page, '下发整改意见', { 整改意见: '增设弹性窗口', 责任人员处理意见: '批评教育', 整改期限: inDays(20) });

  await change(page, '赵雪', '陈静');
  await openByNumber(page, shown);
  await act(page, '受理');
  await act(page, '报进度并承诺回复', { 处理进度: '正在核对排班', ...reply, 承诺再次回复: inDays(6) });
  await expect(page.getByText('承诺再次回复').first()).toBeVisible();
  await picture(page, 'promised');
  await act(page, '出具结果并答复客户', { 处理结果: '已道歉并调整排班', ...reply, 问题已解决: true });
  await act(page, '报告整改', { 整改措施: '已增设弹性窗口' });

  await change(page, '陈静', '赵雪');
  await openByNumber(page, shown);
  await act(page, '整改合格', { 验收意见: '到位' });
  await act(page, '上报结果', { 处理结果报告: '处理完毕，客户接受' });

  await change(page, '赵雪', '王敏');
  await openByNumber(page, shown);
  await act(page, '审核通过');
  await expect(page.getByRole('button', { name: /^记录回访/ })).toHaveAttribute('aria-disabled', 'true');
  await picture(page, 'four-eyes');

  await change(page, '王敏', '李强');
  await openByNumber(page, shown);
  await act(page, '记录回访', { 回访结果: '不满意', 客户意见: '仍未收到当面道歉' });

  await change(page, '李强', '赵雪');
  await openByNumber(page, shown);
  await act(page, '受理');
  await act(page, '核实完毕', { 核实结论: '部分属实', 核实情况: '复核完毕' });
  await act(page, '本级办结答复', { 处理结果: '负责人登门道歉', ...reply, 问题已解决: true });
  await act(page, '上报结果', { 处理结果报告: '已登门道歉' });
  await change(page, '赵雪', '王敏');
  await openByNumber(page, shown);
  await act(page, '审核通过');
  await change(page, '王敏', '李强');
  await openByNumber(page, shown);
  await act(page, '记录回访', { 回访结果: '满意' });
  await change(page, '李强', '王敏');
  await openByNumber(page, shown);
  await act(page, '办结');
  await act(page, '归档', { 材料已核对齐全: true, 档案号: '2026-协-001' });
  await expect(page.getByText('已归档').first()).toBeVisible();
  await picture(page, 'archived');
  expect(errors).toEqual([]);

  await host.stop();
  const report = await withDesk(office.folder, async (client, sign) => {
    await sign('admin');
    return client.care.verify();
  });
  expect(report.findings).toEqual([]);
});
