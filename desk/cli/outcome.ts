/** How a command ends: with a value to print, or with one sentence about why not. */
import { ORPCError } from '@orpc/server';
import type { BadInputReason } from '../../shared/contract/links.ts';
import { roles, type Office } from '../../shared/people/office.ts';
import type { FieldProblem } from '../../shared/procedure/forms.ts';
import type { PackBook } from '../../shared/procedure/book.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import { cliWords } from '../../shared/words/cli.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { frameWords } from '../../shared/words/frame.ts';
import { problemSentence } from '../../shared/words/host.ts';
import { importWords } from '../../shared/words/imports.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { sentenceOf, type LookUps } from '../../shared/words/refusals.ts';
import { momentText } from './moments.ts';

/** `code` is 1 for a refusal or bad input, 2 for a fault of the program. */
export type Failure = { code: 1 | 2; error: { code: string; message: string; [detail: string]: unknown } };

/** What stopped a command; caught once, in run.ts. The only exception of the command line: its calls throw anyway. */
export class Stopped extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.error.message);
    this.failure = failure;
  }
}

export const stop = (code: string, message: string, detail: Record<string, unknown> = {}): never => {
  throw new Stopped({ code: 1, error: { code, message, ...detail } });
};

/** What is known of the office, for the names behind ids in a refusal. */
export type Known = { office: Pick<Office, 'unitById'> & { nameById: ReadonlyMap<string, string> }; packs: PackBook };

export function lookUps(language: Language, known: Known | undefined): LookUps {
  const packs = (known?.packs ?? shippedPacks).all;
  const titleOf = (pick: 'stages' | 'actions' | 'clocks' | 'parties', id: string): string | undefined =>
    packs
      .flatMap((pack): { id: string; title: { zh: string; en: string } }[] => pack[pick])
      .find((one) => one.id === id)?.title[language];
  return {
    unit: (id) => known?.office.unitById.get(id)?.name,
    person: (id) => known?.office.nameById.get(id),
    party: (id) => titleOf('parties', id),
    pack: (id) => packs.findLast((pack) => pack.id === id)?.short[language],
    stage: (id) => titleOf('stages', id),
    action: (id) => titleOf('actions', id),
    clock: (id) => titleOf('clocks', id),
    role: (id) => partsWords[language].roles[roles.find((role) => role === id) ?? 'reader'],
    moment: momentText,
  };
}

type Refusal = { code: string; [detail: string]: unknown };

/** Any error of a call as one line and an exit code. */
export function failureOf(error: unknown, language: Language, known?: Known): Failure {
  const words = cliWords[language];
  if (error instanceof Stopped) return error.failure;
  if (!(error instanceof ORPCError)) {
    const detail = error instanceof Error ? error.message : String(error);
    return { code: 2, error: { code: 'Unexpected', message: words.unexpected(detail) } };
  }
  const data: unknown = error.data;
  if (error.code === 'REFUSED') {
    const refusal = data as Refusal;
    return { code: 1, error: { ...refusal, message: refusalSentence(refusal, language, known) } };
  }
  if (error.code === 'BAD_INPUT') {
    const { problems } = data as { problems: { path: string; why: BadInputReason }[] };
    const places = problems.map(({ path, why }) => words.place(path, words.whys[why] ?? why)).join(', ');
    return { code: 1, error: { code: 'BAD_INPUT', message: words.badInput(places), problems } };
  }
  if (error.code === 'SIGNED_OUT') return { code: 1, error: { code: 'SIGNED_OUT', message: words.signedOut } };
  const incident = (data as { incident?: string } | undefined)?.incident ?? '';
  return { code: 2, error: { code: 'BROKEN', message: frameWords[language].broken(incident), incident } };
}

function refusalSentence(refusal: Refusal, language: Language, known: Known | undefined): string {
  const words = cliWords[language];
  const imports: Partial<Record<string, string>> = importWords[language].problems;
  const imported = imports[refusal.code];
  if (imported !== undefined) return imported;
  if (refusal.code === 'RestoreProblem') return problemSentence(language, { kind: String(refusal['kind']) });
  if (refusal.code === 'AttachmentProblem') return words.attachment;
  const sentence = sentenceOf(refusal, language, lookUps(language, known));
  if (refusal.code !== 'BadForm') return sentence;
  const problems = refusal['problems'] as FieldProblem[];
  return `${sentence} ${problems.map(({ field, why }) => words.place(field, words.formWhys[why])).join(', ')}`;
}
