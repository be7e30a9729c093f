import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import { create } from 'zustand';
import { localDate } from '../../shared/calendar/local.ts';
import { packBook, type PackBook } from '../../shared/procedure/book.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { useDesk } from '../link/desk.ts';
import { workingTime } from './calendar.ts';

const useBook = create<{ book: PackBook }>(() => ({ book: shippedPacks }));

/** Every released pack version: the program's and those this office published. */
export const knownPacks = (): readonly Pack[] => useBook.getState().book.all;

/** The version a complaint began under. */
export const packOf = (id: string, version: number): Pack | undefined => useBook.getState().book.of(id, version);

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
  const isKnown = useBook(({ book }) => read.data === undefined || bookByAnswer.get(read.data) === book);
  useLayoutEffect(() => {
    if (!read.data) return;
    const book = bookByAnswer.get(read.data) ?? packBook([...shippedPacks.all, ...read.data]);
    bookByAnswer.set(read.data, book);
    useBook.setState({ book });
  }, [read.data]);
  return read.isError || (read.data !== undefined && isKnown);
}

const bookByAnswer = new WeakMap<readonly Pack[], PackBook>();
