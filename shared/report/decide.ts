import { done, refused, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import { may, type Actor, type Permission } from '../people/permissions.ts';
import type { Office } from '../people/office.ts';
import type { ReportEvent, ReportState } from './events.ts';
import type { ReportContent } from './model.ts';
import { stretchOf } from './period.ts';

export type ReportRefusal =
  | { code: 'NotPermitted'; permission: Permission }
  | { code: 'UnknownReport' }
  /** Figures of a period that runs on would not be its figures. */
  | { code: 'PeriodNotOver'; until: Instant }
  /** What is frozen is changed by a second version, with a reason. */
  | { code: 'CorrectionNeedsReason' }
  | { code: 'NothingCorrected' }
  | { code: 'NotFrozen' }
  | { code: 'AlreadySigned' };

type Context = { office: Office; actor: Actor; now: Instant };
type Decided = Result<ReportEvent[], ReportRefusal>;

const mayOr = ({ office, actor }: Context, permission: Permission): ReportRefusal | null =>
  may(office, actor, permission) ? null : { code: 'NotPermitted', permission };

export function decideChangeText(
  command: { language: 'zh' | 'en'; paragraph: string; text: string | null; drafted: string },
  context: Context,
): Decided {
  const problem = mayOr(context, 'prepareReports');
  if (problem) return refused(problem);
  return done([{ type: 'ReportTextChanged', ...command, by: context.actor.person, at: context.now }]);
}

/** Freezes the figures as they stand. A later version needs a reason, and something that is different. */
export function decideFreeze(
  { content, reason }: { content: ReportContent; reason: string },
  state: ReportState | undefined,
  last: { content: ReportContent; edits: ReportState['edits'] } | undefined,
  context: Context,
): Decided {
  const problem = mayOr(context, 'prepareReports');
  if (problem) return refused(problem);
  const { until } = stretchOf(content.period);
  if (context.now < until) return refused({ code: 'PeriodNotOver', until });
  const version = (state?.versions.length ?? 0) + 1;
  const edits = state?.edits ?? {};
  if (version > 1 && reason === '') return refused({ code: 'CorrectionNeedsReason' });
  if (last && said(last.content, last.edits) === said(content, edits)) return refused({ code: 'NothingCorrected' });
  return done([{ type: 'ReportFrozen', version, content, edits, reason, by: context.actor.person, at: context.now }]);
}

/** What a reader would see of it: figures and words, not when they were counted. */
const said = ({ figures, tables, paragraphs }: ReportContent, edits: ReportState['edits']): string =>
  JSON.stringify([
    figures,
    tables,
    paragraphs,
    Object.entries(edits)
      .map(([key, { text }]) => `${key} ${text}`)
      .toSorted((left, right) => (left < right ? -1 : 1)),
  ]);

export function decideSign(version: number, state: ReportState | undefined, context: Context): Decided {
  const problem = mayOr(context, 'signReports');
  if (problem) return refused(problem);
  const frozen = state?.versions.find((one) => one.version === version);
  if (!frozen) return refused({ code: 'NotFrozen' });
  if (frozen.signedBy !== null) return refused({ code: 'AlreadySigned' });
  return done([{ type: 'ReportSigned', version, by: context.actor.person, at: context.now }]);
}
