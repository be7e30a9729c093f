// `npm run check`: everything that can be said in seconds, for the moment before a commit.
import { tool } from './paths.ts';
import { runScript, step } from './steps.ts';
import { staticChecks } from './staticChecks.ts';

const results = [
  ...(await staticChecks()),
  await step(
    'structure',
    async () => (await runScript(tool.vitest, ['run', '--project', 'node', 'test/structure'])) === 0,
  ),
];
const failed = results.filter((result) => !result.ok).map((result) => result.name);
process.stdout.write(failed.length === 0 ? '\nAll checks passed\n' : `\nFailed: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
