import type { Complaint } from '../complaint/state.ts';
import { holds, type Pack, type Text } from './pack.ts';

/** A paper that belongs into the file of a complaint, and whether one was attached under its name. */
export type PaperDue = { id: string; title: Text; isAttached: boolean };

/** Papers of the regimes on a complaint, those left out whose facts do not hold; each once.
 *  @param packs the main regime first, then those beside it */
export function papersDue(
  packs: readonly Pack[],
  { facts, details, attachments }: Pick<Complaint, 'facts' | 'details' | 'attachments'>,
): PaperDue[] {
  const known = { channel: details.channel, ...facts };
  const due = packs.flatMap(({ papers }) => papers.filter(({ when }) => !when || holds(when, known)));
  const attached = new Set(attachments.map(({ paper }) => paper));
  return [...new Map(due.map((paper) => [paper.id, paper])).values()].map(({ id, title }) => ({
    id,
    title,
    isAttached: attached.has(id),
  }));
}
