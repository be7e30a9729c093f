import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

export type Surroundings = {
  platform: NodeJS.Platform;
  environment: Record<string, string | undefined>;
  home: string;
};

const here = (): Surroundings => ({ platform: process.platform, environment: process.env, home: homedir() });

/** Where the office lies when nothing else is said. The local folder on Windows: a roaming profile would copy a store of
 *  gigabytes at every sign-in. The demo office has a folder of its own, so that trying it out never touches the real one. */
export const defaultFolder = (demo = false, { platform, environment, home }: Surroundings = here()): string => {
  const name = demo ? 'Shouwen demo' : 'Shouwen';
  if (platform === 'win32') {
    return win32.join(environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), name);
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', name);
  const data = environment['XDG_DATA_HOME'];
  // The specification asks to ignore a path that is not absolute.
  const base = data !== undefined && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share');
  return posix.join(base, name.toLowerCase().replace(' ', '-'));
};
