import type { ReactNode } from 'react';
import type { LegendSign } from './picture.ts';

const signs: Record<LegendSign['sign'], ReactNode> = {
  bar: <rect width={10} height={10} fill="var(--accent)" />,
  light: <rect width={10} height={10} fill="var(--panel)" stroke="var(--accent)" />,
  hatch: (
    <g stroke="var(--ink-quiet)" fill="var(--panel)">
      <rect width={10} height={10} />
      <path d="M3 0 0 3M7 0 0 7M10 1 1 10M10 5 5 10" />
    </g>
  ),
  line: (
    <g fill="var(--panel)" stroke="var(--ink)" strokeWidth={1.5}>
      <path d="M-3 5h16" />
      <circle cx={5} cy={5} r={3} />
    </g>
  ),
};

/** Words in ink: the sign before them carries the colour. */
export function Legend({ signs: shown }: { signs: readonly LegendSign[] }) {
  return (
    <ul className="reports-legend" data-legend>
      {shown.map(({ name, sign }) => (
        <li key={name}>
          <svg width={18} height={12} viewBox="-4 -1 18 12" aria-hidden>
            {signs[sign]}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
