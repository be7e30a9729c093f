import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { SupervisedLine, SupervisedList } from '../../../shared/contract/calls/supervision.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { useDesk } from '../../link/desk.ts';
import { CaseTable, type CaseColumn, type CaseColumnId } from '../../parts/CaseTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { unitName } from '../../state/office.ts';

/** Complaints that press: a clock that warned or ran out, sent back, being rectified. Each opens. */
export function Complaints({ list }: { list: SupervisedList }) {
  const words = useWords(supervisionWords);
  const { query } = useDesk();
  const go = useGo();
  const [selected, setSelected] = useState<string | null>(null);
  const pages = useInfiniteQuery({
    ...query.supervision.complaints.infiniteOptions({
      input: (cursor: string | null) => ({ list, cursor, size: 100 }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
    placeholderData: keepPreviousData,
  });
  const lines = useMemo(() => pages.data?.pages.flatMap((page) => page.lines) ?? [], [pages.data]);
  const columns = useColumns(list);
  if (pages.error) return <Problem error={pages.error} reading onRetry={() => void pages.refetch()} />;
  if (pages.data && lines.length === 0) {
    return <EmptyState title={words.empty[list]} hint={words.emptyHint[list]} />;
  }
  return (
    <div className="supervision-table">
      <CaseTable
        label={words.tabs[list]}
        lines={lines}
        columns={columns}
        selected={selected}
        onSelect={setSelected}
        onOpen={(line) => go('complaint', { id: line.id })}
        loadMore={() => {
          if (!pages.isFetchingNextPage) void pages.fetchNextPage();
        }}
        hasMore={pages.hasNextPage}
      />
    </div>
  );
}

function useColumns(list: SupervisedList): (CaseColumnId | CaseColumn)[] {
  const words = useWords(supervisionWords).complaints;
  const unit: CaseColumn = {
    id: 'clockUnit',
    title: () => words.clockUnit,
    width: 150,
    grow: 1,
    cell: (line, { office }) => unitName(office, (line as SupervisedLine).clockUnit),
  };
  const times: CaseColumn = {
    id: 'times',
    title: () => words.times,
    width: 84,
    cell: (line) => <span className="supervision-number">{(line as SupervisedLine).times}</span>,
  };
  if (list === 'returned') return [times, 'number', 'complainedUnit', 'complainant', 'gist', 'stage', 'handler'];
  return ['due', 'number', 'clock', unit, 'complainedUnit', 'gist', 'stage', 'handler'];
}
