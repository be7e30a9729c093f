/** LibreOffice as the reader of what the desk writes, where it is installed. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export const hasOfficeProgram = spawnSync('soffice', ['--version']).status === 0;

/** Each sheet to a file of its own, cells as they are kept rather than as they are shown. */
const filters = {
  txt: 'txt:Text (encoded):UTF8',
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1',
};

/** Opens all files in one run of the program and saves them as text; what it cannot open gives no file.
 *  @returns texts by name: `name.txt`, `name-sheet.csv` */
export async function openedByOffice(
  files: ReadonlyMap<string, Buffer>,
  kind: keyof typeof filters,
): Promise<Map<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-office-'));
  try {
    const [given, made] = [join(folder, 'given'), join(folder, 'made')];
    for (const one of [given, made]) mkdirSync(one);
    for (const [name, content] of files) writeFileSync(join(given, name), content);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const names = [...files.keys()].map((name) => join(given, name));
    await promisify(execFile)('soffice', [
      profile,
      '--headless',
      '--norestore',
      '--convert-to',
      filters[kind],
      '--outdir',
      made,
      ...names,
    ]);
    return new Map(readdirSync(made).map((name) => [name, readFileSync(join(made, name), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
