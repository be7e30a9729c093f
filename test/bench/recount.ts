/** What a new calendar costs an office with ten thousand open clocks: node test/bench/recount.ts */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chinaOfficeCalendar } from '../../shared/calendar/china.ts';
import { compileCalendar } from '../../shared/calendar/compile.ts';
import { publishYear } from '../../shared/calendar/importDays.ts';
import { localDate } from '../../shared/calendar/local.ts';
import { decideRegister } from '../../shared/complaint/decide/register.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import { builtInBook } from '../../shared/procedure/trees/book.ts';
import { rooms } from '../../desk/desk.ts';
import { openDesk } from '../../desk/openDesk.ts';
import type { DeskParts } from '../../desk/parts.ts';
import { audienceOf, complaintEvents } from '../../desk/perform.ts';

const openClocks = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'shouwen-recount-'));
const now = Date.parse('2026-12-31T10:00+08:00');
let parts: DeskParts | undefined;
const opened = await openDesk(
  { folder, key: { by: 'passPhrase', passPhrase: '一马当先 2026' }, host: 'cli', version: '0', clock: () => now },
  {
    ...rooms,
    createHandlers(given) {
      parts = given;
      return rooms.createHandlers(given);
    },
  },
);
if (!opened.ok || !parts) throw new Error('the desk does not open');
const desk = opened.value;
const session: { token: string | null } = { token: null };
const client = desk.client(() => session.token);
const founded = await client.session.found({
  request: 'request-found',
  kind: 'association',
  unitName: '协会',
  numberPrefix: 'LN',
  personName: '王敏',
  account: 'wang',
  password: 'jiandu-2026',
});
session.token = founded.token;
fill(parts, { person: founded.person?.id ?? '', unit: founded.seat?.unit ?? '' });

const compiled = compileCalendar(chinaOfficeCalendar);
if (!compiled.ok) throw new Error('the calendar does not compile');
const calendar = publishYear(chinaOfficeCalendar, {
  year: 2027,
  exceptions: [
    { date: '2027-01-01', kind: 'holiday', name: '元旦' },
    { date: '2027-01-04', kind: 'holiday', name: '元旦' },
  ],
});
const timed = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
  const start = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  const wall = Math.round(performance.now() - start);
  process.stdout.write(`${name.padEnd(44)} ${wall} ms, of the processor ${Math.round((user + system) / 1000)} ms\n`);
  return value;
};
const preview = await timed(`preview over ${openClocks} open clocks`, () => client.calendar.preview({ calendar }));
const published = await timed(`publish, every one of them moves (durable)`, () =>
  client.calendar.publish({ request: 'request-publish', calendar, note: '示例', expectedVersion: 1 }),
);
const again = publishYear(calendar, {
  year: 2026,
  exceptions: [{ date: '2026-01-01', kind: 'holiday', name: '元旦' }],
});
const still = await timed(`publish, none of them moves`, () =>
  client.calendar.publish({ request: 'request-again', calendar: again, note: '示例', expectedVersion: 2 }),
);
process.stdout.write(`affected ${preview.total}, moved ${published.moved}, then ${still.moved}\n`);
await desk.close();
rmSync(folder, { recursive: true, force: true });

/** Complaints received on the last day of the year: one open clock each that rests on the next year. */
function fill({ store, workingTime: timeNow, office }: DeskParts, actor: { person: string; unit: string }): void {
  const pack = shippedPacks.newest('P2');
  if (!pack) throw new Error('no pack');
  const workingTime = timeNow();
  const context = {
    now,
    today: localDate(workingTime, now),
    actor,
    office: office(),
    packs: shippedPacks,
    categories: builtInBook,
    workingTime,
    workingTimeOf: () => workingTime,
  };
  const audience = audienceOf(context.office, actor, pack, shippedPacks);
  store.executeMany(
    Array.from({ length: openClocks }, (_, index) => ({
      request: {
        requestId: `register-${index}`,
        name: 'complaint.register',
        personId: actor.person,
        unitId: actor.unit,
        at: now,
        input: null,
      },
      decide: () => {
        const id = `complaint-${index}`;
        const number = `LN-2026-${String(index).padStart(5, '0')}`;
        const details = {
          channel: 'phone' as const,
          receivedAt: now - index,
          complainants: [{ kind: 'person' as const, name: '刘女士' }],
          complainedPersons: [],
          reason: 'C1',
          narrative: '排队两小时，窗口只开一个。',
          demand: '致歉',
          flags: [],
        };
        const decided = decideRegister({ id, number, pack, overlays: [], details }, context);
        if (!decided.ok) throw new Error(JSON.stringify(decided.problem));
        return { events: complaintEvents(id, decided.value, audience), reply: { id } };
      },
    })),
  );
}
