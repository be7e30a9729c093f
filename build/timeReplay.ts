// `npm run -s time:replay -- FILE` answers the working-time cases of a file, one JSON line per case: {"id","actual"}, or
// {"id","error"} where a case makes no sense. Only an unreadable file ends with an exit code other than 0.
import { readFileSync } from 'node:fs';
import { replay } from '../shared/calendar/replay.ts';

// A reader that has seen enough (`| head`) closes the pipe; that is no fault of the file.
process.stdout.on('error', () => process.exit());

const [file] = process.argv.slice(2);

function readDocument(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

if (file === undefined) {
  fail('Which file? npm run -s time:replay -- FILE');
} else {
  try {
    const answers = replay(readDocument(file));
    if (answers.ok) process.stdout.write(answers.value.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
    else fail(`${file}: ${answers.problem}`);
  } catch (error) {
    fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
