/** The administrator's command line of the hub: `npm run -s shouwen-hub -- <command> …`. */
import { runHubCommandLine } from '../admin/run.ts';

const { env } = process;
process.exitCode = await runHubCommandLine(process.argv.slice(2), {
  environment: env,
  locale: env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '',
  print: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
  now: Date.now,
});
