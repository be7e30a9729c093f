/** Procedures from the command line. Reading, checking and comparing files needs no office; the rest does.
 *
 *    export P2[@1] [--out file]     import file [--publish --note why]
 *    validate P2|file               compare P2@1|file P2@2|file
 *    dry-run P2|file [--against P2] [--since 2026-01-01]
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { PackBook } from '../../shared/procedure/book.ts';
import { comparePacks } from '../../shared/procedure/compare.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import type { Rehearsal } from '../../shared/procedure/rehearsal/result.ts';
import { findingsIn } from '../../shared/procedure/validate.ts';
import { cliWords } from '../../shared/words/cli.ts';
import { cliPackWords } from '../../shared/words/cliPack.ts';
import { differenceText, findingText, pathOf, placeText } from '../../shared/words/packText.ts';
import { sentenceOf } from '../../shared/words/refusals.ts';
import { packFile, readPackFile } from '../procedure/file.ts';
import { readBytes } from './files.ts';
import { readMoment } from './moments.ts';
import { stop } from './outcome.ts';
import type { Signed } from './open.ts';
import type { Answer, Job } from './run.ts';

const verbs: Record<string, (job: Job, names: string[]) => Promise<Answer>> = {
  export: exportPack,
  import: importPack,
  validate,
  compare,
  'dry-run': dryRun,
};

export function pack(job: Job): Promise<Answer> {
  const words = cliPackWords[job.language];
  const [verb = '', ...names] = job.words;
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  return run ? run(job, names) : stop('UnknownVerb', words.unknownVerb(verb, words.verbs));
}

/** With --folder an office answers, with its own procedures; without one those of the program do. */
async function withBook<Value>(
  job: Job,
  work: (book: PackBook, signed: Signed | null) => Promise<Value>,
): Promise<Value> {
  if (job.text['folder'] === undefined) return work(shippedPacks, null);
  const { inOffice } = await import('./open.ts');
  return inOffice(job, 'manageProcedures', (signed) => work(signed.known.packs, signed));
}

/** `P2`, `P2@1`, or a file. */
function packNamed(job: Job, book: PackBook, name: string): Pack {
  const [id = '', version] = name.split('@');
  const known = version === undefined ? book.newest(id) : book.of(id, Number(version));
  if (known) return known;
  if (!/[./\\-]/.test(name)) {
    const ids = [...new Set(book.all.map((one) => one.id))].join(', ');
    return stop('UnknownPack', cliWords[job.language].unknownPack(name, ids));
  }
  const read = readPackFile(new TextDecoder().decode(readBytes(job, name)));
  return read.ok ? read.value : stop(read.problem.code, sentenceOf(read.problem, job.language), { ...read.problem });
}

const argument = (job: Job, name: string | undefined, what: 'file' | 'pack'): string => {
  const words = cliWords[job.language];
  return name ?? stop('BadArguments', words.missingArgument(words.arguments[what]));
};

const labelOf = ({ id, version }: Pack): string => `${id}@${version}`;

function exportPack(job: Job, [name]: string[]): Promise<Answer> {
  return withBook(job, async (book) => {
    const { content } = packFile(packNamed(job, book, argument(job, name, 'pack')));
    const out = job.text['out'];
    if (out === undefined) return { value: JSON.parse(content) as unknown, lines: [content.trimEnd()] };
    writeFileSync(resolve(out), content);
    return { value: { file: out }, lines: [cliPackWords[job.language].written(out)] };
  });
}

async function importPack(job: Job, [name]: string[]): Promise<Answer> {
  const words = cliPackWords[job.language];
  const content = new TextDecoder().decode(readBytes(job, argument(job, name, 'file')));
  const { inOffice } = await import('./open.ts');
  return inOffice(job, 'manageProcedures', async ({ client }) => {
    const draft = await client.pack.importFile({ draft: job.request(), content });
    if (!job.publish)
      return { value: { draft: draft.draft, id: draft.pack.id }, lines: [words.drafted(draft.pack.id)] };
    const note = job.text['note'] ?? '';
    const done = await client.pack.publish({ request: job.request(), draft: draft.draft, note, recount: false });
    const said = done.outcome === 'published' ? words.published : words.proposed;
    return { value: done, lines: [said(done.id, done.version)] };
  });
}

function validate(job: Job, [name]: string[]): Promise<Answer> {
  const { language } = job;
  const words = cliPackWords[language];
  return withBook(job, async (book) => {
    const found = packNamed(job, book, argument(job, name, 'pack'));
    const findings = findingsIn(found, book.all);
    if (findings.length === 0) return { value: { findings }, lines: [words.sound(labelOf(found))] };
    const lines = findings.map(
      (finding) => `  ${placeText(found, pathOf(finding.path), language)}: ${findingText(finding, language)}`,
    );
    return { value: { findings }, lines: [words.unsound(labelOf(found), findings.length), ...lines], code: 1 };
  });
}

function compare(job: Job, [first, second]: string[]): Promise<Answer> {
  const { language } = job;
  const words = cliPackWords[language];
  return withBook(job, async (book) => {
    const before = packNamed(job, book, argument(job, first, 'pack'));
    const after = packNamed(job, book, argument(job, second, 'pack'));
    const differences = comparePacks(before, after);
    const said = differences.map((difference) => differenceText(difference, before, after, language));
    const lines = said.length === 0 ? [words.same] : [words.differences(said.length), ...said.map((one) => `  ${one}`)];
    return { value: { differences: said }, lines };
  });
}

const askAgain = 100;

async function dryRun(job: Job, [name]: string[]): Promise<Answer> {
  const words = cliPackWords[job.language];
  const since = readMoment(`${job.text['since'] ?? '2000-01-01'} 00:00`) ?? 0;
  const { inOffice } = await import('./open.ts');
  return inOffice(job, 'manageProcedures', async ({ client, known }) => {
    const candidate = packNamed(job, known.packs, argument(job, name, 'pack'));
    const against = job.text['against'] ?? candidate.id;
    const base = known.packs.newest(against);
    if (!base) return stop('UnknownPack', cliWords[job.language].unknownPack(against, ''));
    // The trial takes a draft, which is gone afterwards: nothing stays behind.
    const draft = job.request();
    await client.pack.importFile({ draft, content: packFile(candidate).content });
    try {
      const { run } = await client.pack.rehearse({
        what: { draft },
        against: { id: base.id, version: base.version },
        since,
      });
      const result = await finished(client, run);
      const lines = result.rules.map(({ rule, same, earlier, later, lateBefore, lateAfter }) =>
        words.line(rule, same, earlier, later, lateBefore, lateAfter),
      );
      const matters = result.triggers.map(({ trigger, same, changed, added, gone }) =>
        words.trigger(trigger, same, changed, added, gone),
      );
      return { value: result, lines: [words.result(result.complaints, result.differing), ...lines, ...matters] };
    } finally {
      await client.pack.drop({ draft });
    }
  });
}

async function finished(client: Signed['client'], run: string): Promise<Rehearsal> {
  for (;;) {
    const view = await client.pack.rehearsal({ run });
    if (view.state === 'done') return view.result;
    if (view.state === 'cancelled') throw new Error('the trial was stopped');
    await setTimeout(askAgain);
  }
}
