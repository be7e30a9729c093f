import { posix, win32 } from 'node:path';

export type ShellOptions = { folder: string | undefined; demo: boolean };

/** Reads the command line of the shell: `--folder=DIR` and `--demo`. Electron's own switches stand between them. */
export function readShellOptions(args: readonly string[]): ShellOptions {
  const folder = args.findLast((arg) => arg.startsWith('--folder='))?.slice('--folder='.length);
  return { folder: folder === '' ? undefined : folder, demo: args.includes('--demo') };
}

/** Where the office lies when nothing else is said: the same place as for the browser host and the command line, which
 *  take it from desk/folder.ts (a test holds the two together). */
export function officeFolder(
  demo: boolean,
  platform: NodeJS.Platform,
  environment: Record<string, string | undefined>,
  home: string,
): string {
  const name = demo ? 'Shouwen demo' : 'Shouwen';
  if (platform === 'win32') {
    return win32.join(environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), name);
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', name);
  const data = environment['XDG_DATA_HOME'];
  const base = data !== undefined && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share');
  return posix.join(base, name.toLowerCase().replace(' ', '-'));
}
