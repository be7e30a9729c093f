/** One desk per folder. The lock is the operating system's, held on a tiny file, so it falls with the process whatever
 *  ends it: there are no stale locks. A readable file beside it says who holds it and where that desk answers. */
import { accessSync, constants, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../shared/base/time.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { fieldsOf } from './json.ts';
import { holdExclusive } from './open.ts';
import { storeProblemOf, type StoreProblem } from './problem.ts';

const lockFileName = 'desk.lock';
const holderFileName = 'desk.holder.json';

/** `address` is where the desk answers, such as 'http://127.0.0.1:4711/', or '' where it cannot be reached */
export type Holder = { pid: number; host: string; address: string; since: Instant };

export type LockProblem = { kind: 'held'; folder: string; holder: Holder | null } | StoreProblem;

export type FolderLock = {
  /** tells a second start where this desk answers */
  announce(address: string): void;
  release(): void;
};

export const lockFolder = (folder: string, now: Instant, address = ''): Result<FolderLock, LockProblem> => {
  const file = join(folder, lockFileName);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    const held = holdExclusive(file);
    if (!held.ok) {
      if (held.problem.kind !== 'locked') return held;
      return refused({ kind: 'held', folder, holder: readHolder(folder) });
    }
    const announce = (where: string): void =>
      writeHolder(folder, { pid: process.pid, host: hostname(), address: where, since: now });
    try {
      announce(address);
    } catch (error) {
      held.value();
      throw error;
    }
    return done({
      announce,
      release() {
        // While the lock is still held: afterwards the file may be another desk's.
        rmSync(join(folder, holderFileName), { force: true });
        held.value();
      },
    });
  } catch (error) {
    const problem = storeProblemOf(error, file);
    if (problem) return refused(problem);
    throw error;
  }
};

const writeHolder = (folder: string, holder: Holder): void => {
  const file = join(folder, holderFileName);
  writeFileSync(`${file}.new`, `${JSON.stringify(holder)}\n`);
  renameSync(`${file}.new`, file);
};

/** Who wrote his name here last. He holds the folder only if the lock is taken: a kill leaves the name behind. */
export const readHolder = (folder: string): Holder | null => {
  let text: string;
  try {
    text = readFileSync(join(folder, holderFileName), 'utf8');
  } catch {
    return null;
  }
  const { pid, host, address, since } = fieldsOf(text) ?? {};
  if (typeof pid !== 'number' || typeof host !== 'string') return null;
  if (typeof address !== 'string' || typeof since !== 'number') return null;
  return { pid, host, address, since };
};
