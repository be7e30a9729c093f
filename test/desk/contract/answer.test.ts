import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createAnswer, type Handler, type Question } from '../../../desk/answer.ts';
import { createIncidents, incidentFile } from '../../../desk/incidents.ts';
import { createSessions } from '../../../desk/people/sessions.ts';
import { emptyOffice } from '../../../shared/people/office.ts';
import { begin, connect, openTestDesk, replyOf, temporaryFolder } from './links.ts';

const asking = (handler: Handler) => {
  const folder = temporaryFolder();
  const incidents = createIncidents(folder, () => begin);
  const sessions = createSessions(() => emptyOffice);
  const answer = createAnswer({ sessions: () => sessions, incidents, folder, isClosing: () => false });
  const question: Question = { name: 'complaint.register', schema: undefined, handler, asked: 'byAnybody' };
  const log = async (): Promise<string> => {
    await incidents.settled();
    return readFileSync(join(folder, incidentFile), 'utf8');
  };
  return { log, folder, ask: () => replyOf(() => answer(question, undefined, null)) };
};

it('gives a fault of the program a number, and logs it without what was typed', async () => {
  const { ask, log } = asking(() => {
    throw new TypeError('cannot read 赵小雨 13000000000');
  });
  const reply = await ask();
  expect(reply).toMatchObject({ error: { code: 'BROKEN', status: 500 } });
  const { incident } = (reply as { error: { data: { incident: string } } }).error.data;
  expect(incident).toMatch(/^260302-[0-9A-F]{6}$/);
  const text = await log();
  expect(JSON.parse(text)).toMatchObject({ incident, call: 'complaint.register', error: 'TypeError' });
  expect(text).toContain('answer.test.ts');
  expect(text).not.toContain('赵小雨');
  expect(text).not.toContain('13000000000');
  expect(JSON.stringify(reply)).not.toContain('赵小雨');
});

it('answers a promise that breaks later in the same way', async () => {
  const { ask, log } = asking(async () => {
    await setTimeout(1);
    throw 'not even an error';
  });
  expect(await ask()).toMatchObject({ error: { code: 'BROKEN' } });
  expect(await log()).toContain('"error":"string"');
});

it.each([
  ['SQLITE_FULL', 'diskFull'],
  ['ENOSPC', 'diskFull'],
  ['SQLITE_BUSY', 'locked'],
  ['EROFS', 'readOnly'],
  ['SQLITE_CORRUPT', 'damaged'],
])('says what the user can do about %s', async (code, kind) => {
  const { ask, folder } = asking(() => {
    throw Object.assign(new Error('x'), { code });
  });
  expect(await ask()).toMatchObject({ error: { code: 'REFUSED', data: { code: 'StoreProblem', kind, file: folder } } });
});

it('lets a running call end before the desk closes, and refuses what comes after', async () => {
  let finish: () => void = () => {};
  const reached = Promise.withResolvers<void>();
  const { desk } = await openTestDesk({}, (rooms) => ({
    ...rooms,
    createDemoOffice: () =>
      new Promise((resolve) => {
        finish = () => resolve({ account: 'nobody' });
        reached.resolve();
      }),
  }));
  const { client } = await connect('direct', desk);
  const running = replyOf(() => client.session.demo({ request: 'request-demo' }));
  await reached.promise;
  const closed = desk.close();
  expect(await replyOf(() => client.session.state())).toMatchObject({ error: { data: { code: 'DeskClosing' } } });
  finish();
  expect(await running).toMatchObject({ error: { data: { code: 'WrongPassword' } } });
  await closed;
});

it('has one reply for each of many calls at the same moment', async () => {
  const { desk } = await openTestDesk();
  const { client } = await connect('port', desk);
  const replies = await Promise.all(Array.from({ length: 300 }, () => replyOf(() => client.session.state())));
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  expect(replies[0]).toMatchObject({ value: { kind: 'fresh' } });
});
