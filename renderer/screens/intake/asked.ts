import { readForm, type FieldProblem } from '../../../shared/procedure/forms.ts';
import { today } from '../../parts/format.ts';
import type { FieldWhy } from '../../parts/ActionField.tsx';
import type { Field, FormValues, Pack } from '../../../shared/procedure/pack.ts';

export type AnswerProblem = FieldWhy;

/** Place of a question in the contract's words: the answers are sent as `details.extra`. */
export const placeOf = (question: string): string => `extra.${question}`;

/** The answers to a procedure's own questions as they are sent, and what is wrong with them. Only its questions are looked at:
 *  a draft may hold answers to those of an older version. Which units and people may be named is the desk's to judge. */
export function extraOf(
  pack: Pack,
  answers: { values: FormValues; raw: Record<string, string> } | undefined,
  now: number,
): { values: FormValues; problems: Record<string, AnswerProblem> } {
  const given = answers?.values ?? {};
  const asked = Object.fromEntries(pack.intake.map(({ id }) => [id, given[id] ?? null]));
  const isOfOffice = ({ kind }: Field): boolean => kind === 'unit' || kind === 'person';
  const fields = pack.intake.map((field) => (isOfOffice(field) ? { ...field, kind: 'text' as const } : field));
  const nobody = { unitById: new Map(), personById: new Map() };
  const read = readForm(fields, asked, { office: nobody, now, today: today(now), unitOfParty: () => undefined });
  const problems: Record<string, AnswerProblem> = {};
  for (const { field, why } of read.ok ? [] : read.problem) problems[placeOf(field)] = why;
  for (const { id, kind } of pack.intake) {
    const isUnread = (answers?.raw[id] ?? '').trim() !== '' && (given[id] ?? null) === null;
    if (isUnread) problems[placeOf(id)] = kind === 'amount' ? 'notAmount' : 'notNumber';
  }
  return { values: read.ok ? read.value : asked, problems };
}

export const placesOf = (problems: readonly FieldProblem[]): Record<string, AnswerProblem> =>
  Object.fromEntries(problems.map(({ field, why }) => [placeOf(field), why]));
