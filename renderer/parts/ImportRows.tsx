import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import './importing.css';

const rowHeight = 28;

type ImportRowsProps = {
  label: string;
  columns: readonly { title: string; width: string }[];
  rows: readonly (readonly string[])[];
};

/** Rows of a preview, up to twenty thousand: only the visible ones exist, the rest is empty height above and below them. */
export function ImportRows({ label, columns, rows }: ImportRowsProps) {
  const frame = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the list measures and draws itself anew
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 900, height: 400 },
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls the frame, so it must be reachable by it
    <section ref={frame} className="import-rows" tabIndex={0} aria-label={label}>
      <table className="import-rows-table" aria-label={label} aria-rowcount={rows.length + 1}>
        <colgroup>
          {columns.map(({ title, width }) => (
            <col key={title} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2}>
              {columns.map(({ title }, at) => (
                <td key={title} title={rows[index]?.[at] ?? ''}>
                  {rows[index]?.[at]}
                </td>
              ))}
            </tr>
          ))}
          {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
        </tbody>
      </table>
    </section>
  );
}
