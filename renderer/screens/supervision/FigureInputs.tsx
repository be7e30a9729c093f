import { inputOf } from '../../../shared/accountability/figures.ts';
import type { FiguresView } from '../../../shared/contract/calls/supervision.ts';
import { figureInputs, type Pack } from '../../../shared/procedure/pack.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { FigureCell } from '../../parts/FigureCell.tsx';
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
                    <FigureCell
                      key={`${value}`}
                      label={`${nameOf(what)} ${month}`}
                      place={{ unit, month, what }}
                      value={value}
                      decimals
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
