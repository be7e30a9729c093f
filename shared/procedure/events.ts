import type { Instant } from '../base/time.ts';
import type { Pack } from './pack.ts';

/** What happened to a procedure an office writes itself. Stream `pack/<id>`. The whole pack stands in the entry: a complaint that
 *  keeps its version can be read without anything else. */
export type PackEvent = { type: 'PackPublished'; pack: Pack; note: string; at: Instant };

const prefix = 'pack/';

export const packStream = (id: string): string => `${prefix}${id}`;
export const isPackStream = (stream: string): boolean => stream.startsWith(prefix);
