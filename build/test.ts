// `npm test`: installs what is missing, checks, builds, runs every test and ends with a plain count.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { bringAllUpToDate } from './current.ts';
import { installBrowser } from './installBrowser.ts';
import { inRoot, tool } from './paths.ts';
import { staticChecks } from './staticChecks.ts';
import { runScript, step, type StepResult } from './steps.ts';
import { addCounts, countPlaywright, countVitest, emptyCount, summaryLines, type Count } from './testReport.ts';

const reports = inRoot('out', 'test');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const vitestReport = inRoot('out', 'test', 'vitest.json');
const playwrightReport = inRoot('out', 'test', 'playwright.json');

const browser = await step('browser', installBrowser);
const checks = await staticChecks();
const bundle = await step('build', bringAllUpToDate);
const unit = await step('tests', async () => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];
  return (await runScript(tool.vitest, ['run', ...reporters])) === 0;
});
// Without a browser or a built page every window test would fail for the same reason: say that reason once.
const windows = browser.ok && bundle.ok ? await step('window tests', runWindowTests) : undefined;

const counts = [
  ...[browser, ...checks, bundle].filter((result) => !result.ok).map((result) => oneFailure(result.name)),
  counted(unit, vitestReport, countVitest),
  ...(windows === undefined ? [] : [counted(windows, playwrightReport, countPlaywright)]),
];
const total = addCounts(counts);
const foundTests = total.passed + total.skipped.length > 0;
const lines = summaryLines(foundTests ? total : addCounts([total, oneFailure('no test was found')]));
process.stdout.write(`\n${lines.join('\n')}\n`);
process.exitCode = total.failed === 0 && foundTests ? 0 : 1;

async function runWindowTests(): Promise<boolean> {
  return (await runScript(tool.playwright, ['test'], { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport })) === 0;
}

function oneFailure(name: string): Count {
  return { ...emptyCount, failed: 1, failures: [name] };
}

/** The runner's own exit code has the last word: an error outside of any test must not end as "0 failed". */
function counted(result: StepResult, file: string, count: (report: unknown) => Count): Count {
  if (!existsSync(file)) return oneFailure(`${result.name}: no report was written`);
  const found = count(JSON.parse(readFileSync(file, 'utf8')));
  return !result.ok && found.failed === 0
    ? addCounts([found, oneFailure(`${result.name}: ended with an error`)])
    : found;
}
