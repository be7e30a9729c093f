import { z } from 'zod';
import { call, requestId, type } from '../base.ts';
import { todaySections } from '../views.ts';
import { registerFilter } from './complaint.ts';

/** A list as a screen shows it. */
const listSource = z.discriminatedUnion('list', [
  z.object({ list: z.literal('register'), filter: registerFilter }),
  z.object({ list: z.literal('today'), section: z.enum(todaySections) }),
  z.object({ list: z.literal('approvals') }),
  z.object({ list: z.literal('units') }),
  z.object({ list: z.literal('people') }),
]);
export type ListSource = z.infer<typeof listSource>;

export const listFormats = ['xlsx', 'csv', 'word'] as const;
export type ListFormat = (typeof listFormats)[number];

/** Lists as files. What is in them, who took them and why stands in the log of who looked at what. */
export const list = {
  /** Personal data is covered unless `masked` is false, which needs the right to see it, complaint by complaint.
   *  @returns the file as base64 */
  export: call
    .input(
      z.object({
        request: requestId,
        source: listSource,
        format: z.enum(listFormats),
        masked: z.boolean(),
        reason: z.string().trim().min(1).max(200),
        language: z.enum(['zh', 'en']),
      }),
    )
    .output(type<{ name: string; mediaType: string; content: string; lines: number }>()),
  /** How far an export under way has come; nothing when there is none of this request. */
  progress: call.input(z.object({ request: requestId })).output(type<{ lines: number | null }>()),
  /** Ends an export under way; nothing is handed out. */
  cancel: call.input(z.object({ request: requestId })).output(type<{ request: string }>()),
};
