// Shows the address of a desk: as a window of its own where a Chromium-like browser is found, else in the user's browser.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, isRoot } from './findBrowser.ts';

/** Switches of an app window: own profile, nothing sent home, nothing offered to be remembered. */
export function appWindowSwitches(address: string, profile: string, asRoot: boolean): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--window-size=1366,768',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-features=Translate',
    // Chromium refuses its sandbox to root, and --test-type hides the warning bar about that.
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}

/** Command that shows a web address with whatever the user has chosen for it. */
export function systemOpener(platform: NodeJS.Platform, address: string): [string, string[]] {
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return platform === 'darwin' ? ['open', [address]] : ['xdg-open', [address]];
}

// What clerks type is personal data of complainants; the browser's own form memory would keep it outside of the encrypted store.
const preferences = {
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false },
  translate: { enabled: false },
};

function prepareProfile(profile: string): void {
  const file = join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(file, JSON.stringify(preferences));
}

function canShowWindows(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '');
}

/**
 * Opens the address. Returns the process of the app window, whose end means that the user closed it; undefined when the
 * window belongs to somebody else's browser or could not be opened.
 */
export function openWindow(address: string, folder: string): ChildProcess | undefined {
  if (!canShowWindows()) return undefined;
  const browser = findBrowser();
  if (browser === undefined) {
    const [program, args] = systemOpener(process.platform, address);
    const opener = spawn(program, args, { stdio: 'ignore', detached: true });
    // The address is printed anyway; a system without an opener is no reason to end.
    opener.on('error', () => {});
    opener.unref();
    return undefined;
  }
  const profile = join(folder, 'window');
  prepareProfile(profile);
  const child = spawn(browser, appWindowSwitches(address, profile, isRoot()), { stdio: 'ignore' });
  child.on('error', () => {});
  return child;
}
