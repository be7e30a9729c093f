import { z } from 'zod';
import type { Instant } from '../../base/time.ts';
import type { DueReport } from '../../report/schedule.ts';
import type { Edits, ReportContent } from '../../report/model.ts';
import type { ReportState, ReportVersion } from '../../report/events.ts';
import { call, cursor, id, requestId, type } from '../base.ts';
import type { CaseLine, Page } from '../views.ts';

const report = z.string().min(1).max(32);
const period = z.string().regex(/^\d{4}-(H[12]|Q[1-4]|\d{2}|\d{2}-\d{2})$/);
const place = z.object({ report, period });
const language = z.enum(['zh', 'en']);
const version = z.int().min(1).max(1000);

/** A prepared draft that waits: to be frozen by whoever prepares, then to be signed. */
export type WaitingReport = DueReport & {
  state: 'draft' | 'frozen';
  version: number | null;
  /** Who may sign it here. */
  signers: string[];
};

export type ReportsView = {
  /** Reports of the periods that are over, asked for by the procedures in use, and not signed yet. */
  waiting: WaitingReport[];
  /** Newest first. */
  kept: Pick<ReportState, 'report' | 'period' | 'versions' | 'changedAt'>[];
};

export type ReportView = {
  content: ReportContent;
  /** Texts of the editor: of the draft, or as they were frozen. */
  edits: Edits;
  /** Which version is shown; nothing for the draft with the figures of now. */
  version: number | null;
  versions: ReportVersion[];
  /** Whether the period is over: only then it can be frozen. */
  isOver: boolean;
  signers: string[];
};

/** The complaints behind a number: a row of a table ('' for all) and the measure, or a column of what was received. */
const question = place.extend({ row: z.string().max(400), measure: z.string().max(80) });

export const reportCalls = {
  view: call.output(type<ReportsView>()),
  /** `version` null: the figures of now. Counting a large period takes seconds; `run` names it for `progress` and `cancel`. */
  open: call
    .input(place.extend({ version: version.nullable(), run: z.string().max(64).optional() }))
    .output(type<ReportView>()),
  progress: call.input(z.object({ run: z.string().max(64) })).output(type<{ done: number; total: number } | null>()),
  cancel: call.input(z.object({ run: z.string().max(64) })).output(type<{ cancelled: boolean }>()),
  cases: call
    .input(question.extend({ cursor, size: z.int().min(1).max(200) }))
    .output(type<Page<CaseLine> & { total: number }>()),
  /** `text` null takes the draft of the program again. */
  changeText: call
    .input(
      place.extend({
        request: requestId,
        language,
        paragraph: id,
        text: z.string().trim().max(20_000).nullable(),
        drafted: z.string().max(20_000),
      }),
    )
    .output(type<{ at: Instant }>()),
  /** Keeps figures, formulas and texts as they are now; a later version needs a reason. */
  freeze: call
    .input(place.extend({ request: requestId, reason: z.string().trim().max(2000) }))
    .output(type<{ version: number }>()),
  sign: call.input(place.extend({ request: requestId, version })).output(type<{ version: number }>()),
  /** Content in base64. */
  file: call
    .input(place.extend({ version: version.nullable(), format: z.enum(['pdf', 'word', 'xlsx']), language }))
    .output(type<{ name: string; mediaType: string; content: string }>()),
};
