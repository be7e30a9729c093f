import { useId, type ReactNode } from 'react';

/** A titled part of the reading column. */
export function Part({ title, children, aside }: { title: string; children: ReactNode; aside?: ReactNode }) {
  const id = useId();
  return (
    <section className="complaint-part" aria-labelledby={id}>
      <div className="complaint-part-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
