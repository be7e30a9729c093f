/** The provider at which people prove who they are: OpenID Connect, code flow with PKCE. */
import * as oidc from 'openid-client';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { identityOf, type SignOn, type SignOnRefusal } from '../../shared/people/security.ts';
import type { Fetch } from '../exchange/client.ts';

export type Provider = { signOn: SignOn; secret: string | undefined; fetch: Fetch };

/** One person on his way to the provider and back. */
export type Passage = {
  /** Where he signs in, with a browser. */
  address: string;
  /** Belongs to this passage alone and comes back with the answer. */
  state: string;
  /** What the provider says of him, from the address at which he came back. */
  identity(answer: URL): Promise<Result<string, SignOnRefusal>>;
};

const seconds = 10;

/** Asks the provider what it can do and prepares the way there.
 *  @param redirect address on this PC at which the answer is waited for */
export async function beginPassage(provider: Provider, redirect: string): Promise<Result<Passage, SignOnRefusal>> {
  const { issuer } = provider.signOn;
  let server: oidc.Configuration;
  try {
    server = await discover(provider);
  } catch {
    return refused({ code: 'ProviderUnreachable', issuer });
  }
  const verifier = oidc.randomPKCECodeVerifier();
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const address = oidc.buildAuthorizationUrl(server, {
    redirect_uri: redirect,
    scope: 'openid profile email',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    // Several people share a PC: whoever signed in there before him must not let him in as somebody else.
    prompt: 'login',
  });
  return done({
    address: address.href,
    state,
    identity: async (answer) => {
      try {
        const tokens = await oidc.authorizationCodeGrant(server, answer, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        return await identityFrom(server, tokens, provider.signOn);
      } catch (error) {
        // Whoever refuses in so many words was reached.
        const isSaid = error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError;
        if (isSaid) return refused({ code: 'ProviderRefused', why: error.error_description ?? error.error });
        if (error instanceof oidc.ClientError)
          return refused({ code: 'ProviderRefused', why: error.code ?? error.message });
        return refused({ code: 'ProviderUnreachable', issuer });
      }
    },
  });
}

function discover({ signOn: { issuer, clientId }, secret, fetch }: Provider): Promise<oidc.Configuration> {
  const address = new URL(issuer);
  return oidc.discovery(
    address,
    clientId,
    undefined,
    secret === undefined ? oidc.None() : oidc.ClientSecretPost(secret),
    {
      timeout: seconds,
      [oidc.customFetch]: (url, options) => fetch(url, options as RequestInit),
      // Only within this PC; `decideSecurity` takes no other address without TLS.
      ...(address.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {}),
    },
  );
}

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

async function identityFrom(
  server: oidc.Configuration,
  tokens: Tokens,
  { claim }: SignOn,
): Promise<Result<string, SignOnRefusal>> {
  const vouched = tokens.claims();
  if (!vouched) return refused({ code: 'ProviderRefused', why: 'id_token' });
  // Many providers put into the token itself only what identifies, and tell the rest when asked.
  const told: Record<string, unknown> =
    vouched[claim] === undefined
      ? { ...(await oidc.fetchUserInfo(server, tokens.access_token, vouched.sub)) }
      : { ...vouched };
  const value = told[claim];
  if (typeof value !== 'string' || value.trim() === '') return refused({ code: 'ProviderRefused', why: claim });
  // An address that nobody checked can be anybody's.
  if (claim === 'email' && told['email_verified'] !== true)
    return refused({ code: 'ProviderRefused', why: 'email_verified' });
  return done(identityOf(claim, value));
}
