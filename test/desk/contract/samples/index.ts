/** For each call of the contract an input that could be right. */
import { sessionSamples } from './session.ts';
import { officeSamples } from './office.ts';
import { importsSamples } from './imports.ts';
import { exchangeSamples } from './exchange.ts';
import { dutySamples } from './duty.ts';
import { complaintSamples } from './complaint.ts';
import { documentSamples } from './document.ts';
import { careSamples } from './care.ts';
import { clockSamples } from './clock.ts';
import { groupSamples } from './group.ts';
import { qualitySamples } from './quality.ts';
import { supervisionSamples } from './supervision.ts';
import { reportSamples } from './report.ts';
import { packSamples } from './pack.ts';
import { reminderSamples } from './reminder.ts';
import type { CallName, World } from '../world.ts';

export const samples = (world: World): Record<CallName, unknown> => ({
  ...sessionSamples(world),
  ...officeSamples(world),
  ...importsSamples,
  ...exchangeSamples,
  ...dutySamples(world),
  ...complaintSamples(world),
  ...documentSamples(world),
  ...clockSamples(world),
  ...groupSamples(world),
  ...qualitySamples(world),
  ...supervisionSamples(world),
  ...reportSamples,
  ...packSamples,
  ...reminderSamples,
  ...careSamples,
});
