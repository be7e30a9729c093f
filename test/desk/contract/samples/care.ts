import type { CallName } from '../world.ts';

/** At the end: the whole office is verified, kept and filled anew. */
export const careSamples = {
  'preference.read': undefined,
  'preference.save': { key: 'language', value: 'en' },
  'care.verify': undefined,
  'care.backup': {},
  'care.rebuild': undefined,
  'care.restore': { request: 'request-restore', folder: 'no such folder' },
} satisfies Partial<Record<CallName, unknown>>;
