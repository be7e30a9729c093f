import { shortestPassword } from '../../../shared/people/decide.ts';
import { startWords } from '../../../shared/words/start.ts';
import { useWords } from '../../state/language.ts';
import { TextField } from './TextField.tsx';
import type { Problems, useFields } from './useFields.ts';

type Name = 'personName' | 'account' | 'password' | 'repeated';
export const nobody: Readonly<Record<Name, string>> = { personName: '', account: '', password: '', repeated: '' };

type FieldsOfPerson = Pick<ReturnType<typeof useFields<Name>>, 'field'>;

/** Who administers this PC from the first moment on. */
export function FirstPerson({ field }: FieldsOfPerson) {
  const words = useWords(startWords).office;
  return (
    <>
      <TextField label={words.personName} isFirst {...field('personName')} />
      <TextField label={words.account} hint={words.accountHint} kind="account" {...field('account')} />
      <TextField label={words.password} kind="newPassword" {...field('password')} />
      <TextField label={words.repeat} kind="newPassword" {...field('repeated')} />
    </>
  );
}

/** A password that cannot be taken, or that was not typed twice the same. */
export function usePasswordProblems(): (typed: { password: string; repeated: string }) => Problems {
  const words = useWords(startWords).change;
  return ({ password, repeated }) => ({
    ...(password.length < shortestPassword && { password: words.tooShort(shortestPassword) }),
    ...(password !== repeated && { repeated: words.different }),
  });
}
