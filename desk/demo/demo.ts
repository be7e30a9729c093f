/** The demo office: always the same one for the same moment, told through the office's own rules with a clock that is moved.
 *
 *    units and people ─▶ eighteen months of complaints and absences, in the order they happen ─▶ one transaction
 */
import { day, minute, type Instant } from '../../shared/base/time.ts';
import { addWorkingMs, workingMsBetween } from '../../shared/calendar/arithmetic.ts';
import type { DeskParts } from '../parts.ts';
import { happenings } from './happenings.ts';
import { planAssessments, planCases } from './caseStory.ts';
import { createLedger } from './ledger.ts';
import { furnishOffice } from './office.ts';
import { beginnings, type Beginning } from './plans.ts';
import { planPartner } from './partner.ts';
import { createRandom } from './random.ts';
import { planRegimes } from './regimes.ts';
import { tellSupervision } from './supervision.ts';
import { stepsOf, type Step } from './steps.ts';
import { createTeller } from './teller.ts';

const seed = 20_090_401;
const span = 548 * day;
/** The ordinary past ends here (in working days before now); what is younger is laid out by hand. */
const pastEnds = 9 * 450 * minute;

/** Fills an empty store. Every moment is counted from the desk's clock. @returns the account to sign in with */
export async function createDemoOffice(parts: DeskParts): Promise<{ account: string }> {
  const now = parts.clock();
  const time = parts.workingTime();
  const random = createRandom(seed);
  const ledger = createLedger();
  const opened = now - span - 30 * day;
  const office = furnishOffice(ledger, random, opened);
  const teller = createTeller({ ledger, random, time, timeOf: parts.workingTimeOf, now });

  const startOf = ({ start, pace }: Beginning, steps: Step[]): Instant => {
    if ('minutes' in start) return now - start.minutes * minute;
    if ('rest' in start) {
      const told = steps.reduce((sum, step) => sum + Math.ceil(step.wait * pace), 0);
      return addWorkingMs(time, now, -(told + start.rest) * minute) ?? now;
    }
    const first = now - span;
    const working = (workingMsBetween(time, first, now) ?? 0) - pastEnds;
    return addWorkingMs(time, first, Math.round(working * (1 - start.share))) ?? now;
  };
  for (const happening of happenings(office, ledger, random, now)) teller.plan(happening.at, happening.happen);
  for (const beginning of beginnings(office, random)) {
    const steps = stepsOf(beginning.plan, random, time);
    teller.begin(startOf(beginning, steps), beginning, steps, office);
  }
  const ownRandom = createRandom(seed + 1);
  const partner = planPartner({ ...teller, ledger, random: ownRandom, office, now });
  planRegimes({ ...teller, ledger, random: createRandom(seed + 2), office, time, now });
  const { plan, contextAt, complaints } = teller;
  const telling = { ledger, random, now, office, plan, contextAt, complaints };
  planCases(telling);
  planAssessments(telling);
  teller.run();
  ledger.store(parts, random);
  await tellSupervision(parts, ownRandom, office.director, partner, now);
  return { account: office.clerk.account };
}
