import { useGo } from '../../../state/go.ts';
import type { CaseSearch } from '../address.ts';

/** A figure in a table: the number, and the complaints behind it where there are any. */
export type Cell = { text: string | number; cases?: CaseSearch; isLate?: boolean };
export type Row = { key: string; name: string; cells: readonly Cell[] };
/** The first head stands over the names. */
export type Table = { heads: readonly string[]; rows: readonly Row[] };

/** The same figures as a picture's, in rows and columns: for the keyboard, for a screen reader, and for whoever counts. */
export function FigureTable({ label, heads, rows }: Table & { label: string }) {
  const [first, ...others] = heads;
  return (
    <table className="reports-table" aria-label={label}>
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
        {rows.map(({ key, name, cells }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
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
  const go = useGo();
  if (cases === undefined || text === 0) return text;
  return (
    <button type="button" className="reports-link" onClick={() => go('register', { search: cases })}>
      {text}
    </button>
  );
}
