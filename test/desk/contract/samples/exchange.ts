import type { CallName } from '../world.ts';

/** Nobody listens at port 1. */
const invitation = { address: 'http://127.0.0.1:1', code: 'ABCD-EFGH-2345', deskName: '柜台一' };

export const exchangeSamples = {
  'exchange.status': undefined,
  'exchange.view': undefined,
  'exchange.join': { request: 'request-join', ...invitation },
  'exchange.joinFresh': {
    request: 'request-fresh',
    ...invitation,
    personName: '周亮',
    account: 'zhouliang',
    password: 'first-pass-1',
  },
  'exchange.now': undefined,
  'exchange.tryAgain': undefined,
  'exchange.leave': { request: 'request-leave' },
  'exchange.invite': { unit: 'id-unknown' },
  'exchange.card': undefined,
  'exchange.look': { content: '{"shouwen":"package"}' },
  'exchange.joinFile': {
    request: 'request-join-file',
    content: '{}',
    deskName: '前台',
    personName: '王敏',
    account: 'wangmin',
    password: 'jiandu-2026',
  },
  'exchange.makePackage': { desk: 'id-unknown' },
  'exchange.takePackage': { content: '{"shouwen":"package"}' },
  'exchange.revoke': { desk: 'id-unknown', revoked: true },
  'exchange.chooseFolder': { path: null },
  'exchange.settle': { request: 'request-settle', conflict: 'id-unknown', choice: 'drop' },
} satisfies Partial<Record<CallName, unknown>>;
