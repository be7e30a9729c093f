import { useId, type ReactNode } from 'react';

type PanelProps = { title: string; count?: string; empty?: string | undefined; children: ReactNode };

/** One subject with its heading; where there is nothing, that is said in its place. */
export function Panel({ title, count = '', empty, children }: PanelProps) {
  const heading = useId();
  return (
    <section className="panel exchange-panel" aria-labelledby={heading}>
      <h2 id={heading}>
        {title} {count === '' ? null : <span className="quiet exchange-count">{count}</span>}
      </h2>
      {empty === undefined ? children : <p className="quiet">{empty}</p>}
    </section>
  );
}
