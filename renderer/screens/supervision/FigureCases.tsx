import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { useDesk } from '../../link/desk.ts';
import { CaseTable } from '../../parts/CaseTable.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';

type Props = { pack: Pack; kpi: string; unit: string; month: string; onClose: () => void };

/** The complaints a figure counts. */
export function FigureCases({ pack, kpi, unit, month, onClose }: Props) {
  const words = useWords(supervisionWords).figure;
  const text = useText();
  const office = useOffice();
  const { query } = useDesk();
  const go = useGo();
  const [selected, setSelected] = useState<string | null>(null);
  const pages = useInfiniteQuery(
    query.supervision.figureCases.infiniteOptions({
      input: (cursor: string | null) => ({ pack: pack.id, kpi, unit, month, cursor, size: 100 }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const lines = useMemo(() => pages.data?.pages.flatMap((page) => page.lines) ?? [], [pages.data]);
  const figure = pack.kpis.find(({ id }) => id === kpi);
  const title = words.cases(figure ? text(figure.title) : kpi, unitName(office, unit), month);
  return (
    <div className="supervision-cases">
      <header>
        <h3>{title}</h3>
        <ExportButton size="small" source={{ list: 'figureCases', pack: pack.id, kpi, unit, month }} />
        <Button size="small" type="text" onClick={onClose}>
          {words.close}
        </Button>
      </header>
      <Problem error={pages.error} reading onRetry={() => void pages.refetch()} />
      {pages.data && lines.length === 0 ? <p className="quiet">{words.noCases}</p> : null}
      {lines.length > 0 ? (
        <CaseTable
          label={title}
          lines={lines}
          columns={['number', 'received', 'complainant', 'reason', 'gist', 'stage']}
          selected={selected}
          onSelect={setSelected}
          onOpen={(line) => go('complaint', { id: line.id })}
          loadMore={() => {
            if (!pages.isFetchingNextPage) void pages.fetchNextPage();
          }}
          hasMore={pages.hasNextPage}
        />
      ) : null}
    </div>
  );
}
