import type { ReactNode } from 'react';

/** What stands there, by name; '' where there is nothing to say. */
export type Pair = readonly [label: string, value: ReactNode];

/** The rows of a `dl`: those that say something. */
export function PairRows({ pairs, valueClass }: { pairs: readonly Pair[]; valueClass?: string }) {
  return pairs.map(([label, value], place) =>
    value === '' ? null : (
      // oxlint-disable-next-line react/no-array-index-key -- labels of an old register may repeat, and rows keep their place
      <div key={place}>
        <dt>{label}</dt>
        <dd className={valueClass}>{value}</dd>
      </div>
    ),
  );
}
