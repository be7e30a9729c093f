import type { Action, Field } from '../../pack.ts';
import { afresh, callBackActions } from '../commonActions.ts';
import {
  branch,
  by,
  founded,
  goesBack,
  hand,
  house,
  keep,
  longText,
  mark,
  recusal,
  reply,
  replyManner,
  returnsLeft,
  set,
  solved,
  step,
  unitUnder,
  words,
} from '../writing.ts';
import { chart } from './source.ts';

/** What is written down once a matter was looked into and the customer was told. */
const settled: Field[] = [
  founded,
  longText('facts', '调查情况', 'Facts found'),
  longText('result', '处理结果', 'Result'),
  replyManner,
  reply,
  solved,
];

const headquartersUnit = unitUnder('company', 'unit', '总部受理部门', 'Unit at headquarters', ['member', 'department']);

const branchActions: Action[] = [
  step(
    'branchDirect',
    words('批示', 'Direct'),
    words(
      '营业部相关负责人阅示《营业部客户纠纷受理表》，安排调查',
      'The head at the branch reads the sheet and orders the inquiry',
    ),
    {
      at: ['branchDirecting'],
      enters: ['branchInvestigating'],
      by: by('branch', 'approver', 'supervisor'),
      fields: [longText('instruction', '批示意见', 'Instruction')],
      needs: [recusal],
      effects: [set('book', 'branch'), mark('branchDirected')],
      source: chart('营业部'),
    },
  ),
  step(
    'branchRecordResult',
    words('记录处理结果', 'Record the result'),
    words(
      '调查处理完毕，已答复客户，处理结果存档',
      'Looked into and settled, the customer was answered; to the archive',
    ),
    {
      key: 'E',
      at: ['branchInvestigating'],
      enters: ['filing'],
      by: by('branch', 'handler'),
      fields: settled,
      needs: [recusal],
      effects: [keep('founded'), keep('solved'), mark('resultIssued', 'customerReplied', 'closed')],
      source: chart('营业部'),
    },
  ),
  step(
    'forwardToHeadquarters',
    words('报总部', 'Send to headquarters'),
    words('重大投诉由总部处理', 'A major complaint belongs to headquarters'),
    {
      key: 'F6',
      at: ['forwardingUp'],
      enters: ['majorReporting'],
      by: by('branch', 'intake', 'handler', 'supervisor'),
      fields: [headquartersUnit, longText('summary', '情况说明', 'Summary')],
      effects: [hand('desk'), mark('raised', 'headquartersReceived')],
      source: chart('营业部→总部'),
    },
  ),
  step(
    'raiseToHeadquarters',
    words('转为重大投诉', 'Raise to major'),
    words('处理中发现属重大投诉，改报总部', 'Found to be major on the way: to headquarters'),
    {
      tone: 'plain',
      at: ['branchDirecting', 'branchInvestigating'],
      enters: ['majorReporting'],
      by: by('branch', 'handler', 'approver', 'supervisor'),
      fields: [headquartersUnit, longText('summary', '改报理由', 'Why it is major')],
      effects: [hand('desk'), set('severity', 'major'), mark('raised', 'headquartersReceived')],
      source: chart('营业部→总部'),
    },
  ),
];

const headquartersActions: Action[] = [
  step(
    'reportToHead',
    words('上报部门负责人', 'Report to the head'),
    words('把《总部客户纠纷及投诉受理表》报相关部门负责人', 'The sheet goes to the head of the department concerned'),
    {
      key: 'F6',
      at: ['reporting'],
      enters: ['headDirecting'],
      by: by('desk', 'intake', 'handler'),
      fields: [
        unitUnder('company', 'unit', '相关部门', 'Department concerned', ['department', 'member']),
        longText('summary', '情况说明', 'Summary', false),
      ],
      effects: [hand('head'), set('book', 'headquarters'), mark('reported', 'reportedOrdinary')],
      source: chart('总部普通投诉'),
    },
  ),
  step(
    'deliver',
    words('送达承办单位', 'Deliver'),
    words('送达被投诉营业部或总部相关部门调查处理', 'To the branch or department complained of'),
    {
      at: ['headDirecting'],
      enters: ['investigating'],
      by: by('head', 'approver', 'supervisor'),
      fields: [
        unitUnder('company', 'unit', '承办营业部或部门', 'Branch or department', ['outlet', 'department'], {
          suggest: 'complainedUnit',
        }),
        unitUnder('company', 'callCentre', '回访的呼叫中心', 'Call centre that calls back', ['department']),
        longText('request', '办理要求', 'What is asked', false),
      ],
      needs: [recusal],
      effects: [hand('complainedOf'), hand('callCentre', 'callCentre'), mark('delivered')],
      source: chart('总部普通投诉'),
    },
  ),
  step(
    'raiseToMajor',
    words('转为重大投诉', 'Raise to major'),
    words('属重大投诉，改走并行上报', 'It is major: parallel reporting from here'),
    {
      tone: 'plain',
      at: ['headDirecting', 'investigating'],
      enters: ['majorReporting'],
      by: by('head', 'approver', 'supervisor'),
      fields: [longText('reason', '改报理由', 'Why it is major')],
      effects: [set('severity', 'major'), mark('raisedByHead', 'headquartersReceived')],
      source: house,
    },
  ),
  step(
    'returnDelivery',
    words('退回', 'Return'),
    words('不属于本单位，说明原因退回部门负责人', 'Not ours: back to the head, with a reason'),
    {
      tone: 'return',
      at: ['investigating'],
      enters: ['headDirecting'],
      by: by('complainedOf', 'intake', 'handler'),
      fields: [longText('explanation', '退回原因', 'Reason')],
      needs: [returnsLeft('complainedOf')],
      effects: [goesBack('complainedOf'), mark('deliveryReturned')],
      source: house,
    },
  ),
  step(
    'recordReply',
    words('回复客户并记录', 'Answer and record'),
    words('调查处理完毕，回复客户，记录处理结果', 'Settled: the customer is answered, the result recorded'),
    {
      key: 'E',
      at: ['investigating'],
      enters: ['callingBack'],
      by: by('complainedOf', 'handler'),
      fields: settled,
      needs: [recusal],
      effects: [keep('founded'), keep('solved'), afresh, mark('resultIssued', 'customerReplied', 'callBackDue')],
      source: chart('总部普通投诉'),
    },
  ),
  ...callBackActions({
    party: 'callCentre',
    handling: ['reportToHead', 'deliver', 'recordReply'],
    satisfied: { enters: ['filing'], marks: ['calledBack', 'closed'] },
    unsatisfied: [branch('result', ['unsatisfied'], ['headDirecting'], ['calledBack', 'sentBackByCustomer'])],
    source: chart('总部普通投诉'),
  }),
];

export const ordinaryActions: Action[] = [...branchActions, ...headquartersActions];
