import { create } from 'zustand';
import type { FormValues } from '../../shared/procedure/pack.ts';
import { keepPersonal } from './personal.ts';

/** What was typed into a form: values as the pack wants them, and raw text of fields that cannot be read yet. */
export type ActionDraft = {
  request: string;
  values: FormValues;
  raw: Record<string, string>;
  /** Version of the complaint when the form was opened. */
  seen?: number;
};

type Drafts = {
  byKey: Record<string, ActionDraft>;
  keep: (key: string, draft: ActionDraft) => void;
  drop: (key: string) => void;
};

/** Half-filled action forms, per complaint and action: `Esc` closes the form and loses nothing. */
export const useActionDrafts = create<Drafts>((set) => ({
  byKey: {},
  keep: (key, draft) => set(({ byKey }) => ({ byKey: { ...byKey, [key]: draft } })),
  drop: (key) =>
    set(({ byKey }) => {
      const { [key]: _gone, ...rest } = byKey;
      return { byKey: rest };
    }),
}));
keepPersonal(useActionDrafts);

export const actionDraftKey = (complaint: string, action: string): string => `${complaint}/${action}`;
