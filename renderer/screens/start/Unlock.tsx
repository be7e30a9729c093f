import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { shortestPassPhrase } from '../../../shared/contract/base.ts';
import { problemSentence } from '../../../shared/words/host.ts';
import { startWords } from '../../../shared/words/start.ts';
import type { Unlocking } from '../../link/httpLink.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { StartForm } from './StartForm.tsx';
import { StartPage } from './StartPage.tsx';
import { TextField } from './TextField.tsx';

/** Browser host only: the data is encrypted, and the pass phrase is asked for before anything can be read. */
export function Unlock({ unlocking, onOpen }: { unlocking: Unlocking; onOpen: () => void }) {
  const words = useWords(startWords).unlock;
  const reading = useWords(startWords).reading;
  const language = useLanguage();
  const [passPhrase, setPassPhrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [wrong, setWrong] = useState<{ first?: string; second?: string }>({});
  const unlock = useMutation({ mutationFn: () => unlocking.unlock(passPhrase) });
  const state = useQuery({
    queryKey: ['unlock-state'],
    queryFn: () => unlocking.state(),
    // While rows are filled anew the page shows how far it is.
    refetchInterval: ({ state: { data } }) => (data?.progress || unlock.isPending ? 500 : false),
  });
  const now = unlock.data ?? state.data;
  const isOpen = now?.state === 'open' || state.data?.state === 'open';

  useEffect(() => {
    if (isOpen) onOpen();
  }, [isOpen, onOpen]);

  const unreachable = state.isError || unlock.isError;
  if (!now || isOpen) {
    return (
      <StartPage title={words.title}>
        {unreachable ? (
          <Alert type="warning" showIcon role="alert" title={words.unreachable} />
        ) : (
          <p className="quiet">{reading}</p>
        )}
      </StartPage>
    );
  }
  const isNew = now.state === 'new';
  const progress = state.data?.progress;
  const submit = (): void => {
    const problem: typeof wrong =
      isNew && passPhrase.length < shortestPassPhrase
        ? { first: words.tooShort(shortestPassPhrase) }
        : isNew && passPhrase !== repeated
          ? { second: words.different }
          : {};
    setWrong(problem);
    if (!problem.first && !problem.second && passPhrase !== '') unlock.mutate();
  };
  return (
    <StartPage
      title={isNew ? words.newTitle : words.title}
      hint={isNew ? words.newHint : words.hint}
      foot={<span>{now.folder}</span>}
    >
      <StartForm onSubmit={submit} submit={isNew ? words.create : words.open} isSending={unlock.isPending}>
        <TextField
          label={words.passPhrase}
          value={passPhrase}
          onChange={setPassPhrase}
          kind={isNew ? 'newPassword' : 'password'}
          isFirst
          problem={wrong.first}
        />
        {isNew ? (
          <TextField
            label={words.repeat}
            value={repeated}
            onChange={setRepeated}
            kind="newPassword"
            problem={wrong.second}
          />
        ) : null}
        {unreachable ? <Alert type="warning" showIcon role="alert" title={words.unreachable} /> : null}
        {now.problem && !unlock.isPending ? (
          <Alert type="warning" showIcon role="alert" title={problemSentence(language, now.problem)} />
        ) : null}
        {progress ? <Progress percent={Math.floor((100 * progress.done) / Math.max(1, progress.total))} /> : null}
      </StartForm>
    </StartPage>
  );
}
