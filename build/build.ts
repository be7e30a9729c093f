// `node build/run.mjs build`: the page and the Electron shell into out/, where they are not current.
import { bringAllUpToDate } from './current.ts';
import { step } from './steps.ts';

process.exitCode = (await step('build', bringAllUpToDate)).ok ? 0 : 1;
