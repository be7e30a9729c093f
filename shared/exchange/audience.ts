/** Who may read an entry. Decided when it is written, and kept with it. */
import type { Audience } from './protocol.ts';

/** Never leaves the desk: password hashes, conflicts, what this PC is set to. */
export const deskOnly: Audience = 'desk';
/** All organisations that take part in the complaint. */
export const parties: Audience = 'parties';
/** Every desk of the hub: units, the contact register, what the top organisation publishes. */
export const everyone: Audience = 'everyone';

/** Kinds of streams that desks share. All others are the desk's own business: which procedures it offers, who looked at what. */
const shared: ReadonlySet<string> = new Set(['complaint', 'unit', 'person', 'calendar', 'pack', 'group']);

export const kindOf = (stream: string): string => stream.slice(0, stream.indexOf('/'));

/** Whether an entry is for other desks at all. */
export const travels = ({ stream, audience }: { stream: string; audience: string }): boolean =>
  audience !== deskOnly && shared.has(kindOf(stream));

/** The readers the hub is told. Registers written before there was an exchange say 'parties' where everybody is meant. */
export const hubAudience = ({ stream, audience }: { stream: string; audience: string }): Audience => {
  const kind = kindOf(stream);
  return audience === parties && (kind === 'unit' || kind === 'person') ? everyone : audience;
};
