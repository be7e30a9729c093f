import { create } from 'zustand';
import type { Details } from '../../../shared/complaint/details.ts';
import type { FormValues } from '../../../shared/procedure/pack.ts';
import { newRequestId } from '../../link/desk.ts';
import { keepPersonal } from '../../state/personal.ts';

/** Words typed into a form that was closed with Esc: they are there when it is opened again. A request id belongs to each,
 *  so that a note sent twice stands in the history once. */
export type NoteDraft = { request: string; text: string; internal: boolean };
export type CorrectionDraft = {
  request: string;
  details: Details;
  amount: string;
  reason: string;
  /** What was registered when the form was opened, and the version of the complaint then. */
  base: Details;
  seen: number;
};

/** What a complaint is to follow instead; answers are those to the new procedure's questions. */
export type ProcedureDraft = {
  request: string;
  pack: string;
  overlays: string[];
  answers: FormValues;
  raw: Record<string, string>;
  from: 'receipt' | 'now';
  reason: string;
};

type Kept = {
  noteByComplaint: Readonly<Record<string, NoteDraft>>;
  correctionByComplaint: Readonly<Record<string, CorrectionDraft>>;
  procedureByComplaint: Readonly<Record<string, ProcedureDraft>>;
  keepNote: (complaint: string, note: NoteDraft | null) => void;
  keepCorrection: (complaint: string, correction: CorrectionDraft | null) => void;
  keepProcedure: (complaint: string, procedure: ProcedureDraft | null) => void;
};

function changed<Value>(all: Readonly<Record<string, Value>>, key: string, value: Value | null): Record<string, Value> {
  const { [key]: _old, ...others } = all;
  return value === null ? others : { ...others, [key]: value };
}

export const useKept = create<Kept>((set) => ({
  noteByComplaint: {},
  correctionByComplaint: {},
  procedureByComplaint: {},
  keepNote: (complaint, note) => set((state) => ({ noteByComplaint: changed(state.noteByComplaint, complaint, note) })),
  keepCorrection: (complaint, correction) =>
    set((state) => ({ correctionByComplaint: changed(state.correctionByComplaint, complaint, correction) })),
  keepProcedure: (complaint, procedure) =>
    set((state) => ({ procedureByComplaint: changed(state.procedureByComplaint, complaint, procedure) })),
}));
keepPersonal(useKept);

export const newNote = (): NoteDraft => ({ request: newRequestId(), text: '', internal: true });
