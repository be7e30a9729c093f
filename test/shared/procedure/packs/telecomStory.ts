import { expect } from 'vitest';
import type { Details } from '../../../../shared/complaint/details.ts';
import type { FormValues } from '../../../../shared/procedure/pack.ts';
import { shippedPacks } from '../../../../shared/procedure/packs/index.ts';
import { story } from '../../complaint/office.ts';
import { operatorOffice as office } from './operator.ts';

/** Beginnings of stories at the operator and its partners. */

export const pack = shippedPacks.newest('P1')!;
export const extraOf = (taker: 'operator' | 'partner', more: FormValues = {}) => ({
  extra: { taker, mode: 'c', ...more },
});
export const begin = (more: Partial<Details> = {}) =>
  story(office, [], { pack, common: { complainedUnit: 'si', ...extraOf('operator'), ...more } });

export const answered = { replyManner: 'phone', reply: '已致电说明' };
export const done = { result: '已修复', ...answered };

/** Registered by the service centre on a Monday morning and judged. */
export function judged(cause: string, more: Partial<Details> = {}) {
  const told = begin(more);
  expect(told.register('2026-09-07T10:00', 'agent', 'centre')).toBeUndefined();
  expect(told.act('2026-09-07T10:20', 'agent', 'centre', 'judgeCause', { cause, basis: '日志' })).toBeUndefined();
  return told;
}

/** Dispatched to the SI at eleven. */
export function dispatched(grade: string, cause = 'si', more: Partial<Details> = {}) {
  const told = judged(cause, more);
  const form = {
    unit: cause === 'platform' ? 'contractor' : 'si',
    grade,
    request: 'complaint',
    description: '无法订购',
  };
  expect(told.act('2026-09-07T11:00', 'agent', 'centre', 'dispatchSupport', form)).toBeUndefined();
  return told;
}

/** Complained of directly to the SI. */
export function direct(more: Partial<Details> = {}) {
  const told = begin({ ...extraOf('partner'), ...more });
  expect(told.register('2026-09-07T10:00', 'si', 'si')).toBeUndefined();
  return told;
}
