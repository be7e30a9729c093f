/** A real provider of identities on this PC, with two people in it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { onTestFinished, vi } from 'vitest';

export type TestProvider = { issuer: string; clientId: string; stop(): Promise<void> };

const clientId = 'shouwen-desk';

export async function startProvider(): Promise<TestProvider> {
  // It says at length that a provider in earnest would be set up otherwise.
  for (const said of ['info', 'warn'] as const) {
    const quiet = vi.spyOn(console, said).mockImplementation(() => {});
    onTestFinished(() => quiet.mockRestore());
  }
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1/signed-on'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        preferred_username: `${id}@Bank.CN`,
        email: `${id}@bank.cn`,
        email_verified: id === 'checked',
      }),
    }),
    cookies: { keys: ['only for this test'] },
    features: { devInteractions: { enabled: true } },
  });
  const answer = provider.callback();
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(stop);
  return { issuer, clientId, stop };
}

/** Goes the way of a browser: follows what it is sent to, signs in, and says yes. @returns the last page it was shown */
export async function walk(
  address: string,
  account: string,
): Promise<{ address: string; status: number; text: string }> {
  const jar = new Map<string, string>();
  let next = address;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]!.split(/=(.*)/s);
      jar.set(name, value);
    }
    form = undefined;
    const moved = response.headers.get('location');
    if (moved !== null) {
      next = new URL(moved, next).href;
      continue;
    }
    const text = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1];
    if (action === undefined) return { address: next, status: response.status, text };
    next = new URL(action, next).href;
    form = new URLSearchParams(
      text.includes('name="login"') ? { prompt: 'login', login: account, password: 'x' } : { prompt: 'consent' },
    );
  }
  throw new Error('the provider sends the browser in a circle');
}
