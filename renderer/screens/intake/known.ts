import type { IntakeView } from '../../../shared/contract/views.ts';
import type { ComplainantForm } from './form.ts';

const fillable = ['name', 'phone', 'address', 'mail', 'identity'] as const;
type Fillable = (typeof fillable)[number];
/** What was filled in from earlier complaints, by field. */
export type Filled = Partial<Record<Fillable, string>>;

const digits = (text: string): string => text.normalize('NFKC').replaceAll(/[^\dXx]/g, '');

/** Whether earlier complaints know this very person. A name alone does not count: many people share one. */
export function isSamePerson(complainant: ComplainantForm, known: NonNullable<IntakeView['known']>): boolean {
  const same = (typed: string, kept: string | undefined): boolean =>
    digits(typed) !== '' && digits(typed) === digits(kept ?? '');
  return same(complainant.phone, known.phone) || same(complainant.identity, known.identity);
}

/** Fills what is empty, and what was itself filled this way: a typed word is never replaced, and the address of one
 *  person does not stay behind under the telephone number of another.
 *  @param typing the field being typed into, left alone even while empty */
export function fillFromKnown(
  complainant: ComplainantForm,
  known: IntakeView['known'],
  filledBefore: Filled,
  typing: string | undefined,
): { complainant: ComplainantForm; filled: Filled } {
  const source = known !== null && isSamePerson(complainant, known) ? known : undefined;
  const next = { ...complainant };
  const filled: Filled = {};
  for (const field of fillable) {
    const isTyped = next[field] !== '' && next[field] !== filledBefore[field];
    if (isTyped || field === typing) continue;
    const value = source?.[field] ?? '';
    next[field] = value;
    if (value !== '') filled[field] = value;
  }
  if (source && filled.name !== undefined) next.kind = source.kind;
  return { complainant: next, filled };
}
