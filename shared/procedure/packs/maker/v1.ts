import { makerA, makerB } from './actors.ts';
import { maker } from './maker.ts';

/** P4: the sales representative takes, visits and answers; the after-sales department distributes. */
export const makerAV1 = maker(makerA);

/** P5: the regional manager and the clerks of sales office and headquarters; two approvals around the determination. */
export const makerBV1 = maker(makerB);
