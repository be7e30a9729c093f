import { z } from 'zod';
import { channels } from '../../complaint/details.ts';
import type { IntakeRule } from '../../procedure/choose.ts';
import type { Pack } from '../../procedure/pack.ts';
import { call, id, requestId, type } from '../base.ts';

/** A released procedure in its newest version, and what this office uses it for. */
export type PackInUse = { id: string; version: number; use: 'main' | 'overlay' | null };

const packIds = z.array(z.string().max(16)).max(16);

export const procedure = {
  /** Every procedure this program knows: those in use in the order chosen, then the others. */
  view: call.output(type<{ packs: PackInUse[]; rules: IntakeRule[]; mayChange: boolean }>()),
  /** Every version this office published, whole and in the order published: the pages know the program's own. */
  published: call.output(type<Pack[]>()),
  /** Which procedures new complaints begin under (the first is proposed first) and which run beside them. Complaints that run
   *  keep theirs. */
  choose: call
    .input(
      z.object({
        request: requestId,
        main: packIds,
        overlays: packIds,
        /** Which one intake proposes; when left out the present rules stay, as far as their procedure is still in use. */
        rules: z
          .array(
            z.object({
              pack: z.string().max(16),
              unit: id.optional(),
              channel: z.enum(channels).optional(),
              category: z.string().max(32).optional(),
            }),
          )
          .max(100)
          .optional(),
      }),
    )
    .output(type<{ main: string[]; overlays: string[] }>()),
};
