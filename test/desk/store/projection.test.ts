import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../desk/store/open.ts';
import { prepareProjections, type Projection } from '../../../desk/store/projection.ts';
import { differingProjections, projectionDigest } from '../../../desk/store/digest.ts';
import {
  ended,
  entries,
  fill,
  noted,
  officeFolder,
  openTestStore,
  request,
  startScript,
  tally,
  testKey,
  valueOf,
} from './support.ts';

const tablesOf = (store: Awaited<ReturnType<typeof openTestStore>>): string[] =>
  store.database
    .prepare<[], string>(`select name from sqlite_schema where type = 'table' and name not like '%\\_%' escape '\\'`)
    .pluck()
    .all()
    .sort();

/** The tally of a later version: another table, another count. */
const newerTally: Projection = {
  ...tally,
  version: 2,
  schema: 'create table tally2 (stream text primary key, events integer not null) strict, without rowid;',
  tables: ['tally2'],
  createApply(database) {
    const count = database.prepare(
      'insert into tally2 (stream, events) values (?, 10) on conflict (stream) do update set events = events + 10',
    );
    return (event) => {
      count.run(event.stream);
    };
  },
  createForget(database) {
    const drop = database.prepare('delete from tally2 where stream = ?');
    return (stream) => void drop.run(stream);
  },
};

describe('projections at a start', () => {
  it('are refilled where the version differs, and only there', async () => {
    const folder = officeFolder();
    const key = testKey();
    const first = await openTestStore(folder, key, [entries, tally]);
    expect(first.refilled).toEqual(['entries', 'tally']);
    fill(first, 14);
    first.close();
    const steps: string[] = [];
    const second = await openTestStore(folder, key, [entries, newerTally], {
      progress: ({ done, total, names }) => steps.push(`${names.join()} ${done}/${total}`),
    });
    expect(second.refilled).toEqual(['tally']);
    expect(steps).toEqual(['tally 0/14', 'tally 14/14']);
    expect(second.database.prepare('select sum(events) from tally2').pluck().get()).toBe(140);
    expect(tablesOf(second)).toEqual([
      'attachment',
      'command',
      'entry',
      'event',
      'outbox',
      'setting',
      'tally2',
      'transfer',
    ]);
    fill(second, 1, 15);
    expect(second.database.prepare('select sum(events) from tally2').pluck().get()).toBe(150);
  });

  it('are refilled together where one reads the rows of another', async () => {
    const folder = officeFolder();
    const key = testKey();
    // Counts how many events a stream had when each of its events came: reads the tally, and the log behind it.
    const ranks: Projection = {
      name: 'ranks',
      version: 1,
      reads: ['tally'],
      schema: 'create table ranks (sequence integer primary key, rank integer not null, before integer) strict;',
      tables: ['ranks'],
      createApply(database) {
        const insert = database.prepare(
          `insert into ranks values (@sequence, (select events from tally where stream = @stream),
             (select max(sequence) from event where stream = @stream and stream_version < @version))`,
        );
        return ({ sequence, stream, streamVersion }) => {
          insert.run({ sequence, stream, version: streamVersion });
        };
      },
      createForget(database) {
        const drop = database.prepare(
          'delete from ranks where sequence in (select sequence from event where stream = ?)',
        );
        return (stream) => void drop.run(stream);
      },
    };
    const store = await openTestStore(folder, key, [tally, ranks, entries]);
    fill(store, 30);
    const digest = projectionDigest(store.database, ranks);
    expect(await differingProjections(store.database, [tally, ranks, entries])).toEqual([]);
    store.close();
    const other = await openTestStore(folder, key, [tally, { ...ranks, version: 2 }, entries]);
    expect(other.refilled).toEqual(['tally', 'ranks']);
    expect(projectionDigest(other.database, ranks)).toBe(digest);
    other.close();
    const third = await openTestStore(folder, key, [{ ...tally, version: 2 }, { ...ranks, version: 2 }, entries]);
    expect(third.refilled).toEqual(['tally', 'ranks']);
    expect(projectionDigest(third.database, ranks)).toBe(digest);
  });

  it('that no longer exist are dropped', async () => {
    const folder = officeFolder();
    const key = testKey();
    (await openTestStore(folder, key, [entries, tally])).close();
    const store = await openTestStore(folder, key, [tally]);
    expect(tablesOf(store)).toEqual(['attachment', 'command', 'event', 'outbox', 'setting', 'tally', 'transfer']);
  });

  it('have their indexes whether the log was empty or long', async () => {
    const folder = officeFolder();
    const key = testKey();
    const store = await openTestStore(folder, key, [entries]);
    const plan = (): string =>
      JSON.stringify(store.database.prepare('explain query plan select text from entry where stream = ?').all('x'));
    expect(plan()).toContain('entry_by_stream');
    fill(store, 10);
    await store.rebuild();
    expect(plan()).toContain('entry_by_stream');
  });

  it('fill a log of exactly one batch to its end', async () => {
    const folder = officeFolder();
    const key = testKey();
    const store = await openTestStore(folder, key, [tally]);
    store.executeMany(
      Array.from({ length: 2000 }, (_, index) => ({
        request: request(`r-${index}`),
        decide: noted(`stream-${index}`),
      })),
    );
    await store.rebuild();
    expect(store.database.prepare('select sum(events) from tally').pluck().get()).toBe(2000);
    expect(await prepareProjections(store.database, [tally])).toEqual([]);
  });

  it('refuse commands while they are refilled', async () => {
    const store = await openTestStore(officeFolder(), testKey(), [entries]);
    fill(store, 3);
    const rebuilding = store.rebuild();
    const refusal = { outcome: 'refused', refusal: { code: 'StoreProblem', kind: 'rebuilding' } };
    expect(store.execute(request('a'), noted('s'))).toEqual(refusal);
    expect(store.executeMany([{ request: request('a'), decide: noted('s') }])).toEqual([refusal]);
    await rebuilding;
    expect(store.execute(request('a'), noted('s'))).toMatchObject({ outcome: 'done' });
    expect(await differingProjections(store.database, [entries])).toEqual([]);
  });

  it('leave nothing behind in the progress of a rule that throws, and begin again', async () => {
    const folder = officeFolder();
    const key = testKey();
    const store = await openTestStore(folder, key, [entries, tally]);
    fill(store, 10);
    const digest = projectionDigest(store.database, tally);
    store.close();
    const database = valueOf(openDatabase({ file: join(folder, 'desk.db'), key }));
    const failing: Projection = {
      ...tally,
      version: 3,
      createApply: () => () => {
        throw new Error('a mistake');
      },
    };
    await expect(prepareProjections(database, [entries, failing])).rejects.toThrow('a mistake');
    database.close();
    const again = await openTestStore(folder, key, [entries, tally]);
    expect(again.refilled).toEqual(['tally']);
    expect(projectionDigest(again.database, tally)).toBe(digest);
  });
});

describe('a kill in the middle of a refill', () => {
  it('is made good at the next start', async () => {
    const folder = officeFolder();
    const key = testKey();
    const store = await openTestStore(folder, key, [entries, tally]);
    store.executeMany(
      Array.from({ length: 5000 }, (_, index) => ({
        request: request(`r-${index}`),
        decide: noted(`complaint-${index % 50}`, `第 ${index}`),
      })),
    );
    const digests = [entries, tally].map((projection) => projectionDigest(store.database, projection));
    store.close();
    // Dies at event 4100: two batches are committed then.
    await ended(startScript('refillScript.ts', folder, key.toString('hex'), '4100'));
    const database = valueOf(openDatabase({ file: join(folder, 'desk.db'), key }));
    const half = database.prepare('select count(*) from entry').pluck().get();
    database.close();
    expect(half).toBe(4000);
    const again = await openTestStore(folder, key, [entries, tally]);
    expect(again.refilled).toEqual(['entries', 'tally']);
    expect([entries, tally].map((projection) => projectionDigest(again.database, projection))).toEqual(digests);
  });
});
