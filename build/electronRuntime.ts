// The Electron package brings no runtime; it has to be fetched once (about 120 MB), which closed networks do not allow.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.ts';

const packageFolder = inRoot('node_modules', 'electron');
const triedFile = inRoot('node_modules', '.electron-tried');

function programName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/** Path of a runtime that is already on this PC. `ELECTRON_OVERRIDE_DIST_PATH` names a folder with one. */
export function presentElectron(
  folder = packageFolder,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const program = join(
    override === undefined || override === '' ? join(folder, 'dist') : override,
    programName(platform),
  );
  return existsSync(program) ? program : undefined;
}

/**
 * The runtime, fetched if need be. A fetch that failed is remembered for this set of installed packages, so that only the
 * first start waits for it; a user who asks for Electron by name gets another try and more patience.
 */
export async function findOrFetchElectron(asked: boolean): Promise<string | undefined> {
  const present = presentElectron();
  if (present !== undefined) return present;
  if (!asked && existsSync(triedFile)) return undefined;
  const seconds = asked ? 900 : 15;
  process.stderr.write(`Fetching the Electron runtime (at most ${seconds} s) ...\n`);
  const fetched = await runInstaller(seconds, asked);
  const program = fetched ? presentElectron() : undefined;
  if (program === undefined) writeFileSync(triedFile, `${electronVersion()}\n`);
  else rmSync(triedFile, { force: true });
  return program;
}

function electronVersion(): string {
  const description: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return typeof description === 'object' && description !== null && 'version' in description
    ? String(description.version)
    : '';
}

function runInstaller(seconds: number, showErrors: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: ['ignore', 'ignore', showErrors ? 'inherit' : 'ignore'],
      windowsHide: true,
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    const settle = (fetched: boolean): void => {
      clearTimeout(timer);
      resolve(fetched);
    };
    child.on('error', () => settle(false));
    child.on('exit', (code) => settle(code === 0));
  });
}
