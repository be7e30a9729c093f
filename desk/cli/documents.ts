/** Documents on the command line. */
import { writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { cliWords } from '../../shared/words/cli.ts';
import { inOffice } from './open.ts';
import { stop } from './outcome.ts';
import type { Answer, Job } from './run.ts';

const formats = { '.pdf': 'pdf', '.docx': 'word' } as const;

/** Everything about one complaint in one file. Covered unless a purpose is given, which the history keeps. */
export async function caseFile(job: Job): Promise<Answer> {
  const words = cliWords[job.language];
  const [number = ''] = job.words;
  const out = job.text['out'] ?? '';
  const format = formats[extname(out).toLowerCase() as keyof typeof formats];
  if (!format) return stop('BadOption', words.outMissing);
  const path = resolve(out);
  const purpose = job.text['purpose']?.trim() ?? '';
  const masked = purpose === '';
  return inOffice(job, 'read', async ({ client }) => {
    const { id } = await client.complaint.open({ id: number });
    const { file } = await client.document.make({
      request: job.request(),
      complaint: id,
      form: 'caseFile',
      format,
      language: job.language,
      masked,
      purpose,
    });
    writeNew(job, path, Buffer.from(file?.content ?? '', 'base64'));
    return { value: { file: path, masked }, lines: [words.caseFileWritten(path, masked)] };
  });
}

/** Everything about one complaint for somebody outside who checks it. Covered unless `--full`. */
export async function evidence(job: Job): Promise<Answer> {
  const words = cliWords[job.language];
  const [number = ''] = job.words;
  const out = job.text['out'] ?? '';
  if (extname(out).toLowerCase() !== '.zip') return stop('BadOption', words.zipMissing);
  const path = resolve(out);
  const purpose = job.text['purpose']?.trim() ?? '';
  if (purpose === '') return stop('BadOption', words.purposeMissing);
  const masked = !job.full;
  return inOffice(job, 'read', async ({ client }) => {
    const { id } = await client.complaint.open({ id: number });
    const asked = { request: job.request(), complaint: id, language: job.language, masked, purpose };
    const { file, fingerprint } = await client.document.evidence(asked);
    writeNew(job, path, Buffer.from(file.content, 'base64'));
    return { value: { file: path, masked, fingerprint }, lines: [words.evidenceWritten(path, masked, fingerprint)] };
  });
}

/** A file that is there already is somebody's work and stays. */
export function writeNew(job: Job, path: string, content: Buffer): void {
  const words = cliWords[job.language];
  try {
    writeFileSync(path, content, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'EEXIST') stop('FileExists', words.fileExists(path), { file: path });
    stop('NotWritten', words.notWritten(path), { file: path });
  }
}
