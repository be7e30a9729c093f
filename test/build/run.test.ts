import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// A project of its own, with a stand-in for npm that writes down that it ran and takes a moment for it.
let folder = '';
const npm = () => join(folder, 'npm-cli.js');
const npmRuns = () =>
  existsSync(join(folder, 'npm-runs')) ? readFileSync(join(folder, 'npm-runs'), 'utf8').trim() : '';
const writeLock = (version: string): void =>
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ packages: { '': {}, 'node_modules/a': { version, integrity: version } } }),
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
  mkdirSync(join(folder, 'build'));
  mkdirSync(join(folder, 'desk', 'bin'), { recursive: true });
  copyFileSync(join(import.meta.dirname, '..', '..', 'build', 'run.mjs'), join(folder, 'build', 'run.mjs'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'npm-package.json'), '{}');
  writeFileSync(
    npm(),
    `import { appendFileSync, mkdirSync } from 'node:fs';
     appendFileSync('npm-runs', process.argv.slice(2).join(' ') + '\\n');
     console.log('npm talks');
     await new Promise((resolve) => setTimeout(resolve, 400));
     mkdirSync('node_modules', { recursive: true });
     process.exitCode = Number(process.env.NPM_ENDS_WITH ?? 0);`,
  );
  writeFileSync(
    join(folder, 'desk', 'bin', 'shouwen.ts'),
    `const words: string[] = process.argv.slice(2);
     console.log(JSON.stringify({ words, major: Number(process.versions.node.split('.')[0]) }));
     process.exitCode = words.includes('refuse') ? 1 : 0;`,
  );
  writeFileSync(
    join(folder, 'build', 'start.ts'),
    `process.on('SIGTERM', () => { console.log('ended'); process.exit(7); });
     setInterval(() => {}, 1000);
     console.log('started');`,
  );
  writeLock('1.0.0');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Run = { child: ChildProcess; output: () => string; code: Promise<number | null> };

function run(args: string[], environment: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [join(folder, 'build', 'run.mjs'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, npm_execpath: npm(), INIT_CWD: folder, ...environment },
  });
  let text = '';
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  return { child, output: () => text, code: new Promise((resolve) => child.on('close', resolve)) };
}

describe('the entry of every script', () => {
  it('installs once, again after a change of the lock, and keeps standard output for the task', async () => {
    const first = run(['shouwen', 'list', '--json']);
    expect(await first.code).toBe(0);
    expect(JSON.parse(first.output())).toEqual({ words: ['list', '--json'], major: expect.any(Number) });
    await run(['shouwen']).code;
    expect(npmRuns().split('\n')).toEqual(['ci --loglevel=error --no-audit --no-fund']);
    writeLock('2.0.0');
    await run(['shouwen']).code;
    expect(npmRuns().split('\n')).toHaveLength(2);
  });

  it('installs nothing when npm itself already did it for this lock', async () => {
    mkdirSync(join(folder, 'node_modules'));
    copyFileSync(join(folder, 'package-lock.json'), join(folder, 'node_modules', '.package-lock.json'));
    const hidden = { packages: { 'node_modules/a': { version: '1.0.0', integrity: '1.0.0' } } };
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify(hidden));
    expect(await run(['shouwen']).code).toBe(0);
    expect(npmRuns()).toBe('');
  });

  it('two starts at once install once', async () => {
    const both = [run(['shouwen', 'a']), run(['shouwen', 'b'])];
    expect(await Promise.all(both.map((one) => one.code))).toEqual([0, 0]);
    expect(npmRuns().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'out', '.setup-lock'))).toBe(false);
  });

  it('clears away the lock of a start that was killed', async () => {
    const lock = join(folder, 'out', '.setup-lock');
    mkdirSync(lock, { recursive: true });
    const dead = spawn(process.execPath, ['-e', '0']);
    await new Promise((resolve) => dead.on('close', resolve));
    writeFileSync(join(lock, 'pid'), String(dead.pid));
    expect(await run(['shouwen']).code).toBe(0);
    expect(existsSync(lock)).toBe(false);
  });

  it('starts nothing when the installation failed, and tries again next time', async () => {
    const failed = run(['shouwen'], { NPM_ENDS_WITH: '1' });
    expect(await failed.code).toBe(1);
    expect(failed.output()).toBe('');
    expect(existsSync(join(folder, 'out', '.setup-lock'))).toBe(false);
    expect(await run(['shouwen']).code).toBe(0);
  });

  it('passes signals in and the exit code out', async () => {
    expect(await run(['shouwen', 'refuse']).code).toBe(1);
    const started = run(['start']);
    await expect.poll(started.output).toContain('started');
    started.child.kill('SIGTERM');
    expect(await started.code).toBe(7);
    expect(started.output()).toContain('ended');
  });

  it('names its tasks when asked for an unknown one', async () => {
    expect(await run(['dance']).code).toBe(2);
  });
});
