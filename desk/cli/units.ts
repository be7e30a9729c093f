/** Units by what people call them: id, code, or a name that only one unit has. */
import { basename } from 'node:path';
import { importMapping } from '../../shared/contract/calls/office.ts';
import { cliWords } from '../../shared/words/cli.ts';
import { importWords } from '../../shared/words/imports.ts';
import { isRecord, readBytes, readJson } from './files.ts';
import { inOffice, type Signed } from './open.ts';
import { stop, type Known } from './outcome.ts';
import type { Answer, Job } from './run.ts';

export function unitNamed(job: Job, known: Known, text: string): string {
  const words = cliWords[job.language];
  const { unitById } = known.office;
  if (unitById.has(text)) return text;
  const units = [...unitById.values()].filter((unit) => !unit.closed);
  const found = units.filter((unit) => unit.code === text);
  const named = found.length > 0 ? found : units.filter((unit) => unit.name === text);
  if (named.length > 1) return stop('SeveralUnits', words.severalUnits(text), { unit: text });
  return named[0]?.id ?? stop('UnknownUnit', words.unknownUnit(text), { unit: text });
}

export async function importUnits(job: Job): Promise<Answer> {
  const words = cliWords[job.language];
  const [word = '', file = ''] = job.words;
  if (word !== 'import') return stop('UnknownCommand', words.unknownCommand(`units ${word}`));
  const content = readBytes(job, file).toString('base64');
  const mapping = mappingIn(job);
  return inOffice(job, 'manageUnits', async ({ client, known }: Signed) => {
    const given = job.text['parent'];
    const input = {
      name: basename(file),
      content,
      ...(mapping ? { mapping } : {}),
      ...(given === undefined ? {} : { parent: unitNamed(job, known, given) }),
    };
    const preview = await client.office.previewImport(input);
    const rejected = preview.rejected.map(({ line, text, why }) => words.rejectedRow(line, whyOf(job, why), text));
    if (job.dryRun) {
      const summary = words.preview(preview.accepted.length, preview.rejected.length, preview.encoding);
      return { value: preview, lines: [...rejected, summary, words.dryRun] };
    }
    const chosen = importMapping.parse(preview.mapping);
    const done = await client.office.importUnits({ ...input, mapping: chosen, request: job.request() });
    return {
      value: { ...done, encoding: preview.encoding, rejectedRows: preview.rejected },
      lines: [...rejected, words.imported(done.added, done.changed, done.rejected)],
    };
  });
}

function mappingIn(job: Job) {
  const file = job.text['mapping'];
  if (file === undefined) return undefined;
  const parsed = importMapping.safeParse(readJson(job, file));
  return parsed.success && isRecord(parsed.data)
    ? parsed.data
    : stop('NotAMapping', cliWords[job.language].notMapping(file), { file });
}

function whyOf({ language }: Job, why: string): string {
  const whys: Partial<Record<string, string>> = importWords[language].whys;
  return whys[why] ?? why;
}
