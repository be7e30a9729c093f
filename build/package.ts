// `npm run package [-- win|linux] [--installers]`: the program as folders for Windows and Linux x64 in release/.
// A runtime that is already on this PC is taken from SHOUWEN_RUNTIME_WIN and SHOUWEN_RUNTIME_LINUX (unpacked folders).
import { bringAllUpToDate } from './current.ts';
import { packApp, type PackedSystem } from './packApp.ts';
import { step, type StepResult } from './steps.ts';

const args = process.argv.slice(2);
const asked = (['win', 'linux'] as const).filter((system) => args.includes(system) || args.includes(`--${system}`));
const systems: readonly PackedSystem[] = asked.length === 0 ? ['win', 'linux'] : asked;

const results: StepResult[] = [await step('build', bringAllUpToDate)];
if (results.every((result) => result.ok)) {
  for (const system of systems) {
    const runtime = process.env[`SHOUWEN_RUNTIME_${system.toUpperCase()}`];
    const options = { system, runtime, output: undefined, installers: args.includes('--installers') };
    // The other system is still packed when one runtime cannot be had.
    results.push(await step(`package ${system} x64`, () => packApp(options)));
  }
}
const failed = results.filter((result) => !result.ok).map((result) => result.name);
process.stdout.write(
  failed.length === 0
    ? '\nPacked into release/\n'
    : `\nNot done: ${failed.join(', ')}. Without access to the Electron download, name a folder with the runtime in ` +
        'SHOUWEN_RUNTIME_WIN or SHOUWEN_RUNTIME_LINUX.\n',
);
process.exitCode = failed.length === 0 ? 0 : 1;
