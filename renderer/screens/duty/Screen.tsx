import { Button, Input, Segmented, type InputRef } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { dutyWords } from '../../../shared/words/duty.ts';
import { useDesk } from '../../link/desk.ts';
import { useClear } from '../../parts/useClear.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Key } from '../../parts/Key.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useAddressSearch, useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { useOffice, type KnownOffice } from '../../state/office.ts';
import { usePinyin } from '../../state/pinyin.ts';
import { useSession } from '../../state/session.ts';
import { dutyPlanWords } from '../../../shared/words/dutyPlan.ts';
import { Alarms } from './Alarms.tsx';
import { Contacts } from './contacts/Contacts.tsx';
import { PlanView } from './plan/PlanView.tsx';
import { Past } from './records/Past.tsx';
import { Records } from './records/Records.tsx';
import { ordered, type DutyUnit } from './board.ts';
import { UnitList, type Editing } from './UnitList.tsx';
import './duty.css';

const dutyViews = ['board', 'plan', 'records', 'contacts', 'past'] as const;
type DutyView = (typeof dutyViews)[number];

/** Duty of every unit: now, over the days, what changed hands, contacts, and who was there. `?view=` opens one of them. */
export default function DutyScreen() {
  const asked = useAddressSearch()['view'];
  const [view, setView] = useState<DutyView>(() => dutyViews.find((one) => one === asked) ?? 'board');
  const plan = useWords(dutyPlanWords);
  const words = useWords(dutyWords);
  const clear = useClear();
  const { query } = useDesk();
  const go = useGo();
  const office = useOffice();
  const own = useOwnUnits();
  const read = useQuery(query.duty.board.queryOptions());
  const [typed, setTyped] = useState('');
  const [editing, setEditing] = useState<Editing | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const box = useRef<InputRef>(null);
  const matches = useMatching(typed, office);
  const units = useMemo(() => ordered(read.data?.units ?? [], office, own), [read.data, office, own]);
  const shown = units.filter(matches);
  useKeys({ '/': { run: () => box.current?.focus(), what: words.keys.filter } });

  if (read.error) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  const edit = (next: Editing): void => {
    setTyped('');
    setSelected(next.unit);
    setEditing(next);
  };
  return (
    <div className="duty">
      <header className="duty-head">
        <h1>{words.title}</h1>
        <Segmented<DutyView>
          aria-label={words.title}
          value={view}
          onChange={setView}
          options={dutyViews.map((value) => ({ value, label: plan.views[value] }))}
        />
        <span className="duty-space" />
        <span className="quiet" aria-live="polite">
          {read.data && view !== 'records' && view !== 'past' ? words.count(shown.length, units.length) : ''}
        </span>
        {view === 'records' || view === 'past' ? null : (
          <Input
            ref={box}
            allowClear={clear}
            className="duty-filter"
            aria-label={words.filter}
            placeholder={words.filterHint}
            suffix={<Key name="/" />}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        {view === 'board' || view === 'contacts' ? (
          <ExportButton key={view} source={{ list: view === 'board' ? 'duty' : 'contacts' }} />
        ) : null}
      </header>
      {read.data && view === 'board' ? (
        <Alarms units={units} onSetPair={(unit) => edit({ unit, kind: 'pair' })} />
      ) : null}
      {read.data && units.length === 0 ? (
        <EmptyState title={words.empty} action={<Button onClick={() => go('units')}>{words.toUnits}</Button>} />
      ) : null}
      {units.length > 0 && shown.length === 0 ? (
        <EmptyState
          title={words.nothingFound}
          action={<Button onClick={() => setTyped('')}>{words.clearFilter}</Button>}
        />
      ) : null}
      {shown.length > 0 && view === 'board' ? (
        <UnitList
          units={shown}
          own={own}
          editing={editing}
          onEdit={setEditing}
          selected={selected}
          onSelect={setSelected}
        />
      ) : null}
      {units.length > 0 && view === 'plan' ? <PlanView units={units} matches={matches} /> : null}
      {view === 'records' ? <Records /> : null}
      {view === 'contacts' ? <Contacts units={units} matches={matches} typed={typed} /> : null}
      {view === 'past' ? <Past units={units} /> : null}
    </div>
  );
}

function useOwnUnits(): ReadonlySet<string> {
  const seats = useSession()?.seats;
  return useMemo(() => new Set(seats?.map((seat) => seat.unit)), [seats]);
}

/** A unit is found by its own name and by the people of its pair. */
function useMatching(typed: string, office: KnownOffice): (one: DutyUnit) => boolean {
  const matches = usePinyin(typed !== '');
  return (one) => {
    const unit = office.unitById.get(one.unit);
    const people = [one.pair?.a, one.pair?.b].flatMap((id) => (id && office.personById.get(id)?.name) || []);
    return matches(typed, unit?.name ?? '', unit?.code) || people.some((name) => matches(typed, name));
  };
}
