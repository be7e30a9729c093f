import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { measures, countsBehind, type MeasureId } from '../../../shared/report/measures.ts';
import { reportWords } from '../../../shared/words/report.ts';
import { useDesk } from '../../link/desk.ts';
import { CaseTable } from '../../parts/CaseTable.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';

/** A number somebody wants to know more about. */
export type Asked = { row: string; measure: string; title: string; formula: string; value: string };

type Props = { asked: Asked; place: { report: string; period: string }; isFrozen: boolean; onClose: () => void };

/** How a number is counted, and the complaints behind it as they are now. */
export function Cases({ asked, place, isFrozen, onClose }: Props) {
  const words = useWords(reportWords);
  const { query } = useDesk();
  const go = useGo();
  const [selected, setSelected] = useState<string | null>(null);
  const { row, measure, title, formula, value } = asked;
  const known = measures[measure as MeasureId];
  const hasCases = measure.includes('=') || (known !== undefined && countsBehind(known) !== null);
  const pages = useInfiniteQuery(
    query.report.cases.infiniteOptions({
      input: (cursor: string | null) => ({ ...place, row, measure, cursor, size: 100 }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      enabled: hasCases,
    }),
  );
  const lines = useMemo(() => pages.data?.pages.flatMap((page) => page.lines) ?? [], [pages.data]);
  const total = pages.data?.pages[0]?.total;
  return (
    <aside className="bulletins-cases" aria-label={words.cases(title)}>
      <header>
        <h3>{title}</h3>
        {hasCases ? <ExportButton size="small" source={{ list: 'reportCases', ...place, row, measure }} /> : null}
        <Button size="small" type="text" onClick={onClose}>
          {words.close}
        </Button>
      </header>
      <p>
        <strong>{value}</strong> <span className="quiet">{formula}</span>
      </p>
      {hasCases ? null : <p className="quiet">{words.outside}</p>}
      {total === undefined ? null : (
        <p className="quiet">{isFrozen ? words.casesNow(value, total) : words.casesCount(total)}</p>
      )}
      <Problem error={pages.error} reading onRetry={() => void pages.refetch()} />
      {lines.length > 0 ? (
        <CaseTable
          label={words.cases(title)}
          lines={lines}
          columns={['number', 'received', 'complainedUnit', 'reason']}
          selected={selected}
          onSelect={setSelected}
          onOpen={(line) => go('complaint', { id: line.id })}
          loadMore={() => {
            if (!pages.isFetchingNextPage) void pages.fetchNextPage();
          }}
          hasMore={pages.hasNextPage}
        />
      ) : null}
    </aside>
  );
}
