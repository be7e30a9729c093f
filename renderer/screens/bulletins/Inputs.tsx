import type { ReportView } from '../../../shared/contract/calls/report.ts';
import type { ReportDefinition } from '../../../shared/report/definition.ts';
import { addDays } from '../../../shared/calendar/local.ts';
import { daysOf } from '../../../shared/report/period.ts';
import { reportWords } from '../../../shared/words/report.ts';
import { FigureCell } from '../../parts/FigureCell.tsx';
import { useText, useWords } from '../../state/language.ts';

type Props = { definition: ReportDefinition; view: ReportView; onSaved: () => void };

/** Numbers from outside that a report divides by: for each unit below, as they stand at the end of the period. */
export function Inputs({ definition, view, onSaved }: Props) {
  const words = useWords(reportWords);
  const text = useText();
  const { content } = view;
  const table = content.tables.find(({ rows }) => rows.some(({ key }) => key.startsWith('branch=')));
  const month = addDays(daysOf(content.period).until, -1).slice(0, 7);
  const units =
    table?.rows.flatMap(({ key, title }) => (/^branch=[^-/]./.test(key) ? [{ id: key.slice(7), title }] : [])) ?? [];
  return (
    <details className="bulletins-inputs">
      <summary>{words.inputs}</summary>
      <p className="quiet">{words.inputsHint}</p>
      <table className="bulletins-table" aria-label={words.inputs}>
        <thead>
          <tr>
            <th scope="col">{text(table?.head ?? definition.title)}</th>
            {definition.inputs?.map((what) => (
              <th key={what} scope="col">
                {words.inputNames[what]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map(({ id, title }) => (
            <tr key={id}>
              <th scope="row">{text(title)}</th>
              {definition.inputs?.map((what) => {
                const place = table?.columns.findIndex((column) => column.id === what) ?? -1;
                const row = table?.rows.find(({ key }) => key === `branch=${id}`);
                return (
                  <td key={what}>
                    <FigureCell
                      key={String(row?.values[place])}
                      label={`${text(title)} ${words.inputNames[what]}`}
                      place={{ unit: id, month, what }}
                      value={row?.values[place] ?? null}
                      onSaved={onSaved}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
