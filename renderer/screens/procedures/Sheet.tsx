import { useId, type ReactNode } from 'react';

/** One subject of a procedure with its heading, left out where there is nothing to say. */
export function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="procedure-part" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {hint === undefined ? null : <p className="quiet">{hint}</p>}
      {children}
    </section>
  );
}

/** A table with named columns; numbers stand right. */
export function Sheet({ columns, rows }: { columns: string[]; rows: { id: string; cells: ReactNode[] }[] }) {
  const alignment = (cell: ReactNode) => (typeof cell === 'number' ? { className: 'procedure-number' } : {});
  return (
    <div className="procedure-table">
      <table>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col" {...alignment(rows[0]?.cells[index])}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, index) => (
                // The cells of a row are told apart by their place alone.
                // oxlint-disable-next-line react/no-array-index-key -- these lines have no id and are never moved
                <td key={index} {...alignment(cell)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
