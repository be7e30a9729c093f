import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, resolve, win32 } from 'node:path';
import { done, refused, type Result } from '../shared/base/result.ts';
import { storeProblemOf, type StoreProblem } from './store/problem.ts';

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

/** A place somebody typed. Without a beginning it is meant from his home folder: where the program was started is nothing a
 *  user knows, and in the installed program he may not even write there. */
export const placeOf = (typed: string): string => resolve(homedir(), typed.trim());

/** Makes the folder for the user alone: the address of the running desk lies in it. */
export const makeFolder = (folder: string): Result<null, StoreProblem> => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return done(null);
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    return refused(storeProblemOf(error, folder) ?? { kind: 'unreachable', file: folder, detail });
  }
};
