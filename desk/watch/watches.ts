import type { DeskParts } from '../parts.ts';
import { createAccountability } from './accountability.ts';
import { createWatch, type Report, type Watch } from './deadlines.ts';
import { createDutyWatch } from './duty.ts';
import { createEscalationWatch } from './escalation.ts';

/** Everything that wakes by the clock. */
export function createWatches(parts: DeskParts, report: Report): Watch {
  const watches = [
    createWatch(parts, report),
    createDutyWatch(parts, report),
    createAccountability(parts, report),
    createEscalationWatch(parts, report),
  ];
  return {
    arm: () => watches.forEach((watch) => watch.arm()),
    stop: () => watches.forEach((watch) => watch.stop()),
  };
}
