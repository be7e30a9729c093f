import './today.css';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { todaySections, type TodaySection, type WorkLine } from '../../../shared/contract/views.ts';
import { todayWords } from '../../../shared/words/today.ts';
import { useDesk } from '../../link/desk.ts';
import { CaseTable, lineKey, type CaseColumnId } from '../../parts/CaseTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Key } from '../../parts/Key.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useMedia } from '../../theme/useMedia.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { useLayout } from '../../state/layout.ts';
import { useMay } from '../../state/session.ts';
import { useTodayView } from '../../state/todayView.ts';
import { Notes } from './Notes.tsx';
import { Pane } from './Pane.tsx';
import { Tiles } from './Tiles.tsx';
import { useTodayState } from './state.ts';

const wide: CaseColumnId[] = [
  'due',
  'number',
  'complainedUnit',
  'complainant',
  'reason',
  'gist',
  'stage',
  'clock',
  'handler',
  'next',
];
const middle: CaseColumnId[] = ['due', 'number', 'complainedUnit', 'complainant', 'reason', 'stage', 'handler', 'next'];
const narrow: CaseColumnId[] = ['due', 'number', 'complainedUnit', 'stage', 'next'];

/** What must be done now: one list, filtered by the tiles above it, with the next step a key away. */
export default function Today() {
  const words = useWords(todayWords);
  const { query } = useDesk();
  const go = useGo();
  const view = useTodayView();
  const scale = useLayout((layout) => layout.scale / 100);
  const isBroad = useMedia(`(width >= ${1700 * scale}px)`);
  const isSmall = useMedia(`(width < ${1180 * scale}px)`);
  const { section, selected, isPaneOpen, set } = useTodayState();
  const [acting, setActing] = useState<{ key: string; action: string } | null>(null);
  const page = useInfiniteQuery(
    query.today.page.infiniteOptions({
      input: (cursor: string | null) => ({ section, cursor, size: 50 }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  );
  const lines = useMemo(() => page.data?.pages.flatMap((one) => one.lines) ?? [], [page.data]);
  const line = useSteadySelection(lines, selected, (key) => set({ selected: key }));

  const choose = (next: TodaySection): void => {
    set({ section: next, selected: null });
    setActing(null);
  };
  const takeNextStep = (one: WorkLine): void => {
    if (!one.nextAction) return go('complaint', { id: one.id });
    set({ isPaneOpen: true, selected: lineKey(one) });
    return setActing({ key: lineKey(one), action: one.nextAction });
  };
  const moveBy = (by: number): void => {
    const next = lines[lines.findIndex((one) => line !== undefined && lineKey(one) === lineKey(line)) + by];
    if (next) set({ selected: lineKey(next) });
  };
  const step = (by: number): void => {
    const place = (todaySections.indexOf(section) + by + todaySections.length) % todaySections.length;
    choose(todaySections[place] ?? 'mine');
  };
  useKeys({
    J: { run: () => moveBy(1), what: words.keys.down },
    K: { run: () => moveBy(-1), what: words.keys.up },
    Down: { run: () => moveBy(1) },
    Up: { run: () => moveBy(-1) },
    Enter: { run: () => line && takeNextStep(line), what: words.keys.next },
    O: { run: () => line && go('complaint', { id: line.id }), what: words.keys.open },
    Space: { run: () => set({ isPaneOpen: !isPaneOpen }), what: words.keys.pane },
    ']': { run: () => step(1), what: words.keys.section },
    '[': { run: () => step(-1) },
  });

  return (
    <div className="today">
      <h1 className="visually-hidden">{words.title}</h1>
      <div className="today-head">
        <Tiles counts={view?.counts} section={section} onChange={choose} />
        <ExportButton source={{ list: 'today', section }} />
      </div>
      <Notes view={view} onShow={choose} />
      <div className={isPaneOpen && line ? 'today-work today-with-pane' : 'today-work'}>
        <div className="today-list">
          {page.isError ? <Problem error={page.error} reading onRetry={() => void page.refetch()} /> : null}
          {page.data && lines.length === 0 ? (
            <div className="panel">
              <Empty section={section} onShowMine={() => choose('mine')} />
            </div>
          ) : (
            <CaseTable
              label={words.list}
              lines={lines}
              total={view?.counts[section] ?? null}
              columns={isPaneOpen && line ? (isBroad ? middle : narrow) : isSmall ? narrow : wide}
              selected={line ? lineKey(line) : null}
              onSelect={(key) => {
                set({ selected: key });
                if (acting && acting.key !== key) setActing(null);
              }}
              onOpen={(one) => go('complaint', { id: one.id })}
              onAction={takeNextStep}
              onPeek={() => set({ isPaneOpen: !isPaneOpen })}
              loadMore={() => {
                if (!page.isFetchingNextPage) void page.fetchNextPage();
              }}
              hasMore={page.hasNextPage}
              takesFocus
            />
          )}
        </div>
        {isPaneOpen && line ? (
          <Pane
            line={line}
            action={acting?.key === lineKey(line) ? acting.action : null}
            onAct={(action) => setActing(action === null ? null : { key: lineKey(line), action })}
            onClose={() => set({ isPaneOpen: false })}
          />
        ) : null}
      </div>
    </div>
  );
}

/** Work that is done leaves the list; the cursor then stands on what took its place, not at the top again. */
function useSteadySelection(
  lines: WorkLine[],
  selected: string | null,
  select: (key: string | null) => void,
): WorkLine | undefined {
  const place = lines.findIndex((line) => lineKey(line) === selected);
  const [lastPlace, setLastPlace] = useState(0);
  if (place >= 0 && place !== lastPlace) setLastPlace(place);
  const line = lines[place >= 0 ? place : Math.min(lastPlace, lines.length - 1)];
  const key = line ? lineKey(line) : null;
  useEffect(() => {
    if (key !== null && key !== selected) select(key);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a change of what is selected matters, not who is told of it
  }, [key, selected]);
  return line;
}

function Empty({ section, onShowMine }: { section: TodaySection; onShowMine: () => void }) {
  const words = useWords(todayWords);
  const go = useGo();
  const may = useMay();
  const { title, hint } = words.empty[section];
  if (section !== 'mine') {
    return <EmptyState title={title} hint={hint} action={<Button onClick={onShowMine}>{words.showMine}</Button>} />;
  }
  if (!may('register')) return <EmptyState title={title} hint={hint} />;
  const register = (
    <Button onClick={() => go('intake')}>
      {words.register} <Key name="N" />
    </Button>
  );
  return <EmptyState title={title} hint={hint} action={register} />;
}
