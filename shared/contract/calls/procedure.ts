import { z } from 'zod';
import type { Pack } from '../../procedure/pack.ts';
import { call, requestId, type } from '../base.ts';

/** A released procedure in its newest version, and what this office uses it for. */
export type PackInUse = { id: string; version: number; use: 'main' | 'overlay' | null };

const packIds = z.array(z.string().max(16)).max(16);

export const procedure = {
  /** Every procedure this program knows: those in use in the order chosen, then the others. */
  view: call.output(type<{ packs: PackInUse[]; mayChange: boolean }>()),
  /** Every version this office published, whole and in the order published: the pages know the program's own. */
  published: call.output(type<Pack[]>()),
  /** Which procedures new complaints begin under (the first is proposed first) and which run beside them. Complaints that run
   *  keep theirs. */
  choose: call
    .input(z.object({ request: requestId, main: packIds, overlays: packIds }))
    .output(type<{ main: string[]; overlays: string[] }>()),
};
