import type { Text } from '../procedure/pack.ts';

/** A wording to begin a notice from, as a part of a procedure: what is said to customers, and what colleagues should know besides. */
export type NoticeSample = { id: string; title: Text; wording: Text; background: Text };
