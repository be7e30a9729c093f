/** One command of the administrator, from what was typed to the exit code. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import QRCode from 'qrcode';
import type { Instant } from '../../shared/base/time.ts';
import { invitationAddress } from '../../shared/exchange/invitation.ts';
import { languageOf } from '../../shared/words/host.ts';
import { hubWords } from '../../shared/words/hub.ts';
import { openBlobs, openSql, usualFolder, type Environment } from '../settings.ts';
import { migrate } from '../store/migrate.ts';
import { restoreBackup } from './backup.ts';
import {
  isAdminCommand,
  runAdminCommand,
  type AdminCommand,
  type AdminOutcome,
  type DeskLine,
  type InvitationMade,
  type UnitLine,
  type Usage,
} from './commands.ts';
import { knock, leaveFolder, readDoor, takeFolder } from './door.ts';

export type Console = {
  environment: Environment;
  locale: string;
  print: (text: string) => void;
  complain: (text: string) => void;
  now: () => Instant;
};

type Words = (typeof hubWords)['zh'];
type Options = ReturnType<typeof readOptions>;

function readOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      folder: { type: 'string', default: usualFolder() },
      json: { type: 'boolean', default: false },
      lang: text,
      help: { type: 'boolean', short: 'h', default: false },
      unit: text,
      new: { type: 'boolean', default: false },
      parent: text,
      hours: { type: 'string', default: '72' },
      address: text,
      to: text,
    },
  });
  return { ...values, folder: resolve(values.folder), positionals };
}

/** @returns the exit code: 0 done, 1 refused or bad input, 2 broken */
export async function runHubCommandLine(args: readonly string[], console: Console): Promise<number> {
  let words: Words = hubWords[languageOf(console.locale)];
  try {
    const options = readOptions(args);
    if (options.lang) words = hubWords[languageOf(options.lang)];
    const [name = '', subject] = options.positionals;
    if (options.help || name === '') {
      console.print(words.adminUsage);
      return 0;
    }
    if (name === 'restore') return await restore(subject, options, words, console);
    if (!isAdminCommand(name)) return complain(console, words.unknownCommand(name));
    const input = inputOf(name, subject, options);
    if (input === undefined) return complain(console, words.missing(name));
    const outcome = await ask(name, input, options, console);
    if (outcome === 'held') return complain(console, words.folderHeld(options.folder));
    if (!outcome.ok) return complain(console, words.problems[outcome.problem.code](outcome.problem.subject));
    if (options.json) console.print(JSON.stringify(outcome.value));
    else console.print((await linesOf(name, outcome.value, options, words)).join('\n'));
    return 0;
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      return complain(console, `${words.badOption(error.message)}\n${words.adminUsage}`);
    }
    console.complain(words.broken(error instanceof Error ? error.message : ''));
    return 2;
  }
}

const complain = ({ complain: say }: Console, sentence: string): 1 => {
  say(sentence);
  return 1;
};

/** What a command is given, or undefined where something is missing. */
function inputOf(name: AdminCommand, subject: string | undefined, options: Options): unknown {
  switch (name) {
    case 'invite': {
      if ((options.unit === undefined) === !options.new) return undefined;
      return { unit: options.unit ?? null, parent: options.parent ?? null, hours: Number(options.hours) };
    }
    case 'revoke':
      return subject === undefined ? undefined : { desk: subject };
    case 'backup':
      return options.to === undefined ? undefined : { to: resolve(options.to) };
    default:
      return {};
  }
}

/** Through the hub that has the folder open, or straight at the database. */
async function ask(
  name: AdminCommand,
  input: unknown,
  { folder }: Options,
  { environment, now }: Console,
): Promise<AdminOutcome | 'held'> {
  const isEmbedded = !environment['DATABASE_URL'];
  if (isEmbedded) {
    mkdirSync(folder, { recursive: true });
    if (!takeFolder(folder)) {
      const door = readDoor(folder);
      return door && door.port > 0 ? knock(door, name, input) : 'held';
    }
  }
  try {
    const sql = await openSql(folder, environment, () => {});
    try {
      const hub = await migrate(sql, now(), hubWords.zh.name);
      return await runAdminCommand({ sql, hub, blobs: openBlobs(folder, environment), clock: now }, name, input);
    } finally {
      await sql.close();
    }
  } finally {
    if (isEmbedded) leaveFolder(folder);
  }
}

async function restore(
  from: string | undefined,
  { folder, json }: Options,
  words: Words,
  console: Console,
): Promise<number> {
  if (from === undefined) return complain(console, words.missing('restore'));
  const isEmbedded = !console.environment['DATABASE_URL'];
  mkdirSync(folder, { recursive: true });
  if (isEmbedded && !takeFolder(folder)) return complain(console, words.folderHeld(folder));
  try {
    const sql = await openSql(folder, console.environment, () => {});
    try {
      const outcome = await restoreBackup(sql, openBlobs(folder, console.environment), resolve(from), console.now());
      if (!outcome.ok) return complain(console, words.problems[outcome.problem](from));
      if (json) console.print(JSON.stringify(outcome.value.tables));
      else console.print(words.restored(outcome.value.tables['entry']?.rows ?? 0, outcome.value.contents.length));
      return 0;
    } finally {
      await sql.close();
    }
  } finally {
    if (isEmbedded) leaveFolder(folder);
  }
}

const moment = (at: Instant): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

async function linesOf(name: AdminCommand, value: unknown, options: Options, words: Words): Promise<string[]> {
  switch (name) {
    case 'units':
      return unitLines(value as UnitLine[], words);
    case 'desks':
      return deskLines(value as DeskLine[], words);
    case 'invite': {
      const { code, expiresAt } = value as InvitationMade;
      const lines = [words.invitation(code, moment(expiresAt))];
      if (options.address === undefined) return [...lines, words.giveAddress];
      const address = invitationAddress(options.address, code);
      return [...lines, address, await QRCode.toString(address, { type: 'terminal', small: true })];
    }
    case 'revoke': {
      const { name: desk } = value as { name: string };
      return [words.revoked(desk)];
    }
    case 'usage':
      return [words.usageOf(value as Usage)];
    case 'backup': {
      const { folder, rows, contents } = value as { folder: string; rows: number; contents: number };
      return [words.backedUp(folder, rows, contents)];
    }
  }
}

function unitLines(units: readonly UnitLine[], words: Words): string[] {
  if (units.length === 0) return [words.noUnits];
  return units.map(({ id, kind, name, closed, desks }) =>
    [id, words.kinds[kind as keyof Words['kinds']], name, words.desks(desks), closed ? words.closed : '']
      .filter((part) => part !== '')
      .join('  '),
  );
}

function deskLines(desks: readonly DeskLine[], words: Words): string[] {
  if (desks.length === 0) return [words.noDesks];
  return desks.map(({ id, name, unit, unitName, program, seenAt, revokedAt }) =>
    [
      id,
      name,
      unitName ?? unit,
      program,
      revokedAt === null ? words.seen(moment(seenAt)) : words.shutOut(moment(revokedAt)),
    ].join('  '),
  );
}
