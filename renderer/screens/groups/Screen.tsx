import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { GroupLine } from '../../../shared/contract/calls/group.ts';
import { groupMeasures } from '../../../shared/procedure/packs/groupComplaints/rules.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { Choices } from '../../parts/Choices.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useAddressSearch, useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { usePinyin } from '../../state/pinyin.ts';
import { DefectLibrary } from './Defects.tsx';
import { GroupPage } from './GroupPage.tsx';
import './groups.css';

type Tab = 'open' | 'closed' | 'defects';
const tabs: readonly Tab[] = ['open', 'closed', 'defects'];

/** Groups of complaints: the list and one of them as a page. `?group=` opens that one first. */
export default function GroupsScreen() {
  const words = useWords(groupsWords);
  const asked = useAddressSearch()['group'];
  const [tab, setTab] = useState<Tab>('open');
  const [chosen, setChosen] = useState<string | null>(() => (typeof asked === 'string' ? asked : null));
  return (
    <div className="screen groups">
      <header className="groups-head">
        <h1>{words.title}</h1>
        <span className="quiet">{words.intro}</span>
        <Segmented
          aria-label={words.title}
          value={tab}
          options={tabs.map((value) => ({ value, label: words.tabs[value] }))}
          onChange={(next) => {
            setTab(next);
            setChosen(null);
          }}
        />
        <ExportButton key={tab} source={tab === 'defects' ? { list: 'defects' } : { list: 'groups', state: tab }} />
      </header>
      {tab === 'defects' ? <DefectLibrary /> : <Groups state={tab} chosen={chosen} onChoose={setChosen} />}
    </div>
  );
}

type Choice = { chosen: string | null; onChoose: (group: string) => void };

function Groups({ state, chosen, onChoose }: Choice & { state: 'open' | 'closed' }) {
  const words = useWords(groupsWords);
  const go = useGo();
  const { query } = useDesk();
  const read = useQuery(query.group.list.queryOptions({ input: { state } }));
  const [typed, setTyped] = useState('');
  const matches = usePinyin(typed !== '');
  const all = read.data ?? [];
  const lines = all.filter(({ number, title }) => typed === '' || matches(typed, title, number));
  const shown = chosen ?? lines[0]?.id ?? null;
  if (read.error) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  if (read.data && all.length === 0 && chosen === null) {
    if (state === 'closed') return <EmptyState title={words.emptyClosed} />;
    return (
      <EmptyState title={words.empty} action={<Button onClick={() => go('register')}>{words.toRegister}</Button>} />
    );
  }
  return (
    <div className="groups-body">
      <nav className="groups-list" aria-label={words.list}>
        <Input
          allowClear
          aria-label={words.filter}
          placeholder={words.filter}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Choices
          lines={lines}
          shown={shown}
          onChoose={onChoose}
          keys={words.keys}
          renderLine={(line) => <Line line={line} />}
        />
        {read.data && lines.length === 0 ? <p className="quiet">{words.nothingFound}</p> : null}
      </nav>
      {shown === null ? <p className="reading">{words.choose}</p> : <GroupPage key={shown} id={shown} />}
    </div>
  );
}

function Line({ line }: { line: GroupLine }) {
  const words = useWords(groupsWords);
  const office = useOffice();
  const { moment } = useFormat();
  return (
    <>
      <span className="groups-name">{line.title}</span>
      <span className="groups-signs">
        {line.alarm ? <span className="groups-alarm">{words.alarmSign}</span> : null}
        {line.major ? <span className="groups-major">{words.majorSign}</span> : null}
      </span>
      <span>{words.counts(line.people, line.members)}</span>
      <span className="quiet">
        {[
          line.complainedUnit === null ? '' : unitName(office, line.complainedUnit),
          line.closed ? words.closedSign : words.openOf(line.open),
          words.measuresOf(line.measures, groupMeasures.length),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      <span className="quiet">{`${line.number} · ${words.openedAt(moment(line.openedAt))}`}</span>
    </>
  );
}
