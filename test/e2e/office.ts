import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readAddress } from '../../build/browserHost.ts';
import { inRoot } from '../../build/paths.ts';
import { createDesk } from '../../desk/desk.ts';
import type { DeskClient } from '../../shared/contract/contract.ts';
import type { Role } from '../../shared/people/office.ts';

/** A small office with real people in it, and the browser host that serves it. */

export const passPhrase = '窗外有一棵老槐树';
export const password = '海棠花开-2026';
export const firstPassword = '第一次登录-2026';

export type TestOffice = { folder: string; units: Record<string, string>; people: Record<string, string> };

/** A hash in no time: many people sign in here, and none of them is a thief. */
const cheap = { memorySize: 8, iterations: 1 };

let requests = 0;
export const request = (): string => `e2e-request-${++requests}-${process.pid}`;

/** Opens a desk in this process on a folder, for setting the scene before the window opens, and closes it again. */
export async function withDesk<Value>(
  folder: string,
  work: (client: DeskClient, sign: (account: string, secret?: string) => Promise<void>) => Promise<Value>,
  clock: () => number = Date.now,
): Promise<Value> {
  const opened = await createDesk({
    folder,
    clock,
    key: { by: 'passPhrase', passPhrase },
    passwordCost: cheap,
    host: 'cli',
    version: '0.0.0',
  });
  if (!opened.ok) throw new Error(`the desk did not open: ${opened.problem.kind}`);
  const desk = opened.value;
  let token: string | null = null;
  const client = desk.client(() => token);
  try {
    return await work(client, async (account, secret = password) => {
      token = (await client.session.signIn({ account, password: secret })).token;
    });
  } finally {
    await desk.close();
  }
}

/** The association with its desk, one bank and its outlet: A and B everywhere, a director, somebody who calls back. */
export async function foundOffice(clock: () => number = Date.now): Promise<TestOffice> {
  const folder = mkdtempSync(join(tmpdir(), '首问 e2e '));
  return withDesk(
    folder,
    async (client, sign) => {
      await client.session.found({
        request: request(),
        kind: 'association',
        unitName: '辽宁省银行业协会',
        numberPrefix: 'SYXH',
        personName: '管理员',
        account: 'admin',
        password,
      });
      await sign('admin');
      const top = (await client.office.view()).units[0]!.id;
      const unit = async (
        kind: 'department' | 'member' | 'outlet',
        name: string,
        parent: string,
        numberPrefix?: string,
      ) =>
        (
          await client.office.saveUnit({
            request: request(),
            kind,
            name,
            parent,
            contact: { phone: '024-22532961' },
            ...(numberPrefix ? { numberPrefix } : {}),
          })
        ).id;
      const desk = await unit('department', '服务拓展部', top);
      const bank = await unit('member', '工商银行辽宁省分行', top, 'GH');
      const outlet = await unit('outlet', '工行沈阳和平支行', bank);
      const units = { top, desk, bank, outlet };
      const person = async (name: string, account: string, seats: [unit: string, ...roles: Role[]][]) =>
        (
          await client.office.savePerson({
            request: request(),
            name,
            account,
            contact: { phone: '024-00001000' },
            seats: seats.map(([seat, ...roles]) => ({ unit: seat, roles })),
            password: firstPassword,
          })
        ).id;
      const people = {
        wang: await person('王敏', 'wang', [[desk, 'intake', 'handler']]),
        li: await person('李强', 'li', [[desk, 'intake', 'handler', 'callBack']]),
        fang: await person('方主任', 'fang', [[top, 'approver', 'supervisor']]),
        zhang: await person('张伟', 'zhang', [[bank, 'intake', 'handler']]),
        zhao: await person('赵雪', 'zhao', [[bank, 'intake', 'handler', 'supervisor']]),
        chen: await person('陈静', 'chen', [[outlet, 'intake', 'handler']]),
        sun: await person('孙岩', 'sun', [[outlet, 'intake', 'handler']]),
      };
      const pair = (where: string, a: string, b: string) =>
        client.duty.setPair({ request: request(), unit: where, a, b });
      await pair(desk, people.wang, people.li);
      await pair(bank, people.zhang, people.zhao);
      await pair(outlet, people.chen, people.sun);
      for (const account of Object.keys(people)) {
        await sign(account, firstPassword);
        await client.session.changePassword({ request: request(), old: firstPassword, fresh: password });
      }
      return { folder, units, people };
    },
    clock,
  );
}

export type Host = { address: string; process: ChildProcess; stop(): Promise<void> };

/** Serves the folder with the pass phrase given, as `npm start` does. */
export const startHost = (folder: string, ...more: string[]): Promise<Host> => serve(folder, passPhrase, more);

/** Serves the folder without it: the page has to ask. */
export const startAskingHost = (folder: string): Promise<Host> => serve(folder, '', []);

async function serve(folder: string, given: string, more: string[]): Promise<Host> {
  const desk = spawn(
    process.execPath,
    [inRoot('desk', 'bin', 'host.ts'), '--folder', folder, '--port', '0', '--page', inRoot('out', 'renderer'), ...more],
    {
      env: { ...process.env, SHOUWEN_PASSPHRASE: given },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const lines: string[] = [];
  for await (const line of createInterface({ input: desk.stdout })) {
    lines.push(line);
    const address = readAddress(line);
    if (address !== undefined) {
      return {
        address,
        process: desk,
        stop: async () => {
          if (desk.exitCode !== null || desk.signalCode !== null) return;
          const gone = once(desk, 'exit');
          desk.kill('SIGTERM');
          await gone;
        },
      };
    }
  }
  throw new Error(`the desk ended without an address: ${lines.join('\n')}`);
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
