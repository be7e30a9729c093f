// What the pictures drawn by recharts share. Series differ by filling and shape as well as by colour: solid, hatched, a line
// with points.
export const inkText = { fontSize: 12, fill: 'var(--ink-quiet)' };
export const hatchFill = 'url(#reports-hatch)';

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

export const lineDot = { r: 3, fill: 'var(--panel)', stroke: 'var(--ink)' };

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

/** The end tells branches of one bank apart, so the middle goes. */
const longest = 13;
export const shortened = (name: string): string =>
  name.length <= longest ? name : `${name.slice(0, 4)}…${name.slice(name.length - (longest - 5))}`;
