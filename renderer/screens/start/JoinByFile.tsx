import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import type { PackageLook } from '../../../shared/contract/exchangeViews.ts';
import { exchangeWords } from '../../../shared/words/exchange.ts';
import { packageWords } from '../../../shared/words/packages.ts';
import { startWords } from '../../../shared/words/start.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useEnter } from '../../state/lock.ts';
import { FirstPerson, nobody, usePasswordProblems } from './FirstPerson.tsx';
import { StartForm } from './StartForm.tsx';
import { StartPage } from './StartPage.tsx';
import { TextField } from './TextField.tsx';
import { useFields, type Problems } from './useFields.ts';

const empty = { deskName: '', ...nobody };

/** Without a network: the file of the unit above says what this PC is to be, its fingerprint that it is truly theirs. */
export function JoinByFile({ mutationKey, onBack }: { mutationKey: string[]; onBack: () => void }) {
  const all = useWords(startWords);
  const { join, fresh } = useWords(exchangeWords);
  const { fresh: words, notReadIn, notJoined } = useWords(packageWords);
  const { client } = useDesk();
  const enter = useEnter();
  const { typed, wrong, setWrong, field, missing, isRight } = useFields(empty);
  const passwordProblems = usePasswordProblems();
  const [invitation, setInvitation] = useState<{ content: string; look: PackageLook } | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [page, setPage] = useState<0 | 1>(0);
  const [request] = useState(newRequestId);
  const chosen = useRef<HTMLInputElement>(null);
  const look = useMutation({
    mutationFn: async (file: File) => {
      const content = await file.text();
      return { content, look: await client.exchange.look({ content }) };
    },
    onSuccess: (seen) => {
      setAgreed(false);
      setWrong({});
      setInvitation(seen.look.invited ? seen : null);
    },
  });
  const joining = useMutation({
    mutationKey,
    mutationFn: async (content: string) => {
      const { repeated: _repeated, ...input } = typed;
      await client.exchange.joinFile({ request, content, ...input });
      return client.session.signIn({ account: typed.account, password: typed.password });
    },
    onSuccess: (session) => enter(session, typed.account.trim().toLowerCase()),
  });
  const problems = (): Problems =>
    page === 0
      ? {
          ...(invitation ? (agreed ? {} : { file: words.mustAgree }) : { file: words.missing }),
          ...missing(['deskName'], join.missing),
        }
      : {
          ...passwordProblems(typed),
          ...missing(['personName', 'account', 'password', 'repeated'], join.missing),
        };
  const go = (): void => {
    if (!isRight(problems())) return;
    if (page === 0) setPage(1);
    else if (invitation) joining.mutate(invitation.content);
  };
  return (
    <StartPage
      title={page === 0 ? words.title : fresh.personTitle}
      hint={page === 0 ? words.choiceHint : `${all.first.step(3, 3)} · ${fresh.personHint}`}
      wide
    >
      <StartForm
        key={page}
        onSubmit={go}
        submit={page === 0 ? all.office.next : words.done}
        isSending={joining.isPending}
        back={{ title: all.first.back, onClick: () => (page === 0 ? onBack() : setPage(0)) }}
      >
        {page === 0 ? (
          <>
            <input
              ref={chosen}
              type="file"
              accept=".shouwen"
              hidden
              aria-label={words.pick}
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                target.value = '';
                if (file) look.mutate(file);
              }}
            />
            <Button loading={look.isPending} onClick={() => chosen.current?.click()}>
              {words.pick}
            </Button>
            {invitation ? (
              <div className="start-invitation">
                <p>{words.from(`${invitation.look.from.unit.name} · ${invitation.look.from.deskName}`)}</p>
                <p>{words.invited(invitation.look.invited?.name ?? '')}</p>
                <p>
                  {words.fingerprint} <code className="start-fingerprint">{invitation.look.fingerprint}</code>
                </p>
                <p className="quiet">{words.compare}</p>
                <Checkbox checked={agreed} onChange={({ target }) => setAgreed(target.checked)}>
                  {words.agree}
                </Checkbox>
              </div>
            ) : null}
            {wrong.file ? (
              <p role="alert" className="start-wrong">
                {wrong.file}
              </p>
            ) : null}
            <TextField label={join.deskName} hint={join.deskNameHint} {...field('deskName')} />
          </>
        ) : (
          <FirstPerson field={field} />
        )}
        <Problem error={look.error} title={notReadIn} />
        <Problem error={joining.error} title={notJoined} />
      </StartForm>
    </StartPage>
  );
}
