import { begin } from '../links.ts';
import type { CallName, World } from '../world.ts';

/** Hours of an outlet that opens on Saturday morning. */
const calendarOf = (world: World) => ({
  id: `unit/${world.outlet}`,
  version: 1,
  title: '中街支行营业时间',
  weekly: { sat: [['09:00', '12:00']] },
  exceptions: [{ date: '2026-03-09', kind: 'shortDay', windows: [['09:00', '11:00']], name: '停电' }],
});

export const clockSamples = (world: World) =>
  ({
    'clock.allowed': { id: world.complaint },
    'clock.suspend': {
      request: 'request-suspend',
      id: world.complaint,
      clock: 'P2-D1#1',
      reason: 'appraisal',
      text: '送鉴定',
      notice: { manner: 'dialled', at: begin, text: '已告知' },
      reviewBy: '2026-03-20',
    },
    'clock.resume': { request: 'request-resume', id: world.complaint, clock: 'P2-D1#1', text: '鉴定完成' },
    'clock.askExtension': { request: 'request-ask', id: world.complaint, clock: 'P2-D1#1', reason: '情况复杂' },
    'clock.decideExtension': {
      request: 'request-decide',
      id: world.complaint,
      clock: 'P2-D1#1',
      granted: true,
      comment: '同意',
    },
    'clock.extend': {
      request: 'request-extend',
      id: world.complaint,
      clock: 'P2-D1#1',
      reason: '情况复杂',
      notice: { manner: 'posted', at: begin, text: '挂号信' },
    },
    'clock.restart': { request: 'request-restart', id: world.complaint, clock: 'P2-D1#1', facts: '新凭证' },
    'calendar.due': { pack: 'P2', clock: 'P2-D1', from: begin, unit: world.outlet },
    'calendar.count': {
      limit: { amount: 15, unit: 'workingDay', direction: 'backward', roll: false },
      from: begin,
      unit: world.outlet,
    },
    'calendar.view': { unit: world.outlet },
    'calendar.readNotice': {
      text: '关于2027年部分节假日安排的通知 一、元旦：1月1日至3日放假，共3天。1月9日（周六）上班。',
      year: 2027,
    },
    'calendar.readFile': {
      name: '2027.csv',
      content: Buffer.from('2027-01-01,休,元旦\n2027-01-09,班,元旦\n').toString('base64'),
    },
    'calendar.preview': { calendar: calendarOf(world) },
    'calendar.publish': {
      request: 'request-calendar',
      calendar: calendarOf(world),
      note: '周六上午营业',
      expectedVersion: 0,
    },
    'calendar.provisional': { cursor: null, size: 10 },
    'calendar.compare': { from: 1, to: 1 },
    'procedure.view': undefined,
    'procedure.published': undefined,
    'procedure.choose': { request: 'request-packs', main: ['P2'], overlays: ['C'] },
  }) satisfies Partial<Record<CallName, unknown>>;
