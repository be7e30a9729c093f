/** Registers kept in spreadsheets before, on the command line. */
import { randomUUID } from 'node:crypto';
import { basename, extname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import {
  registerDefaults,
  registerMapping,
  registerValues,
  type ImportRun,
  type RegisterPreview,
  type Reject,
} from '../../shared/contract/calls/oldRegister.ts';
import type { DeskClient } from '../../shared/contract/contract.ts';
import { cliWords } from '../../shared/words/cli.ts';
import { oldRegisterWords } from '../../shared/words/oldRegister.ts';
import { writeNew } from './documents.ts';
import { readBytes, readJson } from './files.ts';
import { inOffice } from './open.ts';
import { stop } from './outcome.ts';
import type { Answer, Job } from './run.ts';

const pieceBytes = 1_500_000;
const pollMilliseconds = 100;
const rejectFormats = { '.xlsx': 'xlsx', '.csv': 'csv' } as const;

/** The file of `--map`: what somebody chooses on the import screen. */
const chosenInFile = z.strictObject({
  sheet: z.int().min(0).optional(),
  heading: z.int().min(1).optional(),
  mapping: registerMapping.optional(),
  values: registerValues.optional(),
  defaults: registerDefaults.optional(),
});

/** Shows with `--dry-run`, brings in without it; rows left out are named, and written to `--rejects` where that is given. */
export async function importRegister(job: Job): Promise<Answer> {
  const { language } = job;
  const words = oldRegisterWords[language];
  const [file = ''] = job.words;
  const content = readBytes(job, file);
  const map = job.text['map'];
  const chosen = map === undefined ? {} : choiceIn(job, map);
  const rejects = job.text['rejects'];
  const format = rejects === undefined ? undefined : rejectFormats[extname(rejects).toLowerCase() as '.csv'];
  if (rejects !== undefined && !format) return stop('BadOption', words.cli.badRejects);
  return inOffice(job, 'importRegister', async ({ client }) => {
    const choice = { upload: randomUUID(), name: basename(file), ...chosen };
    await upload(client, choice.upload, content);
    const preview = await client.oldRegister.preview(choice);
    const named = preview.rejects.map((reject) => rejectLine(job, reject));
    if (rejects !== undefined && format && preview.rejected > 0) {
      const left = await client.oldRegister.rejects({ source: choice.upload, format, language });
      writeNew(job, resolve(rejects), Buffer.from(left.content, 'base64'));
    }
    const counts = `${words.accepted(preview.accepted)} · ${words.rejected(preview.rejected)}`;
    if (job.dryRun)
      return { value: preview, lines: [...columnLines(job, preview), ...named, counts, cliWords[language].dryRun] };
    if (preview.accepted === 0) return { value: preview, lines: [...named, words.nothingAccepted], code: 1 };
    const { run } = await client.oldRegister.begin({ ...choice, request: job.request() });
    const end = await ended(client, run);
    const problem = end.state === 'finished' && !end.fault ? [] : [words.fault];
    return {
      value: { ...end, reasons: preview.reasons },
      lines: [...named, words.doneNow(end.imported, end.rejected), ...problem],
      code: problem.length === 0 ? 0 : 2,
    };
  });
}

function choiceIn(job: Job, file: string): z.infer<typeof chosenInFile> {
  const parsed = chosenInFile.safeParse(readJson(job, file));
  return parsed.success ? parsed.data : stop('NotAMapping', cliWords[job.language].notMapping(file), { file });
}

async function upload(client: DeskClient, name: string, content: Buffer): Promise<void> {
  const pieces = Math.max(1, Math.ceil(content.length / pieceBytes));
  for (let part = 0; part < pieces; part++) {
    const piece = content.subarray(part * pieceBytes, (part + 1) * pieceBytes);
    // The pieces follow one another.
    // oxlint-disable-next-line no-await-in-loop -- the desk takes them in their order only
    await client.oldRegister.upload({ upload: name, part, content: piece.toString('base64') });
  }
}

async function ended(client: DeskClient, run: string): Promise<ImportRun> {
  const { runs } = await client.oldRegister.runs();
  const found = runs.find(({ id }) => id === run);
  if (found && found.state !== 'running') return found;
  await setTimeout(pollMilliseconds);
  return ended(client, run);
}

function rejectLine({ language }: Job, { line, why, detail, text }: Reject): string {
  const words = oldRegisterWords[language];
  const reason = detail === '' ? words.reasons[why] : words.withDetail(words.reasons[why], detail);
  return `${words.lineOf(String(line))} ${reason} ${text}`;
}

/** What each column is taken for, and the words of the register that mean nothing here yet. */
function columnLines({ language }: Job, { columns, mapping, values }: RegisterPreview): string[] {
  const words = oldRegisterWords[language];
  const meaning = (name: string): string => {
    const field = mapping[name];
    if (field === 'keep') return words.keep;
    return field === null || field === undefined ? words.leaveOut : words.fields[field];
  };
  const unknown = values.filter(({ match }) => match === null);
  return [
    ...columns.map(({ name }) => `${name} → ${meaning(name)}`),
    ...unknown.map(({ field, text, count }) => `${words.fields[field]}: ${text} × ${count} → ${words.valueUnknown}`),
  ];
}
