import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegisterChoice, RegisterPreview } from '../../../shared/contract/calls/oldRegister.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { readChosen } from '../../parts/chosenFile.ts';

const pieceBytes = 1_500_000;
export const largestRegister = 64 * 1024 * 1024;

export type Choice = Omit<RegisterChoice, 'upload' | 'name'>;

/** A register on its way to the desk, piece by piece, and what the desk makes of it. */
export function useUpload() {
  const { client, query } = useDesk();
  const [file, setFile] = useState<{ upload: string; name: string } | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [sendError, setSendError] = useState<unknown>(null);
  const preview = useMutation(query.oldRegister.preview.mutationOptions());
  const [choice, setChoice] = useState<Choice>({});

  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    preview.reset();
    setSendError(null);
    setChoice({});
    setFile(null);
    setTooLarge(chosen.size > largestRegister);
    if (chosen.size > largestRegister) return;
    const held = { upload: newRequestId(), name: chosen.name.slice(-200) };
    setSent(0);
    try {
      const pieces = Math.max(1, Math.ceil(chosen.size / pieceBytes));
      for (let part = 0; part < pieces; part++) {
        const piece = new File([chosen.slice(part * pieceBytes, (part + 1) * pieceBytes)], held.name);
        await client.oldRegister.upload({ upload: held.upload, part, content: (await readChosen(piece)).content });
        setSent(Math.round(((part + 1) / pieces) * 100));
      }
      setFile(held);
      preview.mutate(held);
    } catch (error) {
      setSendError(error);
    } finally {
      setSent(null);
    }
  };

  /** Looks again with other choices; the last answer stays until the next one is there. */
  const look = (changed: Choice): void => {
    if (!file) return;
    const next = { ...choice, ...changed };
    setChoice(next);
    preview.mutate({ ...file, ...next });
  };

  const clear = (): void => {
    setFile(null);
    setChoice({});
    preview.reset();
  };

  const shown = useKept(preview.data, file?.upload);
  return {
    file,
    choice,
    sent,
    tooLarge,
    error: sendError ?? preview.error,
    preview: shown,
    isLooking: preview.isPending,
    choose,
    look,
    clear,
  };
}

/** The newest preview of this file: a new look does not empty the page. */
function useKept(newest: RegisterPreview | undefined, upload: string | undefined): RegisterPreview | null {
  const [kept, setKept] = useState<{ upload: string; preview: RegisterPreview } | null>(null);
  if (newest && upload && (kept?.preview !== newest || kept.upload !== upload)) setKept({ upload, preview: newest });
  return kept && kept.upload === upload ? kept.preview : null;
}
