import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Paper } from '../../shared/document/model.ts';
import { supervisionWords } from '../../shared/words/supervision.ts';
import { Key } from '../parts/Key.tsx';
import { useKeys } from '../parts/useKeys.ts';
import { useWords } from '../state/language.ts';
import { PaperSheet } from './PaperSheet.tsx';

/** One paper as it will lie on the desk, over everything else; printing shows the paper alone (paper.css). */
export function PaperPreview({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const words = useWords(supervisionWords).paper;
  const first = useRef<HTMLButtonElement>(null);
  const print = (): void => window.print();
  useKeys({
    'Ctrl+P': { run: print, what: words.print },
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
        <strong className="preview-hint">{paper.title}</strong>
        <Button ref={first} type="primary" onClick={print}>
          {words.print} <Key name="Ctrl+P" />
        </Button>
        <Button onClick={onClose}>
          {words.close} <Key name="Escape" />
        </Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the paper is scrolled with the arrow keys */}
      <section className="preview-desk" aria-label={paper.title} tabIndex={0}>
        <div className="preview-paper">
          <PaperSheet paper={paper} />
        </div>
      </section>
    </dialog>,
    document.body,
  );
}
