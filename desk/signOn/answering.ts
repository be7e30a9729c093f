/** Waits on this PC, at a port of its own, for a browser that comes back from the provider (RFC 8252, 7.3): the same in the
 *  desktop window and in the browser host, and whichever browser people sign in with. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { minute } from '../../shared/base/time.ts';
import type { SignOnRefusal } from '../../shared/people/security.ts';
import { signOnWords } from '../../shared/words/signOn.ts';
import { beginPassage, type Passage, type Provider } from './provider.ts';

export type SignOnAnswer = Result<string, SignOnRefusal>;

/** On the way: nothing yet, or who it was, or why not. */
export type Waiting = { address: string; answer(): SignOnAnswer | undefined; stop(): void };

const path = '/signed-on';
const longestWait = 5 * minute;

/** Takes a port, asks the provider for the way, and waits for one answer. */
export async function awaitSignOn(provider: Provider): Promise<Result<Waiting, SignOnRefusal>> {
  let passage: Passage | undefined;
  let answer: SignOnAnswer | undefined;
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
    const address = new URL(request.url ?? '/', origin);
    // Any page can send a browser here; only the provider knows the state of this passage.
    const isOurs = request.method === 'GET' && address.pathname === path;
    if (!isOurs || !passage || address.searchParams.get('state') !== passage.state || answer) {
      return say(response, 404, 'unknown');
    }
    void passage.identity(address).then((found) => {
      answer ??= found;
      say(response, 200, found.ok ? 'done' : 'refused');
      stop();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = (): void => {
    clearTimeout(late);
    server.close();
    server.closeIdleConnections();
  };
  const late = setTimeout(() => {
    answer ??= refused({ code: 'SignOnExpired' });
    stop();
  }, longestWait);
  // Neither keeps the program from ending.
  late.unref();
  server.unref();
  const begun = await beginPassage(provider, `${origin}${path}`);
  if (!begun.ok) {
    stop();
    return begun;
  }
  passage = begun.value;
  return done({ address: passage.address, answer: () => answer, stop });
}

/** A page for whoever is left in the browser: nothing in it loads or runs anything. Both languages: nobody has signed in yet. */
function say(response: ServerResponse, status: number, what: 'done' | 'refused' | 'unknown'): void {
  const [zh, en] = [signOnWords.zh.browser[what], signOnWords.en.browser[what]];
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${signOnWords.zh.browser.title}</title>` +
      `<body style="font:15px/1.7 'Microsoft YaHei UI','PingFang SC','Noto Sans SC',sans-serif;max-width:32em;` +
      `margin:20vh auto;padding:0 16px;color:#22262b;background:#fafaf8"><h1 style="font-size:20px">` +
      `${signOnWords.zh.browser.title}</h1><p>${zh}</p><p lang="en">${en}</p></body></html>`,
  );
}
