import { describe, expect, it } from 'vitest';
import { callByName, connect, faultsIn, linkNames, openTestDesk, replyOf, type LinkName, type Reply } from './links.ts';
import { samples } from './samples/index.ts';
import { callNames, details, foundWorld, password } from './world.ts';

const zipBegin = Buffer.from('PK\u0003').toString('base64');

/** Random by nature, and where the desk lies. */
const normalised = (value: unknown, folder: string): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (key, part: unknown) => {
      if (key === 'token' && part !== null) return '<token>';
      // Every desk's log has a chain of its own.
      if (key === 'hash') return '<hash>';
      // Each desk has keys of its own.
      if (key === 'fingerprint' && part !== null) return '<fingerprint>';
      if (key === 'content' && String(part).startsWith('{"shouwen"')) return '<signed>';
      // A package of evidence holds the hashes of entries, and among them is one with the salt of a password.
      if (key === 'content' && String(part).startsWith(zipBegin)) return '<zip>';
      return typeof part === 'string' ? part.replaceAll(folder, '<folder>') : part;
    }),
  );

/** Every call of the contract, once with an input that could be right and once with one that cannot, signed out and in. */
const transcript = async (name: LinkName) => {
  const { desk, folder, wait } = await openTestDesk();
  const link = await connect(name, desk);
  const replies: [string, unknown][] = [];
  const ask = async (call: string, input: unknown): Promise<Reply> => {
    const reply = await replyOf(() => callByName(link.client, call, input));
    replies.push([call, normalised(reply, folder)]);
    const token = 'value' in reply ? (reply.value as { token?: string | null } | null)?.token : null;
    if (typeof token === 'string') link.session.token = token;
    wait(1000);
    return reply;
  };
  await ask('session.state', undefined);
  await ask('today.view', undefined);
  const world = await foundWorld(link);
  for (const [call, input] of Object.entries(samples(world))) {
    if (call === 'session.signOut' || call === 'session.lock') continue;
    await ask(call, input);
    await ask(call, 7);
    await ask(call, { request: 1, id: ['x'], details: null, 'no such field': 'x'.repeat(5000) });
  }
  await ask('session.lock', undefined);
  await ask('complaint.open', { id: world.complaint });
  await ask('session.signIn', { account: 'wangmin', password });
  await ask('complaint.open', { id: world.complaint });
  await ask('session.signOut', undefined);
  await ask('complaint.open', { id: world.complaint });
  expect(await faultsIn(desk)).toEqual([]);
  return { replies, changes: link.changes };
};

/** The machine may be busy with other tests. */
const patience = { timeout: 20_000 };

const codesOf = (replies: [string, unknown][], call: string): string[] =>
  replies
    .filter(([name]) => name === call)
    .map(([, reply]) => {
      const { error } = reply as { error?: { code: string; data?: { code?: string } } };
      return error ? [error.code, error.data?.code].filter((part) => part !== undefined).join(' ') : 'ok';
    });

describe('the contract', () => {
  it('answers every call in the same words over every link', { timeout: 120_000 }, async () => {
    const [direct, port, http] = await Promise.all(linkNames.map(transcript));
    expect(new Set(direct!.replies.map(([call]) => call))).toEqual(new Set(callNames));
    expect(port!.replies).toEqual(direct!.replies);
    expect(http!.replies).toEqual(direct!.replies);
    await expect.poll(() => port!.changes, patience).toEqual(direct!.changes);
    await expect.poll(() => http!.changes, patience).toEqual(direct!.changes);
    expect(direct!.changes.length).toBeGreaterThan(8);

    const { replies } = direct!;
    expect(codesOf(replies, 'today.view')).toEqual(['SIGNED_OUT', 'ok', 'ok', 'ok']);
    expect(codesOf(replies, 'session.found')).toEqual(['ok', 'BAD_INPUT', 'BAD_INPUT']);
    expect(codesOf(replies, 'session.demo')[0]).toBe('REFUSED OfficeExists');
    expect(codesOf(replies, 'session.signIn')).toEqual(['REFUSED WrongPassword', 'BAD_INPUT', 'BAD_INPUT', 'ok']);
    expect(codesOf(replies, 'care.restore')[0]).toBe('REFUSED OfficeExists');
    expect(codesOf(replies, 'complaint.register')).toEqual(['ok', 'BAD_INPUT', 'BAD_INPUT']);
    expect(codesOf(replies, 'attachment.add')).toEqual(['ok', 'BAD_INPUT', 'BAD_INPUT']);
    expect(codesOf(replies, 'complaint.open')).toEqual([
      'ok',
      'BAD_INPUT',
      'BAD_INPUT',
      'SIGNED_OUT',
      'ok',
      'SIGNED_OUT',
    ]);
    expect(replies.filter(([, reply]) => JSON.stringify(reply).includes('"BROKEN"'))).toEqual([]);
  });

  describe.each(linkNames)('over the link %s', (name) => {
    it('does a request once, however often it arrives', async () => {
      const { desk, parts } = await openTestDesk();
      const link = await connect(name, desk);
      await foundWorld(link);
      const before = parts.store.head().events;
      const register = { request: 'request-again', details };
      const first = await link.client.complaint.register(register);
      const after = parts.store.head().events;
      const others = await Promise.all([1, 2, 3].map(() => link.client.complaint.register(register)));
      expect(after).toBeGreaterThan(before);
      expect(others).toEqual([first, first, first]);
      expect(parts.store.head().events).toBe(after);
    });

    it('does a request once when it arrives three times at the same moment', async () => {
      const { desk, parts } = await openTestDesk();
      const link = await connect(name, desk);
      await foundWorld(link);
      const commands = parts.store.head().commands;
      const note = { request: 'request-thrice', details };
      const replies = await Promise.all([1, 2, 3].map(() => link.client.complaint.register(note)));
      expect(new Set(replies.map(({ number }) => number)).size).toBe(1);
      expect(parts.store.head().commands).toBe(commands + 1);
    });

    it('tells every page what changed, and only after it changed', async () => {
      const { desk } = await openTestDesk();
      const [link, other] = [await connect(name, desk), await connect(name, desk)];
      const world = await foundWorld(link);
      await link.client.complaint.note({ request: 'request-note', id: world.complaint, text: '补充', internal: false });
      await expect.poll(() => other.changes.at(-1)?.topics, patience).toEqual(['complaint']);
      expect(other.changes).toEqual(link.changes);
    });

    it('names the places it does not understand, at most twenty, never what was typed', async () => {
      const { desk } = await openTestDesk();
      const link = await connect(name, desk);
      await foundWorld(link);
      const seats = Array.from({ length: 20 }, () => ({ unit: '', roles: ['机密'] }));
      const input = { request: 'short', name: '', account: 'x'.repeat(99), contact: 5, seats };
      const reply = await replyOf(() => callByName(link.client, 'office.savePerson', input));
      expect(reply).toMatchObject({ error: { code: 'BAD_INPUT', status: 422 } });
      const { problems } = (reply as { error: { data: { problems: unknown[] } } }).error.data;
      expect(problems).toHaveLength(20);
      expect(problems.slice(0, 6)).toEqual([
        { path: 'request', why: 'tooShort' },
        { path: 'name', why: 'tooShort' },
        { path: 'account', why: 'tooLong' },
        { path: 'contact', why: 'wrongType' },
        { path: 'seats.0.unit', why: 'tooShort' },
        { path: 'seats.0.roles.0', why: 'notAllowed' },
      ]);
      expect(JSON.stringify(reply)).not.toContain('机密');
    });
  });

  it.each(['port', 'http'] as const)('says over the link %s that a call is not known', async (name) => {
    const { desk } = await openTestDesk();
    const { client } = await connect(name, desk);
    const reply = await replyOf(() => callByName(new Proxy(client, {}), 'complaint.vanish', {}));
    expect(reply).toMatchObject({
      error: { code: 'BAD_INPUT', data: { problems: [{ path: '', why: 'unknownCall' }] } },
    });
  });
});
