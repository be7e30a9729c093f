// Packs the program around a stand-in runtime and looks at what came out. A wrong line in electron-builder.yml shows
// nowhere else before an office installs it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workers } from '../../build/bundle.ts';
import { bringAllUpToDate } from '../../build/current.ts';
import { packArguments, type PackedSystem } from '../../build/packApp.ts';
import { inRoot, root, tool } from '../../build/paths.ts';
import { makeRuntime } from './standInRuntime.ts';

let folder = '';

beforeAll(async () => {
  await bringAllUpToDate();
  folder = mkdtempSync(join(tmpdir(), 'package-'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function pack(system: PackedSystem): Promise<string> {
  const runtime = join(folder, `${system}-runtime`);
  const output = join(folder, system);
  await makeRuntime(runtime, system);
  const args = packArguments({ system, runtime, output, installers: false });
  execFileSync(process.execPath, [tool.electronBuilder, ...args], { cwd: root, stdio: 'pipe' });
  return join(output, `${system}-unpacked`);
}

const filesUnder = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'));

const contentOf = (program: string): string[] =>
  listPackage(join(program, 'resources', 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'));

/** Stands in for the main process: opens an office in the packed desk process and prints what it says. */
const starterSource = `
  import { EventEmitter } from 'node:events';
  process.parentPort = Object.assign(new EventEmitter(), {
    postMessage: (message) => process.stdout.write(JSON.stringify(message), () => process.exit(0)),
  });
  await import('./out/electron/deskProcess.js');
  const [folder, demo] = process.argv.slice(2);
  const data = { kind: 'open', folder, demo: demo !== undefined, version: '0', language: 'zh', hasKeeper: false };
  process.parentPort.emit('message', { data, ports: [] });
`;

it('the bundle has an entry for everything that runs beside the desk', () => {
  const files = filesUnder(inRoot('desk')).filter((path) => /(?<!\/in)Worker\.ts$/.test(path));
  expect(files.length).toBeGreaterThan(4);
  expect(Object.values(workers).map((path) => `/${path}`)).toEqual(expect.arrayContaining(files));
});

describe.each([
  { system: 'win', program: 'Shouwen.exe', native: 'win32-x64.node' },
  { system: 'linux', program: 'shouwen', native: 'linux-x64.node' },
] as const)('the packed program for $system', ({ system, program, native }) => {
  let packed = '';
  let content: string[] = [];
  beforeAll(async () => {
    packed = await pack(system);
    content = contentOf(packed);
  }, 180_000);

  it('holds every built file and the native package', () => {
    const wanted = [...filesUnder(inRoot('out', 'renderer')), ...filesUnder(inRoot('out', 'electron'))];
    const library = filesUnder(inRoot('node_modules', 'better-sqlite3', 'lib'));
    expect(wanted.length).toBeGreaterThan(4);
    expect([...wanted, ...library, '/package.json'].filter((path) => !content.includes(path))).toEqual([]);
  });

  it('holds what runs beside the desk under the names it is started by, and whatever that needs', () => {
    for (const name of Object.keys(workers)) {
      expect(content).toContain(`/out/electron/${name}.js`);
      const text = readFileSync(inRoot('out', 'electron', `${name}.js`), 'utf8');
      const parts = [...text.matchAll(/from ["']\.\/([^"']+)["']/g)].map((match) => `/out/electron/${match[1] ?? ''}`);
      expect(parts.filter((path) => !content.includes(path))).toEqual([]);
    }
    // They are looked for beside the file that starts them: it must lie in the same folder.
    const starters = content.filter((path) => path.startsWith('/out/electron/') && path.endsWith('.js'));
    const starting = starters.filter((path) => readFileSync(inRoot(path.slice(1)), 'utf8').includes('vacuumWorker'));
    expect(starting.length).toBeGreaterThan(0);
    expect(starting.every((path) => path.split('/').length === 4)).toBe(true);
  });

  it('keeps the native module outside of the archive, where the system can load it', () => {
    const path = `node_modules/better-sqlite3/prebuilds/${native}`;
    const entry = statFile(join(packed, 'resources', 'app.asar'), join(...path.split('/')));
    expect('unpacked' in entry && entry.unpacked).toBe(true);
    const unpacked = readFileSync(join(packed, 'resources', 'app.asar.unpacked', path));
    expect(unpacked.equals(readFileSync(inRoot(path)))).toBe(true);
  });

  it('holds nothing of tests, sources, documents, other systems or secrets', () => {
    const allowed = [
      /^\/package\.json$/,
      /^\/out(\/(renderer|electron)(\/.*)?)?$/,
      /^\/node_modules(\/better-sqlite3(\/(package\.json|LICENSE|lib(\/.*)?|prebuilds|prebuilds\/(win32|linux)-x64\.node))?)?$/,
    ];
    expect(content.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(content.filter((path) => /\.(ts|tsx|map|test\.js|pem|key|db|env)$/.test(path))).toEqual([]);
  });

  it('opens an office from the packed files alone', { timeout: 120_000 }, () => {
    const extracted = join(folder, `${system}-extracted`);
    extractAll(join(packed, 'resources', 'app.asar'), extracted);
    const starter = join(extracted, 'starter.mjs');
    writeFileSync(starter, starterSource);
    const office = join(folder, `${system}-office`);
    // The demo office is made by a part that is loaded on demand; once is enough to see that it was packed.
    const args = [starter, office, ...(system === 'linux' ? ['--demo'] : [])];
    const env = { ...process.env, SHOUWEN_PASSPHRASE: '一二三四五六七八' };
    expect(execFileSync(process.execPath, args, { encoding: 'utf8', env })).toBe('{"kind":"opened"}');
    expect(existsSync(join(office, 'desk.db'))).toBe(true);
  });

  it('has its fuses set: no Node mode, no debugger, nothing but its own archive', async () => {
    const wire = await getCurrentFuseWire(join(packed, program));
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  });

  it('speaks Chinese and English only, and carries the licences', () => {
    expect(readdirSync(join(packed, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
    expect(existsSync(join(packed, 'LICENSES.chromium.html'))).toBe(true);
  });
});
