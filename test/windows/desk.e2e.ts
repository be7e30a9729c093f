// The window in Chromium here, the desk under Windows Node in Wine: pass phrase, demo office, a kill, and all is there.
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { expect, test, type Page } from '@playwright/test';
import { readAddress } from '../../build/browserHost.ts';
import { inRoot } from '../../build/paths.ts';
import { ended, startWindowsNode, windowsPath } from '../../build/wine.ts';
import type { DeskClient } from '../../shared/contract/contract.ts';
import { hostTokenHeader, sessionHeaders, type UnlockState } from '../../shared/contract/links.ts';

const folder = String.raw`C:\users\李雷\AppData\Local\首问 e2e`;
const passPhrase = '窗外有一棵老槐树';
const [account, password] = ['lilei', '海棠花开-2026'];
const started: ChildProcess[] = [];

/** Starts the browser host on Windows and waits for its address. */
async function startDesk(name: string): Promise<{ desk: ChildProcess; address: string }> {
  const output = inRoot('out', 'windows', `${name}.txt`);
  const args = ['--folder', folder, '--port', '0', '--page', windowsPath(inRoot('out', 'renderer'))];
  const desk = startWindowsNode(inRoot('desk', 'bin', 'host.ts'), args, output);
  started.push(desk);
  const lines = (): string[] => (existsSync(output) ? readFileSync(output, 'utf8').split('\n') : []);
  let address = '';
  await expect
    .poll(
      () => {
        address =
          lines()
            .map(readAddress)
            .find((found) => found !== undefined) ?? '';
        if (address === '' && desk.exitCode !== null) throw new Error(`the desk ended: ${lines().join('\n')}`);
        return address;
      },
      { timeout: 60_000 },
    )
    .not.toBe('');
  return { desk, address };
}

const tokenOf = (address: string): string => new URL(address).hash.slice('#token='.length);

async function unlock(address: string): Promise<UnlockState> {
  const response = await fetch(new URL('/unlock', address), {
    method: 'POST',
    headers: { [hostTokenHeader]: tokenOf(address), 'content-type': 'application/json' },
    body: JSON.stringify({ passPhrase }),
  });
  return (await response.json()) as UnlockState;
}

const clientOf = (address: string, session: string | null): DeskClient =>
  createORPCClient(
    new RPCLink({
      url: `${new URL(address).origin}/rpc`,
      headers: () => ({ [hostTokenHeader]: tokenOf(address), ...sessionHeaders(session) }),
    }),
  );

/** The page stands, in Chinese, without an error. */
async function look(page: Page, address: string, picture: string): Promise<void> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  await expect(page.locator('#root')).toContainText(/\p{Script=Han}{2}/u);
  await page.screenshot({ path: inRoot('out', 'windows', picture) });
  expect(errors).toEqual([]);
}

test.afterAll(async () => {
  for (const desk of started) {
    if (desk.exitCode === null) desk.kill('SIGKILL');
    await ended(desk);
  }
});

test('an office made on Windows survives a kill and opens with its pass phrase only', async ({ page }) => {
  const first = await startDesk('desk-1');
  await look(page, first.address, 'new.png');
  expect(await unlock(first.address)).toMatchObject({ state: 'open' });
  const founded = await clientOf(first.address, null).session.found({
    request: 'windows-e2e-found-office',
    kind: 'association',
    unitName: '沈阳市银行业协会',
    numberPrefix: '沈银协',
    personName: '李雷',
    account,
    password,
  });
  const office = await clientOf(first.address, founded.token).office.view();
  expect(office.persons.map(({ name }) => name)).toEqual(['李雷']);
  await look(page, first.address, 'open.png');

  // A second start says where the first one answers.
  const second = await startDesk('desk-2');
  expect(second.address).toBe(first.address);

  first.desk.kill('SIGKILL');
  await ended(first.desk);

  const again = await startDesk('desk-3');
  await look(page, again.address, 'locked.png');
  expect(await unlock(again.address)).toMatchObject({ state: 'open' });
  const session = await clientOf(again.address, null).session.signIn({ account, password });
  expect(await clientOf(again.address, session.token).office.view()).toEqual(office);
  expect(await clientOf(again.address, session.token).care.verify()).toMatchObject({ findings: [] });
});
