import { groundOf, type Ground } from '../../../shared/accountability/trigger.ts';
import type { Proposal } from '../../../shared/accountability/proposal.ts';
import { actionOf, type Pack, type Source } from '../../../shared/procedure/pack.ts';
import { clockTitle } from '../../parts/ruleTitles.ts';
import { type Voice } from '../../parts/timeline/voice.ts';
import { packOf } from '../../state/packs.ts';

/** What a proposal is made of, read from the procedure version it was prepared under. */
export type KnownGround = { pack: Pack; ground: Ground; source: Source };

export function knownGround({
  pack: { id, version },
  trigger,
}: Pick<Proposal, 'pack' | 'trigger'>): KnownGround | null {
  const pack = packOf(id, version);
  const ground = pack && groundOf(pack, trigger);
  if (!pack || !ground) return null;
  const [figure = '', place = '1'] = trigger.split('#');
  const source =
    pack.triggers.find((one) => one.id === trigger)?.source ??
    pack.kpis.find((one) => one.id === figure)?.thresholds[Number(place) - 1]?.source;
  return source ? { pack, ground, source } : null;
}

export const articleOf = ({ pack, source }: KnownGround, text: Voice['text']): string =>
  [text(pack.short), source.article].filter((part) => part !== '').join(' ');

/** Names of clocks and actions for the sentences of facts. */
export const factNames = (pack: Pack, text: Voice['text']) => ({
  clock: (clock: string) => clockTitle(pack, clock, text),
  action: (action: string) => {
    const known = actionOf(pack, action);
    return known ? text(known.title) : action;
  },
});
