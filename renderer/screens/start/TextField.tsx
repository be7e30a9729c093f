import { Input } from 'antd';
import { useId, type ReactNode } from 'react';

export type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  kind?: 'text' | 'password' | 'newPassword' | 'account';
  hint?: ReactNode;
  problem?: string | undefined;
  placeholder?: string;
  autoFocus?: boolean;
};

const autoCompleteOf = {
  text: 'off',
  password: 'current-password',
  newPassword: 'new-password',
  account: 'username',
} as const;

/** A labelled field of the pages before work begins, with what is wrong with it beside it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, kind = 'text', hint, problem, placeholder, autoFocus = false } = props;
  const id = useId();
  const described = problem ? `${id}-why` : hint ? `${id}-hint` : undefined;
  const common = {
    id,
    value,
    placeholder: placeholder ?? '',
    autoFocus,
    autoComplete: autoCompleteOf[kind],
    'aria-invalid': problem !== undefined,
    ...(described === undefined ? {} : { 'aria-describedby': described }),
    ...(problem === undefined ? {} : { status: 'error' as const }),
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {kind === 'password' || kind === 'newPassword' ? <Input.Password {...common} /> : <Input {...common} />}
      {problem === undefined ? null : (
        <p className="field-problem" id={`${id}-why`} role="alert">
          {problem}
        </p>
      )}
      {hint === undefined || problem !== undefined ? null : (
        <p className="start-example" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
