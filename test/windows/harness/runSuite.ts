// Runs one suite under Windows Node: `node runSuite.ts SUITE REPORT`. The report is a file with one line of JSON per test,
// because Wine's pipes are not to be trusted.
import fs, { appendFileSync, copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [suiteFile = '', reportFile = ''] = process.argv.slice(2);
const standIn = new URL('vitestStandIn.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vitest' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

// Node 22 for Windows ends without a word when cpSync meets a path with Chinese in it. Suites may copy with it; the desk
// itself must not.
fs.cpSync = (source, destination) => copy(String(source), String(destination));
syncBuiltinESMExports();

function copy(source: string, destination: string): void {
  if (!statSync(source).isDirectory()) return copyFileSync(source, destination);
  mkdirSync(destination, { recursive: true });
  for (const name of readdirSync(source)) copy(join(source, name), join(destination, name));
}

// Wine 8 knows no socket option for the time between signs of life, and then fetch() cannot connect at all.
Socket.prototype.setKeepAlive = function withoutKeepAlive() {
  return this;
};

writeFileSync(reportFile, '');
const report = (name: string, error: string | undefined): void =>
  appendFileSync(reportFile, `${JSON.stringify({ name, error })}\n`);

const { runDeclared } = await import('./vitestStandIn.ts');
try {
  await import(pathToFileURL(suiteFile).href);
  await runDeclared(({ name, error }) => report(name, error));
} catch (error) {
  report('(loading)', error instanceof Error ? (error.stack ?? error.message) : String(error));
}
// A suite that left a timer or a handle behind must not hold the run.
process.exit(0);
