import { Input } from 'antd';
import { useState } from 'react';
import { inputOf } from '../../../shared/accountability/figures.ts';
import type { FiguresView } from '../../../shared/contract/calls/supervision.ts';
import { figureInputs, type Pack } from '../../../shared/procedure/pack.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useText, useWords } from '../../state/language.ts';

/** Numbers from outside of one unit: a row for each kind the procedure asks for, a field for each month. A field is saved when
 *  it is left or with Enter. */
export function FigureInputs({ view, pack, unit }: { view: FiguresView; pack: Pack; unit: string }) {
  const words = useWords(supervisionWords).figure;
  const text = useText();
  const kinds = [...new Set(pack.kpis.flatMap((kpi) => inputOf(kpi) ?? []))];
  const nameOf = (what: string): string => {
    const known = figureInputs.find((one) => one === what);
    if (known) return words.names[known];
    const figure = pack.kpis.find((kpi) => inputOf(kpi) === what);
    return words.score(figure ? text(figure.title) : what);
  };
  return (
    <div className="supervision-inputs">
      <p className="quiet">{words.inputsHint}</p>
      <table className="supervision-sheet" aria-label={words.inputs}>
        <thead>
          <tr>
            <th scope="col">{words.inputs}</th>
            {view.months.map((month) => (
              <th key={month} scope="col" className="supervision-number">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((what) => (
            <tr key={what}>
              <th scope="row">{nameOf(what)}</th>
              {view.months.map((month) => {
                const value =
                  view.inputs.find((one) => one.unit === unit && one.month === month && one.what === what)?.value ??
                  null;
                return (
                  <td key={month}>
                    <InputCell
                      key={`${value}`}
                      label={`${nameOf(what)} ${month}`}
                      place={{ unit, month, what }}
                      value={value}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps = { label: string; place: { unit: string; month: string; what: string }; value: number | null };

function InputCell({ label, place, value }: CellProps) {
  const words = useWords(supervisionWords).figure;
  const { client } = useDesk();
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const send = useSend(
    (request, entered: number | null) => client.supervision.enterFigure({ request, ...place, value: entered }),
    ['supervision'],
  );
  const plain = typed.trim().replaceAll(',', '');
  const isNumber = plain === '' || /^\d{1,12}(\.\d{1,4})?$/.test(plain);
  const save = (): void => {
    const entered = plain === '' ? null : Number(plain);
    if (isNumber && entered !== value && !send.isPending) send.mutate(entered);
  };
  return (
    <>
      <Input
        size="small"
        className="field-amount"
        inputMode="decimal"
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
