import type { Report, Watch } from './deadlines.ts';

const minute = 60_000;

/** Does its work once a minute, and soon after it is armed. However often it is armed meanwhile, it works once.
 *  @param soon milliseconds: the command that armed it is answered first   @param report gets the faults of the work */
export function createBeat(soon: number, work: () => void, report: Report): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSoon = false;
  const wakeIn = (milliseconds: number): void => {
    timer = setTimeout(wake, milliseconds);
    timer.unref?.();
  };
  const wake = (): void => {
    isSoon = false;
    try {
      work();
    } catch (error) {
      report(error);
    }
    wakeIn(minute);
  };
  return {
    arm() {
      if (isSoon) return;
      isSoon = true;
      clearTimeout(timer);
      wakeIn(soon);
    },
    stop: () => clearTimeout(timer),
  };
}
