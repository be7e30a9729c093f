import base from '../../playwright.config.ts';

/** The window tests of this folder: the page in Chromium here, the desk under Windows Node in Wine. */
export default {
  ...base,
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../../out/windows/e2e',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
};
