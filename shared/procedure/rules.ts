import type { Complaint } from '../complaint/state.ts';
import type { PackBook } from './book.ts';
import type { ClockRule, Pack, PackSettings } from './pack.ts';

/** A clock rule together with the settings of the pack it stands in. */
export type RuleInForce = { rule: ClockRule; settings: PackSettings };

/** All clock rules that run on a complaint: those of its main pack and of every overlay, each under its own pack's settings. */
export function rulesInForce(main: Pack, overlays: Complaint['overlays'], book: PackBook): RuleInForce[] {
  const packs = [main, ...overlays.flatMap(({ id, version }) => book.of(id, version) ?? [])];
  return packs.flatMap((pack) => pack.clocks.map((rule) => ({ rule, settings: pack.settings })));
}
