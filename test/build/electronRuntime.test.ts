import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { presentElectron } from '../../build/electronRuntime.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (...path: string[]): string => {
  const file = join(folder, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  return file;
};

it('the runtime is the one beside its package, under the name of the system', () => {
  expect(presentElectron(folder, {}, 'linux')).toBeUndefined();
  const linux = put('dist', 'electron');
  const windows = put('dist', 'electron.exe');
  const mac = put('dist', 'Electron.app', 'Contents', 'MacOS', 'Electron');
  expect(presentElectron(folder, {}, 'linux')).toBe(linux);
  expect(presentElectron(folder, {}, 'win32')).toBe(windows);
  expect(presentElectron(folder, {}, 'darwin')).toBe(mac);
});

it('a folder that was named comes first, also when nothing is in it', () => {
  put('dist', 'electron');
  const named = put('elsewhere', 'electron');
  const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') };
  expect(presentElectron(folder, environment, 'linux')).toBe(named);
  expect(presentElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') }, 'linux')).toBeUndefined();
});
