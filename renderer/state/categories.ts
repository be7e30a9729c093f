import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import { create } from 'zustand';
import { builtInBook, categoryBook, type CategoryBook } from '../../shared/procedure/trees/book.ts';
import type { Category } from '../../shared/procedure/trees/jrt0169.ts';
import { useDesk } from '../link/desk.ts';

const useBook = create<{ book: CategoryBook; isWhole: boolean }>(() => ({ book: builtInBook, isWhole: false }));

/** What a category is called now, or in the version an entry was made under. */
export const categoryOf = (id: string, version?: number): Category | undefined =>
  useBook.getState().book.find(id, version);

export const useCategories = (): CategoryBook => useBook(({ book }) => book);

/** Fetches the classification this office published.
 *  @returns false until it is known */
export function useOfficeCategories(): boolean {
  const { query } = useDesk();
  const read = useQuery(query.category.view.queryOptions());
  const isWhole = useBook((state) => state.isWhole);
  useLayoutEffect(() => {
    if (!read.data) return;
    useBook.setState({ book: categoryBook(read.data.versions.map(({ tree }) => tree)), isWhole: true });
  }, [read.data]);
  return read.isError || isWhole;
}
