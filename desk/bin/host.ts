/** The browser host: serves the desk and its page on 127.0.0.1 until it is ended.
 *
 *    node desk/bin/host.ts --folder DIR --port N --page DIR [--demo]
 *
 *  Says `SHOUWEN_ADDRESS http://127.0.0.1:PORT/#token=…` on a line of its own once it answers. Where another desk holds
 *  the folder it says that desk's address instead and ends. The pass phrase comes from SHOUWEN_PASSPHRASE; without it
 *  the page asks. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hostWords, languageOf, problemSentence } from '../../shared/words/host.ts';
import { createDesk } from '../desk.ts';
import { defaultFolder, makeFolder } from '../folder.ts';
import { createDoor, type Door } from '../links/door.ts';
import { serveHttp, type HttpHost } from '../links/http.ts';
import { keyWays } from '../store/keys.ts';
import { lockFolder, readHolder, type FolderLock } from '../store/lock.ts';
import { programVersion } from '../version.ts';

/** Known to everybody: a demo office holds nothing that has to be kept from anybody. */
const demoPassPhrase = 'demo-2026';

const language = languageOf(
  process.env['LC_ALL'] ||
    process.env['LC_MESSAGES'] ||
    process.env['LANG'] ||
    Intl.DateTimeFormat().resolvedOptions().locale,
);
const words = hostWords[language];
const complain = (sentence: string): 1 => {
  process.stderr.write(`${sentence}\n`);
  return 1;
};
const sayAddress = (address: string): void => void process.stdout.write(`SHOUWEN_ADDRESS ${address}\n`);

type HostOptions = { folder: string; port: number; page: string; demo: boolean };

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === 'string') return complain(`${words.badOption(options)}\n${words.usage}`);
  const made = makeFolder(options.folder);
  if (!made.ok) return complain(problemSentence(language, made.problem));
  const lock = lockFolder(options.folder, Date.now());
  if (lock.ok) return host(options, lock.value);
  if (lock.problem.kind !== 'held') return complain(problemSentence(language, lock.problem));
  const address = await addressOfHolder(options.folder);
  if (address === '') return complain(words.heldSilently(options.folder));
  sayAddress(address);
  return 0;
}

function readOptions(args: string[]): HostOptions | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        folder: { type: 'string' },
        port: { type: 'string', default: '0' },
        page: { type: 'string', default: join(import.meta.dirname, '..', '..', 'out', 'renderer') },
        demo: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return `--port ${values.port}`;
    return { folder: values.folder || defaultFolder(values.demo), port, page: values.page, demo: values.demo };
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

async function host(options: HostOptions, lock: FolderLock): Promise<number> {
  const { folder, demo } = options;
  const isNew = async (): Promise<boolean> => {
    const ways = await keyWays(folder);
    return ways.ok && ways.value.length === 0;
  };
  let told: () => void = () => {};
  const refilling = new Promise<void>((resolve) => (told = resolve));
  const door = await createDoor({
    folder,
    isNew,
    open: (passPhrase, progress) =>
      createDesk({
        folder,
        key: { by: 'passPhrase', passPhrase },
        host: 'browser',
        version: programVersion(),
        lock,
        progress: (moved) => {
          progress(moved);
          if (moved.total > longRefill) told();
        },
      }),
  });
  const given = process.env['SHOUWEN_PASSPHRASE'];
  // Not handed on to any program that might be started from here.
  delete process.env['SHOUWEN_PASSPHRASE'];
  const passPhrase = given || (demo ? demoPassPhrase : undefined);
  if (passPhrase !== undefined) {
    // A long refill after an upgrade is shown by the page instead of being waited for.
    await Promise.race([door.unlock(passPhrase), refilling]);
    const { problem } = door.state();
    if (problem && (given || problem.kind !== 'wrongPassPhrase')) {
      lock.release();
      return complain(problemSentence(language, problem));
    }
  }
  if (door.desk()?.findings.length) complain(words.findings);
  if (demo) await makeDemo(door);
  return serve(options, door, lock);
}

/** Events from which a refill takes longer than anybody likes to wait for a window. */
const longRefill = 20_000;

async function makeDemo(door: Door): Promise<void> {
  const desk = door.desk();
  const client = desk?.client();
  if (!client || (await client.session.state()).kind !== 'fresh') return;
  const { token } = await client.session.demo({ request: 'demo-of-this-folder' });
  await desk?.client(() => token).session.signOut();
}

async function serve({ port, page }: HostOptions, door: Door, lock: FolderLock): Promise<number> {
  const ended = untilEnded();
  let http: HttpHost;
  try {
    http = await serveHttp(door, { port, page });
  } catch (error) {
    await door.desk()?.close();
    lock.release();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return complain(words.portTaken(String(port)));
    throw error;
  }
  lock.announce(http.address);
  sayAddress(http.address);
  await ended;
  await http.close();
  await door.desk()?.close();
  lock.release();
  return 0;
}

const untilEnded = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    // Windows has no signal a program could answer: whoever started this desk says it instead.
    process.once('message', (message) => message === 'end' && resolve());
  });

/** A desk that is just starting has the lock before it has an address. */
async function addressOfHolder(folder: string): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const address = readHolder(folder)?.address ?? '';
    if (address !== '') return address;
    await setTimeout(100);
  }
  return '';
}

process.exitCode = await main();
