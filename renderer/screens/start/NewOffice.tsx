import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { shortestPassword } from '../../../shared/people/decide.ts';
import { startWords } from '../../../shared/words/start.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { today } from '../../parts/format.ts';
import { useNow } from '../../state/now.ts';
import { useWords } from '../../state/language.ts';
import { useEnter } from '../../state/lock.ts';
import { StartPage } from './StartPage.tsx';
import { TextField } from './TextField.tsx';

type Kind = 'association' | 'member' | 'outlet';
const kinds: Kind[] = ['association', 'member', 'outlet'];

type Form = {
  kind: Kind;
  unitName: string;
  numberPrefix: string;
  personName: string;
  account: string;
  password: string;
  repeated: string;
};
type Wrong = Partial<Record<keyof Form, string>>;

const empty: Form = {
  kind: 'association',
  unitName: '',
  numberPrefix: '',
  personName: '',
  account: '',
  password: '',
  repeated: '',
};
const goodPrefix = /^[\p{L}\d]{1,12}$/u;

/** The unit, then its first administrator. */
export function NewOffice({ mutationKey, onBack }: { mutationKey: string[]; onBack: () => void }) {
  const all = useWords(startWords);
  const words = all.office;
  const { client } = useDesk();
  const enter = useEnter();
  const year = today(useNow()).slice(0, 4);
  const [page, setPage] = useState<'unit' | 'person'>('unit');
  const [form, setForm] = useState(empty);
  const [wrong, setWrong] = useState<Wrong>({});
  const [request, setRequest] = useState(newRequestId);
  const { kind, unitName, numberPrefix, personName, account, password } = form;
  const found = useMutation({
    mutationKey,
    mutationFn: () =>
      client.session.found({
        request,
        kind,
        unitName,
        numberPrefix: numberPrefix.trim(),
        personName,
        account,
        password,
      }),
    onSuccess: (session) => enter(session, account.trim().toLowerCase()),
    onError: () => setRequest(newRequestId()),
  });

  const text = (key: Exclude<keyof Form, 'kind'>) => ({
    value: form[key],
    onChange: (value: string) => {
      setForm((before) => ({ ...before, [key]: value }));
      // What was wrong about the old words is not said of the new ones.
      setWrong(({ [key]: _mended, ...others }) => others);
    },
    problem: wrong[key],
  });
  const missing = (...keys: (keyof Form)[]): Wrong =>
    Object.fromEntries(keys.filter((key) => form[key].trim() === '').map((key) => [key, words.missing]));

  const next = (): void => {
    const problems = {
      ...(goodPrefix.test(numberPrefix.trim()) ? {} : { numberPrefix: words.badPrefix }),
      ...missing('unitName', 'numberPrefix'),
    };
    setWrong(problems);
    if (Object.keys(problems).length === 0) setPage('person');
  };
  const create = (): void => {
    const problems = {
      ...(password.length < shortestPassword ? { password: all.change.tooShort(shortestPassword) } : {}),
      ...(password === form.repeated ? {} : { repeated: all.change.different }),
      ...missing('personName', 'account', 'password'),
    };
    setWrong(problems);
    if (Object.keys(problems).length === 0) found.mutate();
  };
  const isUnitPage = page === 'unit';
  return (
    <StartPage
      title={isUnitPage ? words.title : words.personTitle}
      hint={isUnitPage ? all.first.step(2, 3) : `${all.first.step(3, 3)} · ${words.personHint}`}
      wide
    >
      <form
        key={page}
        className="start-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isUnitPage) next();
          else create();
        }}
      >
        {isUnitPage ? (
          <>
            <fieldset className="start-choices">
              <legend className="field-label">{words.kind}</legend>
              {kinds.map((one) => (
                <button
                  key={one}
                  type="button"
                  className="start-choice"
                  aria-pressed={one === kind}
                  onClick={() => setForm((before) => ({ ...before, kind: one }))}
                >
                  <span className="start-choice-title">{words.kinds[one]}</span>
                  <span className="quiet">{words.kindHints[one]}</span>
                </button>
              ))}
            </fieldset>
            <TextField label={words.unitName} placeholder={words.unitNamePlaceholder} isFirst {...text('unitName')} />
            <TextField
              label={words.numberPrefix}
              hint={words.numberPrefixHint(`${numberPrefix.trim() || 'SYXH'}-${year}-0001`)}
              {...text('numberPrefix')}
            />
            <Button type="primary" htmlType="submit">
              {words.next}
            </Button>
          </>
        ) : (
          <>
            <TextField label={words.personName} isFirst {...text('personName')} />
            <TextField label={words.account} hint={words.accountHint} kind="account" {...text('account')} />
            <TextField label={words.password} kind="newPassword" {...text('password')} />
            <TextField label={words.repeat} kind="newPassword" {...text('repeated')} />
            <Problem error={found.error} />
            <Button type="primary" htmlType="submit" loading={found.isPending}>
              {words.create}
            </Button>
          </>
        )}
        <Button type="text" onClick={() => (isUnitPage ? onBack() : setPage('unit'))}>
          {all.first.back}
        </Button>
      </form>
    </StartPage>
  );
}
