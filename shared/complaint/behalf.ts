import { z } from 'zod';
import type { UnitId } from '../base/ids.ts';

/** How a written answer reached the desk that enters it. */
export const answerManners = ['post', 'delivered', 'fax', 'mail'] as const;

/** What stands under a written answer of a unit without the program. `receivedAt`: when it reached the desk, UTC milliseconds. */
export const writtenAnswerSchema = z.object({
  signedBy: z.string().trim().min(1).max(100),
  receivedAt: z.int().min(0).max(8.64e15),
  manner: z.enum(answerManners),
});
export type WrittenAnswer = z.infer<typeof writtenAnswerSchema>;

/** As it is kept with the step: `unit` is whose step it is, the entry itself says who entered it. */
export type OnBehalf = WrittenAnswer & { unit: UnitId };
