/** Opens the office in a folder for one command and signs somebody in, through the same contract as the pages. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskClient } from '../../shared/contract/contract.ts';
import { permissions, type Permission } from '../../shared/people/permissions.ts';
import type { SessionView } from '../../shared/contract/views.ts';
import { packBook } from '../../shared/procedure/book.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import { cliWords } from '../../shared/words/cli.ts';
import { hostWords, problemSentence } from '../../shared/words/host.ts';
import { demoPassword } from '../commands/session.ts';
import { demoAdministrator, demoClerk } from '../demo/office.ts';
import { createDesk, type Desk, type DeskProblem } from '../desk.ts';
import { keyFileName } from '../store/keys.ts';
import { databaseFileName } from '../store/store.ts';
import { programVersion } from '../version.ts';
import { momentText } from './moments.ts';
import { stop, type Known } from './outcome.ts';
import type { Job } from './run.ts';

/** Known to everybody: a demo office holds nothing that has to be kept from anybody. */
export const demoPassPhrase = 'demo-2026';

export const holdsOffice = (folder: string): boolean =>
  existsSync(join(folder, databaseFileName)) || existsSync(join(folder, keyFileName));

export async function openFolder(job: Job, passPhrase: string | undefined, create: boolean): Promise<Desk> {
  const words = cliWords[job.language];
  const { folder } = job;
  if (!create && !holdsOffice(folder)) return stop('NoOffice', words.noOffice(folder), { folder });
  if (passPhrase === undefined && create) return stop('PassPhraseMissing', words.noPassPhrase);
  const opened = await createDesk({
    folder,
    key: { by: 'passPhrase', passPhrase: passPhrase ?? demoPassPhrase },
    host: 'cli',
    version: programVersion(),
    create,
  });
  if (!opened.ok) {
    const isGuess = passPhrase === undefined && opened.problem.kind === 'wrongPassPhrase';
    if (isGuess) return stop('PassPhraseMissing', words.noPassPhrase);
    return stop(opened.problem.kind, problemText(job, opened.problem), { folder });
  }
  if (opened.value.findings.length > 0) job.warn(hostWords[job.language].findings);
  return opened.value;
}

function problemText({ language }: Job, problem: DeskProblem): string {
  const words = cliWords[language];
  if (problem.kind !== 'held') return problemSentence(language, problem);
  const { folder, holder } = problem;
  if (!holder) return words.heldByUnknown(folder);
  const who = words.held(folder, holder.pid, holder.host, momentText(holder.since));
  return holder.address === '' ? who : `${who} ${words.heldBy(holder.address)}`;
}

export type Signed = { client: DeskClient; session: SessionView; known: Known };

/** What a command needs: any seat, or one that may do this (offered by itself where nobody names a seat). */
export type Wanted = 'anySeat' | Permission;

export async function signIn(job: Job, desk: Desk, wanted: Wanted): Promise<Signed> {
  const words = cliWords[job.language];
  let token: string | null = null;
  const client = desk.client(() => token);
  const before = await client.session.state();
  if (before.kind === 'fresh') return stop('NoOffice', words.noOffice(job.folder), { folder: job.folder });
  const account = job.text['as'] ?? accountOf(before, wanted) ?? stop('AccountMissing', words.whichAccount);
  const password = job.environment['SHOUWEN_PASSWORD'] ?? (before.isDemo ? demoPassword : undefined);
  if (password === undefined) return stop('PasswordMissing', words.noPassword);
  let session = await client.session.signIn({ account, password });
  token = session.token;
  if (session.person?.mustChangePassword) return stop('PasswordMustChange', words.mustChangePassword);
  const unit = seatOf(job, session, wanted);
  if (unit !== undefined && unit !== session.seat?.unit) session = await client.session.switchSeat({ unit });
  const { units, persons } = await client.office.view();
  const known: Known = {
    office: {
      unitById: new Map(units.map((one) => [one.id, one])),
      nameById: new Map(persons.map(({ id, name }) => [id, name])),
    },
    packs: packBook([...shippedPacks.all, ...(await client.procedure.published())]),
  };
  job.know(known);
  return { client, session, known };
}

/** The only account of this PC; in a demo office the clerk, or the administrator for an administrator's work. */
function accountOf({ isDemo, accounts }: SessionView, wanted: Wanted): string | undefined {
  if (isDemo) return isAdministrators(wanted) ? demoAdministrator : demoClerk;
  return accounts.length === 1 ? accounts[0]?.account : undefined;
}

/** What the administrator does and nobody else; reading is for everybody. */
const isAdministrators = (wanted: Wanted): boolean =>
  wanted === 'keepStore' ||
  wanted === 'importRegister' ||
  wanted === 'manageUnits' ||
  wanted === 'manageProcedures' ||
  wanted === 'manageExchange';

function seatOf(job: Job, { seats }: SessionView, wanted: Wanted): string | undefined {
  const given = job.text['seat'];
  if (given !== undefined) {
    const seat = seats.find((one) => one.unit === given || one.unitName === given);
    const words = cliWords[job.language];
    return seat?.unit ?? stop('UnknownSeat', words.unknownSeat(given, seats.map((one) => one.unitName).join(', ')));
  }
  if (wanted === 'anySeat') return undefined;
  return seats.find((seat) => permissions[wanted].some((role) => seat.roles.some((held) => held === role)))?.unit;
}

/** Does one thing in an open office and closes it, whatever happens. */
export async function inOffice<Value>(
  job: Job,
  wanted: Wanted,
  work: (signed: Signed) => Promise<Value>,
): Promise<Value> {
  const desk = await openFolder(job, job.environment['SHOUWEN_PASSPHRASE'], false);
  try {
    return await work(await signIn(job, desk, wanted));
  } finally {
    await desk.close();
  }
}
