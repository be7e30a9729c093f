import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { NoticeView } from '../../../../shared/contract/dutyViews.ts';
import type { RegisterEntry } from '../../../../shared/duty/contacts.ts';
import { contactsWords } from '../../../../shared/words/contacts.ts';
import { useDesk } from '../../../link/desk.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Problem } from '../../../parts/Problem.tsx';
import { useFormat } from '../../../parts/useFormat.ts';
import { useSend } from '../../../parts/useSend.ts';
import { useWords } from '../../../state/language.ts';
import { personName, unitName, useOffice } from '../../../state/office.ts';

const pageSize = 20;

/** Changes of contacts as told to the association, the newest first. */
export function Notices() {
  const words = useWords(contactsWords);
  const { query } = useDesk();
  const [size, setSize] = useState(pageSize);
  const read = useQuery(query.duty.notices.queryOptions({ input: { cursor: null, size } }));
  if (read.error) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  return (
    <section className="contacts-notices" aria-label={words.notices}>
      <header className="records-head">
        <h2>{words.notices}</h2>
      </header>
      {read.data?.notices.length === 0 ? <EmptyState title={words.noNotices} /> : null}
      <ul className="records-list">
        {read.data?.notices.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </ul>
      {read.data?.next && size < 100 ? (
        <Button type="link" onClick={() => setSize(Math.min(100, size + pageSize))}>
          {words.older}
        </Button>
      ) : null}
    </section>
  );
}

function Notice({ notice }: { notice: NoticeView }) {
  const words = useWords(contactsWords);
  const say = words.notice;
  const office = useOffice();
  const { moment } = useFormat();
  const { client } = useDesk();
  const seeing = useSend((request, id: string) => client.duty.seeNotice({ request, id }), ['duty']);
  const isAnnounced = notice.inTime !== null;
  return (
    <li className="record" data-waits={notice.maySee}>
      <div className="record-line">
        <strong>{unitName(office, notice.unit)}</strong>
        <span className="quiet">{moment(notice.at)}</span>
        <span className="quiet">{notice.by === null ? '' : personName(office, notice.by)}</span>
        <span className="duty-space" />
        {notice.seen ? (
          <span className="record-signed">{say.seen(personName(office, notice.seen.by), moment(notice.seen.at))}</span>
        ) : notice.maySee ? (
          <Button size="small" loading={seeing.isPending} onClick={() => seeing.mutate(notice.id)}>
            {say.see}
          </Button>
        ) : (
          <span className="quiet">{say.unseen}</span>
        )}
      </div>
      <ul className="record-steps">
        {notice.changes.map(({ slot, before, after }) => (
          <li key={slot}>{say.change(words.slots[slot], textOf(before) || say.none, textOf(after) || say.none)}</li>
        ))}
        <li className="quiet">
          {say.to(unitName(office, notice.to))} ·{' '}
          {isAnnounced
            ? `${say.effective(moment(notice.effective))} · ${notice.inTime ? say.inTime : say.notInTime}`
            : say.atOnce}
        </li>
      </ul>
      <Problem error={seeing.error} />
    </li>
  );
}

const textOf = (entry: RegisterEntry | null): string =>
  entry === null ? '' : [entry.name, entry.phone, entry.mobile, entry.mail].filter(Boolean).join(' ');
