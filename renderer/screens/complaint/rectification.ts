import type { ComplaintView, TimelineEntry } from '../../../shared/contract/views.ts';
import type { FormValues } from '../../../shared/procedure/pack.ts';
import { factOf } from '../../parts/timeline/fact.ts';
import { inForce } from '../../parts/timeline/groups.ts';

/** How a rectification stands, read from the history. */
export type Rectification = {
  state: 'ordered' | 'reported' | 'passed' | 'sentBack';
  opinion: string;
  staffOpinion: string;
  due: string;
  measures: string;
  comment: string;
};

const text = (form: FormValues, field: string): string => {
  const value = form[field];
  return typeof value === 'string' ? value : '';
};

export function rectificationOf(view: Pick<ComplaintView, 'timeline'>): Rectification | undefined {
  let found: Rectification | undefined;
  for (const entry of inForce(view.timeline).toSorted(bySequence)) {
    const fact = factOf(entry);
    if (fact?.type !== 'ActionTaken') continue;
    const { form } = fact;
    if (fact.action === 'orderRectification') {
      found = {
        state: 'ordered',
        opinion: text(form, 'opinion'),
        staffOpinion: text(form, 'staffOpinion'),
        due: text(form, 'due'),
        measures: '',
        comment: '',
      };
    }
    if (!found) continue;
    if (fact.action === 'reportRectification')
      found = { ...found, state: 'reported', measures: text(form, 'measures') };
    if (fact.action === 'passRectification') found = { ...found, state: 'passed', comment: text(form, 'comment') };
    if (fact.action === 'returnRectification') {
      found = { ...found, state: 'sentBack', comment: text(form, 'comment'), due: text(form, 'due') };
    }
  }
  return found;
}

const bySequence = (left: TimelineEntry, right: TimelineEntry): number => left.sequence - right.sequence;
