/** Proofs of who a desk is: it signs an assertion with its own key, and gets a token that is good for ten minutes. */
import { createHash } from 'node:crypto';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import { minute, second, type Instant } from '../shared/base/time.ts';
import type { Hub } from './store/migrate.ts';

const tokenLife = 10 * minute;
const longestAssertion = 60 * second;
/** By how much the clock of an honest desk may be off. Its assertion says by its own clock when it was made. */
const clockTolerance = 5 * minute;

const keyOf = (hub: Hub): Uint8Array =>
  new Uint8Array(createHash('sha256').update(`token\n${hub.id}\n${hub.secret}`).digest());

export async function createToken(
  hub: Hub,
  deskId: string,
  now: Instant,
): Promise<{ token: string; expiresAt: Instant }> {
  const expiresAt = now + tokenLife;
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(deskId)
    .setAudience(hub.id)
    .setIssuedAt(Math.floor(now / second))
    .setExpirationTime(Math.floor(expiresAt / second))
    .sign(keyOf(hub));
  return { token, expiresAt };
}

/** @returns id of the desk, or undefined for anything but a token of this hub that is not over */
export type ReadToken = (token: string, now: Instant) => Promise<string | undefined>;

/** Tokens remembered at most. A desk sends the same one for ten minutes: its seal is looked at once. */
const mostRemembered = 50_000;

export function createReadToken(hub: Hub): ReadToken {
  let seen = new Map<string, { id: string; until: Instant }>();
  return async (token, now) => {
    const known = seen.get(token);
    if (known) return known.until > now ? known.id : undefined;
    const found = await verifyToken(hub, token, now);
    if (!found) return undefined;
    if (seen.size >= mostRemembered) seen = new Map();
    seen.set(token, found);
    return found.id;
  };
}

async function verifyToken(hub: Hub, token: string, now: Instant): Promise<{ id: string; until: Instant } | undefined> {
  try {
    const { payload } = await jwtVerify(token, keyOf(hub), {
      algorithms: ['HS256'],
      audience: hub.id,
      currentDate: new Date(now),
      requiredClaims: ['exp', 'sub'],
    });
    return { id: payload.sub ?? '', until: (payload.exp ?? 0) * second };
  } catch {
    return undefined;
  }
}

/** @returns what identifies this assertion until `expiresAt`, or undefined where it proves nothing */
export async function readAssertion(
  hub: Hub,
  assertion: string,
  desk: { id: string; publicKey: string },
  now: Instant,
): Promise<{ id: string; expiresAt: Instant } | undefined> {
  try {
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: desk.publicKey }, 'EdDSA');
    const { payload } = await jwtVerify(assertion, key, {
      algorithms: ['EdDSA'],
      audience: hub.id,
      issuer: desk.id,
      subject: desk.id,
      currentDate: new Date(now),
      clockTolerance: clockTolerance / second,
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    const { exp = 0, iat = 0, jti = '' } = payload;
    const isShort = exp > iat && (exp - iat) * second <= longestAssertion;
    const isNear = iat * second <= now + clockTolerance;
    if (!isShort || !isNear || jti.length > 200) return undefined;
    const id = createHash('sha256').update(`${desk.id}\n${jti}`).digest('hex');
    return { id, expiresAt: exp * second + clockTolerance };
  } catch {
    return undefined;
  }
}
