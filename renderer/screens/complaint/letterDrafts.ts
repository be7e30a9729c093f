import { create } from 'zustand';
import type { Notice } from '../../../shared/complaint/events.ts';
import type { Language } from '../../../shared/words/dictionary.ts';
import { newRequestId } from '../../link/desk.ts';
import { keepPersonal } from '../../state/personal.ts';

/** A letter being written: it is there again when the form was closed with Esc. */
export type LetterDraft = {
  request: string;
  letter: string;
  missing: string[];
  sent: { letter: string; language: Language; title: string; text: string; notice: Notice };
};

type Drafts = {
  draftByComplaint: Readonly<Record<string, LetterDraft>>;
  keep: (complaint: string, draft: LetterDraft | null) => void;
};

export const useLetterDrafts = create<Drafts>((set) => ({
  draftByComplaint: {},
  keep: (complaint, draft) =>
    set(({ draftByComplaint: { [complaint]: _old, ...others } }) => ({
      draftByComplaint: draft === null ? others : { ...others, [complaint]: draft },
    })),
}));
keepPersonal(useLetterDrafts);

const draftByAnswer = new WeakMap<object, LetterDraft>();

/** The first words of a letter, the same for the same answer of the desk however often the page is drawn. */
export function letterDraft(
  letter: string,
  language: Language,
  answer: { title: string; text: string; missing: string[] },
): LetterDraft {
  const known = draftByAnswer.get(answer);
  if (known) return known;
  const { title, text, missing } = answer;
  const notice: Notice = { manner: 'posted', at: Date.now(), text: '' };
  const draft = { request: newRequestId(), letter, missing, sent: { letter, language, title, text, notice } };
  draftByAnswer.set(answer, draft);
  return draft;
}
