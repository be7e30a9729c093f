// `node build/run.mjs build`: the page and the Electron shell into out/, where they are not current.
import { buildEverything } from './bundle.ts';
import { step } from './steps.ts';

process.exitCode = (await step('build', buildEverything)).ok ? 0 : 1;
