import { describe, expect, it } from 'vitest';
import { storeProblemOf } from '../../../desk/store/problem.ts';
import { projectionDigest, differingProjections } from '../../../desk/store/digest.ts';
import type { Projection } from '../../../desk/store/projection.ts';
import { verifyStore } from '../../../desk/store/verify.ts';
import { join } from 'node:path';
import { entries, fill, noted, officeFolder, openTestStore, request, tally, testKey, valueOf } from './support.ts';

const rowCounts = (store: Awaited<ReturnType<typeof openTestStore>>): Record<string, unknown> =>
  store.database
    .prepare<[], Record<string, unknown>>(
      `select (select count(*) from command) as commands, (select count(*) from event) as events,
         (select count(*) from entry) as rows`,
    )
    .get() ?? {};

describe('a request', () => {
  it('is done once however often it is sent, with the same reply', async () => {
    const store = await openTestStore(officeFolder(), testKey(), [entries]);
    const first = store.execute(request('a'), () => ({
      events: [{ stream: 's', type: 'NoteAdded', audience: 'parties', body: { text: '一' } }],
      reply: { number: '辽-2026-0001', left: undefined, list: [1, null] },
    }));
    const again = store.execute(request('a'), () => {
      throw new Error('decided twice');
    });
    expect(first).toMatchObject({
      outcome: 'done',
      repeated: false,
      reply: { number: '辽-2026-0001', list: [1, null] },
    });
    expect(again).toMatchObject({ outcome: 'done', repeated: true, events: [] });
    expect('reply' in again && 'reply' in first && again.reply).toEqual('reply' in first && first.reply);
    expect(rowCounts(store)).toEqual({ commands: 1, events: 1, rows: 1 });
  });

  it('is still done once after the desk was closed and opened', async () => {
    const folder = officeFolder();
    const key = testKey();
    const before = await openTestStore(folder, key, [entries]);
    before.execute(request('a'), noted('s'));
    before.close();
    const store = await openTestStore(folder, key, [entries]);
    expect(store.execute(request('a'), noted('s'))).toMatchObject({ repeated: true, reply: { place: 1 } });
    expect(store.execute(request('b'), noted('s'))).toMatchObject({ repeated: false, reply: { place: 2 } });
    expect(store.refilled).toEqual([]);
  });

  it('does not get the reply of another command under its id', async () => {
    const store = await openTestStore(officeFolder(), testKey(), [entries]);
    store.execute(request('a'), noted('s'));
    for (const other of [request('a', { name: 'other' }), request('a', { personId: 'person-2' })]) {
      expect(store.execute(other, noted('s'))).toEqual({
        outcome: 'refused',
        refusal: { code: 'RequestIdReused', requestId: 'a' },
      });
    }
  });

  it('that is refused leaves nothing, and may be sent again', async () => {
    const store = await openTestStore(officeFolder(), testKey(), [entries]);
    const head = store.head();
    expect(store.execute(request('a'), () => ({ refusal: { code: 'OutletNotInUnit', outlet: 'x' } }))).toEqual({
      outcome: 'refused',
      refusal: { code: 'OutletNotInUnit', outlet: 'x' },
    });
    expect(rowCounts(store)).toEqual({ commands: 0, events: 0, rows: 0 });
    expect(store.head()).toEqual(head);
    expect(store.execute(request('a'), noted('s'))).toMatchObject({ outcome: 'done', repeated: false });
  });

  it('that throws while deciding leaves nothing and throws on', async () => {
    const store = await openTestStore(officeFolder(), testKey(), [entries]);
    fill(store, 3);
    const head = store.head();
    expect(() =>
      store.execute(request('a'), () => {
        throw new Error('a mistake in a rule');
      }),
    ).toThrow('a mistake in a rule');
    expect(store.head()).toEqual(head);
    expect(store.execute(request('a'), noted('s'))).toMatchObject({ outcome: 'done' });
  });

  it('whose rows cannot be changed is rolled back whole, and the chain goes on unbroken', async () => {
    const failing: Projection = {
      name: 'failing',
      version: 1,
      schema: 'create table failing (sequence integer primary key) strict;',
      tables: ['failing'],
      createApply: () => (event) => {
        if (event.type === 'Bad') throw new Error('a mistake in a projection');
      },
      createForget: () => () => {},
    };
    const folder = officeFolder();
    const key = testKey();
    const store = await openTestStore(folder, key, [entries, failing]);
    fill(store, 3);
    const before = rowCounts(store);
    expect(() =>
      store.execute(request('a'), () => ({
        events: [
          { stream: 's', type: 'Good', audience: 'parties', body: {} },
          { stream: 's', type: 'Bad', audience: 'parties', body: {} },
        ],
        reply: null,
      })),
    ).toThrow('a mistake in a projection');
    expect(rowCounts(store)).toEqual(before);
    fill(store, 3, 4);
    store.sealHead();
    expect(valueOf(await verifyStore({ file: join(folder, 'desk.db'), key })).findings).toEqual([]);
  });

  it('may write several streams, and sees them as they are before it', async () => {
    const store = await openTestStore(officeFolder(), testKey(), [entries]);
    store.execute(request('a'), noted('one'));
    const outcome = store.execute(request('b'), (load) => ({
      events: [
        { stream: 'one', type: 'NoteAdded', audience: 'unit-9', body: { text: 'x' } },
        { stream: 'two', type: 'NoteAdded', audience: 'parties', body: null },
        { stream: 'one', type: 'NoteAdded', audience: 'parties', body: undefined },
      ],
      reply: load('one').length + load('two').length,
    }));
    expect(outcome).toMatchObject({ reply: 1 });
    expect(store.read('one').map((event) => [event.streamVersion, event.sequence, event.audience])).toEqual([
      [1, 1, 'parties'],
      [2, 2, 'unit-9'],
      [3, 4, 'parties'],
    ]);
    expect(store.read('two')).toMatchObject([
      { streamVersion: 1, personId: 'person-1', unitId: 'unit-1', requestId: 'b', body: null, commandSequence: 2 },
    ]);
    expect(store.readAll(1, 2).map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect('events' in outcome && outcome.events).toEqual(store.readAll(1, 10));
  });
});

describe('a batch', () => {
  it('does, refuses and fails each request on its own', async () => {
    const folder = officeFolder();
    const key = testKey();
    const store = await openTestStore(folder, key, [entries, tally]);
    const outcomes = store.executeMany([
      { request: request('a'), decide: noted('s') },
      { request: request('b'), decide: () => ({ refusal: { code: 'No' } }) },
      {
        request: request('c'),
        decide: () => {
          throw new Error('a mistake');
        },
      },
      { request: request('a'), decide: noted('s') },
      // Names the same stream version twice only if the failed one left something behind.
      { request: request('d'), decide: noted('s') },
    ]);
    expect(outcomes).toMatchObject([
      { outcome: 'done', repeated: false, reply: { place: 1 } },
      { outcome: 'refused', refusal: { code: 'No' } },
      { outcome: 'failed' },
      { outcome: 'done', repeated: true, reply: { place: 1 } },
      { outcome: 'done', repeated: false, reply: { place: 2 } },
    ]);
    store.sealHead();
    const report = valueOf(await verifyStore({ file: join(folder, 'desk.db'), key, projections: [entries, tally] }));
    expect(report).toMatchObject({ whole: true, commands: 2, events: 2 });
  });
});

describe('a full disk', () => {
  it('is told as such, keeps what was there, and work goes on when there is room', async () => {
    const folder = officeFolder();
    const key = testKey();
    const store = await openTestStore(folder, key, [entries, tally]);
    fill(store, 5);
    const pages = Number(store.database.pragma('page_count', { simple: true }));
    store.database.pragma(`max_page_count = ${pages + 8}`);
    let done = 5;
    let problem = null;
    while (!problem && done < 1000) {
      try {
        store.execute(request(`more-${done}`), noted(`stream-${done}`, '满'.repeat(2000)));
        done++;
      } catch (error) {
        problem = storeProblemOf(error, 'desk.db');
      }
    }
    expect(problem).toEqual({ kind: 'diskFull', file: 'desk.db' });
    expect(store.head()).toMatchObject({ commands: done, events: done });
    expect(() =>
      store.executeMany([{ request: request('batch'), decide: noted('batch', '满'.repeat(20_000)) }]),
    ).toThrow('full');
    store.database.pragma('max_page_count = 1000000');
    expect(store.execute(request(`more-${done}`), noted('s'))).toMatchObject({ outcome: 'done', repeated: false });
    store.sealHead();
    const report = valueOf(await verifyStore({ file: join(folder, 'desk.db'), key, projections: [entries, tally] }));
    expect(report).toMatchObject({ whole: true, commands: done + 1 });
  });
});

describe('rows', () => {
  it('are the same whether written one by one, in a batch or by a rebuild', async () => {
    const one = await openTestStore(officeFolder(), testKey(), [entries, tally]);
    const other = await openTestStore(officeFolder(), testKey(), [entries, tally]);
    fill(one, 40);
    other.executeMany(
      Array.from({ length: 40 }, (_, index) => ({
        request: request(`request-${index + 1}`),
        decide: noted(`complaint-${(index + 1) % 7}`, `内容 ${index + 1}`),
      })),
    );
    for (const projection of [entries, tally]) {
      expect(projectionDigest(other.database, projection)).toBe(projectionDigest(one.database, projection));
    }
    expect(await differingProjections(one.database, [entries, tally])).toEqual([]);
    const before = projectionDigest(one.database, entries);
    await one.rebuild();
    expect(projectionDigest(one.database, entries)).toBe(before);
    one.database.prepare(`update tally set events = events + 1 where stream = 'complaint-1'`).run();
    one.database.prepare('delete from entry_search where rowid = 3').run();
    expect(await differingProjections(one.database, [entries, tally])).toEqual(['entries', 'tally']);
  });
});
