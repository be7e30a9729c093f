// Finds a Chromium-like browser: for the window tests and for the app window of the browser host.
import { existsSync, readdirSync } from 'node:fs';
import { posix, win32 } from 'node:path';

export type Machine = {
  platform: NodeJS.Platform;
  environment: Record<string, string | undefined>;
  exists: (path: string) => boolean;
};

const thisMachine: Machine = { platform: process.platform, environment: process.env, exists: existsSync };

const macPrograms = [
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
];
const windowsPrograms = [
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
];
const linuxPrograms = [
  'microsoft-edge',
  'microsoft-edge-stable',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
];

function candidates({ platform, environment }: Machine): string[] {
  if (platform === 'win32') {
    const folders = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].map((name) => environment[name]);
    return windowsPrograms.flatMap((program) =>
      folders.filter((folder) => folder !== undefined).map((folder) => win32.join(folder, program)),
    );
  }
  if (platform === 'darwin') {
    const home = environment['HOME'];
    const folders = ['/Applications', ...(home === undefined ? [] : [posix.join(home, 'Applications')])];
    return macPrograms.flatMap((program) => folders.map((folder) => posix.join(folder, program)));
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return linuxPrograms.flatMap((program) => folders.map((folder) => posix.join(folder, program)));
}

/** Path of the browser to use, or undefined. `SHOUWEN_BROWSER` names one that stands somewhere else. */
export function findBrowser(machine: Machine = thisMachine): string | undefined {
  const named = machine.environment['SHOUWEN_BROWSER'];
  if (named !== undefined && named !== '') return machine.exists(named) ? named : undefined;
  return candidates(machine).find((path) => machine.exists(path));
}

/** Chromium refuses its sandbox to root; the other switches keep it from looking for Google's hosts on a closed network. */
export function quietBrowserSwitches(isRoot: boolean): string[] {
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

export const isRoot = (): boolean => process.getuid?.() === 0;

const chineseFont = /cjk|wqy|simsun|simhei|msyh|fallback|source ?han|noto ?sans ?sc/i;

/** On Linux only: Windows and macOS bring Chinese fonts along. */
export function hasChineseFont(platform: NodeJS.Platform = process.platform, home = process.env['HOME']): boolean {
  if (platform !== 'linux') return true;
  const folders = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    ...(home === undefined ? [] : [posix.join(home, '.fonts')]),
  ];
  return folders
    .filter((folder) => existsSync(folder))
    .some((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => chineseFont.test(name)),
    );
}
