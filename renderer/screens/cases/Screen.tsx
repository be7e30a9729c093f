import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { CaseStudyLine } from '../../../shared/contract/calls/caseStudy.ts';
import { casesWords } from '../../../shared/words/cases.ts';
import { useDesk } from '../../link/desk.ts';
import { Choices } from '../../parts/Choices.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useAddressSearch } from '../../state/go.ts';
import { useOfferedFormats } from '../../state/caseFormats.ts';
import { useText, useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';
import { CasePage } from './CasePage.tsx';
import { CaseForm } from './CaseForm.tsx';
import './cases.css';

type Tab = 'published' | 'unfinished';
const tabs: readonly Tab[] = ['published', 'unfinished'];

/** The case library. `?tab=` and `?case=` open that one first, `?from=` begins one from that complaint. */
export default function CasesScreen() {
  const words = useWords(casesWords);
  const may = useMay();
  const search = useAddressSearch();
  const from = typeof search['from'] === 'string' ? search['from'] : null;
  const [tab, setTab] = useState<Tab>(() => tabs.find((one) => one === search['tab']) ?? 'published');
  const [chosen, setChosen] = useState<string | null>(() =>
    typeof search['case'] === 'string' ? search['case'] : null,
  );
  const [writing, setWriting] = useState<{ id: string | null } | null>(from === null ? null : { id: null });
  return (
    <div className="screen cases">
      <header className="cases-head">
        <h1>{words.title}</h1>
        <span className="quiet">{words.intro}</span>
        <Segmented
          aria-label={words.title}
          value={tab}
          options={tabs.map((value) => ({ value, label: words.tabs[value] }))}
          onChange={(next) => {
            setTab(next);
            setChosen(null);
            setWriting(null);
          }}
        />
        {may('writeCases') ? (
          <Button type="primary" onClick={() => setWriting({ id: null })}>
            {words.write}
          </Button>
        ) : null}
      </header>
      {writing ? (
        <CaseForm
          key={writing.id ?? 'new'}
          id={writing.id}
          from={from}
          onClose={() => setWriting(null)}
          onSaved={(id) => {
            setWriting(null);
            setTab('unfinished');
            setChosen(id);
          }}
        />
      ) : (
        <Library tab={tab} chosen={chosen} onChoose={setChosen} onEdit={(id) => setWriting({ id })} />
      )}
    </div>
  );
}

type LibraryProps = {
  tab: Tab;
  chosen: string | null;
  onChoose: (id: string) => void;
  onEdit: (id: string) => void;
};

function Library({ tab, chosen, onChoose, onEdit }: LibraryProps) {
  const words = useWords(casesWords);
  const text = useText();
  const { query } = useDesk();
  const [typed, setTyped] = useState('');
  const [format, setFormat] = useState<string | null>(null);
  const formats = useOfferedFormats();
  const input = { state: tab, text: typed, ...(format === null ? {} : { format }) };
  const read = useQuery({ ...query.caseStudy.list.queryOptions({ input }), placeholderData: (before) => before });
  const lines = read.data ?? [];
  const shown = chosen ?? lines[0]?.id ?? null;
  const isEmpty = read.data !== undefined && lines.length === 0 && typed === '' && format === null && chosen === null;
  if (isEmpty) return <EmptyState title={tab === 'published' ? words.emptyPublished : words.emptyUnfinished} />;
  return (
    <div className="cases-body">
      <nav className="cases-list" aria-label={words.title}>
        <Input
          allowClear
          aria-label={words.search}
          placeholder={words.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="cases-filter">
          <Select
            aria-label={words.facts.format}
            value={format ?? ''}
            options={[
              { value: '', label: words.allFormats },
              ...formats.map(({ format: { id, title } }) => ({ value: id, label: text(title) })),
            ]}
            onChange={(value) => setFormat(value === '' ? null : value)}
          />
          <ExportButton key={tab} source={{ list: 'cases', ...input }} />
        </div>
        <Problem error={read.error} reading onRetry={() => void read.refetch()} />
        <Choices
          lines={lines}
          shown={shown}
          onChoose={onChoose}
          keys={words.keys}
          renderLine={(line) => <Line line={line} />}
        />
        {read.data && lines.length === 0 ? <p className="quiet">{words.nothingFound}</p> : null}
      </nav>
      {shown === null ? (
        <p className="reading">{words.choose}</p>
      ) : (
        <CasePage key={shown} id={shown} isPublished={tab === 'published'} onEdit={() => onEdit(shown)} />
      )}
    </div>
  );
}

function Line({ line }: { line: CaseStudyLine }) {
  const words = useWords(casesWords);
  return (
    <>
      <span className="cases-name">{line.title}</span>
      <span className="quiet">{[words.states[line.state], line.period, ...line.tags.slice(0, 3)].join(' · ')}</span>
      <span className="cases-gist">{line.gist}</span>
    </>
  );
}
