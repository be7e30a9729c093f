import type { Pack } from '../pack.ts';
import { bankPrinciplesV1 } from './bankPrinciples/v1.ts';
import { bankStepsV1 } from './bankSteps/v1.ts';
import { brokerageV1 } from './brokerage/v1.ts';
import { liaoningV1 } from './liaoning/v1.ts';
import { makerAV1, makerBV1 } from './maker/v1.ts';
import { makerShortV1 } from './makerShort/v1.ts';
import { measures2020V1 } from './measures2020/v1.ts';
import { storeV1 } from './store/v1.ts';
import { telecomV1 } from './telecom/v1.ts';

/** Every released pack version. A complaint keeps the version it began under, so released versions never leave this list. */
export const packs: readonly Pack[] = [
  liaoningV1,
  measures2020V1,
  telecomV1,
  bankStepsV1,
  bankPrinciplesV1,
  brokerageV1,
  makerAV1,
  makerBV1,
  makerShortV1,
  storeV1,
];

export function packOf(id: string, version: number): Pack | undefined {
  return packs.find((pack) => pack.id === id && pack.version === version);
}

/** The version new complaints begin under. */
export function currentPack(id: string): Pack | undefined {
  return packs.filter((pack) => pack.id === id).sort((left, right) => right.version - left.version)[0];
}
