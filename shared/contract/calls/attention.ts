import { z } from 'zod';
import type { Instant } from '../../base/time.ts';
import { call, id, requestId, type } from '../base.ts';

/** A note in which a colleague named me, and which I have not seen. */
export type MentionLine = {
  complaint: string;
  number: string;
  by: string | null;
  at: Instant;
  /** First 80 characters of the note. */
  gist: string;
};

/** What I keep an eye on, and who called for me. `watched`: ids of complaints. */
export type AttentionView = { watched: string[]; mentions: MentionLine[] };

const complaint = z.object({ request: requestId, complaint: id });

export const attention = {
  view: call.output(type<AttentionView>()),
  watch: call.input(complaint.extend({ watched: z.boolean() })).output(type<{ complaint: string }>()),
  /** All mentions of me in this complaint so far. */
  seen: call.input(complaint).output(type<{ complaint: string }>()),
};
