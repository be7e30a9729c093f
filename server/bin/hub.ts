/** The hub until it is ended.
 *
 *    node server/bin/hub.ts --folder DIR --port N [--host ADDRESS] [--name NAME] [--cert FILE --key FILE] [--trust-proxy]
 *
 *  Says `SHOUWEN_HUB http://HOST:PORT` on a line of its own once it answers; its log goes to standard error as lines of JSON.
 *  SIGTERM and Ctrl+C: whoever waits is let go, what is under way is finished, then the database is closed. */
import { mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hour } from '../../shared/base/time.ts';
import { languageOf } from '../../shared/words/host.ts';
import { hubWords } from '../../shared/words/hub.ts';
import { leaveFolder, openDoor, takeFolder } from '../admin/door.ts';
import { createLog } from '../log.ts';
import { isLoopback } from '../routes/health.ts';
import { createServer } from '../server.ts';
import { openBlobs, openSql, ratesOf, usualFolder } from '../settings.ts';
import { dropForgottenPieces } from '../store/attachments.ts';
import { HubTooOld } from '../store/migrate.ts';

const { env } = process;
const words = hubWords[languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')];
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
const complain = (sentence: string): 1 => {
  say(sentence);
  return 1;
};

function readOptions() {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: usualFolder() },
      port: { type: 'string', default: '8790' },
      host: { type: 'string', default: '127.0.0.1' },
      name: { type: 'string', default: words.name },
      cert: { type: 'string' },
      key: { type: 'string' },
      'trust-proxy': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return { ...values, folder: resolve(values.folder), port: Number(values.port) };
}

async function main(): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions();
  } catch (error) {
    return complain(`${words.badOption(error instanceof Error ? error.message : '')}\n${words.usage}`);
  }
  const { folder, port, host, cert, key } = options;
  if (options.help) {
    process.stdout.write(`${words.usage}\n`);
    return 0;
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return complain(words.badOption('--port'));
  if ((cert === undefined) !== (key === undefined)) return complain(words.certAndKey);
  mkdirSync(folder, { recursive: true });
  const isEmbedded = !env['DATABASE_URL'];
  if (isEmbedded && !takeFolder(folder)) return complain(words.folderHeld(folder));
  const release = (): void => {
    if (isEmbedded) leaveFolder(folder);
  };
  if (isEmbedded) say(words.embedded);
  if (cert === undefined && !isLoopback(host)) say(words.withoutTls);
  try {
    await serve(options, isEmbedded);
  } catch (error) {
    if (error instanceof HubTooOld) return complain(words.databaseNewer);
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE') return complain(words.portTaken(String(port)));
    if (code === 'ECONNREFUSED' || code === '28P01' || code === '3D000') return complain(words.noDatabase(code));
    throw error;
  } finally {
    release();
  }
  return 0;
}

async function serve(options: ReturnType<typeof readOptions>, isEmbedded: boolean): Promise<void> {
  const { folder, port, host, name, cert, key } = options;
  const ended = untilEnded();
  const log = createLog((text) => void process.stderr.write(text));
  const sql = await openSql(folder, env, ({ name: fault }) =>
    log.write(`${JSON.stringify({ level: 50, fault, msg: 'database connection' })}\n`),
  );
  const { app, parts } = await createServer({
    sql,
    blobs: openBlobs(folder, env),
    clock: Date.now,
    name,
    tls: cert && key ? { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } : undefined,
    trustProxy: options['trust-proxy'],
    metricsToken: env['HUB_METRICS_TOKEN'],
    rates: ratesOf(env),
    log,
  });
  try {
    await app.listen({ port, host });
    const door = isEmbedded ? await openDoor(folder, parts) : undefined;
    const sweep = setInterval(() => void dropForgottenPieces(sql, parts.blobs, Date.now()).catch(() => {}), hour);
    const address = app.server.address() as AddressInfo;
    const shown = host.includes(':') ? `[${host}]` : host;
    process.stdout.write(`SHOUWEN_HUB ${cert ? 'https' : 'http'}://${shown}:${address.port}\n`);
    await ended;
    clearInterval(sweep);
    door?.close();
  } finally {
    await app.close();
    log.flush();
  }
}

const untilEnded = (): Promise<void> =>
  new Promise((end) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end());
  });

process.exitCode = await main();
