import { useId, type ReactNode } from 'react';

/** One subject with its heading. */
export function Card({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="panel calendar-card" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {hint === undefined ? null : <p className="quiet calendar-hint">{hint}</p>}
      {children}
    </section>
  );
}
