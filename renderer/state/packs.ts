import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import { create } from 'zustand';
import { localDate } from '../../shared/calendar/local.ts';
import { packBook, type PackBook, type Running } from '../../shared/procedure/book.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { useDesk } from '../link/desk.ts';
import { workingTime } from './calendar.ts';

const useBook = create<{ book: PackBook; isWhole: boolean }>(() => ({ book: shippedPacks, isWhole: false }));

/** Every released pack version: the program's and those this office published. */
export const knownPacks = (): readonly Pack[] => useBook.getState().book.all;

/** The version a complaint began under. */
export const packOf = (id: string, version: number): Pack | undefined => useBook.getState().book.of(id, version);

/** What a complaint follows, with what the regimes beside it bring along. */
export const runningPack = (complaint: Running): Pack | undefined => useBook.getState().book.running(complaint);

/** The version a complaint registered now would begin under. */
export const currentPack = (id: string): Pack | undefined =>
  useBook.getState().book.current(id, localDate(workingTime(), Date.now()));

/** For parts that must be drawn again as soon as a pack is published. */
export const usePackBook = (): PackBook => useBook(({ book }) => book);

/** Fetches what this office published.
 *  @returns false until it is known: a screen drawn before would show ids where the names of stages belong */
export function useOfficePacks(): boolean {
  const { query } = useDesk();
  const read = useQuery(query.procedure.published.queryOptions());
  const isWhole = useBook((state) => state.isWhole);
  useLayoutEffect(() => {
    if (!read.data) return;
    useBook.setState({ book: packBook([...shippedPacks.all, ...read.data]), isWhole: true });
  }, [read.data]);
  // A later publication replaces the book under the screens that are open: they stay.
  return read.isError || isWhole;
}
