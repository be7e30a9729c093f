import { z } from 'zod';
import type { Complainant } from '../../complaint/details.ts';
import { documentFormats } from '../../complaint/events.ts';
import { call, id, requestId, type } from '../base.ts';

export const document = {
  /** Makes a form from a complaint and notes in its history who took it, covered or not, and what for.
   *  @returns the file as base64; nothing for the printer, which the page itself feeds: for an uncovered print with the
   *  complainants in full */
  make: call
    .input(
      z.object({
        request: requestId,
        complaint: id,
        form: z.string().max(64),
        format: z.enum(documentFormats),
        language: z.enum(['zh', 'en']),
        masked: z.boolean(),
        purpose: z.string().trim().max(200),
      }),
    )
    .output(
      type<{ file: { name: string; mediaType: string; content: string } | null; complainants: Complainant[] | null }>(),
    ),
};
