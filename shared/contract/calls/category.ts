import { z } from 'zod';
import type { Instant } from '../../base/time.ts';
import type { CategoryTree } from '../../procedure/trees/book.ts';
import { dimensions, type Category } from '../../procedure/trees/jrt0169.ts';
import { call, instant, requestId, type } from '../base.ts';

export type CategoryVersion = { tree: CategoryTree; note: string; person: string | null; at: Instant };
/** The classification as somebody is changing it; everybody in charge of procedures sees it. `base`: the version it is built on. */
export type CategoryDraft = { categories: Category[]; base: number; savedAt: Instant; by: string };
/** A code of a file and the category whose name it stands beside; null where no name or several fit. */
export type CodeLine = { row: number; code: string; name: string; category: string | null };

const title = z.object({ zh: z.string().max(80), en: z.string().max(120) });
const category = z.object({
  id: z.string().max(48),
  dimension: z.enum(dimensions),
  parent: z.string().max(48).nullable(),
  title,
  officialCode: z.string().trim().min(1).max(32).nullable(),
  retired: z.boolean().exactOptional(),
});

/** The classification of complaints: read by every page, changed by whoever is in charge of procedures. */
export const categoryCalls = {
  /** Versions this office published, in their order; the pages know the one of the program. */
  view: call.output(type<{ versions: CategoryVersion[]; mayChange: boolean }>()),
  draft: call.output(type<CategoryDraft | null>()),
  /** Saved at every change. `seen`: what this page last knew as saved, null for a new draft; a colleague's later change is not
   *  written over. */
  save: call
    .input(
      z.object({
        categories: z.array(category).max(2000),
        base: z.int().min(1).max(1_000_000),
        seen: instant.nullable(),
      }),
    )
    .output(type<{ savedAt: Instant }>()),
  drop: call.output(type<{ version: number }>()),
  /** Reads a list of official codes (xlsx, csv; base64) with a column of names. Stores nothing. */
  readCodes: call
    .input(z.object({ name: z.string().max(200), content: z.string().max(28_000_000) }))
    .output(type<CodeLine[]>()),
  publish: call
    .input(
      z.object({
        request: requestId,
        categories: z.array(category).max(2000),
        expectedVersion: z.int().min(1).max(1_000_000),
        note: z.string().max(2000),
      }),
    )
    .output(type<{ version: number }>()),
};
