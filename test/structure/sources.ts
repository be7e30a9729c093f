// The files of the project as text and as syntax trees, for the rules of this folder.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync } from 'vite';

export const root = join(import.meta.dirname, '..', '..');

export type Source = { path: string; text: string };

/** Every file that is in the repository or would be added to it; build products are not. */
export function repositoryFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .sort();
}

export const readSource = (path: string): Source => ({ path, text: readFileSync(join(root, path), 'utf8') });

/** Code files in the given top-level folders. */
export const codeFiles = (...folders: string[]): Source[] =>
  repositoryFiles()
    .filter((path) => /\.(ts|tsx|mjs|cts|mts)$/.test(path) && folders.some((folder) => path.startsWith(`${folder}/`)))
    .map(readSource);

export function parseProgram({ path, text }: Source): ESTree.Program {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program;
}

/** `path:line` of an offset in a file, as editors understand it. */
export const placeOf = ({ path, text }: Source, offset: number): string =>
  `${path}:${text.slice(0, offset).split('\n').length}`;
