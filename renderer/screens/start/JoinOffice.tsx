import { useMutation } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useState } from 'react';
import { readInvitationAddress } from '../../../shared/exchange/invitation.ts';
import { shortestPassword } from '../../../shared/people/decide.ts';
import { exchangeWords } from '../../../shared/words/exchange.ts';
import { startWords } from '../../../shared/words/start.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useEnter } from '../../state/lock.ts';
import { StartPage } from './StartPage.tsx';
import { TextField } from './TextField.tsx';

type Form = {
  address: string;
  code: string;
  deskName: string;
  personName: string;
  account: string;
  password: string;
  repeated: string;
};
const pages = [
  ['address', 'code', 'deskName'],
  ['personName', 'account', 'password', 'repeated'],
] as const;
const empty: Form = { address: '', code: '', deskName: '', personName: '', account: '', password: '', repeated: '' };

/** An empty desk begins with the office the hub knows: the invitation, then who administers this PC. */
export function JoinOffice({ mutationKey, onBack }: { mutationKey: string[]; onBack: () => void }) {
  const all = useWords(startWords);
  const { join: words, fresh } = useWords(exchangeWords);
  const { client } = useDesk();
  const enter = useEnter();
  const [page, setPage] = useState<0 | 1>(0);
  const [form, setForm] = useState(empty);
  const [wrong, setWrong] = useState<Partial<Record<keyof Form, string>>>({});
  const [request] = useState(newRequestId);
  const joining = useMutation({
    mutationKey,
    mutationFn: async () => {
      const { repeated: _repeated, ...input } = form;
      await client.exchange.joinFresh({ request, ...input, address: form.address.trim() });
      return client.session.signIn({ account: form.account, password: form.password });
    },
    onSuccess: (session) => enter(session, form.account.trim().toLowerCase()),
  });

  const text = (key: keyof Form) => ({
    value: form[key],
    onChange: (value: string) => {
      const link = key === 'address' ? readInvitationAddress(value) : undefined;
      setForm((before) => ({ ...before, [key]: value, ...(link && { address: link.hub, code: link.code }) }));
      setWrong(({ [key]: _mended, ...others }) => others);
    },
    problem: wrong[key],
  });
  const problems = (): Partial<Record<keyof Form, string>> => ({
    ...(page === 0 && !/^\s*https?:\/\/[^\s/]+/.test(form.address) && { address: words.badAddress }),
    ...(page === 1 && form.password.length < shortestPassword && { password: all.change.tooShort(shortestPassword) }),
    ...(page === 1 && form.password !== form.repeated && { repeated: all.change.different }),
    ...Object.fromEntries(pages[page].filter((key) => form[key].trim() === '').map((key) => [key, words.missing])),
  });
  const go = (): void => {
    const found = problems();
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    if (page === 0) setPage(1);
    else joining.mutate();
  };
  return (
    <StartPage
      title={page === 0 ? fresh.title : fresh.personTitle}
      hint={page === 0 ? words.hint : `${all.first.step(3, 3)} · ${fresh.personHint}`}
      wide
    >
      <form
        key={page}
        className="start-form"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        {page === 0 ? (
          <>
            <TextField label={words.address} hint={words.addressHint} isFirst {...text('address')} />
            <TextField label={words.code} {...text('code')} />
            <TextField label={words.deskName} hint={words.deskNameHint} {...text('deskName')} />
          </>
        ) : (
          <>
            <TextField label={all.office.personName} isFirst {...text('personName')} />
            <TextField label={all.office.account} hint={all.office.accountHint} kind="account" {...text('account')} />
            <TextField label={all.office.password} kind="newPassword" {...text('password')} />
            <TextField label={all.office.repeat} kind="newPassword" {...text('repeated')} />
          </>
        )}
        {joining.isPending ? (
          <output>
            <Spin size="small" /> {fresh.working}
          </output>
        ) : null}
        <Problem error={joining.error} title={words.failed} />
        <Button type="primary" htmlType="submit" loading={joining.isPending}>
          {page === 0 ? all.office.next : fresh.done}
        </Button>
        <Button type="text" onClick={() => (page === 0 ? onBack() : setPage(0))}>
          {all.first.back}
        </Button>
      </form>
    </StartPage>
  );
}
