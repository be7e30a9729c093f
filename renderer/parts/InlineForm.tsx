import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { partsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import { Key } from './Key.tsx';
import { Problem } from './Problem.tsx';
import { useKeys } from './useKeys.ts';
import './card.css';

export type InlineFormProps = {
  label: string;
  /** Verb on the button. */
  save: string;
  onSave: () => void;
  onClose?: () => void;
  error: unknown;
  isSending: boolean;
  disabled?: boolean;
  children: ReactNode;
};

/** A small form in its place on the page. `Ctrl+Enter` saves, `Esc` goes back. */
export function InlineForm({
  label,
  save,
  onSave,
  onClose,
  error,
  isSending,
  disabled = false,
  children,
}: InlineFormProps) {
  const words = useWords(partsWords).form;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('input:not([type=radio]), textarea, [tabindex="0"]');
    (first ?? form.current)?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const submit = (): void => {
    if (!isSending && !disabled) onSave();
  };
  useKeys({
    'Ctrl+Enter': { run: submit, what: save },
    ...(onClose ? { Escape: { run: onClose, what: words.cancel, whileTyping: true } } : {}),
  });
  return (
    <form
      ref={form}
      className="inline-form"
      aria-label={label}
      tabIndex={-1}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
      <Problem error={error} />
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={isSending} disabled={disabled}>
          {save}
        </Button>
        <Key name="Ctrl+Enter" />
        {onClose ? (
          <Button type="text" onClick={onClose}>
            {words.cancel}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** A field of such a form: its label above the control it belongs to. */
export function Labelled({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {children}
    </div>
  );
}
