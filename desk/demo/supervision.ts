/** What leaders have done with the matters the desk prepared, as of now: one signed, one dismissed, one that waits; numbers from
 *  outside for the partner, and a month settled. Through the desk's own commands. */
import type { Instant } from '../../shared/base/time.ts';
import { monthAfter } from '../../shared/accountability/period.ts';
import { addDays, localDate } from '../../shared/calendar/local.ts';
import type { Actor } from '../../shared/people/permissions.ts';
import { figureCommands } from '../commands/figures.ts';
import { supervisionCommands } from '../commands/supervision.ts';
import type { Caller, DeskParts, Reply } from '../parts.ts';
import { writeProposals } from '../watch/accountability.ts';
import { writeFigureProposals } from '../watch/figures.ts';
import { banks } from './data/banks.ts';
import type { DemoPartner } from './partner.ts';
import type { Random } from './random.ts';

export async function tellSupervision(
  parts: DeskParts,
  random: Random,
  director: Actor,
  partner: DemoPartner,
  now: Instant,
): Promise<void> {
  const caller: Caller = { session: null, actor: director };
  const figures = figureCommands(parts);
  const supervision = supervisionCommands(parts);
  const request = (): string => random.id(now);
  const [before, last] = partner.months;
  for (const [month, users] of [
    [before, 11_600],
    [last, 12_300],
  ] as const) {
    const entered = { request: request(), unit: partner.unit, month, what: 'payingUsers', value: users };
    expectDone(await figures.enterFigure(entered, caller));
  }
  expectDone(await figures.closeSettlement({ request: request(), unit: partner.unit, month: before }, caller));
  const told = { ...parts, newId: request };
  writeProposals(told, now);
  writeFigureProposals(told, now);

  const today = localDate(parts.workingTime(), now);
  const open = (trigger: string): string[] =>
    parts.database
      .prepare<[string], string>(`select id from proposal where trigger = ? and state = 'open' order by entry`)
      .pluck()
      .all(trigger);
  const [signed, dismissed, ...others] = open('P2-L1.3');
  const [waiting] = open('P2-L1.4');
  if (signed) {
    const text = '约见分管负责人谈话：同类投诉集中，请查清原因，增派人员，并报送整改情况和证明材料。';
    const confirmed = { request: request(), id: signed, text, due: addDays(today, 12), base: null };
    expectDone(await supervision.confirm(confirmed, caller));
  }
  if (dismissed) {
    const reason = '系统集中升级所致，已由会员单位书面说明，不予约谈。';
    expectDone(await supervision.dismiss({ request: request(), id: dismissed, reason }, caller));
  }
  // A leader who works them off leaves a few, not a pile.
  for (const id of others.slice(3)) {
    const reason = '会员单位已就该类问题专项整改，本期不再约谈。';
    // oxlint-disable-next-line no-await-in-loop -- in their order: the demo is the same every time
    expectDone(await supervision.dismiss({ request: request(), id, reason }, caller));
  }
  if (waiting) {
    const until = addDays(today, 7);
    const reason = '等会员单位的书面说明。';
    expectDone(await supervision.postpone({ request: request(), id: waiting, until, reason }, caller));
  }
  // What the members reported of themselves, long enough ago for every report of the demo.
  const reported = monthAfter(before, -18);
  for (const { name, size } of banks) {
    const unit = [...parts.office().unitById.values()].find((one) => one.name === name)!.id;
    for (const [what, value] of Object.entries(size)) {
      // oxlint-disable-next-line no-await-in-loop -- in their order: the demo is the same every time
      expectDone(await figures.enterFigure({ request: request(), unit, month: reported, what, value }, caller));
    }
  }
}

function expectDone(reply: Reply<unknown>): void {
  if (!reply.ok) throw new Error(`the demo cannot supervise: ${JSON.stringify(reply.problem)}`);
}
