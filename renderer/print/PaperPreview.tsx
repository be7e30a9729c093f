import { Button } from 'antd';
import type { Paper } from '../../shared/document/model.ts';
import { supervisionWords } from '../../shared/words/supervision.ts';
import { Key } from '../parts/Key.tsx';
import { useWords } from '../state/language.ts';
import { PreviewShell } from './PreviewShell.tsx';

/** One paper, to be looked at and printed. */
export function PaperPreview({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const words = useWords(supervisionWords).paper;
  const print = (): void => window.print();
  return (
    <PreviewShell
      label={words.preview}
      title={paper.title}
      paper={paper}
      keys={{
        'Ctrl+P': { run: print, what: words.print },
        Escape: { run: onClose, what: words.close, whileTyping: true },
      }}
      bar={
        <>
          <strong className="preview-hint">{paper.title}</strong>
          <Button type="primary" onClick={print}>
            {words.print} <Key name="Ctrl+P" />
          </Button>
          <Button onClick={onClose}>
            {words.close} <Key name="Escape" />
          </Button>
        </>
      }
    />
  );
}
