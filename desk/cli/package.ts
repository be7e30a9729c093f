/** Files for other desks from the command line.
 *
 *    list                              whom this desk exchanges files with
 *    invite UNIT --out FILE            an invitation for a new PC of a unit below
 *    export UNIT|DESK [--out FILE]     everything that reader has not been heard to have taken in
 *    import FILE [--trust "…"]         takes a file in; --trust for a first one, after the fingerprint was compared
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PackageFile } from '../../shared/contract/exchangeViews.ts';
import { cliWords } from '../../shared/words/cli.ts';
import { packageWords } from '../../shared/words/packages.ts';
import { readBytes } from './files.ts';
import { inOffice, type Signed } from './open.ts';
import { stop } from './outcome.ts';
import type { Answer, Job } from './run.ts';

type Verb = (job: Job, signed: Signed, name: string | undefined) => Promise<Answer>;

const verbs: Record<string, Verb> = { list, invite, export: exportPackage, import: importPackage };

export function filesOfDesks(job: Job): Promise<Answer> {
  const words = packageWords[job.language].cli;
  const [verb = '', name] = job.words;
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!run) return stop('UnknownVerb', words.unknownVerb(verb));
  return inOffice(job, 'manageExchange', (signed) => run(job, signed, name));
}

async function list({ language }: Job, { client, known }: Signed): Promise<Answer> {
  const words = packageWords[language];
  const { contacts, fingerprint } = await client.exchange.view();
  const lines = contacts.map(
    ({ unit, deskName, number, acknowledged, taken, revoked }) =>
      `${known.office.unitById.get(unit)?.name ?? unit} · ${deskName}  ${words.cli.line(number, acknowledged, taken)}${revoked ? ` ${words.revoked}` : ''}`,
  );
  return {
    value: { fingerprint, contacts },
    lines: [...(fingerprint === null ? [] : [`${words.fingerprint} ${fingerprint}`]), ...lines],
  };
}

const argument = ({ language }: Job, name: string | undefined, what: 'file' | 'unit'): string => {
  const words = cliWords[language];
  return name ?? stop('BadArguments', words.missingArgument(words.arguments[what]));
};

const unitNamed = ({ language }: Job, { known }: Signed, name: string): string => {
  const units = [...known.office.unitById.values()].filter((unit) => unit.id === name || unit.name === name);
  const [unit] = units;
  return unit && units.length === 1 ? unit.id : stop('UnknownUnit', packageWords[language].cli.unknownUnit(name));
};

const written = ({ language, text }: Job, { name, content }: PackageFile): Answer => {
  const path = resolve(text['out'] ?? name);
  writeFileSync(path, content);
  return { value: { file: path }, lines: [packageWords[language].cli.written(path)] };
};

async function invite(job: Job, signed: Signed, name: string | undefined): Promise<Answer> {
  const unit = unitNamed(job, signed, argument(job, name, 'unit'));
  return written(job, await signed.client.exchange.invite({ unit }));
}

async function exportPackage(job: Job, signed: Signed, name: string | undefined): Promise<Answer> {
  const wanted = argument(job, name, 'unit');
  const { contacts } = await signed.client.exchange.view();
  const found = contacts.filter(
    ({ deskId, unit }) =>
      deskId === wanted || unit === wanted || signed.known.office.unitById.get(unit)?.name === wanted,
  );
  const [contact] = found;
  if (!contact || found.length > 1) {
    const names = found.map(({ deskName, deskId }) => `${deskName} (${deskId})`).join('、');
    return stop('UnknownContact', packageWords[job.language].cli.whichDesk(wanted, names));
  }
  return written(job, await signed.client.exchange.makePackage({ desk: contact.deskId }));
}

async function importPackage(job: Job, { client }: Signed, name: string | undefined): Promise<Answer> {
  const words = packageWords[job.language];
  const content = new TextDecoder().decode(readBytes(job, argument(job, name, 'file')));
  const { trust } = job.text;
  const { known, fingerprint, from } = await client.exchange.look({ content });
  if (!known && trust === undefined) {
    return stop('UnknownSender', words.cli.compare(`${from.unit.name} · ${from.deskName}`, fingerprint), {
      fingerprint,
    });
  }
  const taken = await client.exchange.takePackage({ content, ...(trust !== undefined && { trust }) });
  const { behind, refused, conflicts } = taken;
  return {
    value: taken,
    lines: [
      words.taken(taken.from, taken.fresh),
      ...(behind > 0 ? [words.behind(behind)] : []),
      ...(refused > 0 ? [words.notTaken(refused)] : []),
      ...(conflicts > 0 ? [words.cli.conflicts(conflicts)] : []),
    ],
  };
}
