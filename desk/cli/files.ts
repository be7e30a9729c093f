/** Files of the command line's user: JSON of complaints and forms, lists of units. `-` is standard input. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { cliWords } from '../../shared/words/cli.ts';
import { stop } from './outcome.ts';
import type { Job } from './run.ts';

/** More than any array of complaints somebody would type or export; beyond this a wrong file was named. */
const largest = 200 * 1024 * 1024;

export function readBytes(job: Job, file: string): Buffer {
  const words = cliWords[job.language];
  try {
    if (file === '-') return readFileSync(0);
    const path = resolve(file);
    if (statSync(path).size > largest) return stop('FileTooLarge', words.fileTooLarge(file), { file });
    return readFileSync(path);
  } catch (error) {
    // Only what the file system says: everything else is a fault of ours.
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    return stop('FileMissing', words.fileMissing(file), { file });
  }
}

export function readJson(job: Job, file: string): unknown {
  const text = new TextDecoder().decode(readBytes(job, file));
  try {
    return JSON.parse(text);
  } catch {
    return stop('NotJson', cliWords[job.language].notJson(file), { file });
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
