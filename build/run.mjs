// Entry of every npm script. Runs on any Node from 20 and uses nothing but Node itself, because on a fresh clone there is
// nothing else: it installs what package-lock.json asks for, finds Node 24 and hands the task over to it.
//
//   npm start ─► run.mjs (any Node ≥ 20) ─► npm ci, only when the lock differs from what lies in node_modules
//                                        └► Node 24 <task file> <args>   signals in, exit code out

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const fileByTask = {
  start: 'build/start.ts',
  test: 'build/test.ts',
  check: 'build/check.ts',
  bench: 'build/bench.ts',
  build: 'build/build.ts',
  format: 'build/format.ts',
  package: 'build/package.ts',
  shouwen: 'desk/bin/shouwen.ts',
  hub: 'server/bin/hub.ts',
  'shouwen-hub': 'server/bin/shouwenHub.ts',
  'time-replay': 'build/timeReplay.ts',
  'test-windows': 'build/testWindows.ts',
};

const readsFilesOfItsUser = new Set(['shouwen', 'hub', 'shouwen-hub']);

// Standard output belongs to the task alone (`npm run -s shouwen -- list --json` is read by programs).
const say = (sentence) => process.stderr.write(`${sentence}\n`);
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const [task, ...args] = process.argv.slice(2);
if (task === undefined || !Object.hasOwn(fileByTask, task)) {
  say(`Tasks: ${Object.keys(fileByTask).join(', ')}`);
  process.exit(2);
}

await installWhatIsMissing();
runUnderNode24(fileByTask[task], args);

async function installWhatIsMissing() {
  if (isInstalled()) return;
  const release = await takeSetupLock();
  try {
    if (isInstalled()) return;
    say('Installing dependencies (about a minute, only after a change of package-lock.json) ...');
    const npm = npmCommand();
    const result = spawnSync(npm.file, [...npm.args, 'ci', '--loglevel=error', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: npm.shell,
    });
    if (result.status !== 0) {
      say('npm ci did not succeed; its own message stands above. Nothing was started.');
      release();
      process.exit(1);
    }
    writeFileSync(keyFile(), setupKey());
  } finally {
    release();
  }
}

function keyFile() {
  return join(root, 'node_modules', '.setup-key');
}

function setupKey() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

function isInstalled() {
  if (existsSync(keyFile()) && readFileSync(keyFile(), 'utf8') === setupKey()) return true;
  if (!matchesInstalledTree()) return false;
  writeFileSync(keyFile(), setupKey());
  return true;
}

/** True when someone already ran `npm install` or `npm ci` for this very lock: npm writes its hidden lock last. */
function matchesInstalledTree() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const platformRuntime = `node_modules/node-${nodePackagePlatform()}-${process.arch}`;
  if (wanted[platformRuntime] !== undefined && present[platformRuntime] === undefined) return false;
  const missing = Object.entries(wanted).some(([path, entry]) => {
    if (path === '') return false;
    const found = present[path];
    return found === undefined
      ? entry.optional !== true
      : found.version !== entry.version || found.integrity !== entry.integrity;
  });
  return !missing && Object.keys(present).every((path) => wanted[path] !== undefined);
}

function npmCommand() {
  const path = process.env.npm_execpath;
  if (path !== undefined && /^npm-cli\.c?js$/.test(basename(path))) {
    return { file: process.execPath, args: [path], shell: false };
  }
  // npm.cmd can only be started through the shell on Windows.
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * Two starts at once must not both run `npm ci`. The lock is a folder that already holds its owner's pid when it
 * appears under its name (rename is atomic and fails on a folder that is not empty), so a lock without owner never exists.
 */
async function takeSetupLock() {
  const lock = join(root, 'out', '.setup-lock');
  const mine = join(root, 'out', `.setup-lock-${process.pid}`);
  mkdirSync(mine, { recursive: true });
  writeFileSync(join(mine, 'pid'), String(process.pid));
  let told = false;
  for (;;) {
    try {
      renameSync(mine, lock);
      return () => {
        if (ownerOf(lock) === process.pid) rmSync(lock, { recursive: true, force: true });
      };
    } catch (error) {
      if (!existsSync(lock)) throw error;
    }
    if (isStale(lock)) removeStale(lock);
    else {
      if (!told) say('Another start is installing; waiting for it ...');
      told = true;
      await sleep(300);
    }
  }
}

function ownerOf(lock) {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8'));
  } catch {
    return 0;
  }
}

function isStale(lock) {
  const owner = ownerOf(lock);
  if (owner === 0) return true;
  try {
    process.kill(owner, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return true;
  }
  // After a restart of the PC the number may belong to another program; no installation takes half an hour.
  return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 30 * 60 * 1000;
}

function removeStale(lock) {
  const owner = ownerOf(lock);
  const aside = `${lock}-stale-${process.pid}`;
  try {
    renameSync(lock, aside);
    // Someone else may have cleared the stale lock and taken a new one between our look and our rename: give it back.
    if (ownerOf(aside) !== owner) renameSync(aside, lock);
    else rmSync(aside, { recursive: true, force: true });
  } catch {
    // Gone already, which is what was wanted.
  }
}

function nodePackagePlatform() {
  return process.platform === 'win32' ? 'win' : process.platform;
}

function findNode24() {
  const folder = join(root, 'node_modules', `node-${nodePackagePlatform()}-${process.arch}`);
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = [join(folder, 'bin', name), join(folder, name)].find((path) => existsSync(path));
  if (packaged !== undefined) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  say(
    `This program needs Node 24 and none is packaged for ${process.platform}-${process.arch}. ` +
      `Install Node 24 or newer and start again (found: ${process.versions.node}).`,
  );
  return process.exit(1);
}

function runUnderNode24(file, taskArgs) {
  if (!existsSync(join(root, file))) {
    say(`${file} is not there, so "${task}" cannot run.`);
    process.exit(1);
  }
  const child = spawn(findNode24(), [join(root, file), ...taskArgs], {
    stdio: 'inherit',
    // Command lines take file names relative to where their user stands; npm itself moved us to the root.
    cwd: readsFilesOfItsUser.has(task) ? (process.env.INIT_CWD ?? process.cwd()) : root,
  });
  // In a Windows console Ctrl+C reaches every process by itself, and kill() there would end the child without a goodbye.
  const signals = process.platform === 'win32' ? [] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  if (process.platform === 'win32') process.on('SIGINT', () => {});
  child.on('error', (error) => {
    say(`Node 24 could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 1 : (constants.signals[signal] ?? 1)));
  });
}
