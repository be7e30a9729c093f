import { expect, test, type Locator, type Page } from '@playwright/test';
import { removeFolder, startHost, type Host } from '../office.ts';
import { act, change, choose, offered, openByNumber, picture, signIn } from '../window.ts';
import { clerk, foundHouse, leader, type House, type Prepared } from './house.ts';

/** Every procedure through its own forms in the window, the measures of 2020 beside them: what is common to all is taken before
 *  the window opens. */

const reply = { replyManner: 'phone', reply: '已致电说明' };
const sheet = { object: '送货', realCause: '延误', readBack: true, dispatcher: '@afterSales' };
const twoDays = (): number => Date.now() + 2 * 86_400_000;
const judged = { grounds: '有记录', demand: '合理' };

const prepared: Prepared[] = [
  {
    pack: 'P7',
    at: 'branch',
    narrative: '八步：等领导批方案',
    steps: [
      ['branch', 'judgeFounded', judged],
      ['branch', 'assign', { unit: '@quality', person: '@@quality' }],
      ['quality', 'analyse', { cause: 'staff', facts: '未引导' }],
      ['quality', 'propose', { plan: '退费致歉' }],
    ],
  },
  {
    pack: 'P3',
    at: 'house',
    extra: { severity: 'major' },
    narrative: '证券：重大投诉，已转送',
    steps: [
      ['house', 'reportInParallel', { unit: '@sales', audit: '@audit', summary: '账户被盗卖' }],
      ['sales', 'readByHead'],
      ['house', 'readByVicePresident'],
      ['audit', 'reportFindings', { founded: 'founded', facts: '属实', proposal: '赔偿' }],
      ['sales', 'sign'],
      ['audit', 'sendOn', { unit: '@callCentre' }],
    ],
  },
  {
    pack: 'P6',
    at: 'branch',
    extra: { matter: 'transport', severity: 'serious' },
    narrative: '丙：等指定责任人',
    steps: [
      ['branch', 'passToSales', { unit: '@sales' }],
      ['sales', 'review', { opinion: '查', unit: '@quality' }],
      ['quality', 'investigate', { facts: '破损', opinion: '赔付' }],
    ],
  },
  {
    pack: 'P5',
    at: 'branch',
    extra: { matter: 'quality', model: 'A-1', batch: 'B1' },
    narrative: '乙：等第一次审批',
    steps: [
      ['branch', 'confirmAtOffice', sheet],
      ['branch', 'orderVisit', { unit: '@branch', slip: '漏水', requiredReply: twoDays() }],
      ['branch', 'arrive', { sample: '一件' }],
      ['branch', 'cannotDetermine', { facts: '破损', photos: true, why: '成因不明' }],
      ['branch', 'fillDefectDocument', { document: '见附件', evidence: true, approver: '@marketing' }],
      ['marketing', 'approveDocument'],
    ],
  },
  {
    pack: 'P9',
    at: 'branch',
    extra: { matter: 'service' },
    narrative: '商场：等处罚',
    steps: [
      ['branch', 'judgeFounded', { grounds: '送错型号' }],
      ['branch', 'notifyByPhone', { unit: '@sales', person: '@@sales' }],
      ['branch', 'sendWrittenNotice', { notice: '请查明' }],
      ['sales', 'findCause', { cause: '发错', person: '李某' }],
      ['sales', 'proposePlan', { plan: '更换', unit: '@operations' }],
      ['operations', 'approvePlan'],
      ['branch', 'tellCustomer', { result: '更换', ...reply, solved: true }],
    ],
  },
  {
    pack: 'P1',
    at: 'house',
    extra: { taker: 'operator', mode: 'c' },
    narrative: '运营商：服务商已解决，等回访',
    steps: [
      ['house', 'judgeCause', { cause: 'si', basis: '平台记录' }],
      [
        'house',
        'dispatchSupport',
        { unit: '@partner', grade: 'urgent', request: 'complaint', description: '短信多扣费' },
      ],
      ['partner', 'reportRefund', { kind: 'wrongCharge', base: 1500, verified: '属实' }],
      ['partner', 'solve', { result: '已退订', ...reply, firstTime: true }],
    ],
  },
];

let house: House & { numbers: string[] };
let host: Host;
const numberOf = (pack: string): string => house.numbers[prepared.findIndex((one) => one.pack === pack)]!;

test.beforeAll(async () => {
  house = await foundHouse(prepared);
  host = await startHost(house.folder);
});
test.afterAll(async () => {
  await host.stop();
  removeFolder(house.folder);
});

/** Takes one of a short list that is not searched. */
async function take(list: Locator, wanted: string): Promise<void> {
  await list.click();
  await (await offered(list)).locator('.ant-select-item-option', { hasText: wanted }).click();
}

/** Registers under a procedure chosen on the page, with the answers to its own questions. */
async function register(page: Page, pack: string, answers: Record<string, string>): Promise<void> {
  await page.keyboard.press('n');
  await take(page.getByRole('combobox', { name: '按哪套制度办理' }), pack);
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
    await take(form.getByRole('combobox', { name: '办理依据' }), '银行原则');
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

test('P1, P3, P5, P6, P7 and P9 at the house: sorted, signed, appointed, approved, called back, penalised', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto(host.address);
  await signIn(page, leader);

  await openByNumber(page, numberOf('P1'));
  await act(page, '记录回访', { 回访结果: '满意' });
  await expect(page.getByText('双倍').first()).toBeVisible();
  await picture(page, 'pack-P1');

  await openByNumber(page, numberOf('P3'));
  await act(page, '分管总裁确认', { 确认意见: '同意赔偿' });
  await picture(page, 'pack-P3');

  await openByNumber(page, numberOf('P6'));
  await act(page, '指定处理责任人', { 责任人所在部门: '@销售部', 处理责任人: '@sales员' });
  await expect(page.getByText('sales员').first()).toBeVisible();

  await openByNumber(page, numberOf('P7'));
  await act(page, '同意方案', { 批示: '同意' });

  await openByNumber(page, numberOf('P9'));
  await act(page, '记录回访', { 回访结果: '满意' });
  await act(page, '处罚直接责任者', { 责任人: '李某', 处罚金额: '200', 处罚依据: '发错货' });
  await expect(page.getByRole('table').first()).toContainText('200.00');
  await act(page, '责任处理完毕', { 处理情况: '已处罚', 说明: '已定' });
  await picture(page, 'pack-P9-penalties');

  await openByNumber(page, numberOf('P5'));
  await act(page, '第一次审批', { 产品退回公司: true });
  await picture(page, 'pack-P5');

  await change(page, leader, clerk);
  await openByNumber(page, numberOf('P9'));
  await act(page, '改善对策', { 总结评价: '核对不严', 改善对策: '双人核对' });
});
