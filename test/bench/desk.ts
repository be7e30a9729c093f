/** What the desk costs beside bare SQLite in the same run, at 10,000 and 100,000 complaints:
 *
 *    npm run bench desk [-- SIZE ...]
 *
 *  Ours goes the whole way of a page's call (session, input, rules, log, rows, reply); raw is one prepared statement on the
 *  same cipher and the same disk. Times are medians in milliseconds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { minute } from '../../shared/base/time.ts';
import type { DeskClient } from '../../shared/contract/contract.ts';
import { demoPassword } from '../../desk/commands/session.ts';
import { complainantOf, tellSituation } from '../../desk/demo/details.ts';
import type { DemoOffice } from '../../desk/demo/office.ts';
import { createRandom } from '../../desk/demo/random.ts';
import type { DeskParts } from '../../desk/parts.ts';
import { openDatabase, type Database } from '../../desk/store/open.ts';
import { fill, openOffice } from './desk/office.ts';

const sizes = process.argv.slice(2).map(Number).filter(Number.isInteger);
const rounds = 400;

const median = (times: number[]): number => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

/** Medians of both, measured by turns: whatever else the machine does meets both alike. */
async function timed(
  count: number,
  raw: (place: number) => unknown,
  ours: (place: number) => unknown,
): Promise<{ raw: number; ours: number }> {
  const times = { raw: [] as number[], ours: [] as number[] };
  for (let place = 0; place < count; place++) {
    for (const [name, work] of [
      ['raw', raw],
      ['ours', ours],
    ] as const) {
      const begin = performance.now();
      await work(place);
      times[name].push(performance.now() - begin);
    }
  }
  return { raw: median(times.raw), ours: median(times.ours) };
}

const say = (...cells: string[]): void =>
  void process.stdout.write(
    `${cells.map((cell, place) => (place === 0 ? cell.padEnd(34) : cell.padStart(10))).join(' ')}\n`,
  );

const oursByOperation = new Map<string, number[]>();

function report(operation: string, size: number, { ours, raw }: { ours: number; raw: number }, goal: string): void {
  say(operation, String(size), ours.toFixed(3), raw.toFixed(3), (ours / raw).toFixed(1), goal);
  oursByOperation.set(operation, [...(oursByOperation.get(operation) ?? []), ours]);
}

say('operation', 'size', 'ours ms', 'raw ms', 'ratio', 'goal');
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) await measure(size);
for (const [operation, times] of oursByOperation) {
  if (times.length > 1) say(`${operation}, grown`, '', '', '', (times.at(-1)! / times[0]!).toFixed(2), '<= 1.5');
}

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-bench-'));
  try {
    const { desk, parts } = await openOffice(join(folder, 'office'));
    const begin = performance.now();
    const office = fill(parts, size);
    const seconds = (performance.now() - begin) / 1000;
    const { events } = parts.store.head();
    say(
      `filled with ${events} entries`,
      String(size),
      `${seconds.toFixed(0)} s`,
      '',
      '',
      `${Math.round(events / seconds)}/s`,
    );
    let token: string | null = null;
    const client = desk.client(() => token);
    token = (await client.session.signIn({ account: office.clerk.account, password: demoPassword })).token;
    const bare = openDatabase({ file: join(folder, 'bare.db'), key: parts.key });
    if (!bare.ok) throw new Error(bare.problem.kind);
    await measureWriting(size, client, bare.value, parts, office);
    await measureReading(size, client, parts, office);
    bare.value.close();
    await desk.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureWriting(
  size: number,
  client: DeskClient,
  bare: Database,
  parts: DeskParts,
  office: DemoOffice,
): Promise<void> {
  const random = createRandom(7);
  const details = () =>
    tellSituation(random, parts.workingTime(), {
      receivedAt: parts.clock() - minute,
      outlet: office.banks[0]!.outlets[0]!,
      complainants: [complainantOf(random, random.between(1, 9999))],
      flags: [],
    }).details;
  bare.exec('create table line (id integer primary key, body text not null) strict');
  const insert = bare.prepare('insert into line (body) values (?)');
  const insertOne = () => insert.run(body);
  const body = JSON.stringify(details());
  const ids: string[] = [];
  const register = await timed(rounds, insertOne, async () => {
    ids.push((await client.complaint.register({ request: randomUUID(), details: details() })).id);
  });
  report('register', size, register, '<= 5 x');
  const step = await timed(rounds, insertOne, (place) =>
    client.complaint.act({ request: randomUUID(), id: ids[place]!, action: 'judgeValid', form: { opinion: '拟转办' } }),
  );
  report('step', size, step, '<= 2.5 x');
}

async function measureReading(size: number, client: DeskClient, parts: DeskParts, office: DemoOffice): Promise<void> {
  const { database } = parts;
  const rows = database.prepare('select * from complaint where row < ? order by row desc limit 50');
  const page = (state: 'all' | 'open', cursor: string | null, text?: string) =>
    client.complaint.page({ filter: { state, ...(text === undefined ? {} : { text }) }, cursor, size: 50 });
  const newest = () => rows.all(Number.MAX_SAFE_INTEGER);
  report('list, page 1', size, await timed(rounds, newest, () => page('all', null)), '<= 1 ms');

  const deep = Math.min(1000, Math.floor(size / 50) - 1);
  const row = database
    .prepare<[number], number>('select row from complaint order by row desc limit 1 offset ?')
    .pluck();
  const at = row.get(deep * 50) ?? 0;
  const deepPage = await timed(
    rounds,
    () => rows.all(at),
    () => page('all', JSON.stringify([at])),
  );
  report(`list, page ${deep}`, size, deepPage, '<= 1 ms');
  report('list of open ones, page 1', size, await timed(rounds, newest, () => page('open', null)), '<= 1 ms');

  const { id } = (await page('open', null)).lines[0]!;
  const stream = database.prepare(`select * from event where stream = ? order by stream_version`);
  for (let length = stream.all(`complaint/${id}`).length; length < 30; length++) {
    await client.complaint.note({ request: randomUUID(), id, text: '客户来电询问进度，已告知。', internal: false });
  }
  const opened = await timed(
    rounds,
    () => stream.all(`complaint/${id}`),
    () => client.complaint.open({ id }),
  );
  report('open, 30 entries', size, opened, '<= 1 ms');

  const match = database.prepare(
    'select rowid from complaint_search where complaint_search match ? order by rowid desc limit 50',
  );
  for (const [name, text, tokens] of [
    ['search, frequent word', '客户', '"客户"'],
    ['search, two words', '柜员 道歉', '"柜员" AND "道歉"'],
    ['search, a phone', '138-0000-0777', '"13800000777"'],
  ] as const) {
    const search = await timed(
      rounds / 4,
      () => match.all(tokens),
      () => page('all', null, text),
    );
    report(name, size, search, '<= 10 ms');
  }

  const count = database.prepare('select count(*) from work where unit = ?');
  const counts = await timed(
    rounds,
    () => count.get(office.desk),
    () => client.today.view(),
  );
  report('counts of today', size, counts, '<= 1 ms');
}
