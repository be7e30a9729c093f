// The browser host as a program of its own, the way `npm start` runs it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { hostTokenHeader, sessionHeaders, type UnlockState } from '../../../shared/contract/links.ts';
import { hostWords } from '../../../shared/words/host.ts';
import { passPhrase, replyOf, temporaryFolder } from '../contract/links.ts';
import { found, password } from '../contract/world.ts';
import { pageFolder } from './support.ts';

// Programs are started one after the other, and the demo office has six hundred complaints.
vi.setConfig({ testTimeout: 200_000 });

const program = fileURLToPath(new URL('../../../desk/bin/host.ts', import.meta.url));

type Host = { child: ChildProcess; said(): string; complained(): string; ended: Promise<number | null> };

const run = (args: string[], environment: Record<string, string> = {}): Host => {
  const { SHOUWEN_PASSPHRASE: _own, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, '--page', pageFolder(), ...args], {
    env: { ...inherited, LC_ALL: 'zh_CN.UTF-8', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, complained] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  const ended = new Promise<number | null>((resolve) => void child.on('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, said: () => said, complained: () => complained, ended };
};

const addressOf = async (host: Host): Promise<string> => {
  const line = /^SHOUWEN_ADDRESS (http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43})$/m;
  await expect.poll(host.said, { timeout: 100_000 }).toMatch(line);
  return line.exec(host.said())?.[1] ?? '';
};

const page = (address: string) => {
  const { origin, hash } = new URL(address);
  const token = hash.slice('#token='.length);
  const session: { token: string | null } = { token: null };
  const headers = { [hostTokenHeader]: token };
  const client: DeskClient = createORPCClient(
    new RPCLink({ url: `${origin}/rpc`, headers: () => ({ ...headers, ...sessionHeaders(session.token) }) }),
  );
  return {
    client,
    session,
    unlockState: async (): Promise<UnlockState> =>
      (await (await fetch(`${origin}/unlock-state`, { headers })).json()) as UnlockState,
    unlock: async (given: string): Promise<UnlockState> => {
      const body = JSON.stringify({ passPhrase: given });
      return (await (await fetch(`${origin}/unlock`, { method: 'POST', headers, body })).json()) as UnlockState;
    },
  };
};

const office = (): string => join(temporaryFolder(), '张 三', '首问 办公室');

describe('the browser host', () => {
  it('opens with the pass phrase of its surroundings, keeps what was entered, and ends cleanly', async () => {
    const folder = office();
    const first = run(['--folder', folder], { SHOUWEN_PASSPHRASE: passPhrase });
    const { client } = page(await addressOf(first));
    expect(await client.session.found(found)).toMatchObject({ kind: 'signedIn', folder });
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.complained()).toBe('');
    expect(existsSync(join(folder, 'desk.holder.json'))).toBe(false);

    const second = run(['--folder', folder], { SHOUWEN_PASSPHRASE: passPhrase });
    const again = page(await addressOf(second)).client;
    expect(await again.session.signIn({ account: 'wangmin', password })).toMatchObject({ kind: 'signedIn' });
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  it('says what is wrong with the pass phrase, and touches nothing', async () => {
    const folder = office();
    const first = run(['--folder', folder], { SHOUWEN_PASSPHRASE: passPhrase });
    await addressOf(first);
    first.child.kill('SIGTERM');
    await first.ended;
    const before = readFileSync(join(folder, 'desk.db'));
    for (const [language, LC_ALL] of [
      ['zh', 'zh_CN.UTF-8'],
      ['en', 'en_GB.UTF-8'],
    ] as const) {
      const wrong = run(['--folder', folder], { SHOUWEN_PASSPHRASE: 'not the one', LC_ALL });
      expect(await wrong.ended).toBe(1);
      expect(wrong.complained()).toBe(`${hostWords[language].problems.wrongPassPhrase('')}\n`);
      expect(wrong.said()).toBe('');
    }
    expect(readFileSync(join(folder, 'desk.db')).equals(before)).toBe(true);
    const short = run(['--folder', office()], { SHOUWEN_PASSPHRASE: 'short' });
    expect(await short.ended).toBe(1);
    expect(short.complained()).toBe(`${hostWords.zh.problems.passPhraseTooShort('')}\n`);
  });

  it('lets the page ask: twice for a new office, then whenever it opens', async () => {
    const folder = office();
    const first = run(['--folder', folder]);
    const desk = page(await addressOf(first));
    expect(await desk.unlockState()).toEqual({ state: 'new', folder });
    expect(await replyOf(() => desk.client.session.state())).toMatchObject({ error: { code: 'SERVICE_UNAVAILABLE' } });
    expect(await desk.unlock('short')).toMatchObject({
      state: 'new',
      problem: { kind: 'passPhraseTooShort', least: 8 },
    });
    expect(existsSync(join(folder, 'key.json'))).toBe(false);
    expect(await desk.unlock(passPhrase)).toEqual({ state: 'open', folder });
    desk.session.token = (await desk.client.session.found(found)).token;
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = run(['--folder', folder]);
    const again = page(await addressOf(second));
    expect(await again.unlockState()).toEqual({ state: 'locked', folder });
    const before = readFileSync(join(folder, 'desk.db'));
    expect(await again.unlock('not the one')).toMatchObject({ state: 'locked', problem: { kind: 'wrongPassPhrase' } });
    expect(readFileSync(join(folder, 'desk.db')).equals(before)).toBe(true);
    const replies = await Promise.all([again.unlock('not the one'), again.unlock(passPhrase), again.unlock('later')]);
    expect(replies.map(({ state }) => state)).toEqual(['locked', 'open', 'open']);
    expect(await again.unlockState()).toEqual({ state: 'open', folder });
    expect(await again.client.session.state()).toMatchObject({ kind: 'signedOut', officeName: found.unitName });
  });

  it('hands a second start the address of the first, which goes on', async () => {
    const folder = office();
    const first = run(['--folder', folder]);
    const address = await addressOf(first);
    const second = run(['--folder', folder], { SHOUWEN_PASSPHRASE: passPhrase });
    expect(await second.ended).toBe(0);
    expect(second.said()).toBe(`SHOUWEN_ADDRESS ${address}\n`);
    expect(await page(address).unlockState()).toMatchObject({ state: 'new' });
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('starts after a kill, with everything that was acknowledged', async () => {
    const folder = office();
    const first = run(['--folder', folder], { SHOUWEN_PASSPHRASE: passPhrase });
    await page(await addressOf(first)).client.session.found(found);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = run(['--folder', folder], { SHOUWEN_PASSPHRASE: passPhrase });
    const { client } = page(await addressOf(second));
    expect(await client.session.signIn({ account: 'wangmin', password })).toMatchObject({ kind: 'signedIn' });
  });

  it('makes the demo office once, and anybody can sign in to it', async () => {
    const folder = office();
    const first = run(['--folder', folder, '--demo']);
    const { client } = page(await addressOf(first));
    const state = await client.session.state();
    expect(state).toMatchObject({ kind: 'signedOut', isDemo: true });
    expect(state.accounts.length).toBeGreaterThan(3);
    for (const { account } of state.accounts.slice(0, 3)) {
      expect(await client.session.signIn({ account, password: 'demo-2026' })).toMatchObject({ kind: 'signedIn' });
    }
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const second = run(['--folder', folder, '--demo']);
    const again = page(await addressOf(second)).client;
    expect(await again.session.state()).toMatchObject({ isDemo: true, officeName: state.officeName });
  });

  it.each([
    ['an unknown option', ['--nonsense'], /host --folder/],
    ['a port that is none', ['--port', '70000'], /--port 70000/],
  ])('ends with a sentence for %s', async (_what, args, sentence) => {
    const host = run(['--folder', office(), ...args]);
    expect(await host.ended).toBe(1);
    expect(host.complained()).toMatch(sentence);
    expect(host.said()).toBe('');
  });

  it('ends with a sentence where the port is taken or the folder is a file', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const bound = taken.address();
    const port = String(typeof bound === 'object' && bound ? bound.port : 0);
    const late = run(['--folder', office(), '--port', port], { SHOUWEN_PASSPHRASE: passPhrase });
    expect(await late.ended).toBe(1);
    expect(late.complained()).toBe(`${hostWords.zh.portTaken(port)}\n`);

    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'x');
    const astray = run(['--folder', file]);
    expect(await astray.ended).toBe(1);
    expect(astray.complained()).toMatch(/\p{Script=Han}/u);
  });
});
