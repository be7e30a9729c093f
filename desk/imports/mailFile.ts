// A message kept as a file: who wrote, what, when, and what hung on it. Whatever the file is, the answer is a message or the reason
// why not.
import PostalMime, { type Address, type Attachment } from 'postal-mime';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { MailRead } from '../../shared/contract/calls/mail.ts';
import { narrativeLimit } from '../../shared/complaint/details.ts';
import { may } from '../../shared/people/permissions.ts';
import { printable } from '../documents/plainText.ts';
import type { DeskParts, Handlers } from '../parts.ts';

const mostAttachments = 20;

export type MailProblem = { code: 'MailNotReadable' };

export async function readMail(bytes: Uint8Array): Promise<Result<MailRead, MailProblem>> {
  // Every message begins with lines like `From: …`; a picture renamed to .eml does not.
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('latin1');
  if (
    !/^(from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|x-[\w-]+):/im.test(
      head,
    )
  ) {
    return refused({ code: 'MailNotReadable' });
  }
  let message;
  try {
    message = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer', maxNestingDepth: 50 });
  } catch {
    // Its parser throws on what is nested without end, and on headers of megabytes.
    return refused({ code: 'MailNotReadable' });
  }
  const from = firstOf(message.from);
  const text = message.text?.trim() || wordsOf(message.html ?? '');
  const at = message.date === undefined ? Number.NaN : Date.parse(message.date);
  return done({
    from: { name: plain(from?.name ?? '').slice(0, 200), mail: plain(from?.address ?? '').slice(0, 200) },
    subject: plain(message.subject ?? '').slice(0, 500),
    text: printable(text)
      .trim()
      .slice(0, narrativeLimit - 600),
    at: Number.isNaN(at) || at < 0 ? null : at,
    attachments: message.attachments.slice(0, mostAttachments).map(attachmentOf),
  });
}

const plain = (text: string): string => printable(text).replaceAll('\n', ' ').trim();

const firstOf = (from: Address | undefined): { name: string; address: string } | undefined => {
  if (!from) return undefined;
  if (from.group) return from.group[0];
  return { name: from.name, address: from.address ?? '' };
};

function attachmentOf({ filename, mimeType, content }: Attachment, place: number): MailRead['attachments'][number] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
  const ending = mimeType === 'message/rfc822' ? '.eml' : '';
  // A name with a folder in it is only its last part, and no invisible sign turns its ending round.
  const name =
    plain(filename ?? '')
      .replaceAll(/\p{Cf}/gu, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return {
    name: (name === '' ? `${place + 1}${ending}` : name).slice(-200),
    mediaType: mimeType,
    content: bytes.toString('base64'),
  };
}

/** The words of a page: line ends where the page has them, no marks, no scripts. */
export const wordsOf = (html: string): string =>
  html
    .replaceAll(/<(script|style|head)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<br\b[^>]*>|<\/(p|div|tr|li|h[1-6])\s*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&nbsp;/gi, ' ')
    .replaceAll(/&lt;/gi, '<')
    .replaceAll(/&gt;/gi, '>')
    .replaceAll(/&quot;/gi, '"')
    .replaceAll(/&#(\d{1,6});/g, (_, code: string) => signOf(Number(code)))
    .replaceAll(/&amp;/gi, '&')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();

const signOf = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

export function mailHandlers(parts: DeskParts): Handlers<'mail'> {
  return {
    async read({ content }, { actor }) {
      if (!may(parts.office(), actor, 'register')) return refused({ code: 'NotPermitted', permission: 'register' });
      return readMail(Buffer.from(content, 'base64'));
    },
  };
}
