import type { ComplaintId, PersonId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';

/** What one person keeps an eye on. Streams: `attention/<person>`; they are his own and never leave the desk. */
export type AttentionEvent =
  | { type: 'ComplaintWatched'; complaint: ComplaintId; at: Instant }
  | { type: 'ComplaintUnwatched'; complaint: ComplaintId; at: Instant }
  /** Everything that named him in this complaint so far has been read. */
  | { type: 'MentionsSeen'; complaint: ComplaintId; at: Instant };

const prefix = 'attention/';
export const attentionStream = (person: PersonId): string => `${prefix}${person}`;
export const isAttentionStream = (stream: string): boolean => stream.startsWith(prefix);
export const personOfStream = (stream: string): PersonId => stream.slice(prefix.length);
