// Deciding one action, checking a draft at each key, and trying a pack on complaints of the past; beside the same work without the
// rules (reading the stored entries back), in the same run.
//   npm run bench procedure
import { chinaOfficeCalendar } from '../../shared/calendar/china.ts';
import { compileCalendar } from '../../shared/calendar/compile.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { Context } from '../../shared/complaint/context.ts';
import { decideAct } from '../../shared/complaint/decide/act.ts';
import { decideRegister } from '../../shared/complaint/decide/register.ts';
import type { ComplaintEvent } from '../../shared/complaint/events.ts';
import { fold } from '../../shared/complaint/evolve.ts';
import type { Office } from '../../shared/people/office.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import { createTrial, type PastEntry } from '../../shared/procedure/rehearsal/rehearse.ts';
import { builtInBook } from '../../shared/procedure/trees/book.ts';
import { findingsIn } from '../../shared/procedure/validate.ts';

const compiled = compileCalendar(chinaOfficeCalendar);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
const workingTime = compiled.value;
const now = Date.parse('2026-09-22T10:00:00+08:00');
const unit = { id: 'top', kind: 'association', name: '协会', contact: {}, closed: false } as const;
const seats = [{ unit: 'top', roles: ['intake', 'handler', 'approver', 'supervisor'] as const }];
const person = {
  id: 'wang',
  name: '王敏',
  account: 'wang',
  contact: {},
  absences: [],
  mustChangePassword: false,
  left: false,
};
const office: Office = {
  unitById: new Map([['top', { ...unit, pair: { a: 'wang' } }]]),
  personById: new Map([['wang', { ...person, seats: seats.map((seat) => ({ ...seat, roles: [...seat.roles] })) }]]),
};
const context: Context = {
  now,
  today: localDate(workingTime, now),
  actor: { person: 'wang', unit: 'top' },
  office,
  packs: shippedPacks,
  categories: builtInBook,
  workingTime,
  workingTimeOf: () => workingTime,
};
const pack = shippedPacks.newest('P2')!;

const registered = decideRegister(
  {
    id: 'c1',
    number: 'X-2026-0001',
    pack,
    overlays: [shippedPacks.newest('C')!],
    details: {
      channel: 'phone',
      receivedAt: now - 60_000,
      complainants: [{ kind: 'person', name: '刘女士' }],
      complainedPersons: [],
      reason: 'C1',
      narrative: '排队两小时。',
      demand: '道歉',
      flags: [],
    },
  },
  context,
);
if (!registered.ok) throw new Error(JSON.stringify(registered.problem));
const text = JSON.stringify(registered.value);
const stored = (): ComplaintEvent[] => JSON.parse(text) as ComplaintEvent[];
const complaint = fold(stored())!;

/** Milliseconds of one call, from about a second of them after a warm-up. */
function perCall(call: () => unknown): number {
  for (let warm = 0; warm < 200; warm++) call();
  let calls = 0;
  const begin = performance.now();
  while (performance.now() - begin < 1000) {
    for (let many = 0; many < 50; many++) call();
    calls += 50;
  }
  return (performance.now() - begin) / calls;
}

const decide = (): void => {
  const decided = decideAct({ action: 'judgeValid', form: {} }, pack, complaint, context);
  if (!decided.ok) throw new Error(JSON.stringify(decided.problem));
};
const largest = shippedPacks.all.reduce((most, one) => (one.actions.length > most.actions.length ? one : most));
const trial = createTrial({ candidate: pack, now, packs: shippedPacks, timeOf: () => workingTime });
const past = (): PastEntry[] => stored().map((event) => ({ at: now, event }));
const around = { subjectOf: () => 'top', isAbove: () => false, hadCase: () => false };

const reading = perCall(() => fold(stored()));
const deciding = perCall(decide);
const checking = perCall(() => findingsIn(largest, shippedPacks.all));
const trying = perCall(() => trial.add(past(), pack, around));
if (trial.result(pack).differing > 0) throw new Error('a pack tried on its own complaints differs');

const lines = [
  ['read the entries of a complaint back', reading],
  ['decide one action (limit 0.2 ms)', deciding],
  [`check the largest pack (${largest.id}, ${largest.actions.length} actions)`, checking],
  ['try a pack on one complaint', trying],
] as const;
for (const [what, ms] of lines)
  process.stdout.write(`${what.padEnd(52)} ${ms.toFixed(4)} ms  × ${(ms / reading).toFixed(2)}\n`);
process.stdout.write(`100,000 complaints like it, rules alone: ${((trying * 100_000) / 1000).toFixed(1)} s\n`);
