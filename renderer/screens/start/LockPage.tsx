import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionView } from '../../../shared/contract/views.ts';
import { startWords } from '../../../shared/words/start.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useEnter, useLeave } from '../../state/lock.ts';
import { useSessionState } from '../../state/session.ts';
import { SignOn } from './SignOn.tsx';
import { StartForm } from './StartForm.tsx';
import { StartPage } from './StartPage.tsx';
import { TextField } from './TextField.tsx';

/** Asks for the password of whoever works here; the page behind keeps every typed word. */
export function LockPage({ session, over = false }: { session: SessionView; over?: boolean }) {
  const words = useWords(startWords);
  const { client } = useDesk();
  const enter = useEnter();
  const leave = useLeave();
  const name = session.person?.name ?? '';
  const remembered = useSessionState((state) => state.account);
  const account = remembered ?? session.accounts.find((one) => one.name === name)?.account ?? '';
  const [password, setPassword] = useState('');
  const unlock = useMutation({
    mutationFn: () => client.session.signIn({ account, password }),
    onSuccess: (view) => enter(view, account),
    onError: () => setPassword(''),
  });
  return (
    <StartPage title={words.lock.title} hint={words.lock.hint(name)} over={over}>
      <StartForm
        onSubmit={() => password !== '' && unlock.mutate()}
        submit={words.lock.unlock}
        isSending={unlock.isPending}
        back={{ title: words.lock.otherPerson, hint: words.lock.otherPersonHint, onClick: () => void leave() }}
      >
        <input type="text" autoComplete="username" value={account} readOnly hidden />
        <TextField label={words.lock.password} value={password} onChange={setPassword} kind="password" isFirst />
        <Problem error={unlock.error} title={words.signIn.failed} />
      </StartForm>
      <SignOn session={session} />
    </StartPage>
  );
}
