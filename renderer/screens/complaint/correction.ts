import { correctable, type CorrectableField, type Details } from '../../../shared/complaint/details.ts';
import { parseYuan } from '../../parts/format.ts';
import type { CorrectionDraft } from './kept.ts';

/** What a correction form says beyond what is registered: the fields that differ, or what stands in the way. */
export type Correction = {
  changes: Partial<Omit<Details, 'receivedAt'>>;
  problems: ('amount' | 'reason' | 'name' | 'narrative' | 'why')[];
};

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

export function correctionOf(draft: CorrectionDraft, registered: Details): Correction {
  const typed = draft.amount.trim();
  const amount = typed === '' ? undefined : (parseYuan(typed) ?? undefined);
  const details = tidied({ ...draft.details, amount });
  const changes: Record<string, unknown> = {};
  for (const field of correctable) if (!same(details[field], registered[field])) changes[field] = details[field];
  const problems: Correction['problems'] = [];
  if (typed !== '' && amount === undefined) problems.push('amount');
  if (details.reason === '') problems.push('reason');
  if (details.complainants.some((one) => one.name === '')) problems.push('name');
  if (details.narrative === '') problems.push('narrative');
  if (draft.reason.trim() === '') problems.push('why');
  return { changes, problems };
}

export const isChanged = (field: CorrectableField, correction: Correction): boolean =>
  Object.hasOwn(correction.changes, field);

/** The details as the desk would keep them: text trimmed, nothing where nothing was typed. */
function tidied(details: Omit<Details, 'amount'> & { amount: number | undefined }): Details {
  const { amount, originalNumber, complainedPersons, complainants, narrative, demand, ...rest } = details;
  const number = originalNumber?.trim();
  return {
    ...rest,
    narrative: narrative.trim(),
    demand: demand.trim(),
    complainants: complainants.map((one) => withoutEmpty(one)),
    complainedPersons: complainedPersons
      .map((one) => ({ ...one, name: one.name.trim() }))
      .filter((one) => one.name !== ''),
    ...(amount === undefined ? {} : { amount }),
    ...(number ? { originalNumber: number } : {}),
  };
}

function withoutEmpty(one: Details['complainants'][number]): Details['complainants'][number] {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(one)) {
    if (typeof value === 'object') {
      kept[key] = Object.fromEntries(Object.entries(value).filter(([, text]) => text.trim() !== ''));
    } else if (key === 'name' || value.trim() !== '') {
      kept[key] = value.trim();
    }
  }
  return kept as Details['complainants'][number];
}
