import { found, type CallName, type World } from '../world.ts';

export const sessionSamples = (world: World) =>
  ({
    'session.state': undefined,
    'session.found': found,
    'session.demo': { request: 'request-demo' },
    'session.signIn': { account: 'wangmin', password: 'not this one' },
    'session.signOut': undefined,
    'session.lock': undefined,
    'session.switchSeat': { unit: world.unit },
    'session.changePassword': { request: 'request-password', old: 'not this one', fresh: 'another-2026' },
  }) satisfies Partial<Record<CallName, unknown>>;
