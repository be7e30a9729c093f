// What the pictures drawn by recharts share. Series differ by filling and shape as well as by colour: solid, hatched, a line
// with points.
import { CartesianGrid, YAxis } from 'recharts';

export type Opens<Row> = { label: string; onOpen: (row: Row) => void };

export const inkText = { fontSize: 12, fill: 'var(--ink-quiet)' };

const hatchFill = 'url(#reports-hatch)';

export function Hatch() {
  return (
    <defs>
      <pattern id="reports-hatch" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} fill="var(--panel)" />
        <rect width={2.5} height={6} fill="var(--ink-quiet)" />
      </pattern>
    </defs>
  );
}

export const solid = { fill: 'var(--accent)' } as const;
export const hatched = { fill: hatchFill, stroke: 'var(--ink-quiet)' } as const;
export const outlined = { fill: 'var(--panel)', stroke: 'var(--accent)' } as const;

/** A bar that opens what it counts: the library gives back the line of `data` it was drawn from, without its type. */
export const opening = (onOpen: (row: never) => void) => ({
  isAnimationActive: false,
  cursor: 'pointer',
  onClick: ({ payload }: { payload?: unknown }) => onOpen(payload as never),
});

/** A figure that stands at the end of its bar. */
export const atEnd = { fill: 'var(--ink)', fontSize: 12 } as const;

export const inkLine = {
  stroke: 'var(--ink)',
  strokeWidth: 1.5,
  dot: { r: 3, fill: 'var(--panel)', stroke: 'var(--ink)' },
  isAnimationActive: false,
} as const;

export const floating = {
  contentStyle: {
    background: 'var(--panel)',
    border: '1px solid var(--hairline)',
    borderRadius: 4,
    boxShadow: 'var(--float)',
    fontSize: 12,
  },
  labelStyle: { color: 'var(--ink)' },
  itemStyle: { color: 'var(--ink)' },
  cursor: { fill: 'var(--hover)' },
} as const;

export const margin = (top: number, right: number) => ({ top, right, bottom: 0, left: 0 });

const baseLine = { stroke: 'var(--control)' };
/** The axis things stand on, and the one that measures them. */
export const baseAxis = { tick: inkText, tickLine: false, axisLine: baseLine } as const;
export const measure = { tick: inkText, tickLine: false, axisLine: false } as const;

export const percentTick = (value: number): string => `${value}%`;

export const Levels = () => <CartesianGrid vertical={false} stroke="var(--hairline)" />;
export const CountAxis = () => <YAxis {...measure} width={36} allowDecimals={false} />;
