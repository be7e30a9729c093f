import { defineConfig } from '@playwright/test';
import { findBrowser, isRoot, quietBrowserSwitches } from './build/findBrowser.ts';

const executablePath = findBrowser();

export default defineConfig({
  testDir: 'test',
  testMatch: ['e2e/**/*.e2e.ts', 'electron/**/*.e2e.ts'],
  outputDir: 'out/test/e2e',
  forbidOnly: true,
  // One unsteady window test must not keep everybody's work back; the count at the end names it.
  retries: 1,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'out/test/playwright.json' }],
  ],
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Nothing fades in or out: what a test looks for is there or is not.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: quietBrowserSwitches(isRoot()),
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
});
