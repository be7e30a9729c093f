import type { ReactNode } from 'react';
import { useGo } from '../../state/go.ts';
import type { CaseSearch } from './address.ts';

/** A figure in a table: the number, and the complaints behind it where there are any. */
export type Cell = { text: string | number; cases?: CaseSearch; isLate?: boolean };
export type Row = { key: string; head: Cell; cells: readonly Cell[] };

/** The same figures as a picture's, in rows and columns: for the keyboard, for a screen reader, and for whoever counts. */
export function FigureTable(props: { label: string; heads: readonly string[]; rows: readonly Row[] }) {
  const [first, ...others] = props.heads;
  return (
    <table className="reports-table" aria-label={props.label}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ key, head, cells }) => (
          <tr key={key}>
            <th scope="row">
              <CellView cell={head} />
            </th>
            {cells.map((cell, place) => (
              <td key={others[place]} className={cell.isLate && cell.text !== 0 ? 'reports-overdue' : undefined}>
                <CellView cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CellView({ cell: { text, cases } }: { cell: Cell }) {
  if (cases === undefined || text === 0) return text;
  return <CasesLink search={cases}>{text}</CasesLink>;
}

export function CasesLink({ search, children }: { search: CaseSearch; children: ReactNode }) {
  const go = useGo();
  return (
    <button type="button" className="reports-link" onClick={() => go('register', { search })}>
      {children}
    </button>
  );
}
