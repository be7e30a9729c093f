import { z } from 'zod';
import type { Complainant } from '../../complaint/details.ts';
import { documentFormats, noticeManners } from '../../complaint/events.ts';
import type { LetterTemplate } from '../../document/letters/letter.ts';
import { longestWording } from '../../procedure/shapes/writing.ts';
import { call, id, instant, requestId, type } from '../base.ts';

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
  /** Everything about a complaint for somebody outside who checks it: case file, papers, entries with their proof. Its making
   *  is noted with its fingerprint. Papers and pictures only where nothing is covered.
   *  @returns a zip as base64 */
  evidence: call
    .input(
      z.object({
        request: requestId,
        complaint: id,
        language: z.enum(['zh', 'en']),
        masked: z.boolean(),
        purpose: z.string().trim().max(200),
      }),
    )
    .output(type<{ file: { name: string; mediaType: string; content: string }; fingerprint: string }>()),
};

const language = z.enum(['zh', 'en']);

export const letter = {
  /** The letters offered to a complaint: those of its procedures, and the common ones. */
  list: call.input(z.object({ complaint: id })).output(type<LetterTemplate[]>()),
  /** The letter filled from a complaint; `missing` names facts it needs and the complaint does not have. */
  draft: call
    .input(z.object({ complaint: id, letter: z.string().max(64), language }))
    .output(type<{ title: string; text: string; missing: string[] }>()),
  /** A wording that is being written, tried on a complaint. */
  preview: call
    .input(z.object({ complaint: id, language, body: z.string().max(longestWording) }))
    .output(type<{ text: string; missing: string[] }>()),
  /** Keeps a letter as it went out: text, proof, and the page itself among the papers of the complaint. */
  send: call
    .input(
      z.object({
        request: requestId,
        complaint: id,
        letter: z.string().max(64),
        language,
        title: z.string().trim().min(1).max(200),
        text: z.string().trim().min(1).max(20_000),
        notice: z.object({ manner: z.enum(noticeManners), at: instant, text: z.string().trim().max(500) }),
      }),
    )
    .output(type<{ file: { name: string; mediaType: string; content: string } }>()),
};
