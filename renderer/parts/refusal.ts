import { ORPCError } from '@orpc/client';
import { roles } from '../../shared/people/office.ts';
import { knownPacks } from '../state/packs.ts';
import type { FieldProblem } from '../../shared/procedure/forms.ts';
import { frameWords } from '../../shared/words/frame.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { sentenceOf, type LookUps } from '../../shared/words/refusals.ts';
import { useLanguage, useWords } from '../state/language.ts';
import { useOffice } from '../state/office.ts';
import { useFormat } from './useFormat.ts';

type RefusalData = { code: string; [detail: string]: unknown };

/** The refusal inside an error of a call, or null where the error is something else. */
export function refusalIn(error: unknown): RefusalData | null {
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return null;
  const data: unknown = error.data;
  return typeof data === 'object' && data !== null && 'code' in data ? (data as RefusalData) : null;
}

/** The fields of a pack form that the desk did not accept. */
export function fieldProblemsIn(error: unknown): FieldProblem[] {
  const refusal = refusalIn(error);
  return refusal?.code === 'BadForm' && Array.isArray(refusal['problems'])
    ? (refusal['problems'] as FieldProblem[])
    : [];
}

/** Names behind the ids in refusals, from what the page knows. */
function useLookUps(): LookUps {
  const office = useOffice();
  const language = useLanguage();
  const words = useWords(partsWords);
  const format = useFormat();
  const titleOf = (pick: 'stages' | 'actions' | 'clocks' | 'parties', id: string): string | undefined =>
    knownPacks()
      .flatMap((pack): { id: string; title: { zh: string; en: string } }[] => pack[pick])
      .find((one) => one.id === id)?.title[language];
  return {
    unit: (id) => office.unitById.get(id)?.name,
    person: (id) => office.personById.get(id)?.name,
    party: (id) => titleOf('parties', id),
    pack: (id) => knownPacks().findLast((pack) => pack.id === id)?.short[language],
    stage: (id) => titleOf('stages', id),
    action: (id) => titleOf('actions', id),
    clock: (id) => titleOf('clocks', id),
    role: (id) => words.roles[roles.find((role) => role === id) ?? 'reader'],
    moment: format.moment,
  };
}

/** Says any error of a call in a sentence: what happened, what is safe, what to do. */
export function useRefusal(): (error: unknown) => string {
  const language = useLanguage();
  const words = useWords(frameWords);
  const names = useLookUps();
  return (error) => {
    const refusal = refusalIn(error);
    if (refusal) return sentenceOf(refusal, language, names);
    if (!(error instanceof ORPCError)) return words.unreachable;
    const data: unknown = error.data;
    const detail = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
    if (error.code === 'SIGNED_OUT') return words.signedOut;
    if (error.code === 'BROKEN') return words.broken(typeof detail['incident'] === 'string' ? detail['incident'] : '');
    if (error.code !== 'BAD_INPUT') return words.unreachable;
    const problems = Array.isArray(detail['problems']) ? (detail['problems'] as { path: string }[]) : [];
    return words.badInput(problems.map(({ path }) => path).join(', '));
  };
}

/** A refusal that came with a view (why an action is greyed), in a sentence. */
export function useRefusalSentence(): (refusal: RefusalData) => string {
  const language = useLanguage();
  const names = useLookUps();
  return (refusal) => sentenceOf(refusal, language, names);
}
