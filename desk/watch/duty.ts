import { changesBetween } from '../../shared/duty/roster.ts';
import { catchUp } from '../duty/catchUp.ts';
import type { DeskParts } from '../parts.ts';
import type { Report, Watch } from './deadlines.ts';

const longestSleep = 60_000;
/** Several changes at once are looked at together. */
const settling = 200;

/** Looks after duty as the watch of the clocks does after due moments: it wakes when somebody goes or comes back, after every
 *  change, and at least once a minute. */
export function createDutyWatch(parts: DeskParts, report: Report): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sleep = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(Math.max(wait, 0), longestSleep));
    timer.unref?.();
  };

  const wake = (): void => {
    const now = parts.clock();
    try {
      const changes = catchUp(parts, now);
      if (changes) parts.publish({ topics: ['duty', 'office', 'complaint'] });
    } catch (error) {
      report(error);
    }
    const next = changesBetween(parts.office(), now, now + longestSleep)[0];
    sleep(next ? next.at - parts.clock() : longestSleep);
  };

  return { arm: () => sleep(settling), stop: () => clearTimeout(timer) };
}
