import { useEffect } from 'react';
import { create } from 'zustand';
import type { CodeLine } from '../../../shared/contract/calls/category.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { Category, Dimension } from '../../../shared/procedure/trees/jrt0169.ts';
import { useDesk } from '../../link/desk.ts';

/** What is changed and not published yet. It stays while other screens are open, and the desk keeps it: after a reload, or at a
 *  colleague's, it is there again. */
type Changing = {
  categories: readonly Category[] | null;
  base: number;
  dimension: Dimension;
  codes: CodeLine[] | null;
  /** When the desk last kept it; sent with the next save. */
  savedAt: number | null;
  kept: readonly Category[] | null;
  error: unknown;
};

const nothing = { categories: null, base: 0, codes: null, savedAt: null, kept: null, error: null };

export const useChanging = create<Changing>(() => ({ ...nothing, dimension: 'reason' }));

const pause = 400;
let timer: ReturnType<typeof setTimeout> | undefined;
let last: Promise<void> = Promise.resolve();

/** @param current version in force: what a first change is built on */
export function changeCategories(client: DeskClient, categories: readonly Category[], current: number): void {
  const { categories: before, base } = useChanging.getState();
  useChanging.setState({ categories, base: before ? base : current });
  clearTimeout(timer);
  timer = setTimeout(() => {
    last = last.then(() => save(client));
  }, pause);
}

async function save(client: DeskClient): Promise<void> {
  const { categories, base, savedAt, kept } = useChanging.getState();
  if (!categories || kept === categories) return;
  try {
    const saved = await client.category.save({ categories: [...categories], base, seen: savedAt });
    useChanging.setState({ savedAt: saved.savedAt, kept: categories, error: null });
  } catch (error) {
    useChanging.setState({ error });
  }
}

/** Published or given up: nothing is left to keep. */
export function forgetCategories(): void {
  clearTimeout(timer);
  useChanging.setState(nothing);
}

export async function dropCategories(client: DeskClient): Promise<void> {
  clearTimeout(timer);
  await last;
  await client.category.drop();
  forgetCategories();
}

/** Takes up what was left unfinished: once, when the page opens. */
export function useKeptCategories(isWanted: boolean): void {
  const { client } = useDesk();
  useEffect(() => {
    if (!isWanted || useChanging.getState().categories !== null) return;
    client.category.draft().then(
      (draft) => {
        if (!draft || useChanging.getState().categories !== null) return;
        const { categories, base, savedAt } = draft;
        useChanging.setState({ categories, base, savedAt, kept: categories });
      },
      (error: unknown) => useChanging.setState({ error }),
    );
  }, [client, isWanted]);
}
