import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAddress } from '../../build/browserHost.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the browser host around a stand-in for the desk, without a window. */
function startWith(deskSource: string): { child: ChildProcess; output: () => string; code: Promise<number | null> } {
  const deskFile = join(folder, 'desk.mjs');
  const starter = join(folder, 'starter.mjs');
  const host = join(import.meta.dirname, '..', '..', 'build', 'browserHost.ts');
  writeFileSync(deskFile, deskSource);
  writeFileSync(
    starter,
    `import { runBrowserHost } from ${JSON.stringify(host)};
     const options = { demo: true, folder: ${JSON.stringify(folder)}, host: 'browser', port: 0, open: false };
     process.exitCode = await runBrowserHost(options, ${JSON.stringify(deskFile)});`,
  );
  const child = spawn(process.execPath, [starter], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  return { child, output: () => text, code: new Promise((resolve) => child.on('close', resolve)) };
}

describe('the browser host', () => {
  it('reads the address line and nothing else', () => {
    expect(readAddress('SHOUWEN_ADDRESS http://127.0.0.1:4100/#token=abc\r')).toBe('http://127.0.0.1:4100/#token=abc');
    expect(readAddress('SHOUWEN_ADDRESS http://example.org/#token=abc')).toBeUndefined();
    expect(readAddress('listening on http://127.0.0.1:4100/')).toBeUndefined();
  });

  it('hands over the options, prints the address and ends the desk cleanly', async () => {
    const { child, output, code } = startWith(`
      console.log(JSON.stringify(process.argv.slice(2)));
      process.on('SIGTERM', () => { console.log('closed cleanly'); process.exit(0); });
      setInterval(() => {}, 1000);
      console.log('SHOUWEN_ADDRESS http://127.0.0.1:4100/#token=abc');`);
    await expect.poll(output, { timeout: 20_000 }).toContain('Shouwen: http://127.0.0.1:4100/#token=abc');
    child.kill('SIGINT');
    expect(await code).toBe(0);
    expect(output()).toContain('"--demo"');
    expect(output()).toContain('"--page"');
    expect(output()).toContain('closed cleanly');
  });

  it('says it in words too, for a system without signals', async () => {
    const { child, output, code } = startWith(`
      process.on('SIGTERM', () => {});
      process.on('message', (message) => { console.log('heard ' + message); process.exit(0); });
      console.log('SHOUWEN_ADDRESS http://127.0.0.1:4100/#token=abc');`);
    await expect.poll(output, { timeout: 20_000 }).toContain('Shouwen:');
    child.kill('SIGINT');
    expect(await code).toBe(0);
    expect(output()).toContain('heard end');
  });

  it('ends at once when another desk holds the folder and its address was shown', async () => {
    const { output, code } = startWith(`console.log('SHOUWEN_ADDRESS http://127.0.0.1:4200/#token=def');`);
    expect(await code).toBe(0);
    expect(output()).toContain('Shouwen: http://127.0.0.1:4200/#token=def');
  });

  it('passes on that the desk could not start', async () => {
    const { output, code } = startWith(`console.log('The folder cannot be written.'); process.exitCode = 1;`);
    expect(await code).toBe(1);
    expect(output()).toContain('The folder cannot be written.');
  });
});
