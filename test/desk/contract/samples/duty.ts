/** For each call about duty and approvals an input that could be right. */
import { begin } from '../links.ts';
import type { World } from '../world.ts';

const plan = Buffer.from('单位,A角\n某银行,李强\n').toString('base64');

export const dutySamples = (world: World) => ({
  'duty.setAssignment': {
    request: 'request-rule',
    unit: world.member,
    rule: { by: 'rotation', people: [world.other] },
  },
  'complaint.assign': {
    request: 'request-assign',
    id: world.complaint,
    unit: world.unit,
    person: world.person,
    comment: '',
  },
  'attention.view': undefined,
  'attention.watch': { request: 'request-watch', complaint: world.complaint, watched: true },
  'attention.seen': { request: 'request-mentions', complaint: world.complaint },
  'approval.page': { cursor: null, size: 10 },
  'approval.others': undefined,
  'approval.delegations': undefined,
  'approval.delegate': {
    request: 'request-delegate',
    person: world.person,
    unit: world.unit,
    to: world.other,
    from: begin,
    until: begin + 86_400_000,
    upTo: 100_000,
    reason: '出差',
  },
  'approval.endDelegation': { request: 'request-undelegate', person: world.person, delegation: 'id-unknown' },
  'duty.board': undefined,
  'duty.setPair': { request: 'request-pair', unit: world.member, a: world.other, b: null },
  'duty.recordAbsence': {
    request: 'request-absence',
    person: world.person,
    from: begin + 3_600_000,
    to: begin + 7_200_000,
    reason: '培训',
  },
  'duty.endAbsence': { request: 'request-back', person: world.person, absence: 'id-unknown' },
  'duty.setSpecialPairs': {
    request: 'request-special',
    unit: world.member,
    pairs: [{ pair: { a: world.other }, works: ['accept'], shift: [{ weekdays: ['sat'], from: 540, to: 720 }] }],
  },
  'duty.setStandIn': { request: 'request-stand-in', person: world.other, standIn: null },
  'duty.alarms': undefined,
  'duty.signAlarm': { request: 'request-sign-alarm', id: 'id-unknown', note: '已安排李强值班' },
  'duty.handOvers': { open: true, cursor: null, size: 10 },
  'duty.signHandOver': { request: 'request-sign-list', id: 'id-unknown', note: '' },
  'duty.fileDepartment': {
    request: 'request-filed',
    unit: world.member,
    department: { name: '消费者权益保护部', phone: '024-0000 0000' },
  },
  'duty.announceChange': {
    request: 'request-announce',
    unit: world.member,
    from: begin + 40 * 86_400_000,
    pair: { a: world.other },
    contact: { phone: '024-0000 0001' },
  },
  'duty.dropChange': { request: 'request-drop', unit: world.member, change: 'id-unknown' },
  'duty.notices': { cursor: null, size: 10 },
  'duty.seeNotice': { request: 'request-seen', id: 'id-unknown' },
  'duty.answeredAt': { unit: world.member, at: begin, work: 'handle' },
  'duty.exportCalendar': { unit: world.unit, from: begin, to: begin + 86_400_000, language: 'zh' },
  'duty.previewPlan': { name: 'plan.csv', content: plan },
  'duty.importPlan': { request: 'request-plan', name: 'plan.csv', content: plan },
  'duty.history': { unit: world.member, from: begin, to: begin + 86_400_000 },
});
