import { Input } from 'antd';
import { useEffect, useId, useRef, type ReactNode } from 'react';

export type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  kind?: 'text' | 'password' | 'newPassword' | 'account';
  hint?: ReactNode;
  problem?: string | undefined;
  placeholder?: string;
  /** Takes the focus when the page is shown. */
  isFirst?: boolean;
};

const autoCompleteOf = {
  text: 'off',
  password: 'current-password',
  newPassword: 'new-password',
  account: 'username',
} as const;

/** A labelled field of the pages before work begins, with what is wrong with it beside it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, kind = 'text', hint, problem, placeholder, isFirst = false } = props;
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFirst) place.current?.querySelector('input')?.focus();
  }, [isFirst]);
  const described = problem ? `${id}-why` : hint ? `${id}-hint` : undefined;
  const common = {
    id,
    value,
    placeholder: placeholder ?? '',
    autoComplete: autoCompleteOf[kind],
    'aria-invalid': problem !== undefined,
    ...(described === undefined ? {} : { 'aria-describedby': described }),
    ...(problem === undefined ? {} : { status: 'error' as const }),
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return (
    <div className="field" ref={place}>
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
