import { Input } from 'antd';
import { useState } from 'react';
import { supervisionWords } from '../../shared/words/supervision.ts';
import { useDesk } from '../link/desk.ts';
import { useWords } from '../state/language.ts';
import { Problem } from './Problem.tsx';
import { useSend } from './useSend.ts';

type FigureCellProps = {
  label: string;
  /** Which number from outside it is: of whom, of which month (`2026-07`), of which kind. */
  place: { unit: string; month: string; what: string };
  value: number | null;
  /** Four decimals at most; without them only whole numbers are taken. */
  decimals?: boolean;
  onSaved?: () => void;
};

/** A number from outside in a table: saved when the field is left or with Enter. Give it a `key` that changes with `value`. */
export function FigureCell({ label, place, value, decimals = false, onSaved }: FigureCellProps) {
  const words = useWords(supervisionWords).figure;
  const { client } = useDesk();
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const send = useSend(
    (request, entered: number | null) => client.supervision.enterFigure({ request, ...place, value: entered }),
    ['supervision', 'report'],
    onSaved,
  );
  const plain = typed.trim().replaceAll(',', '');
  const isNumber = plain === '' || (decimals ? /^\d{1,12}(\.\d{1,4})?$/ : /^\d{1,12}$/).test(plain);
  const save = (): void => {
    const entered = plain === '' ? null : Number(plain);
    if (isNumber && entered !== value && !send.isPending) send.mutate(entered);
  };
  return (
    <>
      <Input
        size="small"
        className="field-amount"
        inputMode={decimals ? 'decimal' : 'numeric'}
        aria-label={label}
        status={isNumber ? '' : 'error'}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={save}
        onPressEnter={save}
      />
      {isNumber ? null : <span className="field-problem">{words.notNumber}</span>}
      <Problem error={send.error} />
    </>
  );
}
