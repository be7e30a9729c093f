import { Input } from 'antd';
import { useId } from 'react';
import { hoursWords } from '../../../../shared/words/hours.ts';
import { useWords } from '../../../state/language.ts';
import type { Fault } from './draft.ts';
import { readWindows, windowsText } from './windowText.ts';

type Props = {
  label: string;
  value: string;
  hint?: string;
  disabled: boolean;
  fault: Fault | undefined;
  onChange: (text: string) => void;
};

/** Hours in one line of text; what was understood stands there as soon as the field is left. */
export function HoursInput({ label, value, hint, disabled, fault, onChange }: Props) {
  const words = useWords(hoursWords);
  const [problem, said] = [useId(), fault ? words[fault.why] : ''];
  const tidy = (): void => {
    const windows = readWindows(value);
    if (windows !== null && windowsText(windows) !== value) onChange(windowsText(windows));
  };
  return (
    <>
      <Input
        aria-label={label}
        aria-describedby={fault ? problem : hint}
        aria-invalid={fault !== undefined}
        value={value}
        maxLength={160}
        disabled={disabled}
        status={fault ? 'error' : ''}
        onChange={({ target }) => onChange(target.value)}
        onBlur={tidy}
      />
      {fault ? (
        <p id={problem} role="alert" className="field-problem">
          {said}
        </p>
      ) : null}
    </>
  );
}
