import { Segmented } from 'antd';
import { useState } from 'react';
import { scriptsWords } from '../../../shared/words/scripts.ts';
import { useAddressSearch } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { AssessmentTab } from './Assessment.tsx';
import { NoticesTab } from './Notices.tsx';
import { SamplingTab } from './Sampling.tsx';
import { ScriptsTab } from './Scripts.tsx';
import './scripts.css';

const tabs = ['scripts', 'notices', 'assessment', 'sampling'] as const;
type Tab = (typeof tabs)[number];

/** How to speak with people who complain, what everybody says, and how well it is done. `?tab=` opens another tab first. */
export default function ScriptsScreen() {
  const words = useWords(scriptsWords);
  const asked = useAddressSearch()['tab'];
  const [tab, setTab] = useState<Tab>(() => tabs.find((one) => one === asked) ?? 'scripts');
  return (
    <div className="screen scripts">
      <header className="scripts-head">
        <h1>{words.title}</h1>
        <Segmented
          aria-label={words.title}
          value={tab}
          options={tabs.map((value) => ({ value, label: words.tabs[value] }))}
          onChange={setTab}
        />
      </header>
      {tab === 'scripts' ? <ScriptsTab /> : null}
      {tab === 'notices' ? <NoticesTab /> : null}
      {tab === 'assessment' ? <AssessmentTab /> : null}
      {tab === 'sampling' ? <SamplingTab /> : null}
    </div>
  );
}
