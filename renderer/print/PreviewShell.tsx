import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Paper } from '../../shared/document/model.ts';
import { useKeys, type KeyMap } from '../parts/useKeys.ts';
import { PaperSheet } from './PaperSheet.tsx';

type ShellProps = {
  label: string;
  /** Name of the paper, for who does not see it. */
  title: string;
  paper: Paper;
  /** What stands above the paper: choices and buttons. The first main button has the keyboard when it opens. */
  bar: ReactNode;
  notice?: ReactNode;
  keys: KeyMap;
};

/** A paper as it will lie on the desk, over everything else; printing shows the paper alone (paper.css). */
export function PreviewShell({ label, title, paper, bar, notice, keys }: ShellProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useKeys(keys);
  useEffect(() => {
    // The keyboard comes back to where it was when the preview closes.
    const before = document.activeElement;
    dialog.current?.querySelector<HTMLElement>('header .ant-btn-primary')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return createPortal(
    <dialog className="print-preview" open aria-modal="true" aria-label={label} ref={dialog}>
      <header>{bar}</header>
      {notice}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the paper is scrolled with the arrow keys */}
      <section className="preview-desk" aria-label={title} tabIndex={0}>
        <div className="preview-paper">
          <PaperSheet paper={paper} />
        </div>
      </section>
    </dialog>,
    document.body,
  );
}
