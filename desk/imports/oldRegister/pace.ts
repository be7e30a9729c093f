// Long work beside people who want answers: small bites while somebody asks, large ones while nobody does.
import { setImmediate } from 'node:timers/promises';

/** Rows of one command: a hundredth of a second, and the twentieth of one. */
const whileAsked = 10;
const whileQuiet = 100;
/** A turn of the program that took longer had something to do for somebody. */
const quietTurn = 0.4;
const mostTurns = 50;
/** Whoever asked just now will ask again. */
const staysCareful = 2000;

export type Pace = {
  /** How many rows to take next. */
  rows(): number;
  /** Lets others have their answers: comes back after a turn in which nobody wanted anything. */
  giveWay(): Promise<void>;
};

export function createPace(now: () => number = () => performance.now()): Pace {
  let asked = Number.NEGATIVE_INFINITY;
  return {
    rows: () => (now() - asked < staysCareful ? whileAsked : whileQuiet),
    async giveWay() {
      for (let turn = 0; turn < mostTurns; turn++) {
        const begun = now();
        await setImmediate();
        if (now() - begun < quietTurn) return;
        asked = now();
      }
    },
  };
}
