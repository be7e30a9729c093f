import type { Action, Field } from '../../pack.ts';
import {
  amount,
  answered,
  branch,
  by,
  choice,
  count,
  dueOn,
  ended,
  factIs,
  given,
  hand,
  keep,
  line,
  longText,
  mark,
  notYet,
  otherThan,
  pay,
  reachedIf,
  recusal,
  sendBack,
  set,
  step,
  whatIsMissing,
  words,
  yesNo,
} from '../writing.ts';
import { afterApproval, articlesOf, type Actors } from './actors.ts';
import { approverUnit, department, improvement } from './fields.ts';

/** Quality, from the defect document to the decision:
 *
 *   documenting ─▶ documentApproving ─▶ returnDeciding ─▶ documentDispatching ─▶ testing (─▶ secondApproving)
 *       ▲  └──────── returned ──────────────┘                                       ▲          │
 *                                     ┌── returned ─────────────────────────────────┘          ▼
 *                                     └── representativeApproving + generalManagerApproving + informing ─▶ telling  */
export function approvalActions(actors: Actors): Action[] {
  const article = articlesOf(actors);
  const approved = afterApproval(actors);
  const last = ['representativeApproving', 'generalManagerApproving', 'informing'];
  const decider = actors.approvesTwice ? 'fieldOwner' : 'company';
  const whenImproving: Field['required'] = { field: 'improvement', is: [true] };
  const secondApproval: Action[] = [
    step(
      'approveSecond',
      words('第二次审批', 'Second approval'),
      words(
        `${actors.qualityDepartment.zh}的处理意见是否符合服务承诺和程序规定`,
        'Does the opinion match the service promise and the rules?',
      ),
      {
        at: ['secondApproving'],
        enters: last,
        by: by('fieldOwner', 'approver'),
        fields: [longText('comment', '审批意见', 'Comment', false)],
        needs: [recusal, otherThan('recordTest')],
        effects: [mark('resultApproved')],
        source: article('5.7.2⑷'),
      },
    ),
    sendBack(
      'returnSecond',
      words('退回重新界定', 'Test again'),
      words('不符合服务承诺，退回', 'Does not match the promise: back'),
      {
        at: ['secondApproving'],
        enters: ['testing'],
        by: by('fieldOwner', 'approver'),
        effects: [mark('resultReturned')],
        source: article('5.7.2⑷'),
      },
    ),
  ];
  const toQuality = (id: string, at: string, zh: string, en: string, party: string): Action =>
    sendBack(id, words('退回重新界定', 'Back to quality'), words(zh, en), {
      at: [at],
      leaves: last,
      enters: ['testing'],
      by: by(party, 'approver', 'supervisor'),
      effects: [mark('resultReturned')],
    });
  return [
    step(
      'fillDefectDocument',
      words('填报不良品投诉处理书', 'Defect document'),
      words(`附内联单和现场证据，报${actors.approver.zh}审批`, 'With slip and evidence, to the approver'),
      {
        key: 'F6',
        at: ['documenting'],
        enters: ['documentApproving'],
        by: by('fieldOwner', 'handler'),
        fields: [
          longText('document', '不良品投诉处理书', 'Defect document'),
          yesNo('evidence', '内联单和现场资料、照片已附', 'Slip, papers and photographs attached'),
          approverUnit,
        ],
        needs: [
          answered(
            'evidence',
            [true],
            notYet(
              '内联单和现场证据还没有附齐，没有上报。',
              'Slip and evidence are not all attached; nothing was submitted.',
            ),
          ),
        ],
        effects: [hand('approver', 'approver'), mark('documented')],
        source: article('5.7.1⑴⑵'),
      },
    ),
    step(
      'approveDocument',
      words('审批投诉文档', 'Approve the document'),
      words('报请决定是否退货', 'Next: whether the goods come back'),
      {
        at: ['documentApproving'],
        enters: ['returnDeciding'],
        by: by('approver', 'approver'),
        fields: [longText('comment', '审批意见', 'Comment', false)],
        needs: [recusal, otherThan('fillDefectDocument')],
        effects: [mark('documentApproved')],
        source: article('5.7.1⑵'),
      },
    ),
    sendBack(
      'returnDocument',
      words('退回补充', 'Send back'),
      words('处理书或证据不足，退回', 'Document or evidence is not enough'),
      {
        at: ['documentApproving'],
        enters: ['documenting'],
        by: by('approver', 'approver'),
        fields: [whatIsMissing],
        effects: [mark('documentReturned')],
      },
    ),
    step(
      'decideReturn',
      actors.approvesTwice ? words('第一次审批', 'First approval') : words('决定是否退货', 'Decide the return'),
      words('投诉是否真实，产品是否退回公司', 'Is it genuine, and do the goods come back?'),
      {
        at: ['returnDeciding'],
        enters: ['documentDispatching'],
        by: by(decider, 'approver'),
        fields: [
          yesNo('goodsBack', '产品退回公司', 'The goods come back'),
          longText('comment', '审批意见', 'Comment', false),
        ],
        needs: [recusal, otherThan('fillDefectDocument')],
        effects: [keep('goodsBack'), mark('returnDecided')],
        source: article(actors.approvesTwice ? '5.7.1⑶、5.7.2⑶' : '5.7.1⑶'),
      },
    ),
    sendBack(
      'refuseDocument',
      words('不予申报', 'Not genuine'),
      words('投诉事实不足，退回重新调查', 'Not borne out: back to the field'),
      {
        at: ['returnDeciding'],
        enters: ['documenting'],
        by: by(decider, 'approver'),
        effects: [mark('documentReturned')],
      },
    ),
    step(
      'dispatchDocument',
      words(`交${actors.qualityDepartment.zh}`, 'To the quality department'),
      words('审核处理书规范齐全，交质量部门界定', 'Checked for completeness, then to quality'),
      {
        at: ['documentDispatching'],
        enters: ['testing'],
        by: by('dispatcher', 'intake', 'handler'),
        fields: [
          yesNo('complete', '处理书填写规范、齐全', 'The document is complete'),
          department('unit', actors.qualityDepartment.zh, actors.qualityDepartment.en),
        ],
        needs: [
          answered(
            'complete',
            [true],
            notYet('处理书不齐全，没有移交。请补齐后再交。', 'The document is not complete, so it was not passed on.'),
          ),
        ],
        effects: [hand('quality'), mark('testOrdered')],
        source: article('5.7.1⑷、5.7.2⑶'),
      },
    ),
    step(
      'recordGoods',
      words('产品已退回', 'Goods are back'),
      words('登记退回和运费：运费由公司承担', 'Arrived; the company pays the freight in every case'),
      {
        tone: 'plain',
        at: ['testing'],
        leaves: [],
        by: by('quality', 'handler', 'intake'),
        fields: [amount('freight', '退货运费（公司承担）', 'Return freight, paid by the company')],
        needs: [
          factIs('goodsBack', [true], notYet('这件投诉没有决定退货。', 'It was not decided that the goods come back.')),
          factIs(
            'goodsReceived',
            [null],
            notYet('退货和运费已经登记过。', 'The return and its freight are noted already.'),
          ),
        ],
        effects: [
          set('goodsReceived', true),
          keep('returnFreight', 'freight'),
          pay(`${actors.id}-M1`, 'freight'),
          mark('goodsReceived'),
        ],
        source: article('5.4.4、5.5.3⑵'),
      },
    ),
    step(
      'recordTest',
      words('界定责任', 'Determination'),
      words('界定质量或使用问题，提出处理意见', 'Fault or misuse, with an opinion'),
      {
        at: ['testing'],
        enters: actors.approvesTwice ? ['secondApproving'] : last,
        by: by('quality', 'handler'),
        fields: [
          choice('liability', '界定结果', 'Determination', [
            ['quality', '质量问题，免费更换', 'Quality fault, replaced free'],
            ['misuse', '使用问题，免人工费维修', 'Misuse, labour free'],
          ]),
          longText('cause', '真实原因', 'Cause'),
          longText('opinion', '客户处理意见', 'Opinion on the customer’s case'),
          longText('measures', '不良品处理和改进措施', 'Measures for the defect'),
          amount('parts', '零部件成本费（客户承担）', 'Parts at cost, paid by the customer', {
            field: 'liability',
            is: ['misuse'],
          }),
          amount('freight', '其他运费（责任方承担）', 'Other freight, paid by the liable party', false),
          amount('labour', '人工费（保修期内免收）', 'Labour, free in warranty', false),
        ],
        needs: [
          recusal,
          reachedIf(
            'goodsReceived',
            'goodsBack',
            [true],
            notYet(
              '产品还没有退回，暂不能界定。请先登记退货。',
              'The goods are not back yet. Note their return first.',
            ),
          ),
        ],
        effects: [
          keep('liability'),
          keep('testedParts', 'parts'),
          keep('testedFreight', 'freight'),
          keep('testedLabour', 'labour'),
          mark('tested', ...(actors.approvesTwice ? [] : ['resultApproved'])),
        ],
        source: article('5.4.5、5.5.3、5.7.1⑸'),
      },
    ),
    ...(actors.approvesTwice ? secondApproval : []),
    step(
      'approveByRepresentative',
      words('管理者代表审批', 'Representative approves'),
      words('管理者代表审批质量报告', 'The management representative approves'),
      {
        at: ['representativeApproving'],
        by: by('management', 'approver', 'supervisor'),
        fields: [longText('comment', '审批意见', 'Comment', false)],
        needs: [recusal, otherThan('recordTest', 'approveByGeneralManager')],
        effects: [mark('representativeApproved')],
        source: article('4.6、5.7.1⑸'),
      },
    ),
    step(
      'approveByGeneralManager',
      words('总经理审批', 'General manager approves'),
      words('总经理审批质量报告，监督改进落实', 'The general manager approves and sees to the improvement'),
      {
        at: ['generalManagerApproving'],
        by: by('management', 'approver'),
        fields: [
          longText('comment', '审批意见', 'Comment', false),
          ...improvement,
          { ...department('unit', '改进部门', 'Department to improve'), required: whenImproving },
        ],
        needs: [recusal, otherThan('recordTest', 'approveByRepresentative')],
        effects: [
          hand('responsible'),
          dueOn(`${actors.id}-D9`, 'improveBy'),
          mark('generalManagerApproved'),
          branch('improvement', [true], ['improving'], ['improvementOrdered']),
        ],
        source: article('4.6、5.7.1⑸'),
      },
    ),
    toQuality(
      'returnByRepresentative',
      'representativeApproving',
      '管理者代表退回',
      'The representative returns it',
      'management',
    ),
    toQuality(
      'returnByGeneralManager',
      'generalManagerApproving',
      '总经理退回',
      'The general manager returns it',
      'management',
    ),
    step(
      'informDecision',
      words('传达处理决定', 'Pass on the decision'),
      words(
        '两级审批齐备后知会管理者代表、总经理，转答复客户',
        'Both have approved: make it known and answer the customer',
      ),
      {
        at: ['informing'],
        enters: approved.enters,
        by: by('dispatcher', 'intake', 'handler'),
        fields: [longText('decision', '处理决定', 'Decision')],
        needs: [
          ended(
            ['representativeApproving', 'generalManagerApproving'],
            notYet(
              '管理者代表和总经理还没有都审批，暂不能传达。',
              'The management representative and the general manager have not both approved yet.',
            ),
          ),
        ],
        // Only now: a determination that is sent back and made again must not charge anybody twice.
        effects: [
          pay(`${actors.id}-M2`, 'testedFreight', { when: [given('liability', 'quality')] }),
          pay(`${actors.id}-M3`, 'testedParts', { when: [given('liability', 'misuse')] }),
          pay(`${actors.id}-M4`, 'testedFreight', { when: [given('liability', 'misuse')] }),
          pay(`${actors.id}-M5`, 'testedLabour', { when: [given('liability', 'misuse')] }),
          mark(...approved.marks),
        ],
        source: article('5.5.3、5.7.1⑹'),
      },
    ),
    step(
      'chargeFieldOwner',
      words(`追究${actors.fieldOwner.zh}责任`, 'Charge the field owner'),
      words(
        '本可现场界定却简单退回：承担运费的30%至60%，或其他处罚',
        'Sent back what could have been judged: 30 to 60 % of the freight, or other discipline',
      ),
      {
        tone: 'plain',
        at: [...last, 'telling', 'callingBack', 'filing'],
        leaves: [],
        by: by('approver', 'approver'),
        fields: [
          choice('measure', '处理方式', 'Measure', [
            ['freight', '承担运费', 'Share of the freight'],
            ['discipline', '其他处罚', 'Other discipline'],
          ]),
          line('person', '责任人', 'Person'),
          amount('freight', '实际运费', 'Freight incurred', { field: 'measure', is: ['freight'] }),
          count('share', '承担比例（%）', 'Share in percent', { field: 'measure', is: ['freight'] }),
          longText('reason', '事实和责任程度', 'Facts and degree of fault'),
        ],
        needs: [
          recusal,
          factIs(
            'outcome',
            ['undetermined'],
            notYet(
              '只有以“难以界定”退回公司的产品才可追究。',
              'Only goods sent back as undeterminable can be charged.',
            ),
          ),
          factIs(
            'liability',
            ['quality', 'misuse'],
            notYet('质量部门还没有界定，暂不能追究。', 'The quality department has not decided yet.'),
          ),
          factIs(
            'fieldOwnerCharged',
            [null],
            notYet('这件投诉已经追究过，不重复处罚。', 'This has been charged already.'),
          ),
        ],
        effects: [
          set('fieldOwnerCharged', true),
          keep('fieldOwnerMeasure', 'measure'),
          pay(`${actors.id}-M6`, 'freight', { share: 'share', when: [given('fieldOwnerMeasure', 'freight')] }),
        ],
        source: article('5.4.6、5.5.3⑶'),
      },
    ),
  ];
}
