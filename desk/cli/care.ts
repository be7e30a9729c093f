/** Founding, demo, proof, rebuild, backup, restore, serving. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cliWords } from '../../shared/words/cli.ts';
import { demoPassword } from '../commands/session.ts';
import { demoClerk } from '../demo/office.ts';
import { numberIn } from './complaints.ts';
import { demoPassPhrase, holdsOffice, inOffice, openFolder } from './open.ts';
import { stop } from './outcome.ts';
import type { Answer, Job } from './run.ts';

const kinds = ['association', 'member', 'outlet'] as const;

export async function init(job: Job): Promise<Answer> {
  const words = cliWords[job.language];
  const option = (name: string): string => job.text[name] ?? stop('OptionMissing', words.missingArgument(`--${name}`));
  const kind = kinds.find((one) => one === option('kind'));
  if (!kind) return stop('BadOption', words.badValue('--kind', option('kind'), kinds.join(words.orWord)));
  const [unitName, numberPrefix, personName, account] = ['name', 'prefix', 'person', 'account'].map(option) as [
    string,
    string,
    string,
    string,
  ];
  const password =
    job.text['password'] ?? job.environment['SHOUWEN_PASSWORD'] ?? stop('PasswordMissing', words.noPassword);
  const desk = await openFolder(job, job.environment['SHOUWEN_PASSPHRASE'], true);
  try {
    const found = { request: job.request(), kind, unitName, numberPrefix, personName, account, password };
    const { token: _token, ...view } = await desk.client().session.found(found);
    return { value: view, lines: [words.founded(unitName, job.folder)] };
  } finally {
    await desk.close();
  }
}

export async function demo(job: Job): Promise<Answer> {
  const desk = await openFolder(job, job.environment['SHOUWEN_PASSPHRASE'] ?? demoPassPhrase, true);
  try {
    // The same request as the browser host's, so that each finds the other's demo office made.
    await desk.client().session.demo({ request: 'demo-of-this-folder' });
    const value = { folder: job.folder, account: demoClerk, password: demoPassword };
    return { value, lines: [cliWords[job.language].demoMade(job.folder, demoClerk)] };
  } finally {
    await desk.close();
  }
}

export const verify = (job: Job): Promise<Answer> =>
  inOffice(job, 'keepStore', async ({ client }) => {
    const words = cliWords[job.language];
    const report = await client.care.verify();
    const { events, commands, attachments, findings } = report;
    if (findings.length === 0) return { value: report, lines: [words.verified(events, commands, attachments)] };
    const found = findings.map(({ code, detail }) => `  ${code} ${JSON.stringify(detail)}`);
    return { value: report, lines: [words.findings(findings.length), ...found], code: 2 };
  });

export const rebuild = (job: Job): Promise<Answer> =>
  inOffice(job, 'keepStore', async ({ client }) => {
    const value = await client.care.rebuild();
    return { value, lines: [cliWords[job.language].rebuilt(value.events)] };
  });

export function backup(job: Job): Promise<Answer> {
  const to = job.text['to'];
  return inOffice(job, 'keepStore', async ({ client }) => {
    const place = to === undefined ? {} : { folder: resolve(to) };
    const value = await client.care.backup({ ...place, ...backupPassPhrase(job) });
    return { value, lines: [cliWords[job.language].backedUp(value.folder, value.bytes)] };
  });
}

export async function restore(job: Job): Promise<Answer> {
  const words = cliWords[job.language];
  const [folder = ''] = job.words;
  if (holdsOffice(job.folder)) return stop('OfficeExists', words.officeExists(job.folder), { folder: job.folder });
  const passPhrase = job.environment['SHOUWEN_PASSPHRASE'] ?? demoPassPhrase;
  const before = new Set(existsSync(job.folder) ? readdirSync(job.folder) : []);
  const desk = await openFolder(job, passPhrase, true);
  let isRestored = false;
  try {
    const asked = { request: job.request(), folder: resolve(folder), ...backupPassPhrase(job) };
    const value = await desk.client().care.restore(asked);
    isRestored = true;
    return { value, lines: [words.restored(value.events, job.folder)] };
  } finally {
    await desk.close();
    // The empty office made to receive the backup would refuse the next attempt.
    const made = isRestored ? [] : readdirSync(job.folder).filter((name) => !before.has(name));
    for (const name of made) rmSync(join(job.folder, name), { recursive: true, force: true });
  }
}

/** The pass phrase a backup has beside that of its office, so that somebody else can be given the copy. */
const backupPassPhrase = ({ environment }: Job): { passPhrase?: string } => {
  const passPhrase = environment['SHOUWEN_BACKUP_PASSPHRASE'];
  return passPhrase === undefined ? {} : { passPhrase };
};

/** The browser host as a program of its own; it ends when this one is ended. */
export async function serve(job: Job): Promise<Answer> {
  const port = numberIn(job, 'port', 0, 65_535) ?? 0;
  const host = join(import.meta.dirname, '..', 'bin', 'host.ts');
  const child = spawn(process.execPath, [host, '--folder', job.folder, '--port', String(port)], { stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
  const code = await new Promise<number>((settle, fail) => {
    child.on('error', fail);
    child.on('exit', (exit) => settle(exit ?? 0));
  });
  return { value: undefined, lines: [], code: code === 0 ? 0 : 1 };
}
