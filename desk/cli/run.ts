/** One command of the command line, from what was typed to the exit code. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { cliWords, type CliCommand } from '../../shared/words/cli.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { defaultFolder } from '../folder.ts';
import { helpText, readArguments } from './arguments.ts';
import { failureOf, type Known } from './outcome.ts';

/** What a command holds in its hands. */
export type Job = {
  language: Language;
  folder: string;
  words: string[];
  text: Record<string, string | undefined>;
  explain: boolean;
  dryRun: boolean;
  publish: boolean;
  full: boolean;
  environment: Record<string, string | undefined>;
  now: () => number;
  /** Request id of the command, or of its part number `place`: the same for the same --request. */
  request: (place?: number) => string;
  /** A sentence for the person, beside the result. */
  warn: (sentence: string) => void;
  /** Names for the ids in a later refusal. */
  know: (known: Known) => void;
};

/** `value` is printed with --json, `lines` without. */
export type Answer = { value: unknown; lines: string[]; code?: 0 | 1 | 2 };

export type Console = {
  environment: Record<string, string | undefined>;
  /** Language of the system, such as 'zh_CN.UTF-8'. */
  locale: string;
  print: (text: string) => void;
  complain: (text: string) => void;
  now: () => number;
};

/** Loaded when asked for: help and the calculator need no database. */
const commands: Record<CliCommand, (job: Job) => Answer | Promise<Answer>> = {
  init: async (job) => (await import('./care.ts')).init(job),
  units: async (job) => (await import('./units.ts')).importUnits(job),
  register: async (job) => (await import('./complaints.ts')).register(job),
  act: async (job) => (await import('./complaints.ts')).act(job),
  list: async (job) => (await import('./complaints.ts')).list(job),
  show: async (job) => (await import('./complaints.ts')).show(job),
  casefile: async (job) => (await import('./documents.ts')).caseFile(job),
  report: async (job) => (await import('./reports.ts')).report(job),
  evidence: async (job) => (await import('./documents.ts')).evidence(job),
  import: async (job) => (await import('./oldRegister.ts')).importRegister(job),
  due: async (job) => (await import('./due.ts')).due(job),
  pack: async (job) => (await import('./pack.ts')).pack(job),
  package: async (job) => (await import('./package.ts')).filesOfDesks(job),
  verify: async (job) => (await import('./care.ts')).verify(job),
  rebuild: async (job) => (await import('./care.ts')).rebuild(job),
  backup: async (job) => (await import('./care.ts')).backup(job),
  restore: async (job) => (await import('./care.ts')).restore(job),
  serve: async (job) => (await import('./care.ts')).serve(job),
  demo: async (job) => (await import('./care.ts')).demo(job),
};

/** @returns the exit code: 0 done, 1 refused or bad input, 2 broken */
export async function runCommandLine(args: readonly string[], console: Console): Promise<number> {
  const { print, complain } = console;
  const typed = readArguments(args, console.locale);
  const fail = (code: number, error: { code: string; message: string }, isJson: boolean): number => {
    if (isJson) print(JSON.stringify({ error }));
    else complain(error.message);
    return code;
  };
  if (!typed.ok) return fail(1, { code: 'BadArguments', message: typed.problem.message }, typed.problem.isJson);
  const { command, language, isJson, help, ...rest } = typed.value;
  if (help || command === undefined) {
    print(helpText(language, command));
    return 0;
  }
  let known: Known | undefined;
  const given = rest.text['request'];
  const made = given ?? randomUUID();
  const job: Job = {
    ...rest,
    language,
    folder: rest.text['folder'] ? resolve(rest.text['folder']) : defaultFolder(command === 'demo'),
    environment: console.environment,
    now: console.now,
    request: (place) => (place === undefined || place === 0 ? made : `${made}.${place}`),
    warn: complain,
    know: (found) => void (known = found),
  };
  try {
    if (rest.text['folder'] === '') return fail(1, folderMissing(language), isJson);
    const { value, lines, code = 0 } = await commands[command](job);
    if (isJson && value !== undefined) print(JSON.stringify(value));
    if (!isJson && lines.length > 0) print(lines.join('\n'));
    return code;
  } catch (error) {
    const failure = failureOf(error, language, known);
    return fail(failure.code, failure.error, isJson);
  }
}

const folderMissing = (language: Language) => ({
  code: 'BadArguments',
  message: cliWords[language].missingArgument('--folder'),
});
