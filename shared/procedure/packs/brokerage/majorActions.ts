import type { Action } from '../../pack.ts';
import {
  branch,
  by,
  choice,
  ended,
  founded,
  hand,
  keep,
  longText,
  mark,
  notYet,
  otherThan,
  recusal,
  reply,
  replyManner,
  sendBack,
  set,
  solved,
  step,
  unitUnder,
  whatIsMissing,
  words,
} from '../writing.ts';
import { chart, unclearChart } from './source.ts';

/** Major complaints:
 *
 *                       ┌─▶ headReading ────────────────────────────────────────────┐
 *   majorReporting ─────┼─▶ vicePresidentReading ───────────────────────────────────┤
 *                       └─▶ auditInvestigating ─▶ signing ─▶ auditForwarding ─┬─▶ acknowledging ─┤ all ended
 *                                   ▲   └──returned──┘                        └─▶ replying ──────┴─▶ filing
 *                                   └──────────── vice-president objects, customer not satisfied ──┘  */
export const majorActions: Action[] = [
  step(
    'reportInParallel',
    words('并行上报', 'Report in parallel'),
    words(
      '同时报相关部门负责人和分管总裁，交稽核考核部调查',
      'At once to the head and the vice-president; audit investigates',
    ),
    {
      key: 'F6',
      at: ['majorReporting'],
      enters: ['headReading', 'vicePresidentReading', 'auditInvestigating'],
      by: by('desk', 'intake', 'handler'),
      fields: [
        unitUnder('company', 'unit', '相关部门', 'Department concerned', ['department', 'member']),
        unitUnder('company', 'audit', '稽核考核部', 'Audit department', ['department']),
        longText('summary', '情况说明', 'Summary'),
      ],
      effects: [
        hand('head'),
        hand('audit', 'audit'),
        set('book', 'major'),
        mark('reported', 'reportedMajor', 'auditReceived'),
      ],
      source: chart('总部重大投诉'),
    },
  ),
  step(
    'readByHead',
    words('部门负责人阅示', 'Read by the head'),
    words('部门负责人已阅，可附意见', 'The head has read it'),
    {
      at: ['headReading'],
      by: by('head', 'approver', 'supervisor'),
      fields: [longText('comment', '意见', 'Comment', false)],
      needs: [recusal],
      effects: [mark('headRead')],
      source: chart('总部重大投诉'),
    },
  ),
  step(
    'readByVicePresident',
    words('分管总裁阅示', 'Read by the vice-president'),
    words('分管总裁已阅，可附意见', 'The vice-president has read it'),
    {
      at: ['vicePresidentReading'],
      by: by('vicePresident', 'approver'),
      fields: [longText('comment', '意见', 'Comment', false)],
      needs: [recusal, otherThan('readByHead')],
      effects: [mark('vicePresidentRead')],
      source: chart('总部重大投诉'),
    },
  ),
  step(
    'reportFindings',
    words('报调查结果', 'Report the findings'),
    words('稽核考核部调查处理完毕，报部门负责人签字', 'Audit has investigated; the head signs next'),
    {
      at: ['auditInvestigating'],
      enters: ['signing'],
      by: by('audit', 'handler'),
      fields: [founded, longText('facts', '调查情况', 'Facts found'), longText('proposal', '处理意见', 'Proposal')],
      needs: [recusal],
      effects: [keep('founded'), mark('findingsReported')],
      source: chart('总部重大投诉'),
    },
  ),
  step(
    'sign',
    words('签字', 'Sign'),
    words('部门负责人签字，退稽核考核部转送', 'The head signs; back to audit to send on'),
    {
      at: ['signing'],
      enters: ['auditForwarding'],
      by: by('head', 'approver', 'supervisor'),
      fields: [longText('comment', '签字意见', 'Comment', false)],
      needs: [recusal, otherThan('reportFindings')],
      effects: [mark('signed')],
      source: chart('总部重大投诉'),
    },
  ),
  sendBack(
    'returnFindings',
    words('退回重查', 'Back to audit'),
    words('调查不清，退回稽核考核部并说明原因', 'Not clear enough: audit looks again'),
    {
      at: ['signing'],
      enters: ['auditInvestigating'],
      by: by('head', 'approver', 'supervisor'),
      fields: [whatIsMissing],
      effects: [mark('findingsReturned', 'auditReceived')],
      source: unclearChart('总部重大投诉'),
    },
  ),
  step(
    'sendOn',
    words('转送分管总裁和呼叫中心', 'To vice-president and call centre'),
    words('签字后的结果同时送分管总裁和呼叫中心', 'The signed result goes to both at once'),
    {
      at: ['auditForwarding'],
      enters: ['acknowledging', 'replying'],
      by: by('audit', 'intake', 'handler'),
      fields: [unitUnder('company', 'unit', '呼叫中心', 'Call centre', ['department'])],
      effects: [hand('callCentre'), mark('sentOn')],
      source: chart('总部重大投诉'),
    },
  ),
  step(
    'acknowledge',
    words('分管总裁确认', 'Vice-president acknowledges'),
    words('确认处理结果，记录存档', 'The result is acknowledged and goes on record'),
    {
      at: ['acknowledging'],
      by: by('vicePresident', 'approver'),
      fields: [longText('comment', '确认意见', 'Comment', false)],
      needs: [recusal, otherThan('sign', 'reportFindings')],
      effects: [mark('acknowledged')],
      source: unclearChart('总部重大投诉'),
    },
  ),
  step(
    'object',
    words('分管总裁退回', 'Vice-president returns it'),
    words('不同意处理结果，退稽核考核部', 'Does not agree: back to audit'),
    {
      tone: 'return',
      at: ['acknowledging'],
      leaves: ['acknowledging', 'replying'],
      enters: ['auditInvestigating'],
      by: by('vicePresident', 'approver'),
      fields: [longText('comment', '退回意见', 'Why not')],
      effects: [mark('vicePresidentObjected', 'auditReceived')],
      source: unclearChart('总部重大投诉'),
    },
  ),
  step(
    'replyMajor',
    words('呼叫中心回复客户', 'Call centre answers'),
    words(
      '签字和分管总裁确认齐备后，回复客户并记录处理结果',
      'Once signed and acknowledged: answer the customer, record the result',
    ),
    {
      key: 'E',
      at: ['replying'],
      by: by('callCentre', 'callBack', 'handler', 'intake'),
      fields: [
        longText('result', '处理结果', 'Result'),
        replyManner,
        reply,
        solved,
        choice('reaction', '客户反应', 'How the customer took it', [
          ['satisfied', '满意', 'Satisfied'],
          ['accepted', '基本满意', 'Accepts it'],
          ['unsatisfied', '不满意', 'Not satisfied'],
        ]),
      ],
      needs: [
        ended(
          ['headReading', 'vicePresidentReading', 'signing', 'acknowledging'],
          notYet(
            '部门负责人签字和分管总裁确认还没有齐备，暂不能回复客户。投诉没有变化，请先请他们办理。',
            'The signature and the vice-president’s acknowledgement are not both there yet. The complaint is unchanged; ask them first.',
          ),
        ),
        recusal,
        otherThan('reportFindings', 'sign', 'sendOn', 'acknowledge'),
      ],
      effects: [
        keep('solved'),
        keep('satisfaction', 'reaction'),
        mark('resultIssued', 'customerReplied'),
        branch('reaction', ['satisfied', 'accepted'], ['filing'], ['closed']),
        branch('reaction', ['unsatisfied'], ['auditInvestigating'], ['auditReceived']),
      ],
      source: unclearChart('总部重大投诉'),
    },
  ),
];
