import { z } from 'zod';
import { idleLimits, signOnClaims, type Security } from '../../people/security.ts';
import { call, requestId, type } from '../base.ts';

/** `hasSecret`: the secret is kept beside it and never told to a page. */
export type SecurityView = Security & { hasSecret: boolean };

export const security = {
  view: call.output(type<SecurityView>()),
  save: call
    .input(
      z.object({
        request: requestId,
        idleMinutes: z.int().min(idleLimits.least).max(idleLimits.most),
        signOn: z
          .object({
            issuer: z.string().trim().min(1).max(500),
            clientId: z.string().trim().min(1).max(200),
            claim: z.enum(signOnClaims),
            label: z.string().trim().min(1).max(40),
          })
          .nullable(),
        /** Left out: the one that is kept stays. Empty: none is used. */
        secret: z.string().trim().max(500).optional(),
      }),
    )
    .output(type<SecurityView>()),
};
