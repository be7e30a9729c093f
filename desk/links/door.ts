/** The browser host answers before the office is open: the page itself asks for the pass phrase.
 *
 *    new ─────┐
 *             ├─unlock(pass phrase)──▶ open
 *    locked ──┘        └──problem──▶ as before, and nothing touched
 */
import type { Result } from '../../shared/base/result.ts';
import type { UnlockState } from '../../shared/contract/links.ts';
import type { Desk, DeskProblem } from '../openDesk.ts';
import type { RefillProgress } from '../store/projection.ts';

export type Door = {
  desk(): Desk | null;
  state(): UnlockState;
  unlock(passPhrase: string): Promise<UnlockState>;
};

/** A door that stands open: the command line unlocks before it serves. */
export const openDoor = (desk: Desk): Door => {
  const state = (): UnlockState => ({ state: 'open', folder: desk.folder });
  return { desk: () => desk, state, unlock: () => Promise.resolve(state()) };
};

export type DoorParts = {
  folder: string;
  isNew: () => Promise<boolean>;
  open(passPhrase: string, progress: (progress: RefillProgress) => void): Promise<Result<Desk, DeskProblem>>;
};

export const createDoor = async ({ folder, isNew, open }: DoorParts): Promise<Door> => {
  let desk: Desk | null = null;
  let current: UnlockState = { state: (await isNew()) ? 'new' : 'locked', folder };
  let queue: Promise<void> = Promise.resolve();

  const attempt = async (passPhrase: string): Promise<void> => {
    const opened = await open(passPhrase, ({ done, total }) => {
      current = { state: 'locked', folder, progress: { done, total } };
    });
    if (opened.ok) {
      desk = opened.value;
      current = { state: 'open', folder };
    } else {
      current = { state: (await isNew()) ? 'new' : 'locked', folder, problem: opened.problem };
    }
  };

  return {
    desk: () => desk,
    state: () => current,
    async unlock(passPhrase) {
      // One after the other: each guess costs 64 MiB.
      const mine = queue.then(() => (desk ? undefined : attempt(passPhrase)));
      queue = mine.catch(() => undefined);
      await mine;
      return current;
    },
  };
};
