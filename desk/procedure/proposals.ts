/** Procedures that wait for a second person. */
import { isPackStream, proposalIn, type PackEvent, type Proposal } from '../../shared/procedure/events.ts';
import type { DeskParts } from '../parts.ts';
import { prepared } from '../store/prepared.ts';

export const waitingPackProposals = ({ database, store }: Pick<DeskParts, 'database' | 'store'>): Proposal[] =>
  prepared<[], string>(
    database,
    `select distinct stream from event where stream >= 'pack/' and stream < 'pack0' order by stream`,
  )
    .pluck()
    .all()
    .filter(isPackStream)
    .flatMap((stream) => {
      const events = store.read(stream).map(({ type, body }) => ({ type, ...(body as object) }) as PackEvent);
      return proposalIn(events) ?? [];
    });
