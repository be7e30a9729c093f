import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { ComplaintView } from '../../shared/contract/views.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { printWords } from '../../shared/words/print.ts';
import { Key } from '../parts/Key.tsx';
import { useKeys } from '../parts/useKeys.ts';
import { useLanguage, useWords } from '../state/language.ts';
import { personName, unitName, useOffice } from '../state/office.ts';
import { sheetOf } from './sheet.ts';
import { WorkingSheet } from './WorkingSheet.tsx';

/** The sheet as it will lie on paper, over the desk; printing shows the paper alone (print.css). */
export function PrintPreview({ view, pack, onClose }: { view: ComplaintView; pack: Pack; onClose: () => void }) {
  const words = useWords(printWords);
  const language = useLanguage();
  const office = useOffice();
  const first = useRef<HTMLButtonElement>(null);
  const names = { unit: (id: string) => unitName(office, id), person: (id: string) => personName(office, id) };
  const print = (): void => window.print();
  useKeys({
    'Ctrl+P': { run: print, what: words.print },
    P: { run: print },
    Escape: { run: onClose, what: words.close, whileTyping: true },
  });
  useEffect(() => {
    // The keyboard comes back to where it was when the preview closes.
    const before = document.activeElement;
    first.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return createPortal(
    <dialog className="print-preview" open aria-modal="true" aria-label={words.preview}>
      <header>
        <strong>{words.preview}</strong>
        <span className="preview-hint">{words.toPrinter}</span>
        <Button ref={first} type="primary" onClick={print}>
          {words.print} <Key name="Ctrl+P" />
        </Button>
        <Button onClick={onClose}>
          {words.close} <Key name="Escape" />
        </Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the paper is scrolled with the arrow keys */}
      <section className="preview-desk" aria-label={words.title} tabIndex={0}>
        <div className="preview-paper">
          <WorkingSheet sheet={sheetOf(view, pack, names, language)} language={language} />
        </div>
      </section>
    </dialog>,
    document.body,
  );
}
