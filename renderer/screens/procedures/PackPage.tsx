import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { isReadingMatter } from '../../../shared/procedure/choose.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { calendarWords } from '../../../shared/words/calendar.ts';
import { packEditorWords } from '../../../shared/words/packEditor.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { proceduresWords } from '../../../shared/words/procedures.ts';
import { formatYuan } from '../../../shared/base/yuan.ts';
import { useKeys } from '../../parts/useKeys.ts';
import { useText, useWords } from '../../state/language.ts';
import { Deadlines } from './Deadlines.tsx';
import { FlowPicture } from './FlowPicture.tsx';
import { Figures, MoneyRules, Questions, Reports, Triggers } from './Rules.tsx';
import { Part } from './Sheet.tsx';
import { Steps } from './Steps.tsx';
import { Texts } from './Texts.tsx';
import { versionText } from './version.ts';
import { Writings } from './Writings.tsx';
import type { Reading } from '../../../shared/words/packSentences.ts';

/** A procedure as a page to read from top to bottom, or to print. `mains`: what an overlay runs beside at this office. */
export function PackPage({
  pack,
  mains,
  actions,
  children,
}: {
  pack: Pack;
  mains: readonly Pack[];
  /** Buttons beside the heading. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const words = useWords(proceduresWords);
  const editorWords = useWords(packEditorWords);
  const parts = useWords(partsWords);
  const limits = useWords(calendarWords).due.limit;
  const text = useText();
  const print = (): void => window.print();
  useKeys({ P: { run: print, what: words.print }, 'Ctrl+P': { run: print } });
  const amount = (fen: number): string => `${formatYuan(fen)} ${parts.form.yuan}`;
  const reading: Reading = { pack, mains, words, parts, limits, text, amount };
  return (
    <article className="procedure-page" aria-label={text(pack.title)}>
      <header className="procedure-head">
        <h2>{text(pack.title)}</h2>
        <div className="procedure-actions">
          {actions}
          <Button icon={<PrinterOutlined />} onClick={print}>
            {words.print}
          </Button>
        </div>
      </header>
      <dl className="procedure-facts">
        <dt>{words.clocks.id}</dt>
        <dd>{`${pack.id} · ${versionText(pack.version, editorWords)}`}</dd>
        <dt>{words.source}</dt>
        <dd>{pack.source}</dd>
        <dt>{words.effectiveFrom}</dt>
        <dd>{pack.effectiveFrom}</dd>
      </dl>
      {children}
      {isReadingMatter(pack) ? null : (
        <>
          <Part title={words.flow.title}>
            <FlowPicture key={pack.id} reading={reading} />
          </Part>
          <Deadlines reading={reading} />
        </>
      )}
      <Steps reading={reading} />
      <Questions reading={reading} />
      <MoneyRules reading={reading} />
      <Figures reading={reading} />
      <Triggers reading={reading} />
      <Reports reading={reading} />
      <Texts reading={reading} />
      <Writings reading={reading} />
    </article>
  );
}
