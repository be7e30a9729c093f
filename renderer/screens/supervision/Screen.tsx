import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import type { ListSource } from '../../../shared/contract/calls/list.ts';
import type { SupervisionView } from '../../../shared/contract/calls/supervision.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { useDesk } from '../../link/desk.ts';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useAddressSearch, useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { Complaints } from './Complaints.tsx';
import { Figures } from './Figures.tsx';
import { Proposals } from './Proposals.tsx';
import { Settlement } from './Settlement.tsx';
import './supervision.css';

const tabs = [
  'undecided',
  'underway',
  'done',
  'deadlines',
  'returned',
  'rectifications',
  'figures',
  'settlement',
] as const;
type Tab = (typeof tabs)[number];

/** What needs a leader's eye: matters to decide and to follow up, pressing complaints, figures, settlements. `?tab=` and
 *  `?proposal=` open one of them. */
export default function SupervisionScreen() {
  const words = useWords(supervisionWords);
  const { query } = useDesk();
  const go = useGo();
  const asked = useAddressSearch()['tab'];
  const tab: Tab = tabs.find((one) => one === asked) ?? 'undecided';
  const read = useQuery(query.supervision.view.queryOptions());
  const source = sourceOf(tab);
  return (
    <div className="screen supervision">
      <header className="supervision-head">
        <h1>{words.title}</h1>
        <span className="quiet">{words.intro}</span>
        {source ? (
          <span className="supervision-export">
            <ExportButton key={tab} source={source} />
          </span>
        ) : null}
      </header>
      <Segmented
        className="supervision-tabs"
        aria-label={words.title}
        value={tab}
        options={tabs.map((value) => ({ value, label: labelOf(value, read.data, words) }))}
        onChange={(next) => go('supervision', { search: { tab: next } })}
      />
      {(read.data?.overdue ?? 0) > 0 ? (
        <p className="supervision-overdue">{words.overdueCount(read.data?.overdue ?? 0)}</p>
      ) : null}
      <Problem error={read.error} reading onRetry={() => void read.refetch()} />
      {read.error ? null : <Content tab={tab} />}
    </div>
  );
}

/** The list of a tab as a file; settlements have files of their own, figures are no list. */
function sourceOf(tab: Tab): ListSource | null {
  switch (tab) {
    case 'undecided':
    case 'underway':
    case 'done':
      return { list: 'proposals', which: tab };
    case 'deadlines':
    case 'returned':
    case 'rectifications':
      return { list: 'supervised', which: tab };
    case 'figures':
    case 'settlement':
      return null;
  }
}

function Content({ tab }: { tab: Tab }) {
  switch (tab) {
    case 'undecided':
    case 'underway':
    case 'done':
      return <Proposals key={tab} list={tab} />;
    case 'deadlines':
    case 'returned':
    case 'rectifications':
      return <Complaints key={tab} list={tab} />;
    case 'figures':
      return <Figures />;
    case 'settlement':
      return <Settlement />;
  }
}

/** Beyond this a count is only "many". */
const mostCounted = 1000;

function labelOf(tab: Tab, view: SupervisionView | undefined, words: (typeof supervisionWords)['zh']): string {
  const name = words.tabs[tab];
  // What is over needs nobody's eye, and figures have nothing to count.
  if (!view || tab === 'done' || tab === 'figures' || tab === 'settlement') return name;
  const count = view[tab];
  return count >= mostCounted ? `${name} ${words.most(mostCounted)}` : words.tabCount(name, count);
}
