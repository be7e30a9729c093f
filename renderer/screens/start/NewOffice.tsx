import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { startWords } from '../../../shared/words/start.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { today } from '../../parts/format.ts';
import { useNow } from '../../state/now.ts';
import { useWords } from '../../state/language.ts';
import { useEnter } from '../../state/lock.ts';
import { FirstPerson, nobody, usePasswordProblems } from './FirstPerson.tsx';
import { StartForm } from './StartForm.tsx';
import { StartPage } from './StartPage.tsx';
import { TextField } from './TextField.tsx';
import { useFields, type Problems } from './useFields.ts';

type Kind = 'association' | 'member' | 'outlet';
const kinds: Kind[] = ['association', 'member', 'outlet'];

const empty = { unitName: '', numberPrefix: '', ...nobody };
const goodPrefix = /^[\p{L}\d]{1,12}$/u;

/** The unit, then its first administrator. */
export function NewOffice({ mutationKey, onBack }: { mutationKey: string[]; onBack: () => void }) {
  const all = useWords(startWords);
  const words = all.office;
  const { client } = useDesk();
  const enter = useEnter();
  const year = today(useNow()).slice(0, 4);
  const [page, setPage] = useState<'unit' | 'person'>('unit');
  const [kind, setKind] = useState<Kind>('association');
  const { typed, field, missing, isRight } = useFields(empty);
  const passwordProblems = usePasswordProblems();
  const [request, setRequest] = useState(newRequestId);
  const { unitName, numberPrefix, personName, account, password } = typed;
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

  const isUnitPage = page === 'unit';
  const problems = (): Problems =>
    isUnitPage
      ? {
          ...(goodPrefix.test(numberPrefix.trim()) ? {} : { numberPrefix: words.badPrefix }),
          ...missing(['unitName', 'numberPrefix'], words.missing),
        }
      : { ...passwordProblems(typed), ...missing(['personName', 'account', 'password'], words.missing) };
  const go = (): void => {
    if (!isRight(problems())) return;
    if (isUnitPage) setPage('person');
    else found.mutate();
  };
  return (
    <StartPage
      title={isUnitPage ? words.title : words.personTitle}
      hint={isUnitPage ? all.first.step(2, 3) : `${all.first.step(3, 3)} · ${words.personHint}`}
      wide
    >
      <StartForm
        key={page}
        onSubmit={go}
        submit={isUnitPage ? words.next : words.create}
        isSending={found.isPending}
        back={{ title: all.first.back, onClick: () => (isUnitPage ? onBack() : setPage('unit')) }}
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
                  onClick={() => setKind(one)}
                >
                  <span className="start-choice-title">{words.kinds[one]}</span>
                  <span className="quiet">{words.kindHints[one]}</span>
                </button>
              ))}
            </fieldset>
            <TextField label={words.unitName} placeholder={words.unitNamePlaceholder} isFirst {...field('unitName')} />
            <TextField
              label={words.numberPrefix}
              hint={words.numberPrefixHint(`${numberPrefix.trim() || 'SYXH'}-${year}-0001`)}
              {...field('numberPrefix')}
            />
          </>
        ) : (
          <>
            <FirstPerson field={field} />
            <Problem error={found.error} />
          </>
        )}
      </StartForm>
    </StartPage>
  );
}
