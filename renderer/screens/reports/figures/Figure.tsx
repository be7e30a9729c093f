import { App, Button, Segmented, Skeleton } from 'antd';
import { Suspense, useId, useRef, useState, type ReactNode } from 'react';
import { reportsWords } from '../../../../shared/words/reports.ts';
import { useWords } from '../../../state/language.ts';
import { FigureTable, type Table } from './FigureTable.tsx';
import { Legend } from './Legend.tsx';
import { pictureOf, type LegendSign } from './picture.ts';

type FigureProps = {
  title: string;
  /** What the picture says, in a sentence: for who does not see it, and for who does not want to count. */
  summary: string;
  legend?: readonly LegendSign[];
  /** Which complaints were counted, as the copied picture says it below its title. */
  counted: string;
  /** The picture may still have to be fetched. `label` is what it says to who does not see it. */
  renderPicture: (label: string) => ReactNode;
  table: Table;
  isWide?: boolean;
};

/** A picture of figures, or the same figures as a table. */
export function Figure({ title, summary, legend = [], counted, renderPicture, table, isWide = false }: FigureProps) {
  const words = useWords(reportsWords);
  const heading = useId();
  const body = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<'picture' | 'table'>('picture');
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    const drawing = body.current?.querySelector<SVGSVGElement>('svg:not([data-legend] svg)');
    if (!drawing) return;
    try {
      // The picture is made inside the item: the clipboard must be asked for while the key press still counts.
      const image = pictureOf(drawing, title, [counted, summary], legend);
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
      void message.success(words.copied);
    } catch {
      void message.error(words.notCopied);
    }
  };
  return (
    <section className={`panel reports-figure${isWide ? ' reports-wide' : ''}`} aria-labelledby={heading}>
      <header className="reports-figure-head">
        <h2 id={heading}>{title}</h2>
        {shown === 'picture' && (
          <Button size="small" type="text" onClick={() => void copy()} aria-label={`${words.copy} · ${title}`}>
            {words.copy}
          </Button>
        )}
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
        <div className="reports-figure-body" ref={body}>
          {legend.length > 0 && <Legend signs={legend} />}
          <Suspense fallback={<Skeleton active />}>{renderPicture(`${title} · ${summary}`)}</Suspense>
        </div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long table scrolls in its frame, so the keyboard must be able to get there
        <section className="reports-figure-body" tabIndex={0} aria-label={`${title} · ${words.table}`}>
          <FigureTable label={title} {...table} />
        </section>
      )}
    </section>
  );
}
