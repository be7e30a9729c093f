import { expect } from 'vitest';
import type { FormValues, Pack } from '../../../../shared/procedure/pack.ts';
import { at } from '../../complaint/office.ts';
import { companyStory } from './company.ts';

/** How far complaints at the manufacturers get before a test begins. */

export type Matter = 'service' | 'staff' | 'quality';
export type Told = ReturnType<typeof companyStory>;
export const sheet = { object: '送货服务', realCause: '送货延误', readBack: true };
export const quality = { model: 'A-1', batch: 'B2026' };

/** Monday 21 September 2026, 9 o'clock: taken by the sales office, register read back, the dispatcher known. */
export function taken(pack: Pack, matter: Matter, persons: { name: string; person?: string }[] = []): Told {
  const told = companyStory(pack, { matter, ...(matter === 'quality' ? quality : {}) });
  expect(told.register('2026-09-21T09:00', 'branch1', { complainedPersons: persons })).toBeUndefined();
  told.steps([['2026-09-21T09:10', 'branch1', 'confirmAtOffice', { ...sheet, dispatcher: 'afterSales' }]]);
  return told;
}

export const visit = (scope: string): FormValues => ({ cause: '仓库漏单', liability: 'unclear', scope });

/** A service complaint beyond the field's authority, until the approver has reviewed the slip at 11:00 on Tuesday. */
export function reviewed(pack: Pack, requiredReply = at('2026-09-24T12:00')): Told {
  const told = taken(pack, 'service');
  told.steps([
    ['2026-09-21T15:00', 'branch1', 'recordVisit', visit('across')],
    ['2026-09-22T10:00', 'branch1', 'submitSlip', { slip: '延误三天', requiredReply, approver: 'marketing' }],
    ['2026-09-22T11:00', 'marketingHead', 'approveSlip'],
  ]);
  return told;
}
export const distribute = { complete: true, unit: 'operations', urgency: 'urgent' };

/** The same, until the opinion of the department lies before the approver. */
export function answered(pack: Pack): Told {
  const told = reviewed(pack);
  told.steps([
    ['2026-09-22T11:30', 'afterSales1', 'distribute', distribute],
    ['2026-09-23T09:00', 'operations1', 'answerSlip', { facts: '属实', opinion: '补送并道歉' }],
    ['2026-09-23T10:00', 'operationsHead', 'signAnswer'],
    ['2026-09-23T11:00', 'generalManager', 'approveBySupervisor'],
    ['2026-09-23T14:00', 'afterSales1', 'reportAnswer'],
  ]);
  return told;
}

export const order = (unit = 'branch') => ({ unit, slip: '漏水', requiredReply: at('2026-09-22T12:00') });
/** A quality complaint whose sampling was ordered at 9:30 on Monday. */
export function ordered(pack: Pack): Told {
  const told = taken(pack, 'quality');
  told.steps([['2026-09-21T09:30', 'branch1', 'orderVisit', order()]]);
  return told;
}
export function arrived(pack: Pack): Told {
  const told = ordered(pack);
  told.steps([['2026-09-21T11:00', 'branch1', 'arrive', { sample: '取样一件' }]]);
  return told;
}
export const undetermined = { facts: '密封圈破损', photos: true, why: '成因不明' };

/** An undeterminable defect until the quality department has it. */
export function testing(pack: Pack): Told {
  const told = arrived(pack);
  const first = pack.id === 'P5' ? 'branchHead' : 'generalManager';
  told.steps([
    ['2026-09-21T11:30', 'branch1', 'cannotDetermine', undetermined],
    [
      '2026-09-21T15:00',
      'branch1',
      'fillDefectDocument',
      { document: '见附件', evidence: true, approver: 'marketing' },
    ],
    ['2026-09-22T09:00', 'marketingHead', 'approveDocument'],
    ['2026-09-22T10:00', first, 'decideReturn', { goodsBack: true }],
    ['2026-09-22T11:00', 'afterSales1', 'dispatchDocument', { complete: true, unit: 'quality' }],
  ]);
  return told;
}
export const test = (liability: string, more: FormValues = {}) => ({
  liability,
  cause: '材质',
  opinion: '更换',
  measures: '改进来料检验',
  ...more,
});

/** The same, determined and put before representative and general manager. */
export function determined(pack: Pack, form: FormValues): Told {
  const told = testing(pack);
  told.steps([
    ['2026-09-24T09:00', 'quality1', 'recordGoods', { freight: 30_000 }],
    ['2026-09-25T09:00', 'quality1', 'recordTest', form],
  ]);
  if (pack.id === 'P5') told.steps([['2026-09-25T10:00', 'branchHead', 'approveSecond']]);
  return told;
}
/** The same, approved by both and passed on. */
export function decided(told: Told): Told {
  told.steps([
    ['2026-09-25T11:00', 'representative', 'approveByRepresentative'],
    ['2026-09-25T11:30', 'generalManager', 'approveByGeneralManager', { improvement: false }],
    ['2026-09-25T14:00', 'afterSales1', 'informDecision', { decision: '按界定处理' }],
  ]);
  return told;
}
export const paid = (told: Told, rule: string) =>
  told.state.money.filter((entry) => entry.rule.endsWith(rule)).map((entry) => entry.amount);
