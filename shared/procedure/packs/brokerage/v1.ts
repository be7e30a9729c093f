import type { Pack } from '../../pack.ts';
import { archiveAction, withdrawAction } from '../commonActions.ts';
import { allBut, choice, customarySettings, given, stage, takenInAt, words } from '../writing.ts';
import { clocks } from './clocks.ts';
import { majorActions } from './majorActions.ts';
import { ordinaryActions } from './ordinaryActions.ts';
import { chart } from './source.ts';

const stages = [
  stage('branchDirecting', 'branch', 'approve', '营业部负责人批示', 'Branch head to direct'),
  stage('branchInvestigating', 'branch', 'handle', '营业部调查处理', 'Branch settles'),
  stage('forwardingUp', 'branch', 'forward', '待报总部', 'To headquarters'),
  stage('reporting', 'desk', 'forward', '待上报部门负责人', 'To report to the head'),
  stage('headDirecting', 'head', 'approve', '部门负责人批办', 'Head to deliver'),
  stage('investigating', 'complainedOf', 'handle', '承办单位调查处理', 'Unit complained of settles'),
  stage('callingBack', 'callCentre', 'callBack', '呼叫中心回访', 'Call centre calls back'),
  stage('majorReporting', 'desk', 'forward', '待并行上报', 'To report in parallel'),
  stage('headReading', 'head', 'judge', '部门负责人阅示', 'Head to read'),
  stage('vicePresidentReading', 'vicePresident', 'judge', '分管总裁阅示', 'Vice-president to read'),
  stage('auditInvestigating', 'audit', 'handle', '稽核调查', 'Audit investigates'),
  stage('signing', 'head', 'approve', '待部门负责人签字', 'For the head to sign'),
  stage('auditForwarding', 'audit', 'forward', '待稽核转送', 'For audit to send on'),
  stage('acknowledging', 'vicePresident', 'approve', '待分管总裁确认', 'For the vice-president'),
  stage('replying', 'callCentre', 'report', '待呼叫中心回复', 'For the call centre to answer'),
  stage('filing', 'firstAsked', 'close', '待归档', 'To archive'),
];

/** P3: brokerage, 《客户纠纷及投诉处理流程》: a flow chart of three paths (branch ordinary, headquarters ordinary, headquarters
 *  major), each with a register book of its own. A major complaint at a branch goes to headquarters. */
export const brokerageV1: Pack = {
  id: 'P3',
  version: 1,
  title: words('证券公司客户纠纷及投诉处理流程', 'Brokerage: handling of disputes and complaints'),
  short: words('证券流程', 'Brokerage'),
  source: '客户纠纷及投诉处理流程（营业部、总部）',
  effectiveFrom: '2009-01-01',
  parties: [
    { id: 'company', title: words('公司', 'Company'), kinds: ['member'] },
    { id: 'vicePresident', title: words('分管总裁', 'Vice-president in charge'), kinds: ['member', 'department'] },
    { id: 'desk', title: words('总部受理部门', 'Desk at headquarters'), kinds: ['member', 'department'] },
    { id: 'head', title: words('相关部门', 'Department concerned'), kinds: ['department', 'member'] },
    { id: 'audit', title: words('稽核考核部', 'Audit department'), kinds: ['department'] },
    { id: 'callCentre', title: words('呼叫中心', 'Call centre'), kinds: ['department'] },
    { id: 'branch', title: words('营业部', 'Branch'), kinds: ['outlet', 'department'] },
    { id: 'complainedOf', title: words('承办单位', 'Unit complained of'), kinds: ['outlet', 'department'] },
  ],
  entries: [
    takenInAt('outlet', 'branch', 'forwardingUp', 'majorAtBranch', [given('severity', 'major')]),
    takenInAt('outlet', 'branch', 'branchDirecting', 'branchReceived'),
    takenInAt('member', 'desk', 'majorReporting', 'headquartersReceived', [given('severity', 'major')]),
    takenInAt('member', 'desk', 'reporting', 'headquartersReceived'),
  ],
  intake: [
    choice('severity', '严重程度', 'Severity', [
      ['ordinary', '普通投诉', 'Ordinary'],
      ['major', '重大投诉', 'Major'],
    ]),
  ],
  severities: [
    { id: 'ordinary', title: words('普通投诉', 'Ordinary'), scale: 2 },
    { id: 'major', title: words('重大投诉', 'Major'), scale: 4 },
  ],
  money: [],
  kpis: [],
  checklists: [],
  stages,
  mainLine: ['reporting', 'headDirecting', 'investigating', 'callingBack', 'filing'],
  actions: [
    ...ordinaryActions,
    ...majorActions,
    withdrawAction(allBut('filing', stages)),
    archiveAction(chart('存档')),
  ],
  clocks,
  triggers: [],
  papers: [
    {
      id: 'branchBook',
      title: words('营业部客户纠纷受理表', 'Branch register sheet'),
      when: [given('book', 'branch')],
    },
    {
      id: 'headquartersBook',
      title: words('总部客户纠纷及投诉受理表', 'Headquarters register sheet'),
      when: [given('book', 'headquarters')],
    },
    {
      id: 'majorBook',
      title: words('重大客户纠纷及投诉受理表', 'Register sheet of major complaints'),
      when: [given('book', 'major')],
    },
    { id: 'result', title: words('处理结果及答复记录', 'Result and record of the answer') },
  ],
  script: [],
  settings: customarySettings,
};
