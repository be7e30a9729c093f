/** Bulletins and returns on the command line. */
import { extname, resolve } from 'node:path';
import { definitionOf, reportDefinitions } from '../../shared/report/definitions/index.ts';
import { periodName } from '../../shared/report/names.ts';
import { readPeriod } from '../../shared/report/period.ts';
import { lastPeriod } from '../../shared/report/schedule.ts';
import { reportWords } from '../../shared/words/report.ts';
import { writeNew } from './documents.ts';
import { inOffice } from './open.ts';
import { stop } from './outcome.ts';
import type { Answer, Job } from './run.ts';

const formats = { '.pdf': 'pdf', '.docx': 'word', '.xlsx': 'xlsx' } as const;

/** The newest frozen version of a report, or its draft. Without a period: the last one that is over. */
export async function report(job: Job): Promise<Answer> {
  const { language } = job;
  const words = reportWords[language];
  const [id = ''] = job.words;
  const definition =
    definitionOf(id) ?? stop('UnknownReport', words.cli.unknown(id, reportDefinitions.map((one) => one.id).join(', ')));
  const typed = job.text['period'];
  const period =
    typed === undefined
      ? lastPeriod(definition.period, job.now())
      : (readPeriod(definition.period, typed) ??
        stop('BadPeriod', words.cli.badPeriod(typed, words.cli.examples[definition.period])));
  const out = job.text['out'] ?? '';
  const format = formats[extname(out).toLowerCase() as keyof typeof formats];
  if (!format) return stop('BadOption', words.cli.badFile);
  const path = resolve(out);
  return inOffice(job, 'readDashboard', async ({ client }) => {
    const { kept } = await client.report.view();
    const versions = kept.find((one) => one.report === definition.id && one.period === period)?.versions ?? [];
    const version = versions.at(-1)?.version ?? null;
    const file = await client.report.file({ report: definition.id, period, version, format, language });
    writeNew(job, path, Buffer.from(file.content, 'base64'));
    const said = version === null ? words.draft : words.version(version);
    const name = periodName(definition.period, period)[language];
    return {
      value: { file: path, report: definition.id, period, version },
      lines: [words.cli.written(definition.title[language], name, said, path)],
    };
  });
}
