/** Why the office's files cannot be used. Codes and details only: the sentences are made from them elsewhere. */
export type StoreProblem =
  | { kind: 'missing'; file: string }
  | { kind: 'wrongKey'; file: string }
  | { kind: 'notAStore'; file: string }
  | { kind: 'newerVersion'; file: string; found: number; known: number }
  | { kind: 'readOnly'; file: string }
  | { kind: 'locked'; file: string }
  | { kind: 'diskFull'; file: string }
  | { kind: 'damaged'; file: string; detail: string }
  | { kind: 'unreachable'; file: string; detail: string };

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
};

/** The problem behind an error of the database or the file system, or null where the error is something else:
 *  a mistake in our own SQL must not be shown as a broken disk. */
export const storeProblemOf = (error: unknown, file: string): StoreProblem | null => {
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return { kind: 'diskFull', file };
  }
  // Windows answers EBUSY where another program holds the file.
  if (code === 'EBUSY' || /^SQLITE_(BUSY|LOCKED)/.test(code)) return { kind: 'locked', file };
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return { kind: 'readOnly', file };
  }
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_(DATA|CORRUPTFS|SHORT_READ))/.test(code)) {
    return { kind: 'damaged', file, detail: `${code}: ${detail}` };
  }
  if (/^SQLITE_(CANTOPEN|IOERR|PERM|AUTH)/.test(code) || unreachable.has(code) || isNoPath(code, detail)) {
    return { kind: 'unreachable', file, detail: `${code}: ${detail}` };
  }
  return null;
};

/** Nothing can lie there: no such place, a file where a folder should be, a name the file system does not take. Windows
 *  answers UNKNOWN for names it cannot make sense of. */
const unreachable = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'ENOTEMPTY',
  'ENAMETOOLONG',
  'EINVAL',
  'ELOOP',
  'EXDEV',
  'EIO',
  'ENODEV',
  'ENXIO',
  'UNKNOWN',
]);

/** Node refuses such a path before the system sees it. The same code stands for mistakes that are our own. */
const isNoPath = (code: string, detail: string): boolean =>
  code === 'ERR_INVALID_ARG_VALUE' && detail.includes('null bytes');
