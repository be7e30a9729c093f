import { Segmented } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { reportsWords } from '../../../shared/words/reports.ts';
import { useWords } from '../../state/language.ts';

type FigureProps = {
  title: string;
  /** What the picture says, in a sentence: for who does not see it, and for who does not want to count. */
  summary: string;
  picture: ReactNode;
  table: ReactNode;
};

/** A picture of figures, or the same figures as a table. */
export function Figure({ title, summary, picture, table }: FigureProps) {
  const words = useWords(reportsWords);
  const heading = useId();
  const [shown, setShown] = useState<'picture' | 'table'>('picture');
  return (
    <section className="panel reports-figure" aria-labelledby={heading}>
      <header className="reports-figure-head">
        <h2 id={heading}>{title}</h2>
        <Segmented<'picture' | 'table'>
          size="small"
          value={shown}
          onChange={setShown}
          aria-label={`${title} · ${words.show}`}
          options={[
            { value: 'picture', label: words.picture },
            { value: 'table', label: words.table },
          ]}
        />
      </header>
      <p className="quiet">{summary}</p>
      {shown === 'picture' ? (
        <div className="reports-figure-body">{picture}</div>
      ) : (
        // A long table scrolls in its frame, so the keyboard must be able to get there.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="reports-figure-body" tabIndex={0} aria-label={`${title} · ${words.table}`}>
          {table}
        </section>
      )}
    </section>
  );
}
