/** Faults of the program, written to desk.log in the office's folder under a number the user can read out. What was asked
 *  and by whom stays out: the log is sent to people who must not see it. */
import { randomBytes } from 'node:crypto';
import { appendFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../shared/base/time.ts';

export const incidentFile = 'desk.log';

/** Two files of this size at most. */
const longest = 1024 * 1024;

export type Incidents = {
  /** @returns the incident number */
  record(call: string, error: unknown): string;
  /** resolves when everything recorded so far is written */
  settled(): Promise<void>;
};

export const createIncidents = (folder: string, clock: () => Instant): Incidents => {
  const file = join(folder, incidentFile);
  const write = async (line: string): Promise<void> => {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size > longest) await rename(file, `${file}.1`);
    await appendFile(file, line, { mode: 0o600 });
  };
  let writing = Promise.resolve();
  return {
    record(call, error) {
      const now = clock();
      const incident = `${new Date(now).toISOString().slice(2, 10).replaceAll('-', '')}-${randomBytes(3).toString('hex').toUpperCase()}`;
      const entry = { at: new Date(now).toISOString(), incident, call, ...described(error) };
      // A log that cannot be written (full disk) must not cost the caller his reply.
      writing = writing.then(() => write(`${JSON.stringify(entry)}\n`)).catch(() => undefined);
      return incident;
    },
    settled: () => writing,
  };
};

/** The message of an error often quotes what was typed, and the stack begins with the message: only its places are kept. */
const described = (error: unknown): { error: string; code?: string; stack: string[] } => {
  if (!(error instanceof Error)) return { error: typeof error, stack: [] };
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.name, ...code, stack: stack.slice(0, 30).map((line) => line.trim()) };
};
