/** The command line as its users have it: a process, its two outputs and its exit code. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../../desk/cli/run.ts';

const program = fileURLToPath(new URL('../../../desk/bin/shouwen.ts', import.meta.url));

export type Ended = { code: number | null; out: string; error: string };

export const run = (args: string[], environment: Record<string, string> = {}, input = ''): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const { SHOUWEN_PASSPHRASE: _phrase, SHOUWEN_PASSWORD: _password, ...inherited } = process.env;
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...inherited, LANG: 'zh_CN.UTF-8', LC_ALL: '', ...environment },
    });
    const out: Buffer[] = [];
    const error: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => error.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString('utf8'), error: Buffer.concat(error).toString('utf8') }),
    );
    child.stdin.end(input);
  });

/** The same without a process of its own, for the many small things that can be wrong. */
export const call = async (args: string[], environment: Record<string, string> = {}): Promise<Ended> => {
  const out: string[] = [];
  const error: string[] = [];
  const code = await runCommandLine(args, {
    environment,
    locale: 'zh_CN.UTF-8',
    print: (text) => void out.push(`${text}\n`),
    complain: (text) => void error.push(`${text}\n`),
    now: Date.now,
  });
  return { code, out: out.join(''), error: error.join('') };
};

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-命令行-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
};

/** A file with this content as JSON. @returns its path */
export const jsonFile = (folder: string, name: string, content: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

export const passPhrase = 'zhao-xia-2026';
export const password = 'li-chun-2026';
export const secrets = { SHOUWEN_PASSPHRASE: passPhrase, SHOUWEN_PASSWORD: password };

/** An association of one person who holds every role. */
export const founded = async (folder: string): Promise<string> => {
  const office = join(folder, '首问 office');
  const unit = ['--kind', 'association', '--name', '某市银行业协会', '--prefix', 'XH'];
  const person = ['--person', '周正', '--account', 'zhouzheng'];
  const ended = await call(['init', '--folder', office, ...unit, ...person], secrets);
  if (ended.code !== 0) throw new Error(`init ended with ${ended.code}: ${ended.error}`);
  return office;
};

export const complaint = {
  channel: 'phone',
  complainants: [{ kind: 'person', name: '刘女士', phone: '138-0000-4321' }],
  reason: 'C1',
  narrative: '在网点排队两小时，窗口只开一个，柜员态度生硬。',
  demand: '道歉并增开窗口',
};
