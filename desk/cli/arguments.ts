/** What was typed behind `shouwen`, understood or said to be wrong in a sentence. */
import { parseArgs } from 'node:util';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { cliWords, type CliCommand } from '../../shared/words/cli.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { languageOf } from '../../shared/words/host.ts';

const shared = {
  folder: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  as: { type: 'string' },
  seat: { type: 'string' },
  request: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;

type Shape = { arguments: ArgumentName[]; optional?: number; options: Record<string, typeof text | typeof yes> };
type ArgumentName = keyof (typeof cliWords)['zh']['arguments'];

const shapes: Record<CliCommand, Shape> = {
  init: {
    arguments: [],
    options: { kind: text, name: text, prefix: text, person: text, account: text, password: text },
  },
  units: { arguments: ['importWord', 'file'], options: { mapping: text, parent: text, 'dry-run': yes } },
  register: { arguments: ['file'], options: {} },
  act: { arguments: ['number', 'action', 'file'], optional: 1, options: {} },
  list: { arguments: [], options: { state: text, text, limit: text } },
  show: { arguments: ['number'], options: {} },
  casefile: { arguments: ['number'], options: { out: text, purpose: text } },
  report: { arguments: ['report'], options: { period: text, out: text } },
  evidence: { arguments: ['number'], options: { out: text, purpose: text, full: yes } },
  import: { arguments: ['file'], options: { map: text, rejects: text, 'dry-run': yes } },
  due: { arguments: ['pack', 'clock', 'from'], options: { explain: yes } },
  pack: {
    arguments: ['verb', 'pack', 'file'],
    optional: 2,
    options: { out: text, note: text, against: text, since: text, publish: yes },
  },
  package: { arguments: ['verb', 'file'], optional: 1, options: { out: text, trust: text } },
  verify: { arguments: [], options: {} },
  rebuild: { arguments: [], options: {} },
  backup: { arguments: [], options: { to: text } },
  restore: { arguments: ['backup'], options: {} },
  serve: { arguments: [], options: { port: text } },
  demo: { arguments: [], options: {} },
};

export type Typed = {
  command: CliCommand | undefined;
  words: string[];
  /** Options with a text. */
  text: Record<string, string | undefined>;
  isJson: boolean;
  explain: boolean;
  dryRun: boolean;
  full: boolean;
  publish: boolean;
  help: boolean;
  language: Language;
};

export type Wrong = { message: string; language: Language; isJson: boolean };

const isCommand = (name: string): name is CliCommand => Object.hasOwn(shapes, name);

export function readArguments(args: readonly string[], locale: string): Result<Typed, Wrong> {
  const isJson = args.includes('--json');
  const language = languageIn(args) ?? languageOf(locale);
  const words = cliWords[language];
  const wrong = (message: string) => refused({ message, language, isJson });
  // The command is the first word; a flag before it has no value of its own that could be taken for it.
  const place = args.findIndex((arg) => !arg.startsWith('-'));
  const name = args[place];
  if (name === undefined || args[place - 1] === '--lang' || args[place - 1] === '--folder') {
    return done({
      command: undefined,
      words: [],
      text: {},
      isJson,
      explain: false,
      dryRun: false,
      publish: false,
      full: false,
      help: true,
      language,
    });
  }
  if (!isCommand(name)) return wrong(words.unknownCommand(name));
  const shape = shapes[name];
  const parsed = parse([...args.slice(0, place), ...args.slice(place + 1)], shape);
  if (!parsed.ok) return wrong(words.unknownOption(parsed.problem));
  const { values, positionals } = parsed.value;
  const lang = values['lang'];
  if (typeof lang === 'string' && lang !== 'zh' && lang !== 'en')
    return wrong(words.badValue('--lang', lang, `zh${words.orWord}en`));
  const isHelp = values['help'] === true;
  const missing = shape.arguments.slice(0, shape.arguments.length - (shape.optional ?? 0))[positionals.length];
  if (missing !== undefined && !isHelp) return wrong(words.missingArgument(words.arguments[missing]));
  const extra = positionals[shape.arguments.length];
  if (extra !== undefined) return wrong(words.tooManyArguments(extra));
  return done({
    command: name,
    words: positionals,
    text: Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string')) as Typed['text'],
    isJson,
    explain: values['explain'] === true,
    dryRun: values['dry-run'] === true,
    publish: values['publish'] === true,
    full: values['full'] === true,
    help: isHelp,
    language,
  });
}

type Parsed = { values: Record<string, string | boolean | undefined>; positionals: string[] };

function parse(args: string[], shape: Shape): Result<Parsed, string> {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...shared, ...shape.options },
      allowPositionals: true,
    });
    return done({ values: values, positionals });
  } catch (error) {
    // The sentence behind the first one explains how to write such an argument in a shell.
    return refused(error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : '');
  }
}

function languageIn(args: readonly string[]): Language | undefined {
  const place = args.indexOf('--lang');
  const given = place >= 0 ? args[place + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  return given === 'zh' || given === 'en' ? given : undefined;
}

export function helpText(language: Language, command: CliCommand | undefined): string {
  const words = cliWords[language];
  const names = command === undefined ? (Object.keys(shapes) as CliCommand[]) : [command];
  return [
    words.usage,
    '',
    words.commandsTitle,
    ...names.map((name) => `  ${name.padEnd(9)} ${words.commands[name]}`),
    '',
    words.optionsTitle,
    ...Object.values(words.options).map((line) => `  ${line}`),
    '',
    words.environmentTitle,
    ...Object.values(words.environment).map((line) => `  ${line}`),
    '',
    words.codes,
    ...(command === undefined ? [words.more] : []),
  ].join('\n');
}
