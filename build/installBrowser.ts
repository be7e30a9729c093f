import { existsSync } from 'node:fs';
import { findBrowser, hasChineseFont, isRoot } from './findBrowser.ts';
import { runCommand } from './steps.ts';

/** A browser for the window tests: the one found, or Debian's when we may install it. Otherwise one sentence what to do. */
export async function installBrowser(): Promise<boolean> {
  const packages = [
    ...(findBrowser() === undefined ? ['chromium'] : []),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
  ];
  if (packages.length === 0) return true;
  if (existsSync('/etc/debian_version') && isRoot()) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    process.stdout.write(`Installing ${packages.join(' and ')} ...\n`);
    // A failed update is not the end: the lists that are there may do.
    await runCommand('apt-get', ['update', '-qq'], quiet);
    await runCommand('apt-get', ['install', '-y', '-qq', ...packages], quiet);
  }
  if (findBrowser() !== undefined) {
    if (!hasChineseFont())
      process.stdout.write('Install a Chinese font (for example Noto Sans CJK) to see the texts.\n');
    return true;
  }
  process.stdout.write(
    'The window tests need Chromium, Chrome or Edge: install one of them, or name it in SHOUWEN_BROWSER.\n',
  );
  return false;
}
