import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
export const inRoot = (...parts: string[]): string => join(root, ...parts);

/** Start files of the tools, run by the Node we are running on: no shell, no .cmd files, the same on every system. */
export const tool = {
  tsc: inRoot('node_modules', 'typescript', 'bin', 'tsc'),
  oxlint: inRoot('node_modules', 'oxlint', 'bin', 'oxlint'),
  oxfmt: inRoot('node_modules', 'oxfmt', 'bin', 'oxfmt'),
  vitest: inRoot('node_modules', 'vitest', 'vitest.mjs'),
  playwright: inRoot('node_modules', '@playwright', 'test', 'cli.js'),
  electronBuilder: inRoot('node_modules', 'electron-builder', 'cli.js'),
} as const;
