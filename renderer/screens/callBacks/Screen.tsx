import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { WorkLine } from '../../../shared/contract/views.ts';
import { runningPack } from '../../state/packs.ts';
import { callBacksWords } from '../../../shared/words/callBacks.ts';
import { useDesk } from '../../link/desk.ts';
import { CaseTable, lineKey } from '../../parts/CaseTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { Call } from './Call.tsx';
import './callBacks.css';
import { Story } from './Story.tsx';

/** The call list: whom to call, what to say, and the record, side by side. */
export default function CallBacksScreen() {
  const words = useWords(callBacksWords);
  const { query } = useDesk();
  const go = useGo();
  const { message } = App.useApp();
  const list = useRef<HTMLDivElement>(null);
  const pages = useInfiniteQuery(
    query.today.page.infiniteOptions({
      input: (cursor: string | null) => ({ section: 'callBack' as const, cursor, size: 100 }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const lines = useMemo(() => pages.data?.pages.flatMap((page) => page.lines) ?? [], [pages.data]);
  const [selected, setSelected] = useState<string | null>(null);
  // The first to call stands ready, and stays when others come in before it.
  if (selected === null && lines[0]) setSelected(lineKey(lines[0]));
  const line = lines.find((one) => lineKey(one) === selected) ?? lines[0] ?? null;

  const focusList = (): void => list.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  const focusForm = (): void =>
    document.querySelector<HTMLElement>('.call-form :is(input,textarea,select,button)')?.focus();

  function goOn(done: WorkLine): void {
    const at = lines.indexOf(done);
    const next = lines[at + 1] ?? lines[at - 1];
    setSelected(next ? lineKey(next) : null);
    void message.success(words.saved(done.number));
    focusList();
  }

  if (pages.isSuccess && lines.length === 0) {
    return (
      <EmptyState
        title={words.empty}
        hint={words.emptyHint}
        action={<Button onClick={() => go('register')}>{words.toRegister}</Button>}
      />
    );
  }
  return (
    <div className="calls">
      <h1 className="visually-hidden">{words.title}</h1>
      <div className="calls-list" ref={list}>
        <div className="calls-count">
          <span>
            {pages.data ? (pages.hasNextPage ? words.more(lines.length) : words.count(lines.length)) : words.title}
          </span>
          <ExportButton size="small" source={{ list: 'today', section: 'callBack' }} />
        </div>
        <Problem error={pages.error} reading onRetry={() => void pages.refetch()} />
        <CaseTable
          label={words.list}
          lines={lines}
          columns={['number', 'complainant', 'due']}
          selected={line && lineKey(line)}
          onSelect={setSelected}
          onOpen={(one) => go('complaint', { id: one.id })}
          onAction={focusForm}
          onPeek={focusForm}
          hasMore={pages.hasNextPage}
          loadMore={() => {
            if (!pages.isFetching) void pages.fetchNextPage();
          }}
        />
      </div>
      {line ? (
        <OneCall key={line.id} line={line} list={list} onDone={() => goOn(line)} onCancel={focusList} />
      ) : (
        <p className="reading">{words.choose}</p>
      )}
    </div>
  );
}

function OneCall(props: {
  line: WorkLine;
  list: React.RefObject<HTMLDivElement | null>;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { line, list, onDone, onCancel } = props;
  const { query } = useDesk();
  const opened = useQuery(query.complaint.open.queryOptions({ input: { id: line.id } }));
  const complaint = opened.data;
  const isThere = complaint !== undefined;
  // The form takes the focus when it appears; whoever is walking down the list keeps it, and goes in with Enter.
  useEffect(() => {
    if (isThere) list.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  }, [isThere, list]);

  const pack = complaint && runningPack(complaint);
  if (!complaint || !pack) return <Problem error={opened.error} reading onRetry={() => void opened.refetch()} />;
  return (
    <>
      <Story complaint={complaint} pack={pack} />
      <Call complaint={complaint} pack={pack} onDone={onDone} onCancel={onCancel} />
    </>
  );
}
