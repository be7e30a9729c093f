import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { dutyRecordsWords } from '../../../../shared/words/dutyRecords.ts';
import { useDesk } from '../../../link/desk.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Problem } from '../../../parts/Problem.tsx';
import { useWords } from '../../../state/language.ts';
import { AlarmRecord } from './AlarmRecord.tsx';
import { HandOverCard } from './HandOverCard.tsx';
import './records.css';

const pageSize = 20;

/** What changed hands and what rang, and who has signed it: the proof for LN-7. */
export function Records() {
  const words = useWords(dutyRecordsWords);
  return (
    <div className="records">
      <section aria-label={words.handOvers} className="records-side">
        <HandOvers />
      </section>
      <section aria-label={words.alarms} className="records-side">
        <AlarmRecords />
      </section>
    </div>
  );
}

function HandOvers() {
  const words = useWords(dutyRecordsWords);
  const { query } = useDesk();
  const [open, setOpen] = useState(true);
  const [size, setSize] = useState(pageSize);
  const read = useQuery(query.duty.handOvers.queryOptions({ input: { open, cursor: null, size } }));
  if (read.error) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  const lists = read.data?.lists ?? [];
  return (
    <>
      <header className="records-head">
        <h2>{words.handOvers}</h2>
        <Checkbox checked={open} onChange={(event) => setOpen(event.target.checked)}>
          {words.openOnly}
        </Checkbox>
      </header>
      {read.data && lists.length === 0 ? <EmptyState title={open ? words.none : words.noneAtAll} /> : null}
      <ul className="records-list">
        {lists.map((list) => (
          <HandOverCard key={list.id} list={list} />
        ))}
      </ul>
      {read.data?.next && size < 100 ? (
        <Button type="link" onClick={() => setSize(Math.min(100, size + pageSize))}>
          {words.more}
        </Button>
      ) : null}
    </>
  );
}

function AlarmRecords() {
  const words = useWords(dutyRecordsWords);
  const { query } = useDesk();
  const read = useQuery(query.duty.alarms.queryOptions());
  if (read.error) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  const alarms = read.data ? [...read.data.ringing, ...read.data.toSign, ...read.data.signed] : [];
  return (
    <>
      <header className="records-head">
        <h2>{words.alarms}</h2>
      </header>
      {read.data && alarms.length === 0 ? <EmptyState title={words.alarmsNone} /> : null}
      <ul className="records-list">
        {alarms.map((alarm) => (
          <AlarmRecord key={alarm.id} alarm={alarm} />
        ))}
      </ul>
    </>
  );
}
