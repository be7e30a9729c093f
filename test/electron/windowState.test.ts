import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultFolder } from '../../desk/folder.ts';
import { officeFolder, readShellOptions } from '../../electron/options.ts';
import {
  firstState,
  fitToScreens,
  parseWindowState,
  readWindowState,
  writeWindowState,
} from '../../electron/windowState.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1280, height: 984 };

describe('the place of the window', () => {
  it('is kept on whichever screen it was', () => {
    const left = { width: 1366, height: 768, x: 100, y: 50, maximized: false };
    const right = { width: 1200, height: 700, x: 1950, y: 20, maximized: true };
    expect(fitToScreens(left, [screen, second])).toEqual(left);
    expect(fitToScreens(right, [screen, second])).toEqual(right);
  });

  it('moves to the first screen when its own is gone', () => {
    const lost = { width: 1200, height: 700, x: 1950, y: 20, maximized: false };
    expect(fitToScreens(lost, [screen])).toEqual({ width: 1200, height: 700, maximized: false });
    expect(fitToScreens({ ...lost, x: 100, y: -2000 }, [screen])).toEqual({
      width: 1200,
      height: 700,
      maximized: false,
    });
  });

  it('is never larger than its screen, nor too small to be used', () => {
    const small = { x: 0, y: 0, width: 1366, height: 728 };
    expect(fitToScreens({ width: 3000, height: 2000, x: 0, y: 0, maximized: false }, [small])).toEqual({
      width: 1366,
      height: 728,
      x: 0,
      y: 0,
      maximized: false,
    });
    expect(fitToScreens({ width: 10, height: 10, maximized: false }, [screen])).toMatchObject({
      width: 1024,
      height: 640,
    });
  });

  it('begins at 1366×768 when nothing, or nonsense, is remembered', () => {
    expect(firstState).toMatchObject({ width: 1366, height: 768 });
    for (const text of ['', '[]', 'null', '{"width":"wide","height":3}', '{"width":1e999,"height":3}', '{"x":']) {
      expect(parseWindowState(text)).toEqual(firstState);
    }
  });

  it('survives being written and read, and a folder that cannot be written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'window-'));
    try {
      const state = { width: 1400, height: 800, x: 5, y: 6, maximized: true };
      const file = join(folder, 'new', 'window.json');
      writeWindowState(file, state);
      expect(readWindowState(file)).toEqual(state);
      expect(readWindowState(join(folder, 'absent.json'))).toEqual(firstState);
      writeFileSync(join(folder, 'file'), '');
      expect(() => writeWindowState(join(folder, 'file', 'window.json'), state)).not.toThrow();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the command line of the shell', () => {
  it('takes a folder and the demo office from between the switches of others', () => {
    const args = ['electron', '--no-sandbox', '.', '--folder=D:\\首问 desk', '--demo'];
    expect(readShellOptions(args)).toEqual({ folder: 'D:\\首问 desk', demo: true });
    expect(readShellOptions(['Shouwen.exe'])).toEqual({ folder: undefined, demo: false });
    expect(readShellOptions(['Shouwen.exe', '--folder='])).toEqual({ folder: undefined, demo: false });
  });

  it.each([
    ['win32', { LOCALAPPDATA: 'C:\\Users\\李雷\\AppData\\Local' }, 'C:\\Users\\李雷'],
    ['win32', {}, 'C:\\Users\\李雷'],
    ['darwin', {}, '/Users/li'],
    ['linux', { XDG_DATA_HOME: '/data/li' }, '/home/li'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/li'],
  ] as const)('opens the same folder as the browser host on %s', (platform, environment, home) => {
    for (const demo of [false, true]) {
      expect(officeFolder(demo, platform, environment, home)).toBe(
        defaultFolder(demo, { platform, environment, home }),
      );
    }
  });
});
