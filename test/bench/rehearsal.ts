// Trying a procedure on the past of a whole year: the complaints of the demo office, copied until there are as many as asked for,
// read and decided again in the thread of its own; beside bare reading of the same entries in the same run.
//   npm run bench rehearsal [100000]
import { setTimeout } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from '../../desk/commands/session.ts';
import { rooms } from '../../desk/desk.ts';
import { openDesk } from '../../desk/openDesk.ts';
import type { DeskParts } from '../../desk/parts.ts';

const wanted = Number(process.argv[2] ?? 20_000);
const limitPerComplaint = 60_000 / 100_000;
const folder = mkdtempSync(join(tmpdir(), 'shouwen-rehearsal-'));
let parts: DeskParts | undefined;
const opened = await openDesk(
  { folder, key: { by: 'passPhrase', passPhrase: '一马当先 2026' }, host: 'cli', version: '0', clock: Date.now },
  {
    ...rooms,
    createWatch: () => ({ arm: () => undefined, stop: () => undefined }),
    createHandlers(given) {
      parts = given;
      return rooms.createHandlers(given);
    },
  },
);
if (!opened.ok || !parts) throw new Error('the desk does not open');
const { database } = parts;
const session: { token: string | null } = { token: null };
const client = opened.value.client(() => session.token);
session.token = (await client.session.demo({ request: 'request-demo' })).token;
session.token = (await client.session.signIn({ account: 'fangyuan', password: demoPassword })).token;
const { token: handlerToken } = await opened.value
  .client(() => null)
  .session.signIn({ account: 'wangmin', password: demoPassword });
const handler = opened.value.client(() => handlerToken);

const line = (what: string, ms: number, raw: number): void =>
  void process.stdout.write(`${what.padEnd(56)} ${(ms / 1000).toFixed(1)} s  × ${(ms / raw).toFixed(2)}\n`);

copyComplaints();
const ids = database.prepare<[], string>("select id from complaint where pack = 'P2' order by row").pluck().all();
const seen = (
  await handler.complaint.page({ filter: { state: 'all', pack: 'P2' }, cursor: null, size: 200 })
).lines.map(({ id }) => id);
const read = database
  .prepare<[string], string>('select body from event where stream = ? order by stream_version')
  .pluck();
/** Seconds of processor this process has used: on a busy machine they say more than the clock. */
const cpu = (): number => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
let begin = performance.now();
let cpuBegin = cpu();
let entries = 0;
for (const id of ids) for (const body of read.all(`complaint/${id}`)) if (JSON.parse(body) !== null) entries += 1;
const reading = performance.now() - begin;
const readingCpu = cpu() - cpuBegin;
process.stdout.write(`${ids.length} complaints, ${entries} entries\n`);
line('bare: read and parse their entries', reading, reading);

const before = await answering(() => false);
begin = performance.now();
cpuBegin = cpu();
const version = parts.packs().newest('P2')?.version ?? 1;
const { run } = await client.pack.rehearse({ what: { id: 'P2', version }, against: null, since: 0 });
let reports = 0;
const isRunning = async (): Promise<boolean> => {
  const view = await client.pack.rehearsal({ run });
  if (view.state !== 'running') return false;
  reports += 1;
  return true;
};
const meanwhile = await answering(isRunning);
const view = await client.pack.rehearsal({ run });
if (view.state !== 'done') throw new Error('the trial did not come to its end');
if (view.result.differing + view.result.drafts.length > 0) throw new Error('a pack tried on its own past differs');
const trying = performance.now() - begin;
const tryingCpu = cpu() - cpuBegin;
line(`tried, asked ${reports} times meanwhile (limit ${(limitPerComplaint * ids.length) / 1000} s)`, trying, reading);
process.stdout.write(`processor: reading ${readingCpu.toFixed(1)} s, trying and answering ${tryingCpu.toFixed(1)} s\n`);
process.stdout.write(`a complaint opened: p50 ${before.p50} ms, p95 ${before.p95} ms before; `);
process.stdout.write(`p50 ${meanwhile.p50} ms, p95 ${meanwhile.p95} ms meanwhile (${meanwhile.count} times)\n`);

begin = performance.now();
const second = await client.pack.rehearse({ what: { id: 'P2', version }, against: null, since: 0 });
await setTimeout(500);
await client.pack.cancelRehearsal(second);
const stopped = await client.pack.rehearsal(second);
process.stdout.write(
  `stopped half a second after it began: ${stopped.state}, ${(performance.now() - begin).toFixed(0)} ms\n`,
);
await opened.value.close();
rmSync(folder, { recursive: true, force: true });

/** How fast the desk opens a complaint, one every 20 ms: 200 of them, and on while `goesOn` says so. */
async function answering(goesOn: () => Promise<boolean> | boolean) {
  const took: number[] = [];
  for (let at = 0; at < 200 || (await goesOn()); at++) {
    const asked = performance.now();
    await handler.complaint.open({ id: seen[at % seen.length]! });
    took.push(performance.now() - asked);
    await setTimeout(20);
  }
  took.sort((left, right) => left - right);
  const at = (share: number): string => took[Math.floor(share * took.length)]!.toFixed(2);
  return { p50: at(0.5), p95: at(0.95), count: took.length };
}

/** Only the rows the trial reads: entries, complaints, who takes part. */
function copyComplaints(): void {
  // A row number begins with the minute of receipt and ends with a place in the log: copies go on behind the log.
  const originals = "pack = 'P2' and id not like '%/%'";
  const { count, last } = database
    .prepare<[], { count: number; last: number }>(
      `select (select count(*) from complaint where pack = 'P2') as count, (select max(sequence) from event) as last`,
    )
    .get()!;
  const columns = (table: string): string[] =>
    database.prepare<[], string>(`select name from pragma_table_info('${table}')`).pluck().all();
  const copied = (table: string, changed: Record<string, string>, where: string) =>
    database.prepare(
      `insert into ${table} (${columns(table).join(', ')})
       select ${columns(table)
         .map((column) => changed[column] ?? column)
         .join(', ')} from ${table} where ${where}`,
    );
  const events = copied(
    'event',
    { sequence: 'sequence + @by', stream: "stream || '/' || @copy" },
    `sequence <= @last and stream in (select 'complaint/' || id from complaint where ${originals})`,
  );
  const complaints = copied(
    'complaint',
    { row: 'row + @by', id: "id || '/' || @copy", number: "number || '/' || @copy" },
    originals,
  );
  const units = copied('complaint_unit', { row: 'row + @by' }, `row in (select row from complaint where ${originals})`);
  for (let copy = 1; copy * count < wanted; copy++) {
    const values = { by: copy * last, copy, last };
    database.transaction(() => {
      for (const statement of [events, complaints, units]) {
        const named = Object.fromEntries(
          Object.entries(values).filter(([name]) => statement.source.includes(`@${name}`)),
        );
        statement.run(named);
      }
    })();
  }
}
