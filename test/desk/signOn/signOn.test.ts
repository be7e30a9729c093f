import { describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { connect, replyOf, type Link } from '../contract/links.ts';
import { outcomeOf, password, request, smallOffice } from '../people/office.ts';
import { startProvider, walk } from './provider.ts';

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What the page does until the provider has answered. */
async function answerTo(client: DeskClient, handle: string) {
  for (let turn = 0; turn < 200; turn++) {
    const reply = await replyOf(() => client.session.signOn({ handle }));
    if ('error' in reply) return reply;
    const { session } = reply.value as Awaited<ReturnType<DeskClient['session']['signOn']>>;
    if (session) return { session };
    await wait(20);
  }
  throw new Error('no answer');
}

async function signOnAs(link: Link, account: string) {
  const { handle, address } = await link.client.session.beginSignOn();
  const page = await walk(address!, account);
  return { page, answer: await answerTo(link.client, handle) };
}

const refusalOf = (answer: Awaited<ReturnType<typeof answerTo>>) => ('error' in answer ? answer.error.data : answer);

describe('PPL-SSO: signing in at the provider of the organisation', () => {
  it('lets in whom an administrator linked, and nobody else', async () => {
    const office = await smallOffice();
    const { client } = office.founder;
    const provider = await startProvider();
    const signOn = { issuer: provider.issuer, clientId: provider.clientId, label: '统一认证' } as const;
    const set = (claim: 'sub' | 'preferred_username' | 'email') =>
      client.security.save({ request: request(), idleMinutes: 5, signOn: { ...signOn, claim } });
    const li = await office.person('li', [office.units.bank, 'handler']);
    const wang = await office.person('wang', [office.units.bank, 'handler']);
    const stranger = await connect('direct', office.desk);
    expect(await outcomeOf(() => stranger.client.session.beginSignOn())).toBe('SignOnNotSet');

    await set('preferred_username');
    expect(await stranger.client.session.state()).toMatchObject({ signOn: '统一认证', idleMinutes: 5 });
    expect(refusalOf((await signOnAs(stranger, 'li')).answer)).toEqual({
      code: 'SignOnNotLinked',
      identity: 'li@bank.cn',
    });
    await client.office.linkSignOn({ request: request(), id: li, identity: 'LI@bank.cn' });
    expect(
      await outcomeOf(() => client.office.linkSignOn({ request: request(), id: wang, identity: 'li@BANK.cn' })),
    ).toBe('IdentityTaken');
    const { page, answer } = await signOnAs(stranger, 'li');
    expect(page).toMatchObject({ status: 200 });
    expect(page.text).toContain('请回到首问');
    // Nobody asks somebody for a new password who typed none.
    expect(answer).toMatchObject({ session: { kind: 'signedIn', person: { id: li, mustChangePassword: false } } });
    if ('session' in answer) stranger.session.token = answer.session.token;
    expect((await stranger.client.today.view()).counts.mine).toBe(0);

    // The link is for those who let people in.
    const seen = (await stranger.client.office.view()).persons.find(({ id }) => id === li);
    expect(seen).not.toHaveProperty('signOn');
    expect((await client.office.view()).persons.find(({ id }) => id === li)?.signOn).toBe('li@bank.cn');
    // How people get in never leaves this desk, nor does it stand in the outbox of entries for others.
    const told = office.parts.store
      .readAll(0, 1000)
      .filter(({ type }) => type === 'SignOnLinked' || type === 'SecuritySet');
    expect(told.map(({ audience }) => audience)).toEqual(['desk', 'desk']);

    // An address nobody verified proves nothing.
    await set('email');
    await client.office.linkSignOn({ request: request(), id: wang, identity: 'wang@bank.cn' });
    const other = await connect('direct', office.desk);
    expect(refusalOf((await signOnAs(other, 'wang')).answer)).toEqual({
      code: 'ProviderRefused',
      why: 'email_verified',
    });

    // Away: said in words, and the password still works.
    await provider.stop();
    expect(await outcomeOf(() => other.client.session.beginSignOn())).toBe('ProviderUnreachable');
    expect((await other.client.session.signIn({ account: 'founder', password })).kind).toBe('signedIn');

    // Whoever has left is let in by nobody; a link taken away lets nobody in.
    await client.office.linkSignOn({ request: request(), id: wang, identity: '' });
    expect((await client.office.view()).persons.find(({ id }) => id === wang)?.signOn).toBeUndefined();
  });

  it('answers only the browser that was sent, once, and forgets whoever gave up', async () => {
    const office = await smallOffice();
    const provider = await startProvider();
    const { client } = office.founder;
    const signOn = { issuer: provider.issuer, clientId: provider.clientId, label: '统一认证', claim: 'sub' } as const;
    await client.security.save({ request: request(), idleMinutes: 10, signOn });
    const { handle, address } = await client.session.beginSignOn();
    const redirect = new URL(new URL(address!).searchParams.get('redirect_uri')!);
    expect(new URL(address!).searchParams.get('code_challenge_method')).toBe('S256');
    for (const strange of ['?state=guessed&code=x', '', '?code=x']) {
      expect((await fetch(new URL(`/signed-on${strange}`, redirect))).status).toBe(404);
    }
    expect((await fetch(new URL('/elsewhere', redirect))).status).toBe(404);
    const state = new URL(address!).searchParams.get('state')!;
    await fetch(
      new URL(`/signed-on?state=${state}&error=access_denied&iss=${encodeURIComponent(provider.issuer)}`, redirect),
    );
    expect(refusalOf(await answerTo(client, handle))).toEqual({ code: 'ProviderRefused', why: 'access_denied' });
    expect(await outcomeOf(() => client.session.signOn({ handle }))).toBe('SignOnExpired');

    const again = await client.session.beginSignOn();
    await client.session.signOn({ handle: again.handle, isGivenUp: true });
    expect(await outcomeOf(() => client.session.signOn({ handle: again.handle }))).toBe('SignOnExpired');
    expect(
      await outcomeOf(() =>
        client.security.save({
          request: request(),
          idleMinutes: 10,
          signOn: { ...signOn, issuer: 'http://sso.example.org' },
        }),
      ),
    ).toBe('IssuerNotSafe');
  });
});
