import type { StoreApi } from 'zustand';

/** Half-filled forms belong to whoever typed them. Where persons change at one PC the forms of the one who goes are put away,
 *  and those of the one who comes are there again: nobody reads what another has begun to write, and nobody loses it. */

type Kept = { take: () => unknown; put: (state: unknown) => void };

const stores: Kept[] = [];
const stateByPerson = new Map<string, unknown[]>();
let holder: string | null = null;

/** Registers a store of typed words. Called once, where the store is made. */
export function keepPersonal<State extends object>(
  store: Pick<StoreApi<State>, 'getState' | 'setState' | 'getInitialState'>,
): void {
  stores.push({
    take: () => store.getState(),
    put: (state) => store.setState((state as State | undefined) ?? store.getInitialState(), true),
  });
}

/** @param person whose forms are shown from now on; null: nobody's */
export function handOver(person: string | null): void {
  if (person === holder) return;
  // After a reload the page does not know yet whose it is; there is nothing typed in it.
  if (holder !== null) {
    stateByPerson.set(
      holder,
      stores.map(({ take }) => take()),
    );
  }
  const kept = person === null ? undefined : stateByPerson.get(person);
  if (holder !== null || kept) stores.forEach(({ put }, place) => put(kept?.[place]));
  holder = person;
}
