import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { App, Button, Tooltip } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { ApprovalLine } from '../../../shared/contract/calls/approval.ts';
import { approvalsWords } from '../../../shared/words/approvals.ts';
import { useDesk } from '../../link/desk.ts';
import { caseColumns } from '../../parts/caseColumns.tsx';
import { CaseTable, lineKey, type CaseColumn } from '../../parts/CaseTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';
import { Delegations, useDelegations } from './Delegations.tsx';
import { OneApproval } from './OneApproval.tsx';
import { Others } from './Others.tsx';
import './approvals.css';

/** Everything that waits for my word: the list, the whole case, and the decision, side by side. */
export default function ApprovalsScreen() {
  const words = useWords(approvalsWords);
  const { query } = useDesk();
  const go = useGo();
  const { message } = App.useApp();
  const list = useRef<HTMLDivElement>(null);
  const pages = useInfiniteQuery(
    query.approval.page.infiniteOptions({
      input: (cursor: string | null) => ({ cursor, size: 50 }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const others = useQuery(query.approval.others.queryOptions());
  const lines = useMemo(() => pages.data?.pages.flatMap((page) => page.lines) ?? [], [pages.data]);
  const [selected, setSelected] = useState<string | null>(null);
  // The most urgent stands ready, and stays when others come in before it.
  if (selected === null && lines[0]) setSelected(lineKey(lines[0]));
  const line = lines.find((one) => lineKey(one) === selected) ?? lines[0] ?? null;
  const columns = useColumns();
  const [isDelegating, setDelegating] = useState(false);
  const { isOffered } = useDelegations();

  const focusList = (): void => list.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  const focusDecision = (): void =>
    document.querySelector<HTMLElement>('.approval-decision :is(button,input,textarea)')?.focus();
  const moveBy = (by: number): void => {
    const next = line && lines[lines.indexOf(line) + by];
    if (next) setSelected(lineKey(next));
  };
  useKeys({
    J: { run: () => moveBy(1), what: words.keys.down },
    Down: { run: () => moveBy(1) },
    K: { run: () => moveBy(-1), what: words.keys.up },
    Up: { run: () => moveBy(-1) },
    O: { run: () => line && go('complaint', { id: line.id }), what: words.keys.open },
  });

  function goOn(done: ApprovalLine, said: string): void {
    const at = lines.indexOf(done);
    const next = lines[at + 1] ?? lines[at - 1];
    setSelected(next ? lineKey(next) : null);
    void message.success(said);
    focusList();
  }

  const delegate = isOffered ? (
    <Button size="small" aria-expanded={isDelegating} onClick={() => setDelegating(!isDelegating)}>
      {words.delegations.open}
    </Button>
  ) : null;
  const isEmpty = pages.isSuccess && lines.length === 0;
  return (
    <div className="approvals">
      <h1 className="visually-hidden">{words.title}</h1>
      <Delegations isOpen={isDelegating} />
      {isEmpty && others.data?.length === 0 ? (
        <EmptyState
          title={words.empty}
          hint={words.emptyHint}
          action={
            <span className="approvals-first">
              <Button onClick={() => go('register')}>{words.toRegister}</Button>
              {delegate}
            </span>
          }
        />
      ) : (
        <div className="approvals-work">
          <div className="approvals-list" ref={list}>
            <div className="approvals-count">
              <span>
                {pages.data ? (pages.hasNextPage ? words.more(lines.length) : words.count(lines.length)) : words.title}
              </span>
              <span className="approvals-first">
                <ExportButton size="small" source={{ list: 'approvals' }} />
                {delegate}
              </span>
            </div>
            <Problem error={pages.error} reading onRetry={() => void pages.refetch()} />
            {isEmpty ? (
              <p className="quiet approvals-none">{words.noComplaints}</p>
            ) : (
              <CaseTable
                label={words.list}
                lines={lines}
                columns={columns}
                selected={line && lineKey(line)}
                onSelect={setSelected}
                onOpen={(one) => go('complaint', { id: one.id })}
                onAction={focusDecision}
                onPeek={focusDecision}
                hasMore={pages.hasNextPage}
                loadMore={() => {
                  if (!pages.isFetching) void pages.fetchNextPage();
                }}
                takesFocus
              />
            )}
            <Others others={others.data ?? []} />
          </div>
          {line ? (
            <OneApproval key={lineKey(line)} line={line} onDone={(said) => goOn(line, said)} onBack={focusList} />
          ) : (
            <p className="reading">{words.choose}</p>
          )}
        </div>
      )}
    </div>
  );
}

/** The due moment, the number, where it stands, and whether it is mine at all. */
function useColumns(): (CaseColumn | 'due' | 'number')[] {
  const words = useWords(approvalsWords);
  const office = useOffice();
  return useMemo(
    () => [
      'due',
      'number',
      { ...caseColumns.stage, width: 84 },
      {
        id: 'mark',
        title: () => words.columns.mark,
        width: 66,
        cell: (one) => {
          const { actingFor, refusal } = one as ApprovalLine;
          if (actingFor !== null) return words.actingFor(personName(office, actingFor));
          return refusal ? (
            <Tooltip title={words.refusedTitle}>
              <span className="quiet">{words.notMe}</span>
            </Tooltip>
          ) : null;
        },
      },
    ],
    [words, office],
  );
}
