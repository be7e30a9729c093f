// `npm run bench [part of a name]`: each file of test/bench by itself and one after the other, so that no measurement
// shares the machine with another one.
import { readdirSync } from 'node:fs';
import { inRoot } from './paths.ts';
import { runScript, step, type StepResult } from './steps.ts';

const [part = '', ...args] = process.argv.slice(2);
const files = readdirSync(inRoot('test', 'bench'), { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name.includes(part))
  .map((entry) => entry.name)
  .sort();
const results: StepResult[] = [];
for (const file of files) {
  results.push(await step(file, async () => (await runScript(inRoot('test', 'bench', file), args)) === 0));
}
if (files.length === 0) process.stdout.write(`No benchmark matches "${part}"\n`);
process.exitCode = files.length > 0 && results.every((result) => result.ok) ? 0 : 1;
