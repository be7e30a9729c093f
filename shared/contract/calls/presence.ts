import { z } from 'zod';
import type { Instant } from '../../base/time.ts';
import { call, id, type } from '../base.ts';

export type OtherHere = { person: string; doing: 'reading' | 'writing'; since: Instant };

/** Two people in one complaint see each other. `window` is made once by each page. */
export const presence = {
  /** Says that this page has the complaint open, every 20 seconds and when it begins to write.
   *  @returns the others of the own organisation who have it open */
  here: call
    .input(z.object({ complaint: id, window: id, doing: z.enum(['reading', 'writing']) }))
    .output(type<OtherHere[]>()),
  leave: call.input(z.object({ complaint: id, window: id })).output(type<{ complaint: string }>()),
};
