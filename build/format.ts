// `npm run format`: writes the agreed layout into every file.
import { tool } from './paths.ts';
import { runScript } from './steps.ts';

process.exitCode = await runScript(tool.oxfmt, process.argv.slice(2));
