import { useMutation } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useState } from 'react';
import { readInvitationAddress } from '../../../shared/exchange/invitation.ts';
import { exchangeWords } from '../../../shared/words/exchange.ts';
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

const pages = [
  ['address', 'code', 'deskName'],
  ['personName', 'account', 'password', 'repeated'],
] as const;
const empty = { address: '', code: '', deskName: '', ...nobody };

/** An empty desk begins with the office the hub knows: the invitation, then who administers this PC. */
export function JoinOffice({ mutationKey, onBack }: { mutationKey: string[]; onBack: () => void }) {
  const all = useWords(startWords);
  const { join: words, fresh } = useWords(exchangeWords);
  const { client } = useDesk();
  const enter = useEnter();
  const [page, setPage] = useState<0 | 1>(0);
  const { typed, field, missing, isRight } = useFields(empty);
  const passwordProblems = usePasswordProblems();
  const [request] = useState(newRequestId);
  const joining = useMutation({
    mutationKey,
    mutationFn: async () => {
      const { repeated: _repeated, ...input } = typed;
      await client.exchange.joinFresh({ request, ...input, address: typed.address.trim() });
      return client.session.signIn({ account: typed.account, password: typed.password });
    },
    onSuccess: (session) => enter(session, typed.account.trim().toLowerCase()),
  });

  /** The link of an invitation says where and with which code. */
  const fromLink = (value: string) => {
    const link = readInvitationAddress(value);
    return link && { address: link.hub, code: link.code };
  };
  const problems = (): Problems => ({
    ...(page === 0 && !/^\s*https?:\/\/[^\s/]+/.test(typed.address) && { address: words.badAddress }),
    ...(page === 1 && passwordProblems(typed)),
    ...missing(pages[page], words.missing),
  });
  const go = (): void => {
    if (!isRight(problems())) return;
    if (page === 0) setPage(1);
    else joining.mutate();
  };
  return (
    <StartPage
      title={page === 0 ? fresh.title : fresh.personTitle}
      hint={page === 0 ? words.hint : `${all.first.step(3, 3)} · ${fresh.personHint}`}
      wide
    >
      <StartForm
        key={page}
        onSubmit={go}
        submit={page === 0 ? all.office.next : fresh.done}
        isSending={joining.isPending}
        back={{ title: all.first.back, onClick: () => (page === 0 ? onBack() : setPage(0)) }}
      >
        {page === 0 ? (
          <>
            <TextField label={words.address} hint={words.addressHint} isFirst {...field('address', fromLink)} />
            <TextField label={words.code} {...field('code')} />
            <TextField label={words.deskName} hint={words.deskNameHint} {...field('deskName')} />
          </>
        ) : (
          <FirstPerson field={field} />
        )}
        {joining.isPending ? (
          <output>
            <Spin size="small" /> {fresh.working}
          </output>
        ) : null}
        <Problem error={joining.error} title={words.failed} />
      </StartForm>
    </StartPage>
  );
}
