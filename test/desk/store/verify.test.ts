import { cpSync, openSync, closeSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachmentPath } from '../../../desk/store/attachments.ts';
import {
  commandHash,
  eventHash,
  chainStart,
  type ChainedCommand,
  type ChainedEvent,
} from '../../../desk/store/chain.ts';
import { openDatabase, type Database } from '../../../desk/store/open.ts';
import { verifyStore, type FindingCode } from '../../../desk/store/verify.ts';
import { entries, fill, folderHashes, officeFolder, openTestStore, tally, testKey, valueOf } from './support.ts';

const office = async (): Promise<{ folder: string; file: string; key: Buffer }> => {
  const folder = officeFolder();
  const key = testKey();
  const store = await openTestStore(folder, key, [entries, tally]);
  fill(store, 30);
  for (const text of ['一', '二', '三']) await store.attachments.add('注.txt', Buffer.from(text));
  store.close();
  return { folder, file: join(folder, 'desk.db'), key };
};

const codesOf = async (file: string, key: Buffer): Promise<FindingCode[]> => {
  const report = valueOf(await verifyStore({ file, key, projections: [entries, tally] }));
  expect(report.whole).toBe(report.findings.length === 0);
  return [...new Set(report.findings.map(({ code }) => code))].sort();
};

/** Somebody who has the key and knows SQL. */
const tamper = (file: string, key: Buffer, work: (database: Database) => void): void => {
  const database = valueOf(openDatabase({ file, key }));
  database.pragma('foreign_keys = off');
  work(database);
  database.close();
};

const sql =
  (text: string) =>
  (database: Database): void => {
    database.exec(text);
  };

describe('verification', () => {
  it('finds nothing in an office nobody touched, and changes nothing', async () => {
    const { folder, file, key } = await office();
    const before = folderHashes(folder);
    const steps = new Set<string>();
    const result = await verifyStore({ file, key, projections: [entries, tally], progress: (step) => steps.add(step) });
    expect(valueOf(result)).toMatchObject({ whole: true, commands: 30, events: 30, attachments: 3, findings: [] });
    expect([...steps]).toEqual(['pages', 'commands', 'events', 'attachments', 'projections']);
    expect(folderHashes(folder)).toMatchObject(before);
  });

  it('works beside a running desk, on one moment of it', async () => {
    const folder = officeFolder();
    const key = testKey();
    const store = await openTestStore(folder, key, [entries]);
    fill(store, 10);
    const verifying = verifyStore({ file: join(folder, 'desk.db'), key, projections: [entries] });
    fill(store, 20, 11);
    expect(valueOf(await verifying)).toMatchObject({ whole: true });
    store.sealHead();
    expect(valueOf(await verifyStore({ file: join(folder, 'desk.db'), key }))).toMatchObject({
      whole: true,
      events: 30,
    });
  });

  it('can be given up', async () => {
    const { file, key } = await office();
    await expect(verifyStore({ file, key, signal: AbortSignal.abort() })).rejects.toThrow('abort');
  });

  const everyField: [string, string, FindingCode][] = [
    ...['stream', 'type', 'audience', 'body', 'desk_id'].map((column): [string, string, FindingCode] => [
      `event.${column}`,
      `update event set ${column} = json_quote(${column} || 'x') where sequence = 7`,
      'eventChanged',
    ]),
    ['event.at', 'update event set at = at + 1 where sequence = 7', 'eventChanged'],
    ['event.stream_version', 'update event set stream_version = 99 where sequence = 7', 'eventChanged'],
    ['event.command_sequence', 'update event set command_sequence = 8 where sequence = 7', 'eventChanged'],
    ['event.hash', `update event set hash = zeroblob(32) where sequence = 7`, 'eventChanged'],
    ['event.previous_hash', `update event set previous_hash = zeroblob(32) where sequence = 7`, 'eventChainBroken'],
    ['the last event', `update event set body = '{}' where sequence = 30`, 'eventChanged'],
    ...['request_id', 'name', 'person_id', 'unit_id', 'desk_id', 'input', 'reply'].map(
      (column): [string, string, FindingCode] => [
        `command.${column}`,
        `update command set ${column} = ${column} || 'x' where sequence = 7`,
        'commandChanged',
      ],
    ),
    ['command.at', 'update command set at = at + 1 where sequence = 7', 'commandChanged'],
    ['command.recorded_at', 'update command set recorded_at = 0 where sequence = 7', 'commandChanged'],
    ['command.event_count', 'update command set event_count = 2 where sequence = 7', 'eventCount'],
    ['attachment.kind', `update attachment set kind = 'pdf' where sequence = 2`, 'attachmentChanged'],
    ['attachment.size', 'update attachment set size = 5 where sequence = 2', 'attachmentChanged'],
    ['attachment.added_at', 'update attachment set added_at = 5 where sequence = 2', 'attachmentChanged'],
  ];

  it.each(everyField)('finds an edit of %s', async (_name, text, code) => {
    const { file, key } = await office();
    tamper(file, key, sql(text));
    expect(await codesOf(file, key)).toContain(code);
  });

  it.each<[string, string, FindingCode[]]>([
    ['an event', 'delete from event where sequence = 12', ['eventGap', 'deskGap', 'eventChainBroken', 'eventCount']],
    ['the first event', 'delete from event where sequence = 1', ['eventGap', 'deskGap', 'eventChainBroken']],
    [
      'an event and its command',
      'delete from event where sequence = 12; delete from command where sequence = 12',
      ['commandGap', 'commandChainBroken', 'eventGap', 'eventChainBroken', 'streamVersions'],
    ],
    ['a command', 'delete from command where sequence = 12', ['commandGap', 'eventWithoutCommand']],
    ['an attachment', 'delete from attachment where sequence = 2', ['attachmentGap', 'attachmentChainBroken']],
    ['the head', `delete from setting where scope = 'store'`, ['headMissing']],
    [
      'the last entries',
      'delete from event where sequence > 25; delete from command where sequence > 25',
      ['headDiffers', 'logShorterThanHead'],
    ],
    [
      'the last entries, with the head made to fit',
      `delete from event where sequence > 25; delete from command where sequence > 25;
       update setting set value = json_set(value, '$.commands', 25, '$.events', 25,
         '$.commandHash', (select lower(hex(hash)) from command where sequence = 25),
         '$.eventHash', (select lower(hex(hash)) from event where sequence = 25))
       where scope = 'store' and key = 'head'`,
      ['logShorterThanHead'],
    ],
    ['the last attachment', 'delete from attachment where sequence = 3', ['headDiffers', 'logShorterThanHead']],
    [
      'everything',
      'delete from event; delete from command; delete from attachment',
      ['headDiffers', 'logShorterThanHead'],
    ],
  ])('finds the deletion of %s', async (_name, text, codes) => {
    const { file, key } = await office();
    tamper(file, key, sql(text));
    expect(await codesOf(file, key)).toEqual(expect.arrayContaining(codes));
  });

  it.each<[string, string, FindingCode[]]>([
    [
      'two events that changed places',
      `update event set sequence = -1 where sequence = 4; update event set sequence = 4 where sequence = 5;
       update event set sequence = 5 where sequence = -1`,
      ['deskGap', 'eventChainBroken'],
    ],
    [
      'two events that changed places and numbers',
      `update event set sequence = -1 where sequence = 4; update event set sequence = 4 where sequence = 11;
       update event set sequence = 11, desk_sequence = 11 where sequence = -1;
       update event set desk_sequence = 4 where sequence = 4;
       update event set stream_version = 100 where sequence = 4;
       update event set stream_version = 1 where sequence = 11;
       update event set stream_version = 2 where sequence = 4`,
      ['eventChainBroken', 'eventChanged'],
    ],
    [
      'two commands that changed places',
      `update command set sequence = -1 where sequence = 4; update command set sequence = 4 where sequence = 5;
       update command set sequence = 5 where sequence = -1`,
      ['commandChainBroken', 'eventChanged'],
    ],
    [
      'an entry said to count no more',
      'insert into set_aside (sequence, by_sequence) values (4, 9)',
      ['setAsideDiffers'],
    ],
    [
      'an event put in between',
      `insert into event select 31, 'forged', 1, type, audience, at, command_sequence, desk_id, 31, body, previous_hash,
         hash, hub_version from event where sequence = 30`,
      ['eventChainBroken', 'eventChanged', 'eventCount', 'headDiffers'],
    ],
  ])('finds %s', async (_name, text, codes) => {
    const { file, key } = await office();
    tamper(file, key, sql(text));
    expect(await codesOf(file, key)).toEqual(expect.arrayContaining(codes));
  });

  it('finds an edit whose whole chain was computed anew, by the sealed head outside', async () => {
    const { file, key } = await office();
    tamper(file, key, (database) => {
      database.exec(`update event set body = '{"text":"改"}' where sequence = 7`);
      rechain(database);
    });
    expect(await codesOf(file, key)).toEqual(['logDiffersFromHead', 'projectionDiffers']);
  });

  it('finds an office put back to an older copy of its database', async () => {
    const { folder, file, key } = await office();
    const older = join(folder, '..', 'older.db');
    cpSync(file, older);
    const store = await openTestStore(folder, key, [entries, tally]);
    fill(store, 5, 31);
    store.close();
    cpSync(older, file);
    rmSync(older);
    expect(await codesOf(file, key)).toEqual(['logShorterThanHead']);
    // Opening the office neither hides it nor stops the work.
    const again = await openTestStore(folder, key, [entries, tally]);
    expect(again.headFindings.map(({ code }) => code)).toContain('logShorterThanHead');
    fill(again, 2, 100);
    again.close();
    expect(await codesOf(file, key)).toEqual(['logShorterThanHead']);
  });

  it('finds a head outside that is missing, forged or broken', async () => {
    const { folder, file, key } = await office();
    const head = join(folder, 'head.json');
    const text = readFileSync(head, 'utf8');
    writeFileSync(head, text.replace('"events": 30', '"events": 29'));
    expect(await codesOf(file, key)).toEqual(['outsideHeadBroken']);
    writeFileSync(head, '');
    expect(await codesOf(file, key)).toEqual(['outsideHeadBroken']);
    rmSync(head);
    expect(await codesOf(file, key)).toEqual(['outsideHeadMissing']);
  });

  it('finds rows that do not follow from the log', async () => {
    const { file, key } = await office();
    tamper(file, key, sql(`update entry set text = '改' where sequence = 3`));
    expect(await codesOf(file, key)).toEqual(['projectionDiffers']);
  });

  it('finds attachments that are gone, broken or another file', async () => {
    const { folder, file, key } = await office();
    const database = valueOf(openDatabase({ file, key, readOnly: true }));
    const [first = '', second = '', third = ''] = database
      .prepare<[], string>('select sha256 from attachment order by sequence')
      .pluck()
      .all();
    database.close();
    const whole = readFileSync(join(folder, attachmentPath(second)));
    cpSync(join(folder, attachmentPath(third)), join(folder, attachmentPath(second)));
    expect(await codesOf(file, key)).toEqual(['attachmentFileDamaged']);
    writeFileSync(join(folder, attachmentPath(second)), whole.subarray(0, -1));
    expect(await codesOf(file, key)).toEqual(['attachmentFileDamaged']);
    writeFileSync(join(folder, attachmentPath(second)), whole);
    expect(await codesOf(file, key)).toEqual([]);
    rmSync(join(folder, attachmentPath(first)));
    expect(await codesOf(file, key)).toEqual(['attachmentFileMissing']);
  });

  it('finds a damaged page in the middle of the file and still reports the rest', async () => {
    const { folder, file, key } = await office();
    const store = await openTestStore(folder, key, [entries, tally]);
    fill(store, 400, 100);
    store.close();
    const pages = statSync(file).size / 4096;
    const handle = openSync(file, 'r+');
    for (const page of [Math.floor(pages / 2), Math.floor(pages / 2) + 1]) {
      writeSync(handle, Buffer.alloc(200, 7), 0, 200, page * 4096 + 1000);
    }
    closeSync(handle);
    const before = folderHashes(folder);
    const result = await verifyStore({ file, key });
    const codes = result.ok ? result.value.findings.map(({ code }) => code) : [result.problem.kind];
    expect(codes).toContain('pagesDamaged');
    expect(folderHashes(folder)).toMatchObject(before);
  });
});

/** What a forger with the key would do after an edit: every hash again, and the head in the database. */
const rechain = (database: Database): void => {
  let previous = chainStart;
  const commands = database
    .prepare<[], ChainedCommand & { sequence: number }>('select * from command order by sequence')
    .all();
  for (const row of commands) {
    const hash = commandHash(previous, row);
    database
      .prepare('update command set previous_hash = ?, hash = ? where sequence = ?')
      .run(previous, hash, row.sequence);
    previous = hash;
  }
  previous = chainStart;
  const events = database
    .prepare<[], ChainedEvent & { sequence: number }>(
      `select e.*, c.person_id, c.unit_id, c.request_id
       from event e join command c on c.sequence = e.command_sequence order by e.sequence`,
    )
    .all();
  for (const row of events) {
    const hash = eventHash(previous, row);
    database
      .prepare('update event set previous_hash = ?, hash = ? where sequence = ?')
      .run(previous, hash, row.sequence);
    previous = hash;
  }
  database.exec(`update setting set value = json_set(value,
      '$.commandHash', (select lower(hex(hash)) from command order by sequence desc limit 1),
      '$.eventHash', (select lower(hex(hash)) from event order by sequence desc limit 1))
    where scope = 'store' and key = 'head'`);
};
