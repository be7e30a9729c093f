/** Why a file cannot be taken as a table at all. The code has a sentence in shared/words/imports.ts. */
export type ImportProblem =
  | { code: 'ImportFileEmpty' }
  | { code: 'ImportFileTooLarge'; limit: number }
  | { code: 'ImportOldWorkbook' }
  | { code: 'ImportFileEncrypted' }
  | { code: 'ImportFileDamaged' }
  | { code: 'ImportNotATable' }
  | { code: 'ImportUnknownEncoding' }
  | { code: 'ImportQuotesBroken'; line: number }
  | { code: 'ImportTooManyRows'; limit: number }
  | { code: 'ImportTooManyColumns'; limit: number };

export type ImportLimits = {
  bytes: number;
  unpackedBytes: number;
  entries: number;
  rows: number;
  columns: number;
  cell: number;
};

/** A list of units is some thousand rows; what is far beyond that is another file taken by mistake. */
export const importLimits: ImportLimits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  entries: 2000,
  rows: 20_000,
  columns: 200,
  cell: 20_000,
};

/** The registers of ten years in one file. */
export const registerLimits: ImportLimits = {
  ...importLimits,
  bytes: 64 * 1024 * 1024,
  unpackedBytes: 600 * 1024 * 1024,
  rows: 200_000,
};
