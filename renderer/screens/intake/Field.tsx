import { Input } from 'antd';
import { memo, useId, type ReactNode } from 'react';
import { intakeWords } from '../../../shared/words/intake.ts';
import { useWords } from '../../state/language.ts';
import type { ProblemCode } from './form.ts';
import { useIntake } from './store.ts';

export type Control = {
  id: string;
  status: 'error' | '';
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
};

/** A control under its label, with what is wrong with it, in place. `place` names it as the contract does. */
export function Field(props: {
  label: string;
  place: string;
  required?: boolean;
  span?: 2 | 3;
  note?: ReactNode;
  children: (control: Control) => ReactNode;
}) {
  const { label, place, required, span, note, children } = props;
  const id = useId();
  const problem = useIntake((state) => state.problems?.[place]);
  const sentence = useSentence(place, problem);
  const described = [note ? `${id}-note` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className="intake-field" data-place={place} data-span={span}>
      <div className="intake-label">
        <label htmlFor={id} data-required={required}>
          {label}
        </label>
        {/* Beside the name, not under the field: what appears while somebody types must not move the page. */}
        {note && <span id={`${id}-note`}>{note}</span>}
      </div>
      {children({
        id,
        status: problem ? 'error' : '',
        'aria-invalid': problem !== undefined,
        'aria-describedby': described,
      })}
      {problem && (
        <div id={`${id}-problem`} className="intake-problem">
          {sentence}
        </div>
      )}
    </div>
  );
}

function useSentence(place: string, problem: ProblemCode | undefined): string | undefined {
  const { problems } = useWords(intakeWords);
  const said: Readonly<Partial<Record<string, unknown>>> = problems;
  const sentence = problem && said[problem];
  if (problem !== 'missing') return typeof sentence === 'string' ? sentence : undefined;
  if (place === 'reason') return problems.missingReason;
  if (place === 'narrative') return problems.missingNarrative;
  if (place.endsWith('.authority')) return problems.missingAuthority;
  return /^complainants\.\d+\.name$/.test(place) ? problems.missingName : problems.missing;
}

export const TextField = memo(function TextField(props: {
  label: string;
  place: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  required?: boolean;
  span?: 2 | 3;
  note?: string | undefined;
  numeric?: boolean;
  /** The first field of the page takes the first keystroke. */
  first?: boolean;
}) {
  const { label, place, value, onChange, hint, required, span, note, numeric, first } = props;
  return (
    <Field label={label} place={place} note={note} {...(required && { required })} {...(span && { span })}>
      {(control) => (
        <Input
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          {...(hint && { placeholder: hint })}
          {...(numeric && { inputMode: 'decimal' as const, className: 'intake-number' })}
          {...(first && { 'data-first': true })}
        />
      )}
    </Field>
  );
});

/** A part of the form beside its name, as on a printed sheet. */
export function Section(props: { name: string; title: string; grows?: boolean; children: ReactNode }) {
  const { name, title, grows, children } = props;
  const id = useId();
  return (
    <section className="intake-section" data-section={name} data-grows={grows} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="intake-fields">{children}</div>
    </section>
  );
}
