import './start.css';
import type { ReactNode } from 'react';
import { startWords } from '../../../shared/words/start.ts';
import { useLanguageState, useWords } from '../../state/language.ts';

export type StartPageProps = {
  title: string;
  hint?: string;
  /** Lies over the working page, which stays as it was. */
  over?: boolean;
  wide?: boolean;
  foot?: ReactNode;
  children: ReactNode;
};

/** The page around everything that happens before work begins. */
export function StartPage({ title, hint, over = false, wide = false, foot, children }: StartPageProps) {
  const words = useWords(startWords);
  const { language, setLanguage } = useLanguageState();
  return (
    <main className={over ? 'start start-over' : 'start'}>
      <div className={wide ? 'start-panel start-wide' : 'start-panel'}>
        <div className="start-head">
          <span>
            <span className="start-product">{words.product}</span> <span className="start-motto">{words.motto}</span>
          </span>
          <button
            type="button"
            className="start-link"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {words.otherLanguage}
          </button>
        </div>
        <div>
          <h1>{title}</h1>
          {hint === undefined ? null : <p className="quiet">{hint}</p>}
        </div>
        {children}
        {foot === undefined ? null : <div className="start-foot">{foot}</div>}
      </div>
    </main>
  );
}
