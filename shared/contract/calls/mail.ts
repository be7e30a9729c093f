import { z } from 'zod';
import type { Instant } from '../../base/time.ts';
import { call, type } from '../base.ts';

/** A message as its file tells it; nothing of it is stored. */
export type MailRead = {
  from: { name: string; mail: string };
  subject: string;
  /** The words of the message: its text, or its page without the marks. */
  text: string;
  /** When it was sent; nothing where the file does not say. */
  at: Instant | null;
  attachments: { name: string; mediaType: string; content: string }[];
};

/** Messages kept as files (.eml), as every mail program saves them. */
export const mail = {
  /** @param content the file in base64, 20 MiB */
  read: call
    .input(z.object({ name: z.string().trim().min(1).max(200), content: z.string().max(28_000_000) }))
    .output(type<MailRead>()),
};
