import { Button, Input, type InputRef } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { dutyWords } from '../../../shared/words/duty.ts';
import { useDesk } from '../../link/desk.ts';
import { useClear } from '../../parts/useClear.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Key } from '../../parts/Key.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { useOffice, type KnownOffice } from '../../state/office.ts';
import { usePinyin } from '../../state/pinyin.ts';
import { useSession } from '../../state/session.ts';
import { Alarms } from './Alarms.tsx';
import { ordered, type DutyUnit } from './board.ts';
import { UnitList, type Editing } from './UnitList.tsx';
import './duty.css';

export default function DutyScreen() {
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
        <span className="quiet">{words.intro}</span>
        <span className="duty-space" />
        <span className="quiet" aria-live="polite">
          {read.data ? words.count(shown.length, units.length) : ''}
        </span>
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
      </header>
      {read.data ? <Alarms units={units} onSetPair={(unit) => edit({ unit, kind: 'pair' })} /> : null}
      {read.data && units.length === 0 ? (
        <EmptyState title={words.empty} action={<Button onClick={() => go('units')}>{words.toUnits}</Button>} />
      ) : null}
      {units.length > 0 && shown.length === 0 ? (
        <EmptyState
          title={words.nothingFound}
          action={<Button onClick={() => setTyped('')}>{words.clearFilter}</Button>}
        />
      ) : null}
      {shown.length > 0 ? (
        <UnitList
          units={shown}
          own={own}
          editing={editing}
          onEdit={setEditing}
          selected={selected}
          onSelect={setSelected}
        />
      ) : null}
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
