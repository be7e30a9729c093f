/** Who may read an entry. Decided when it is written, and kept with it. */
import type { Audience } from './protocol.ts';

/** Never leaves the desk: password hashes, conflicts, what this PC is set to. */
const deskOnly: Audience = 'desk';
/** All organisations that take part in the complaint. */
export const parties: Audience = 'parties';
/** Every desk of the hub: units, the contact register, what the top organisation publishes. */
export const everyone: Audience = 'everyone';

/** Kinds of streams that desks share. All others are the desk's own business: which procedures it offers, who looked at what. */
const shared: ReadonlySet<string> = new Set([
  'complaint',
  'unit',
  'person',
  'contactNotice',
  'calendar',
  'pack',
  'notice',
  'group',
]);
/** The register is for everybody: who may be asked, how to reach him, and what was told of a change. */
const register: ReadonlySet<string> = new Set(['unit', 'person', 'contactNotice']);
/** What the top organisation publishes is for everybody, what another one publishes for itself. */
const published: ReadonlySet<string> = new Set(['calendar', 'pack', 'notice']);

export const kindOf = (stream: string): string => stream.slice(0, stream.indexOf('/'));

type Entry = { stream: string; audience: string };

/** Whether an entry is for other desks at all. */
export const travels = ({ stream, audience }: Entry): boolean => audience !== deskOnly && shared.has(kindOf(stream));

/** The organisation a desk belongs to; `isTop` where no other one stands above it. */
export type Sender = {
  organisation: string;
  isTop: boolean;
  /** whether this desk may send in the name of a unit, what it carries for the desk of that unit */
  carries?: (unit: string) => boolean;
};

/** The readers the hub is told. An entry that names one organisation keeps it; what is for all is for all of its kind: notes and
 *  approvals inside an organisation name it when they are written (see desk/perform.ts). */
export function hubAudience({ stream, audience }: Entry, { organisation, isTop }: Sender): Audience {
  const kind = kindOf(stream);
  if (audience !== parties && audience !== everyone) return audience;
  if (kind === 'complaint') return parties;
  if (register.has(kind) || (published.has(kind) && isTop)) return everyone;
  return organisation;
}
