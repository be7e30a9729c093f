/** kill -9 of a whole desk at random moments during 200 registrations: every acknowledged one is there, once, under its
 *  number; the log verifies, and the lists equal those made anew from the log. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createDesk } from '../../desk/desk.ts';
import { officeFolder, seededRandom, valueOf } from './store/support.ts';

const count = 200;
const secret = 'kill-test-2026';
const script = fileURLToPath(new URL('./registerScript.ts', import.meta.url));

const openDesk = async (folder: string) =>
  valueOf(await createDesk({ folder, key: { by: 'passPhrase', passPhrase: secret }, host: 'cli', version: '' }));

it('keeps every acknowledged registration', { timeout: 300_000 }, async () => {
  const seed = Number(process.env['SHOUWEN_SEED'] ?? Date.now() % 1_000_000);
  process.stdout.write(`desk kill test: SHOUWEN_SEED=${seed}\n`);
  const random = seededRandom(seed);
  const folder = officeFolder();
  const file = join(folder, '..', 'acknowledged.txt');
  const lines = (): string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []);

  const first = await openDesk(folder);
  await first.client().session.found({
    request: 'kill-test-found',
    kind: 'association',
    unitName: '某市银行业协会',
    numberPrefix: 'XH',
    personName: '周正',
    account: 'zhouzheng',
    password: secret,
  });
  await first.close();

  let kills = 0;
  while (lines().at(-1) !== 'done') {
    const before = lines().length;
    const child = spawn(process.execPath, [script, folder, String(count), file], { stdio: 'inherit' });
    const exited = new Promise<NodeJS.Signals | null>((resolve) =>
      child.on('exit', (_code, signal) => resolve(signal)),
    );
    const isOpen = async (): Promise<void> => {
      while (lines().length === before && child.exitCode === null) await setTimeout(5);
    };
    // Each life answers repeated requests first, which is quick; then it has time for some new ones. A few die at opening.
    if (random() < 0.9) {
      await isOpen();
      await setTimeout(random() * 120 * (1 + kills / 6));
    } else {
      await setTimeout(random() * 900);
    }
    child.kill('SIGKILL');
    if ((await exited) === 'SIGKILL') kills++;
    else expect(child.exitCode).toBe(0);
  }
  expect(kills).toBeGreaterThan(2);

  const desk = await openDesk(folder);
  expect(desk.findings).toEqual([]);
  let token: string | null = null;
  const client = desk.client(() => token);
  token = (await client.session.signIn({ account: 'zhouzheng', password: secret })).token;

  const numberByPlace = new Map<string, string>();
  for (const line of lines()) {
    const [place = '', number] = line.split(' ');
    if (number === undefined) continue;
    // A repeated request gets the number it got the first time.
    expect(numberByPlace.get(place) ?? number).toBe(number);
    numberByPlace.set(place, number);
  }
  expect(numberByPlace.size).toBe(count);
  expect(new Set(numberByPlace.values()).size).toBe(count);
  for (const [place, number] of numberByPlace) {
    const view = await client.complaint.open({ id: number });
    expect(view.details.complainants[0]?.name).toBe(`客户${place}`);
    expect(view.stages.map(({ stage }) => stage)).toEqual([Number(place) % 3 === 0 ? 'approving' : 'judging']);
    expect(view.timeline.filter(({ type }) => type === 'ComplaintRegistered')).toHaveLength(1);
  }
  const { total } = await client.complaint.page({ filter: { state: 'all' }, cursor: null, size: 1 });
  expect(total).toBe(count);

  // Verifying compares every list with one made anew from the log.
  expect((await client.care.verify()).findings).toEqual([]);
  await desk.close();
});
