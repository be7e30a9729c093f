/** The dashboard of one year beside bare SQLite, over synthetic facts of 1,000,000 complaints in four years:
 *
 *    npm run bench dashboard [-- COMPLAINTS]
 *
 *  Ours is the whole call; raw is one statement over the same index that counts the same year by month, bank and reason. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dashboardQueries } from '../../desk/queries/dashboard.ts';
import { createRandom } from '../../desk/demo/random.ts';
import { rooms } from '../../desk/desk.ts';
import { openDesk } from '../../desk/openDesk.ts';
import type { Caller, DeskParts } from '../../desk/parts.ts';
import { furnishOffice } from '../../desk/demo/office.ts';
import { createLedger } from '../../desk/demo/ledger.ts';

const size = Number(process.argv[2] ?? 1_000_000);
const day = 86_400_000;
const years = 4;
const rounds = 9;

const folder = mkdtempSync(join(tmpdir(), 'shouwen-bench-'));
let parts: DeskParts | undefined;
const opened = await openDesk(
  { folder, key: { by: 'passPhrase', passPhrase: 'bench-2026' }, host: 'cli', version: '' },
  {
    ...rooms,
    createWatch: () => ({ arm: () => {}, stop: () => {} }),
    createHandlers(given) {
      parts = given;
      return rooms.createHandlers(given);
    },
  },
);
if (!opened.ok || !parts) throw new Error('the office does not open');
const { database } = parts;
const random = createRandom(size);
const ledger = createLedger();
const now = parts.clock();
const office = furnishOffice(ledger, random, now - years * 366 * day);
ledger.store(parts, random);

const monthOf = (at: number): number => Number(new Date(at + day / 3).toISOString().slice(0, 7).replace('-', ''));
const unit = database.prepare('insert into complaint_fact_unit (unit) values (?)');
const seen = database.prepare('insert into complaint_unit (unit, row) values (?, ?)');
const fact = database.prepare(
  `insert into complaint_fact (row, pack, channel, reason, unit, branch, member, month, ended_month, received_at, registered_at,
     ended_at, ended, judged, late, solved, satisfied, repeated, returned, extended, paid)
   values (?, 'P2', 'phone', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 1, ?, ?, 0, 0, 0)`,
);
database.transaction(() => {
  for (let place = 1; place <= 6300; place++) unit.run(`unit-${place}`);
  for (let place = 0; place < size; place++) {
    const row = (place + 1) * 8;
    const at = Math.round(now - years * 365 * day * (1 - place / size));
    const member = random.between(1, 30);
    const branch = 30 + member * 9 + random.between(0, 8);
    // One in a hundred is open, all of the last weeks.
    const ended = place < size * 0.99 ? at + random.between(1, 20) * day : null;
    const endedMonth = ended === null ? null : monthOf(ended);
    const values = [
      `C${random.between(1, 30)}`,
      random.between(300, 6300),
      branch,
      member,
      monthOf(at),
      endedMonth,
      at,
      at,
    ];
    const how = [ended, ended === null ? null : 'archived', random.chance(0.1) ? 1 : 0, random.chance(0.9) ? 1 : 0];
    fact.run(row, ...values, ...how, random.chance(0.05) ? 1 : 0);
    seen.run(office.association, row);
    seen.run(`unit-${member}`, row);
  }
})();

const caller = { actor: { person: office.clerk.id, unit: office.desk } } as Caller;
const { figures } = dashboardQueries(parts);
const bare = database.prepare(
  `select month, member, reason, count(*), sum(late) from complaint_fact
   where month >= ? and month <= ? group by month, member, reason`,
);
const [from, to] = [monthOf(now - 335 * day), monthOf(now)];
const times = { ours: [] as number[], raw: [] as number[] };
for (let round = 0; round < rounds; round++) {
  let begin = performance.now();
  bare.all(from, to);
  times.raw.push(performance.now() - begin);
  begin = performance.now();
  const reply = await figures({}, caller);
  times.ours.push(performance.now() - begin);
  if (!reply.ok) throw new Error(JSON.stringify(reply));
}
const median = (list: number[]): number => list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)]!;
const [ours, raw] = [median(times.ours), median(times.raw)];
process.stdout.write(
  `dashboard of one year, ${size} complaints: ${ours.toFixed(1)} ms, raw ${raw.toFixed(1)} ms, ratio ${(ours / raw).toFixed(1)}, goal <= 60 ms\n`,
);
await opened.value.close();
rmSync(folder, { recursive: true, force: true });
