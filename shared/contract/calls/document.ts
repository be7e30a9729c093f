import { z } from 'zod';
import type { Complainant } from '../../complaint/details.ts';
import { documentFormats, noticeManners } from '../../complaint/events.ts';
import type { LetterTemplate } from '../../document/letters/letter.ts';
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
const wording = z.object({ zh: z.string().trim().min(1).max(20_000), en: z.string().trim().min(1).max(20_000) });

export const letter = {
  /** Every letter in its wording of now, with the names of the variables a template may use. */
  list: call.output(type<{ letters: LetterTemplate[]; variables: string[] }>()),
  /** The letter filled from a complaint; `missing` names facts it needs and the complaint does not have. With `body` a
   *  wording that has not been saved yet is tried. */
  draft: call
    .input(z.object({ complaint: id, letter: z.string().max(64), language, body: z.string().max(20_000).optional() }))
    .output(type<{ title: string; text: string; missing: string[] }>()),
  /** Saves the office's own wording as the next version. */
  save: call
    .input(z.object({ request: requestId, letter: z.string().max(64), title: wording, body: wording }))
    .output(type<{ version: number }>()),
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
