import { setTimeout } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { servePort } from '../../../desk/links/port.ts';
import { connect, openTestDesk, replyOf } from '../contract/links.ts';
import { found } from '../contract/world.ts';

/** The machine may be busy with other tests. */
const patience = { timeout: 20_000 };

const served = async () => {
  const { desk } = await openTestDesk();
  const { port1: port, port2 } = new MessageChannel();
  onTestFinished(() => port.close());
  const stop = servePort(desk, port2);
  const heard: unknown[] = [];
  port.on('message', (message) => heard.push(message));
  return { desk, port, heard, stop };
};

const state = JSON.stringify({ i: '1', p: { u: '/session/state', b: {} } });

it.each<[string, unknown]>([
  ['an object', { i: '1', p: { u: '/session/state' } }],
  ['nothing', null],
  ['a number', 7],
  ['bytes', new Uint8Array([255, 0, 1])],
  ['text that is no JSON', '{"i":'],
  ['JSON that is no call', '[]'],
  ['a call without an address', '{"i":"1","p":{}}'],
  ['a call without anything', '{"i":"1"}'],
  ['a call to another place', '{"i":"1","p":{"u":"http://evil.example/x"}}'],
  ['a call to a place of two slashes', '{"i":"1","p":{"u":"//evil.example/x"}}'],
  ['a call by GET', '{"i":"1","p":{"u":"/session/state","m":"GET"}}'],
  ['a form', '{"i":"1","p":{"u":"/session/state","h":{"content-type":"multipart/form-data"},"b":"x"}}'],
  ['a file', '{"i":"1","p":{"u":"/session/state","h":{"content-disposition":"x"},"b":"x"}}'],
  ['a piece of a stream nobody opened', '{"i":"9","t":3,"p":{"e":"message","d":1}}'],
  ['the end of a call nobody made', '{"i":"9","t":4}'],
  ['a push sent the wrong way', { shouwen: 'change', change: { topics: [] } }],
])('is not disturbed by %s', async (_what, message) => {
  const { port, heard } = await served();
  const faults: unknown[] = [];
  const note = (fault: unknown): void => void faults.push(fault);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  port.postMessage(message);
  port.postMessage(state);
  await expect.poll(() => heard, patience).toHaveLength(1);
  await setTimeout(20);
  expect(heard[0]).toContain('"kind":"fresh"');
  expect(faults).toEqual([]);
});

it('answers a call whose body cannot be read', async () => {
  const { port, heard } = await served();
  port.postMessage('{"i":"1","p":{"u":"/session/signIn","b":"not what the link writes"}}');
  port.postMessage('{"i":"2","p":{"u":"/nowhere/at/all","b":{}}}');
  await expect.poll(() => heard, patience).toHaveLength(2);
  expect(heard[0]).toContain('BAD_INPUT');
  expect(heard[1]).toContain('unknownCall');
});

it('serves a port that hands over events, as Electron does', async () => {
  const { desk } = await openTestDesk();
  const listeners = new Map<string, (event?: { data: unknown }) => void>();
  const heard: unknown[] = [];
  let started = 0;
  servePort(desk, {
    postMessage: (data) => void heard.push(data),
    on: (type, listener) => void listeners.set(type, listener),
    start: () => void (started += 1),
  });
  expect(started).toBe(1);
  listeners.get('message')?.({ data: state });
  await expect.poll(() => heard, patience).toHaveLength(1);
  const { client } = await connect('direct', desk);
  await client.session.found(found);
  expect(heard[1]).toEqual({ shouwen: 'change', change: { topics: ['session', 'office', 'duty'] } });
});

it('falls silent when the page has gone, and the desk goes on', async () => {
  const { desk, port, heard } = await served();
  const { client } = await connect('direct', desk);
  port.close();
  await setTimeout(20);
  expect(await replyOf(() => client.session.found(found))).toMatchObject({ value: { kind: 'signedIn' } });
  expect(heard).toEqual([]);
});

it('serves many pages at once, each with its own session', async () => {
  const { desk } = await openTestDesk();
  const first = await connect('port', desk);
  const second = await connect('port', desk);
  first.session.token = (await first.client.session.found(found)).token;
  expect(await first.client.session.state()).toMatchObject({ kind: 'signedIn' });
  expect(await second.client.session.state()).toMatchObject({ kind: 'signedOut' });
});
