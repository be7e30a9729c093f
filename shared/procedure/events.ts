import type { PersonId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import type { Pack } from './pack.ts';

/** What happened to a procedure an office writes itself. Stream `pack/<id>`. The whole pack stands in the entry: a complaint that
 *  keeps its version can be read without anything else. */
export type PackEvent =
  /** Written by one person, waiting for another. `recount`: open clocks are to follow the new version. */
  | { type: 'PackProposed'; pack: Pack; note: string; recount: boolean; by: PersonId; at: Instant }
  | { type: 'PackSentBack'; comment: string; by: PersonId; at: Instant }
  /** `recount`: open clocks follow it, at other desks too. */
  | { type: 'PackPublished'; pack: Pack; note: string; recount?: boolean; proposedBy?: PersonId; at: Instant };

export type Proposal = Omit<Extract<PackEvent, { type: 'PackProposed' }>, 'type'>;

const prefix = 'pack/';

export const packStream = (id: string): string => `${prefix}${id}`;
export const isPackStream = (stream: string): boolean => stream.startsWith(prefix);

/** The proposal that waits for an answer, after all entries of the stream. */
export function proposalIn(events: Iterable<PackEvent>): Proposal | undefined {
  let proposal: Proposal | undefined;
  for (const event of events) {
    if (event.type === 'PackProposed') {
      const { type: _type, ...proposed } = event;
      proposal = proposed;
    } else if (event.type === 'PackSentBack' || event.type === 'PackPublished') proposal = undefined;
  }
  return proposal;
}
