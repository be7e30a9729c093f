/** Brings the office of a backup into a folder whose own office is still empty.
 *
 *    backup ──checked, copied, opened on trial──▶ restoring/ ──store closed, exchanged──▶ the folder
 *
 *  From then on it opens as this desk opens its own office, whatever opened the backup. Whatever fails before the exchange leaves the folder as it was. The empty office is the only thing ever given up. */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { done, type Result } from '../../shared/base/result.ts';
import { flushFolder, renameFile } from './files.ts';
import { attachmentFolderName } from './attachments.ts';
import { headFile } from './head.ts';
import { keyFileName, rewrapKeyFile, unlockKeyFile, type KeyProblem, type KeyWay } from './keys.ts';
import { openDatabase } from './open.ts';
import { restoreOffice, type RestoreProblem } from './restore.ts';
import { databaseFileName } from './store.ts';

const stageName = 'restoring';

/** The database last: a folder with it holds a whole office. */
const items = [attachmentFolderName, headFile, keyFileName, databaseFileName];

type Staging = {
  source: string;
  folder: string;
  /** how this desk opens its office */
  key: KeyWay;
  /** opens the backup, where this desk's own way does not */
  passPhrase?: string | undefined;
};

export const stageBackup = async ({
  source,
  folder,
  key,
  passPhrase,
}: Staging): Promise<Result<null, RestoreProblem | KeyProblem>> => {
  const stage = join(folder, stageName);
  await rm(stage, { recursive: true, force: true });
  const restored = await restoreOffice({ source, folder: stage });
  const opened = restored.ok ? await openOnTrial(stage, key, passPhrase) : restored;
  if (!opened.ok) await rm(stage, { recursive: true, force: true });
  return opened;
};

const openOnTrial = async (
  stage: string,
  own: KeyWay,
  passPhrase: string | undefined,
): Promise<Result<null, KeyProblem>> => {
  const byOwn = await unlockKeyFile(stage, own);
  const key =
    byOwn.ok || passPhrase === undefined ? byOwn : await unlockKeyFile(stage, { by: 'passPhrase', passPhrase });
  if (!key.ok) return key;
  const database = openDatabase({ file: join(stage, databaseFileName), key: key.value, create: false });
  if (!database.ok) return database;
  database.value.close();
  return byOwn.ok ? done(null) : rewrapKeyFile(stage, key.value, own);
};

/** The store in the folder must be closed. */
export const replaceOffice = async (folder: string): Promise<void> => {
  const stage = join(folder, stageName);
  for (const entry of await readdir(folder)) {
    const belongs = items.includes(entry) || entry.startsWith(databaseFileName);
    if (belongs) await rm(join(folder, entry), { recursive: true, force: true });
  }
  for (const item of items) {
    if (existsSync(join(stage, item))) await renameFile(join(stage, item), join(folder, item));
  }
  await flushFolder(folder);
  await rm(stage, { recursive: true, force: true });
};
