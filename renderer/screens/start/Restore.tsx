import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { startWords } from '../../../shared/words/start.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { StartPage } from './StartPage.tsx';
import { TextField } from './TextField.tsx';

/** Brings an office back from the folder of a backup. */
export function Restore({ onBack }: { onBack: () => void }) {
  const all = useWords(startWords);
  const words = all.restore;
  const { client } = useDesk();
  const queryClient = useQueryClient();
  const [folder, setFolder] = useState('');
  const restore = useMutation({
    mutationFn: () => client.care.restore({ request: newRequestId(), folder: folder.trim() }),
  });
  return (
    <StartPage title={words.title} hint={all.first.step(2, 2)} wide>
      <form
        className="start-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (folder.trim() !== '') restore.mutate();
        }}
      >
        <TextField label={words.folder} hint={words.folderHint} value={folder} onChange={setFolder} isFirst />
        {restore.isPending ? <output>{words.working}</output> : null}
        {restore.data ? <Alert type="success" showIcon title={words.done(restore.data.events)} /> : null}
        <Problem error={restore.error} title={words.failed} />
        {restore.data ? (
          <Button type="primary" onClick={() => void queryClient.invalidateQueries()}>
            {all.signIn.title}
          </Button>
        ) : (
          <Button type="primary" htmlType="submit" loading={restore.isPending}>
            {words.begin}
          </Button>
        )}
        <Button type="text" onClick={onBack}>
          {all.first.back}
        </Button>
      </form>
    </StartPage>
  );
}
