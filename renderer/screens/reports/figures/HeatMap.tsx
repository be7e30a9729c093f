import { useEffect, useRef, useState, type RefObject } from 'react';
import { useWords } from '../../../state/language.ts';
import { reportsWords } from '../../../../shared/words/reports.ts';
import { shortened } from './shortened.ts';

export type HeatRow = { unit: string; name: string; byMonth: readonly number[]; received: number };

const nameWidth = 176;
const cellHeight = 22;
const headHeight = 20;
const gap = 2;
/** Steps of one hue: told apart in grey and by every kind of colour blindness, and the number stands in each cell. */
const steps = 5;

const leastWidth = 760;

/** Units against months, the darker the more. */
export function HeatMap(props: {
  months: readonly string[];
  rows: readonly HeatRow[];
  label: string;
  onOpen: (row: HeatRow, month: string) => void;
}) {
  const { months, rows, label, onOpen } = props;
  const { inflow: words, heat } = useWords(reportsWords);
  const most = Math.max(1, ...rows.flatMap(({ byMonth }) => byMonth));
  const [drawing, width] = useWidth();
  const cellWidth = (width - nameWidth) / months.length;
  const height = headHeight + rows.length * (cellHeight + gap);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing has no tag of its own that could say so
    <svg ref={drawing} className="reports-heat" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {months.map((month, place) => (
        <text key={month} x={nameWidth + (place + 0.5) * cellWidth} y={13} className="reports-heat-month">
          {months.length > 24 ? (month.endsWith('-01') ? month.slice(0, 4) : '') : words.monthName(month)}
        </text>
      ))}
      {rows.map((row, line) => {
        const top = headHeight + line * (cellHeight + gap);
        return (
          <g key={row.unit}>
            <text x={0} y={top + 15} className="reports-heat-name">
              {shortened(row.name)}
              <title>{row.name}</title>
            </text>
            {months.map((month, place) => {
              const count = row.byMonth[place] ?? 0;
              const step = count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * steps));
              const left = nameWidth + place * cellWidth;
              return (
                <g
                  key={month}
                  className="reports-heat-cell"
                  data-step={step}
                  {...(count > 0 && { onClick: () => onOpen(row, month) })}
                >
                  <rect x={left} y={top} width={cellWidth - gap} height={cellHeight} />
                  {cellWidth >= 26 && count > 0 && (
                    <text x={left + (cellWidth - gap) / 2} y={top + 15}>
                      {count}
                    </text>
                  )}
                  <title>{heat.cell(row.name, words.monthOfYear(month), count)}</title>
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}

/** Width of the frame the drawing stands in, so that its letters keep their size. */
function useWidth(): [RefObject<SVGSVGElement | null>, number] {
  const drawing = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(1180);
  useEffect(() => {
    const frame = drawing.current?.parentElement;
    if (!frame || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(leastWidth, Math.floor(entry.contentRect.width)));
    });
    observer.observe(frame);
    return () => observer.disconnect();
  }, []);
  return [drawing, width];
}
