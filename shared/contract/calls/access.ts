import { z } from 'zod';
import type { Complainant } from '../../complaint/details.ts';
import type { Instant } from '../../base/time.ts';
import { call, cursor, id, instant, requestId, type } from '../base.ts';
import type { Page } from '../views.ts';

export const accessKinds = ['read', 'uncovered', 'exported'] as const;
export type AccessKind = (typeof accessKinds)[number];

const accessFilter = z.object({
  person: id.optional(),
  /** Id or number. */
  complaint: id.optional(),
  kind: z.enum(accessKinds).optional(),
  from: instant.optional(),
  to: instant.optional(),
});
export type AccessFilter = z.infer<typeof accessFilter>;

export type AccessLine = {
  sequence: number;
  at: Instant;
  person: string;
  unit: string;
  /** Nothing where the complaint is not the reader's to see, and for exports of this list. */
  complaint: { id: string; number: string } | null;
  kind: AccessKind;
  reason: string;
};

const reason = z.string().trim().min(1).max(500);

/** Personal data, and who looked at it. */
export const access = {
  /** Names, telephones, identity numbers and addresses of a complaint in full; who asked and why is kept. */
  uncover: call
    .input(z.object({ request: requestId, complaint: id, reason }))
    .output(type<{ complainants: Complainant[]; narrative: string; demand: string }>()),
  /** Who of the own organisation looked at whose data, newest first. */
  page: call
    .input(z.object({ filter: accessFilter, cursor, size: z.int().min(1).max(200).default(50) }))
    .output(type<Page<AccessLine>>()),
  /** The same as a file for a spreadsheet, at most 100,000 lines; the export is noted in the list itself. */
  export: call
    .input(z.object({ request: requestId, filter: accessFilter, reason, language: z.enum(['zh', 'en']) }))
    .output(type<{ name: string; mediaType: string; content: string; lines: number }>()),
};
