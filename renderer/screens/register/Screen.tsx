import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { registerWords } from '../../../shared/words/register.ts';
import { useDesk } from '../../link/desk.ts';
import { CaseTable, type CaseColumnId } from '../../parts/CaseTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { pathOf, useAddressSearch, useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';
import { addressOf, filterOf, isFiltered, type RegisterAddress } from './filter.ts';
import { FilterBar } from './FilterBar.tsx';
import { Pane } from './Pane.tsx';
import './register.css';

const pageSize = 100;
const wide: CaseColumnId[] = [
  'number',
  'received',
  'complainant',
  'complainedUnit',
  'reason',
  'gist',
  'stage',
  'due',
  'handler',
];
/** Beside the reading pane, which says the rest. */
const narrow: CaseColumnId[] = ['number', 'received', 'complainant', 'complainedUnit', 'stage', 'due'];

/** On a large screen the pane stands beside all columns. */
const roomy = (): MediaQueryList => matchMedia('(min-width: 1600px)');
function onRoomChange(listener: () => void): () => void {
  const media = roomy();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Where the reader was, so that coming back from a complaint finds the same line in the same place. */
const usePlace = create<{ selected: string | null; isPaneOpen: boolean; scroll: number; address: string }>(() => ({
  selected: null,
  isPaneOpen: false,
  scroll: 0,
  address: '',
}));

/** The register: every complaint this seat may see. */
export default function RegisterScreen() {
  const words = useWords(registerWords);
  const { query } = useDesk();
  const may = useMay();
  const go = useGo();
  const navigate = useNavigate();
  const search = useAddressSearch();
  const address = useMemo(() => addressOf(search), [search]);
  const { selected, isPaneOpen } = usePlace();
  const isRoomy = useSyncExternalStore(onRoomChange, () => roomy().matches);
  const pages = useInfiniteQuery({
    ...query.complaint.page.infiniteOptions({
      input: (cursor: string | null) => ({ filter: filterOf(address), cursor, size: pageSize }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
    }),
    // The old list stays until the new one is there: nothing jumps while somebody types a word.
    placeholderData: keepPreviousData,
  });
  const lines = useMemo(() => pages.data?.pages.flatMap((page) => page.lines) ?? [], [pages.data]);
  const total = pages.data?.pages[0]?.total ?? null;
  const line = lines.find((one) => one.id === selected) ?? null;
  const loadMore = useMore(pages);
  const list = useKeptPlace(JSON.stringify(address), lines.length > 0);

  const set = (changed: Partial<RegisterAddress>): void => {
    const next = { ...address, ...changed };
    const shown = { ...next, state: next.state === 'all' ? undefined : next.state };
    // Each filter is a step that Back undoes; the letters of one word are not.
    const isTyping = changed.text !== undefined && address.text !== undefined;
    const options: object = { to: pathOf.register, search: shown, replace: isTyping };
    void navigate(options as Parameters<typeof navigate>[0]);
  };
  const clear = (): void => go('register');
  const togglePane = (): void => usePlace.setState({ isPaneOpen: !isPaneOpen });

  useKeys({ 'Alt+C': { run: clear, what: words.keys.clear } });

  const count =
    pages.data === undefined
      ? words.reading
      : total !== null
        ? words.counted(total)
        : pages.hasNextPage
          ? words.listed(lines.length)
          : words.found(lines.length);

  return (
    <div className="register" data-pane={isPaneOpen}>
      <h1 className="visually-hidden">{words.title}</h1>
      <FilterBar
        address={address}
        set={set}
        onClear={clear}
        count={count}
        actions={
          <>
            <ExportButton source={{ list: 'register', filter: filterOf(address) }} />
            {may('importRegister') ? <Button onClick={() => go('oldRegister')}>{words.importOld}</Button> : null}
          </>
        }
      />
      <Problem error={pages.error} reading onRetry={() => void pages.refetch()} />
      <div className="register-list" ref={list}>
        {pages.isSuccess && lines.length === 0 ? (
          isFiltered(address) ? (
            <EmptyState
              title={words.empty.nothing}
              hint={words.empty.nothingHint}
              action={<Button onClick={clear}>{words.clear}</Button>}
            />
          ) : (
            <EmptyState
              title={words.empty.title}
              hint={words.empty.hint}
              action={
                <Button type="primary" onClick={() => go('intake')}>
                  {words.empty.action}
                </Button>
              }
            />
          )
        ) : (
          <CaseTable
            label={words.title}
            lines={lines}
            columns={isPaneOpen && !isRoomy ? narrow : wide}
            selected={selected}
            onSelect={(key) => usePlace.setState({ selected: key })}
            onOpen={(one) => go('complaint', { id: one.id })}
            onPeek={togglePane}
            hasMore={pages.hasNextPage}
            loadMore={loadMore}
            total={total}
          />
        )}
      </div>
      {isPaneOpen && <Pane line={line} onOpen={() => line && go('complaint', { id: line.id })} onClose={togglePane} />}
    </div>
  );
}

type Pages = { isFetching: boolean; hasNextPage: boolean; fetchNextPage: () => Promise<unknown> };

/** Asks for the next page, or remembers that it was wanted while the list was being read again. */
function useMore({ isFetching, hasNextPage, fetchNextPage }: Pages): () => void {
  const isWanted = useRef(false);
  useEffect(() => {
    if (isFetching || !hasNextPage || !isWanted.current) return;
    isWanted.current = false;
    void fetchNextPage();
  }, [isFetching, hasNextPage, fetchNextPage]);
  return () => {
    if (isFetching) isWanted.current = true;
    else void fetchNextPage();
  };
}

/** Scrolls back to where the reader was; other filters begin at the top. */
function useKeptPlace(address: string, hasLines: boolean): React.RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const grid = list.current?.querySelector<HTMLElement>('[role=grid]');
    if (!hasLines || !grid) return undefined;
    const place = usePlace.getState();
    grid.scrollTop = place.address === address ? place.scroll : 0;
    usePlace.setState({ address });
    // Arrows work at once, unless somebody is already writing in a filter.
    if (!document.activeElement?.closest('.register-filter')) grid.focus({ preventScroll: true });
    const remember = (): void => usePlace.setState({ scroll: grid.scrollTop });
    grid.addEventListener('scroll', remember, { passive: true });
    return () => grid.removeEventListener('scroll', remember);
  }, [address, hasLines]);
  return list;
}
