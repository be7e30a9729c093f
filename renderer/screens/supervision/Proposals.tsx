import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { ProposalLine, ProposalList } from '../../../shared/contract/calls/supervision.ts';
import { stretchText } from '../../../shared/accountability/wording.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { useDesk } from '../../link/desk.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useKeys } from '../../parts/useKeys.ts';
import { useAddressSearch, useGo } from '../../state/go.ts';
import { useLanguage, useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { knownGround } from './ground.ts';
import { ProposalPage } from './ProposalPage.tsx';

/** Matters of one kind, newest first, and one of them beside the list. */
export function Proposals({ list }: { list: ProposalList }) {
  const words = useWords(supervisionWords);
  const { query } = useDesk();
  const go = useGo();
  const asked = useAddressSearch()['proposal'];
  const pages = useInfiniteQuery(
    query.supervision.proposals.infiniteOptions({
      input: (cursor: string | null) => ({ list, cursor, size: 50 }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const lines = useMemo(() => pages.data?.pages.flatMap((page) => page.lines) ?? [], [pages.data]);
  // What was just decided leaves its list; it stays beside it until another one is chosen.
  const shown = typeof asked === 'string' ? asked : (lines[0]?.id ?? null);
  const choose = (id: string): void => go('supervision', { search: { tab: list, proposal: id } });
  const move = (by: number): void => {
    const next = lines[lines.findIndex(({ id }) => id === shown) + by];
    if (next) choose(next.id);
  };
  useKeys({
    J: { run: () => move(1), what: words.keys.down },
    Down: { run: () => move(1) },
    K: { run: () => move(-1), what: words.keys.up },
    Up: { run: () => move(-1) },
  });
  if (pages.error) return <Problem error={pages.error} reading onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <p className="quiet">{words.reading}</p>;
  if (lines.length === 0 && shown === null) {
    return <EmptyState title={words.empty[list]} hint={words.emptyHint[list]} />;
  }
  return (
    <div className="supervision-body">
      <nav className="supervision-list" aria-label={words.list}>
        <ul>
          {lines.map((line) => (
            <li key={line.id}>
              <Line line={line} isShown={line.id === shown} onChoose={choose} />
            </li>
          ))}
        </ul>
        {lines.length === 0 ? <p className="quiet">{words.empty[list]}</p> : null}
        {pages.hasNextPage ? (
          <Button size="small" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {words.keys.down}
          </Button>
        ) : null}
      </nav>
      {shown === null ? <p className="quiet">{words.choose}</p> : <ProposalPage key={shown} id={shown} />}
    </div>
  );
}

function Line({ line, isShown, onChoose }: { line: ProposalLine; isShown: boolean; onChoose: (id: string) => void }) {
  const words = useWords(supervisionWords);
  const text = useText();
  const language = useLanguage();
  const office = useOffice();
  const { date } = useFormat();
  const known = knownGround(line);
  const state = [
    words.states[line.state],
    line.postponedUntil && line.state === 'postponed' ? date(line.postponedUntil) : '',
    line.endorsedBy && line.state === 'open' ? words.endorsed : '',
    line.due && (line.state === 'rectifying' || line.state === 'proved') ? date(line.due) : '',
  ];
  return (
    <button type="button" aria-current={isShown ? 'page' : undefined} onClick={() => onChoose(line.id)}>
      <span className="supervision-line-head">
        <span className="supervision-level">{words.levels[line.level]}</span>
        <strong>{unitName(office, line.subject)}</strong>
      </span>
      <span>{known ? text(known.ground.title) : line.trigger}</span>
      <span className="quiet">
        {[stretchText({ key: line.key, figures: [] }, language), words.factCount(line.facts), ...state]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      {line.overdue ? <span className="supervision-late">{words.overdue}</span> : null}
      {line.undone > 0 ? <span className="supervision-undone">{words.undone(line.undone)}</span> : null}
    </button>
  );
}
