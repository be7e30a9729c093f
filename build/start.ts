// `npm start`: builds what is stale and opens the program, in Electron where its runtime can be had, else in a browser.
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { keyWays } from '../desk/store/keys.ts';
import { runBrowserHost } from './browserHost.ts';
import { bringPageUpToDate, bringShellUpToDate } from './current.ts';
import { findOrFetchElectron } from './electronRuntime.ts';
import { isRoot } from './findBrowser.ts';
import { root } from './paths.ts';
import { readStartOptions, type StartOptions } from './startOptions.ts';

const options = readStartOptions(process.argv.slice(2), {
  platform: process.platform,
  environment: process.env,
  home: homedir(),
  folder: process.env['INIT_CWD'] ?? process.cwd(),
});
if ('problem' in options) {
  process.stderr.write(`${options.problem}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await start(options);
}

async function start(wanted: StartOptions): Promise<number> {
  if (await bringPageUpToDate()) process.stderr.write('The page was built anew.\n');
  const host = wanted.host ?? (wanted.demo ? undefined : await hostOfOffice(wanted.folder));
  const electron = host === 'browser' ? undefined : await findOrFetchElectron(wanted.host === 'electron');
  if (electron !== undefined) return runElectron(electron, wanted);
  if (wanted.host === 'electron') {
    process.stderr.write('The Electron runtime could not be fetched. Start with --host browser instead.\n');
    return 1;
  }
  return runBrowserHost(wanted);
}

/** An office that was made with a pass phrase only is asked for it by the page, which the browser host can do. */
async function hostOfOffice(folder: string): Promise<StartOptions['host']> {
  const ways = await keyWays(folder);
  return ways.ok && ways.value.length > 0 && !ways.value.includes('keeper') ? 'browser' : undefined;
}

async function runElectron(program: string, wanted: StartOptions): Promise<number> {
  await bringShellUpToDate();
  const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = process.env;
  const args = [
    ...(process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : []),
    root,
    `--folder=${wanted.folder}`,
    ...(wanted.demo ? ['--demo'] : []),
  ];
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env: environment });
    let ending = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (!ending) child.kill('SIGTERM');
        ending = true;
      });
    }
    child.on('error', (error) => {
      process.stderr.write(`Electron could not be started: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(ending ? 0 : (code ?? 1)));
  });
}
