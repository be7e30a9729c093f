import { tool } from './paths.ts';
import { runScript, step, type StepResult } from './steps.ts';

/** What needs no run of the program: types, lint rules, formatting. Seconds, so it stands first everywhere. */
export async function staticChecks(): Promise<StepResult[]> {
  return [
    await step('types', async () => (await runScript(tool.tsc, ['-p', '.'])) === 0),
    await step('lint', async () => (await runScript(tool.oxlint, ['--type-aware', '--deny-warnings'])) === 0),
    await step('format', async () => (await runScript(tool.oxfmt, ['--check'])) === 0),
  ];
}
