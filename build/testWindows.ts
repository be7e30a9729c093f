// `npm run test:windows [part of a name]`: the desk's own suites, what only Windows does, and one run through the window,
// all against Windows Node in Wine. Not part of `npm test`.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bringPageUpToDate } from './current.ts';
import { installBrowser } from './installBrowser.ts';
import { inRoot, tool } from './paths.ts';
import { runScript, step } from './steps.ts';
import { addCounts, countPlaywright, emptyCount, summaryLines, type Count } from './testReport.ts';
import { ended, endWindows, outputFileOf, prepareWindows, startWindowsNode, windowsPath } from './wine.ts';

const [part = ''] = process.argv.slice(2);
const harness = inRoot('test', 'windows', 'harness', 'runSuite.ts');
const playwrightReport = inRoot('out', 'windows', 'playwright.json');

/** What meets the system: files, locks, processes, sockets. The rest is the same everywhere and runs when asked for by name. */
const meetsTheSystem = ['store', 'imports', 'links'];

const suites = [
  ...suitesIn('test/windows', '.win.ts'),
  ...(part === '' ? meetsTheSystem.flatMap((room) => suitesIn(`test/desk/${room}`, '.test.ts')) : []),
  ...(part === '' ? [] : suitesIn('test/desk', '.test.ts')),
].filter((path) => path.includes(part));
const counts: Count[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void endWindows().then(() => process.exit(130)));
}
const prepared = await step('wine and Windows Node', prepareWindows);
if (prepared.ok) {
  for (const suite of suites) {
    await step(suite.slice(inRoot().length + 1), async () => {
      const count = await runSuite(suite);
      counts.push(count);
      return count.failed === 0;
    });
  }
  if ('desk.e2e'.includes(part) || part === '') await runWindowTests();
  await endWindows();
} else {
  counts.push(oneFailure('wine and Windows Node'));
}
if (!counts.some((count) => count.passed + count.failed > 0)) counts.push(oneFailure('no test was found'));

const total = addCounts(counts);
process.stdout.write(`\n${summaryLines(total).join('\n')}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

function suitesIn(folder: string, ending: string): string[] {
  return readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => inRoot(folder, path));
}

function oneFailure(name: string): Count {
  return { ...emptyCount, failed: 1, failures: [name] };
}

async function runSuite(suite: string): Promise<Count> {
  const report = `${outputFileOf(suite)}.report`;
  const output = outputFileOf(suite);
  const code = await ended(startWindowsNode(harness, [windowsPath(suite), windowsPath(report)], output));
  const outcomes = readReport(report);
  for (const { name, error } of outcomes) {
    process.stdout.write(error === undefined ? `  passed  ${name}\n` : `  FAILED  ${name}\n${error}\n`);
  }
  const failures = outcomes
    .filter(({ error }) => error !== undefined)
    .map(({ name }) => `${basename(suite)} › ${name}`);
  if (code !== 0 || outcomes.length === 0) {
    process.stdout.write(readFileSync(output, 'utf8'));
    failures.push(`${basename(suite)}: ended with ${code} after ${outcomes.length} tests`);
  }
  const passed = outcomes.filter(({ error }) => error === undefined).length;
  return { ...emptyCount, passed, failed: failures.length, failures };
}

function readReport(file: string): { name: string; error: string | undefined }[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { name: string; error: string | undefined } => {
      const outcome: unknown = JSON.parse(line);
      const fields: Record<string, unknown> = typeof outcome === 'object' ? { ...outcome } : {};
      const error = fields['error'];
      return { name: String(fields['name']), error: typeof error === 'string' ? error : undefined };
    });
}

async function runWindowTests(): Promise<void> {
  const ready = await step(
    'browser and page',
    async () => (await installBrowser()) && (await bringPageUpToDate(), true),
  );
  const ran = await step('the window against the desk on Windows', async () => {
    if (!ready.ok) return false;
    const config = join('test', 'windows', 'playwright.config.ts');
    const reportTo = { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport };
    return (await runScript(tool.playwright, ['test', '--config', config], reportTo)) === 0;
  });
  const found = existsSync(playwrightReport)
    ? countPlaywright(JSON.parse(readFileSync(playwrightReport, 'utf8')))
    : emptyCount;
  counts.push(found);
  if (!ran.ok && found.failed === 0) counts.push(oneFailure(ran.name));
}
