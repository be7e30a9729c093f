import type { Instant } from '../base/time.ts';
import type { OnBehalf } from '../complaint/behalf.ts';
import type { ComplaintView, TimelineEntry } from '../contract/views.ts';
import type { FieldValue, FormValues } from '../procedure/pack.ts';

/** One action as it stands in the history: what was answered in its form, by whom, for whom and when. */
export type Step = {
  action: string;
  form: FormValues;
  person: string | null;
  actingFor: string | null;
  unit: string | null;
  at: Instant;
  /** Who signed the written answer it was entered from. */
  signedBy?: string;
};

const isForm = (value: unknown): value is FormValues => typeof value === 'object' && value !== null;

function stepOf(entry: TimelineEntry): Step {
  const { action, form } = entry.body;
  const letter = entry.body['onBehalf'] as OnBehalf | undefined;
  return {
    action: typeof action === 'string' ? action : '',
    form: isForm(form) ? form : {},
    person: entry.person,
    actingFor: entry.actingFor,
    unit: letter?.unit ?? entry.unit,
    at: letter?.receivedAt ?? entry.at,
    ...(letter && { signedBy: letter.signedBy }),
  };
}

/** Every action taken, oldest first. Steps another organisation kept to itself are not in the view, so not here either. */
export function stepsOf(view: Pick<ComplaintView, 'timeline'>): Step[] {
  return (
    view.timeline
      // Sheets are those of the procedure it follows now; what was done before stands in the history.
      .filter((entry) => entry.type === 'ActionTaken' && !entry.undone && !entry.under)
      .sort((left, right) => left.sequence - right.sequence)
      .map(stepOf)
  );
}

export const answerText = (value: FieldValue | undefined): string =>
  value === null || value === undefined ? '' : String(value);
