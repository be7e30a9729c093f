import { useMutation } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useState } from 'react';
import type { SessionView } from '../../../shared/contract/views.ts';
import { startWords } from '../../../shared/words/start.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useEnter } from '../../state/lock.ts';
import { useRestored } from '../../state/restored.ts';
import { useSessionState } from '../../state/session.ts';
import { SignOn } from './SignOn.tsx';
import { StartForm } from './StartForm.tsx';
import { StartPage } from './StartPage.tsx';
import { TextField } from './TextField.tsx';

/** Account and password; accounts that were used at this PC are one click away. */
export function SignIn({ session }: { session: SessionView }) {
  const words = useWords(startWords);
  const { client } = useDesk();
  const enter = useEnter();
  const last = useSessionState((state) => state.account);
  const restored = useRestored((state) => state.events);
  const [begun] = useState(last ?? (session.accounts.length === 1 ? session.accounts[0]!.account : ''));
  const [account, setAccount] = useState(begun);
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => client.session.signIn({ account: account.trim(), password }),
    onSuccess: (view) => enter(view, account.trim().toLowerCase()),
    onError: () => setPassword(''),
  });
  return (
    <StartPage
      title={words.signIn.title}
      {...(session.officeName === null ? {} : { hint: session.officeName })}
      foot={
        <>
          <span>{session.isDemo ? words.signIn.demoHint : ''}</span>
          <span>{words.version(session.version)}</span>
        </>
      }
    >
      {restored === null ? null : <Alert type="success" showIcon title={words.restore.done(restored)} />}
      <StartForm
        onSubmit={() => account.trim() !== '' && password !== '' && signIn.mutate()}
        submit={words.signIn.enter}
        isSending={signIn.isPending}
      >
        {session.accounts.length > 0 ? (
          <div className="field">
            <span className="field-label">{words.signIn.accounts}</span>
            <div className="start-accounts">
              {session.accounts.map((one) => (
                <button
                  key={one.account}
                  type="button"
                  className="start-account"
                  aria-pressed={one.account === account}
                  onClick={() => {
                    setAccount(one.account);
                    document.querySelector<HTMLElement>('.start-form input[type=password]')?.focus();
                  }}
                >
                  {one.name} <span className="quiet">{one.account}</span>
                </button>
              ))}
            </div>
          </div>
        ) : null}
        <TextField
          label={words.signIn.account}
          value={account}
          onChange={setAccount}
          kind="account"
          isFirst={begun === ''}
        />
        <TextField
          label={words.signIn.password}
          value={password}
          onChange={setPassword}
          kind="password"
          isFirst={begun !== ''}
        />
        <Problem error={signIn.error} title={words.signIn.failed} />
      </StartForm>
      <SignOn session={session} />
    </StartPage>
  );
}
