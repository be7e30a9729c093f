import type { Action } from '../../pack.ts';
import { afresh, archiveAction, callBackActions } from '../commonActions.ts';
import {
  absent,
  by,
  dueOn,
  ended,
  futureDate,
  given,
  hand,
  keep,
  line,
  longText,
  mark,
  notYet,
  otherThan,
  present,
  recusal,
  reply,
  replyManner,
  solved,
  step,
  words,
  yesNo,
} from '../writing.ts';
import { articlesOf, teller, type Actors } from './actors.ts';
import { department } from './fields.ts';

const handling = [
  'recordVisit',
  'settleInArea',
  'submitSlip',
  'answerSlip',
  'proposeForStaff',
  'replyForStaff',
  'solveByAdvice',
  'arrive',
  'finishRepair',
  'recordTest',
  'tell',
];

/** The beginning and the end that all three classes share. */
export function closingActions(actors: Actors): Action[] {
  const article = articlesOf(actors);
  const register = [
    line('object', '投诉对象', 'Whom or what it is about'),
    longText('realCause', '投诉的真实原因', 'Real cause'),
    yesNo('readBack', '已向客户复述一遍并确认', 'Read back to the customer and confirmed'),
  ];
  const readBack = {
    kind: 'answer' as const,
    field: 'readBack',
    is: [true],
    ...notYet(
      '登记内容要向客户复述一遍并确认，没有保存。请先与客户核对。',
      'The register has to be read back to the customer and confirmed; nothing was saved. Please go through it first.',
    ),
  };
  const confirmed = (service: string): Action['effects'] => [
    mark('confirmed'),
    {
      kind: 'route',
      when: [given('matter', 'service')],
      enters: [service],
      marks: service === 'assigning' ? ['toAssign'] : [],
    },
    actors.staffSlipReviewed
      ? {
          kind: 'route',
          when: [given('matter', 'staff')],
          enters: ['staffReviewing'],
          marks: ['toReviewStaff'],
        }
      : {
          kind: 'route',
          when: [given('matter', 'staff')],
          enters: ['passingToSuperior'],
          marks: ['toSuperior'],
        },
    { kind: 'route', when: [given('matter', 'quality')], enters: ['advising'], marks: ['toAdvise'] },
  ];
  const relay = step(
    'passToOffice',
    words('转营业所', 'To the sales office'),
    words('审批意见转营业所文员，由其回复客户', 'The office tells the customer'),
    {
      at: ['relaying'],
      enters: ['telling'],
      by: by('dispatcher', 'intake', 'handler'),
      fields: [longText('comment', '说明', 'Note', false)],
      effects: [mark('opinionReceived')],
      source: article('5.3.1⑹、5.3.2⑶、5.7.1⑹'),
    },
  );
  const archive = archiveAction(
    article('5.8.1'),
    ended(
      ['summarising', 'improving', 'checkingImprovement', 'tellingSuperior'],
      notYet(
        '月度汇总、限期改进或通知上司还没有完成，暂不能归档。',
        'The monthly summary, the improvement or telling the superior is still open.',
      ),
    ),
  );
  return [
    step(
      'confirmAtOffice',
      words('登记反馈表', 'Register sheet'),
      words('安抚客户，填写登记反馈表并复述确认', 'Calm the customer, fill the sheet, read it back'),
      {
        at: ['confirming'],
        by: by('firstAsked', 'intake', 'handler', 'supervisor'),
        fields: [...register, department('dispatcher', actors.dispatcher.zh, actors.dispatcher.en)],
        needs: [present('fieldOwner'), readBack],
        effects: [hand('dispatcher', 'dispatcher'), ...confirmed('visiting')],
        source: article('5.2.2、5.2.3'),
      },
    ),
    step(
      'confirmAtDesk',
      words('登记反馈表', 'Register sheet'),
      words('公司电话受理：填写登记反馈表并复述确认', 'Taken at the company: fill the sheet, read it back'),
      {
        at: ['confirming'],
        by: by('firstAsked', 'intake', 'handler', 'supervisor'),
        fields: register,
        needs: [absent('fieldOwner'), readBack],
        effects: confirmed('assigning'),
        source: article('5.2.2、5.2.3'),
      },
    ),
    ...(actors.officeTells ? [relay] : []),
    step(
      'tell',
      words('回复客户', 'Tell the customer'),
      words('按审批意见回复客户，一个工作时内', 'The approved opinion, within one working hour'),
      {
        key: 'E',
        at: ['telling'],
        enters: ['callingBack'],
        by: by(teller(actors), 'intake', 'handler'),
        fields: [longText('result', '处理结果', 'Result'), replyManner, reply, solved],
        needs: [recusal],
        effects: [keep('solved'), afresh, mark('resultIssued', 'customerReplied', 'callBackDue')],
        source: article('5.3.1⑹'),
      },
    ),
    ...callBackActions({
      party: 'firstAsked',
      handling,
      satisfied: { enters: ['filing'], marks: ['calledBack', 'closed'] },
      unsatisfied: [
        {
          kind: 'route',
          when: [given('satisfaction', 'unsatisfied'), given('matter', 'service', 'staff')],
          enters: ['ruling'],
          marks: ['calledBack', 'objected'],
        },
        {
          kind: 'route',
          when: [given('satisfaction', 'unsatisfied'), given('matter', 'quality')],
          enters: ['referring'],
          marks: ['calledBack', 'objectedQuality'],
        },
      ],
      source: article('5.6'),
    }),
    step(
      'rule',
      words('公司最终裁决', 'Final ruling'),
      words(
        '客户对政策、服务的处理有异议：公司作最后裁决并答复',
        'Objection to policy or service: the company rules, finally',
      ),
      {
        at: ['ruling'],
        enters: ['filing'],
        by: by('company', 'approver'),
        fields: [longText('ruling', '裁决意见', 'Ruling'), replyManner, reply, solved],
        needs: [recusal, otherThan('approveSlip', 'decideSlip', 'approveAnswer', 'approveForStaff')],
        effects: [keep('solved'), mark('ruled', 'customerReplied', 'closed')],
        source: article('5.6.1'),
      },
    ),
    step(
      'referToState',
      words('告知外部途径', 'Tell of the state bodies'),
      words(
        '客户对质量界定有异议：告知可向国家有关部门投诉或申请界定',
        'Objection to the determination: the state bodies are named',
      ),
      {
        at: ['referring'],
        enters: ['filing'],
        by: by('firstAsked', 'intake', 'handler', 'supervisor'),
        fields: [line('body', '告知的部门', 'Body named'), replyManner, reply],
        effects: [mark('referred', 'customerReplied', 'closed')],
        source: article('5.6.2'),
      },
    ),
    step(
      'reportImprovement',
      words('报告改进', 'Report the improvement'),
      words('限期改进完成，报验收', 'Done within the set date; to be checked'),
      {
        at: ['improving'],
        enters: ['checkingImprovement'],
        by: by('responsible', 'handler'),
        fields: [longText('measures', '改进措施及完成情况', 'What was done')],
        effects: [mark('improvementReported')],
        source: article('4.5'),
      },
    ),
    step('passImprovement', words('改进合格', 'Improvement accepted'), words('确认改进落实', 'It is in place'), {
      at: ['checkingImprovement'],
      by: by('quality', 'handler', 'supervisor'),
      fields: [longText('comment', '验收意见', 'Comment')],
      needs: [otherThan('reportImprovement')],
      effects: [mark('improvementPassed')],
      source: article('4.4'),
    }),
    step(
      'returnImprovement',
      words('改进不合格', 'Improvement not accepted'),
      words('退回继续改进，另定期限', 'Back, with a new date'),
      {
        tone: 'return',
        at: ['checkingImprovement'],
        enters: ['improving'],
        by: by('quality', 'handler', 'supervisor'),
        fields: [
          longText('comment', '不合格原因', 'What is missing'),
          futureDate('improveBy', '新的改进期限', 'New date'),
        ],
        effects: [dueOn(`${actors.id}-D9`, 'improveBy'), mark('improvementOrdered')],
        source: article('4.4'),
      },
    ),
    { ...archive, by: by('dispatcher', 'intake', 'handler', 'supervisor') },
  ];
}
