// Drives the real shell where its runtime is there; elsewhere this test counts as skipped, by name.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { presentElectron } from '../../build/electronRuntime.ts';
import { isRoot } from '../../build/findBrowser.ts';

const root = join(import.meta.dirname, '..', '..');
const runtime = presentElectron();
const hasScreen =
  process.platform !== 'linux' || [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(Boolean);

test('Electron shell: the desk opens in a sandboxed window and answers through its port', async () => {
  test.skip(runtime === undefined, 'the Electron runtime is not installed');
  test.skip(!hasScreen, 'there is no screen to open a window on');
  const folder = mkdtempSync(join(tmpdir(), 'shell-'));
  const shell = await _electron.launch({
    ...(runtime === undefined ? {} : { executablePath: runtime }),
    args: [...(process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : []), root, `--folder=${folder}`, '--demo'],
  });
  try {
    const page = await shell.firstWindow();
    await page.waitForLoadState('domcontentloaded');
    expect(page.url()).toMatch(/^app:\/\/shouwen\//);
    expect(
      await page.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')]),
    ).toEqual(['undefined', 'undefined']);
    expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
    await expect(page.locator('#root > *').first()).toBeVisible();
    expect(await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  } finally {
    await shell.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
