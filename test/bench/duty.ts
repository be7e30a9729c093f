/** Who answers, for an office of 6,000 units:
 *
 *    npm run bench duty
 *
 *  Raw is one look-up in a map for each complaint. Goal: 10,000 complaints after a change of an absence in 200 ms. */
import { day } from '../../shared/base/time.ts';
import { handlerAt } from '../../shared/duty/answering.ts';
import { unattendedUnits } from '../../shared/duty/roster.ts';
import { emptyOffice } from '../../shared/people/office.ts';
import { evolveOffice, evolveOfficeAll, type OfficeEvent } from '../../shared/people/events.ts';

const units = 6000;
const complaints = 10_000;
const rounds = 20;
const begin = Date.parse('2026-11-23T01:00:00Z');

const events: OfficeEvent[] = [];
for (let index = 0; index < units; index++) {
  const unit = `unit-${index}`;
  events.push({ type: 'UnitSaved', id: unit, kind: 'outlet', name: unit, contact: {}, at: begin });
  for (const slot of ['a', 'b']) {
    const id = `${unit}-${slot}`;
    const seats = [{ unit, roles: ['handler' as const] }];
    events.push({ type: 'PersonSaved', id, name: id, account: id, contact: {}, seats, at: begin });
    for (let past = 1; past <= 12; past++) {
      const from = begin - past * 30 * day;
      const absence = { id: `${id}-${past}`, from, to: from + 5 * day, reason: '' };
      events.push({ type: 'AbsenceRecorded', id, absence, at: from });
    }
  }
  events.push({ type: 'DutyPairSet', id: unit, pair: { a: `${unit}-a`, b: `${unit}-b` }, at: begin });
}
const office = evolveOfficeAll(emptyOffice, events);
const open = Array.from({ length: complaints }, (_, index) => ({ unit: `unit-${(index * 7) % units}`, recused: [] }));

const median = (times: number[]): number => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
function timed(work: (round: number) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work(round);
    times.push(performance.now() - start);
  }
  return median(times);
}

let found = 0;
const raw = timed(() => {
  for (const { unit } of open) if (office.unitById.get(unit)?.pair) found++;
});
const leave = (round: number) =>
  evolveOffice(office, {
    type: 'AbsenceRecorded',
    id: `unit-${round}-a`,
    absence: { id: `now-${round}`, from: begin, reason: '' },
    at: begin,
  });
const handlers = timed((round) => {
  const changed = leave(round);
  for (const { unit, recused } of open) if (handlerAt(changed, unit, begin + 1, recused, 'handle')) found++;
});
const alone = timed((round) => (found += unattendedUnits(leave(round), begin + 1).size));
const again = leave(0);
unattendedUnits(again, begin + 1);
const known = timed(() => (found += unattendedUnits(again, begin + 2).size));

const say = (name: string, ours: number, goal: string): void =>
  void process.stdout.write(
    `${name.padEnd(52)} ${ours.toFixed(2).padStart(8)} ms  raw ${raw.toFixed(2)} ms  ${(ours / raw).toFixed(1)}x  goal ${goal}\n`,
  );
say(`who answers, ${complaints} complaints after an absence`, handlers, '200 ms');
say(`units without anybody, ${units} units, after an absence`, alone, '200 ms');
say(`units without anybody, asked again`, known, '1 ms');
process.stdout.write(`${found} answers\n`);
