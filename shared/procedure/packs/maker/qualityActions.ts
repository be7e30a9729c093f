import type { Action } from '../../pack.ts';
import { afresh } from '../commonActions.ts';
import {
  amount,
  answered,
  by,
  choice,
  dueOn,
  factIs,
  futureMoment,
  given,
  hand,
  house,
  keep,
  longText,
  mark,
  notYet,
  pay,
  recusal,
  reply,
  replyManner,
  set,
  solved,
  step,
  words,
  yesNo,
} from '../writing.ts';
import { articlesOf, type Actors } from './actors.ts';
import { department, photos, photosTaken, requiredReply, slip } from './fields.ts';

const finding = longText('facts', '现场鉴定情况', 'What was found on site');
const agreed = yesNo('agreed', '客户认同界定结果', 'The customer agrees with the finding');
const told = [afresh, mark('resultIssued', 'customerReplied', 'callBackDue')];

/** Quality, on site. Three outcomes: clear fault, clear misuse (settled on site, simple part, complex repair), undeterminable.
 *
 *   advising ─┬─ usage advice settles it ─▶ callingBack
 *             └─▶ sampling ─▶ determining ─┬─ fault, undeterminable ─▶ documenting ─▶ … (approvals)
 *                                          ├─ misuse, on site or simple part ─▶ callingBack
 *                                          └─ misuse, complex ─▶ repairing ─▶ callingBack  */
export function qualityActions(actors: Actors): Action[] {
  const article = articlesOf(actors);
  return [
    step(
      'solveByAdvice',
      words('说明用法即解决', 'Settled by advice'),
      words('解释正确使用方法，客户问题已解决', 'Explained how to use it; that settled it'),
      {
        key: 'E',
        at: ['advising'],
        enters: ['callingBack'],
        by: by('firstAsked', 'intake', 'handler'),
        fields: [longText('advice', '解释的内容', 'Advice given'), replyManner, reply],
        effects: [set('solved', true), mark('solvedByAdvice'), ...told],
        source: article('5.3.3⑵'),
      },
    ),
    step(
      'orderVisit',
      words(`通知${actors.fieldOwner.zh}取样`, 'Order the sampling visit'),
      words(
        '内联单交责任区域，二至三个工作时内到达现场',
        'The slip goes to the area: on site in two to three working hours',
      ),
      {
        key: 'F6',
        at: ['advising'],
        enters: ['sampling'],
        by: by('firstAsked', 'intake', 'handler'),
        fields: [department('unit', '责任区域单位', 'Sales office of the area'), slip, requiredReply],
        effects: [hand('fieldOwner'), keep('requiredReply'), mark('slipToFieldOwner')],
        source: article('5.3.3⑶'),
      },
    ),
    step(
      'agreeVisit',
      words('另约到达时间', 'Agree another time'),
      words(
        '不能按时到达：先与客户约定时间，按约到达',
        'Not in time: agree a time with the customer first, and keep it',
      ),
      {
        tone: 'plain',
        at: ['sampling'],
        leaves: [],
        by: by('fieldOwner', 'handler'),
        fields: [
          futureMoment('agreedTime', '约定到达时间', 'Agreed time'),
          yesNo('customerAgrees', '客户已同意', 'The customer agreed'),
          longText('reason', '特殊情况', 'Why not in time'),
        ],
        needs: [
          factIs(
            'visitAgreed',
            [null],
            notYet('已经与客户约定过时间，请按约到达。', 'A time has been agreed already. Please keep it.'),
          ),
          answered(
            'customerAgrees',
            [true],
            notYet(
              '客户还没有同意，没有保存。请先与客户约定。',
              'The customer has not agreed; nothing was saved. Agree with the customer first.',
            ),
          ),
        ],
        effects: [set('visitAgreed', true), dueOn(`${actors.id}-D2A`, 'agreedTime'), mark('visitAgreed')],
        source: article('5.3.3⑷'),
      },
    ),
    step(
      'arrive',
      words('到达现场取样', 'Arrived, sample taken'),
      words('已到达客户现场并取样', 'On site, the sample is taken'),
      {
        at: ['sampling'],
        enters: ['determining'],
        by: by('fieldOwner', 'handler'),
        fields: [longText('sample', '取样情况', 'Sample')],
        effects: [mark('arrived', 'visited')],
        source: article('5.3.3⑷'),
      },
    ),
    step(
      'findFault',
      words('明显质量问题', 'Clear quality fault'),
      words('承诺无条件免费更换，填报不良品投诉处理书', 'Replaced free of charge; the defect document follows'),
      {
        at: ['determining'],
        enters: ['documenting'],
        by: by('fieldOwner', 'handler'),
        fields: [finding, photos, agreed],
        needs: [photosTaken, recusal],
        effects: [set('outcome', 'fault'), mark('causeFound', 'toDocument')],
        source: article('5.4.4、5.5.1'),
      },
    ),
    step(
      'cannotDetermine',
      words('难以界定', 'Cannot be determined'),
      words('暂时退回公司，由质量部门界定', 'Back to the company for the quality department to decide'),
      {
        tone: 'plain',
        at: ['determining'],
        enters: ['documenting'],
        by: by('fieldOwner', 'handler'),
        fields: [finding, photos, longText('why', '难以界定的原因', 'Why it cannot be told')],
        needs: [photosTaken, recusal],
        effects: [set('outcome', 'undetermined'), mark('causeFound', 'toDocument')],
        source: article('5.4.5'),
      },
    ),
    step(
      'settleMisuse',
      words('使用不当，现场解决', 'Misuse, settled on site'),
      words(
        '现场解决或更换简单零部件，书面反馈结果和客户意见',
        'Settled on site, or a simple part changed; result and opinion in writing',
      ),
      {
        tone: 'plain',
        at: ['determining'],
        enters: ['callingBack'],
        by: by('fieldOwner', 'handler'),
        fields: [
          finding,
          photos,
          choice('how', '解决方式', 'How', [
            ['onSite', '现场简单处理', 'Settled on site'],
            ['simplePart', '更换简单零部件', 'Simple part changed'],
          ]),
          amount('parts', '零部件费（客户承担）', 'Parts, paid by the customer', { field: 'how', is: ['simplePart'] }),
          longText('opinion', '客户意见', 'The customer’s opinion'),
          replyManner,
          reply,
          solved,
        ],
        needs: [photosTaken, recusal],
        effects: [
          set('outcome', 'misuse'),
          keep('misuse', 'how'),
          keep('solved'),
          pay(`${actors.id}-M3`, 'parts', { when: [given('misuse', 'simplePart')] }),
          mark('causeFound'),
          ...told,
        ],
        source: article('5.5.2⑴⑶'),
      },
    ),
    step(
      'orderRepair',
      words('使用不当，返修', 'Misuse, to repair'),
      words(
        '不能现场解决：免人工费维修，客户承担零部件费和运费',
        'Labour is free; the customer pays parts and freight',
      ),
      {
        tone: 'plain',
        at: ['determining'],
        enters: ['repairing'],
        by: by('fieldOwner', 'handler'),
        fields: [finding, photos, department('unit', '维修部门', 'Department that repairs'), agreed],
        needs: [photosTaken, recusal],
        effects: [hand('quality'), set('outcome', 'misuse'), set('misuse', 'complex'), mark('causeFound', 'toRepair')],
        source: article('5.5.2⑵'),
      },
    ),
    step(
      'finishRepair',
      words('修复交还', 'Repaired'),
      words('修复并答复客户，登记费用', 'Repaired, the customer answered, the costs noted'),
      {
        key: 'E',
        at: ['repairing'],
        enters: ['callingBack'],
        by: by('quality', 'handler'),
        fields: [
          longText('result', '维修结果', 'Result'),
          amount('parts', '零部件费（客户承担）', 'Parts, paid by the customer'),
          amount('freight', '在途运输费（客户承担）', 'Freight, paid by the customer'),
          amount('labour', '人工费（免收）', 'Labour, free of charge', false),
          replyManner,
          reply,
          solved,
        ],
        needs: [recusal],
        effects: [
          keep('solved'),
          pay(`${actors.id}-M3`, 'parts'),
          pay(`${actors.id}-M4`, 'freight'),
          pay(`${actors.id}-M5`, 'labour'),
          ...told,
        ],
        source: article('5.5.2⑵'),
      },
    ),
    step(
      'returnRepair',
      words('退回重新界定', 'Back to the field'),
      words('并非使用不当，退回重新界定', 'Not misuse after all: determine again'),
      {
        tone: 'return',
        at: ['repairing'],
        enters: ['determining'],
        by: by('quality', 'handler'),
        fields: [longText('comment', '退回原因', 'Why')],
        effects: [mark('toDetermineAgain')],
        source: house,
      },
    ),
  ];
}
