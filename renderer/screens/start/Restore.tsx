import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { startWords } from '../../../shared/words/start.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { refusalIn } from '../../parts/refusal.ts';
import { useWords } from '../../state/language.ts';
import { useRestored } from '../../state/restored.ts';
import { StartForm } from './StartForm.tsx';
import { StartPage } from './StartPage.tsx';
import { TextField } from './TextField.tsx';

/** Refusals that a pass phrase may get past: made on another PC, or under another phrase than the one of this PC. */
const asksForPassPhrase = new Set<unknown>(['noSuchWay', 'wrongPassPhrase', 'keeperRefused']);

/** Brings an office back from the folder of a backup. The pass phrase is asked for only where the backup needs one. */
export function Restore({ onBack }: { onBack: () => void }) {
  const all = useWords(startWords);
  const words = all.restore;
  const { client } = useDesk();
  const queryClient = useQueryClient();
  const [folder, setFolder] = useState('');
  const [passPhrase, setPassPhrase] = useState<string | null>(null);
  const restore = useMutation({
    mutationFn: () =>
      client.care.restore({ request: newRequestId(), folder: folder.trim(), ...(passPhrase ? { passPhrase } : {}) }),
    onSuccess({ events }) {
      useRestored.setState({ events });
      void queryClient.invalidateQueries();
    },
    onError(error) {
      if (asksForPassPhrase.has(refusalIn(error)?.['kind'])) setPassPhrase((typed) => typed ?? '');
    },
  });
  return (
    <StartPage title={words.title} hint={all.first.step(2, 2)} wide>
      <StartForm
        onSubmit={() => folder.trim() !== '' && restore.mutate()}
        submit={words.begin}
        isSending={restore.isPending}
        back={{ title: all.first.back, onClick: onBack }}
      >
        <TextField label={words.folder} hint={words.folderHint} value={folder} onChange={setFolder} isFirst />
        {passPhrase === null ? null : (
          <TextField
            label={words.passPhrase}
            hint={words.passPhraseHint}
            kind="password"
            value={passPhrase}
            onChange={setPassPhrase}
            isFirst
          />
        )}
        {restore.isPending ? <output>{words.working}</output> : null}
        <Problem error={restore.error} title={words.failed} />
      </StartForm>
    </StartPage>
  );
}
