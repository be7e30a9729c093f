/** To which hub this desk belongs, and the keys by which it proves who it is. Kept with the office, encrypted like it. */
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Instant } from '../../shared/base/time.ts';
import type { PublicKey } from '../../shared/exchange/protocol.ts';
import { fieldsOf } from '../store/json.ts';
import type { Settings } from '../store/settings.ts';

export type Membership = {
  address: string;
  hub: { id: string; name: string };
  /** Unit this desk works for, and the organisation it belongs to. */
  unit: string;
  organisation: string;
  /** of this desk alone; missing where the hub gave none */
  deskNumber?: number;
  deskName: string;
  joinedAt: Instant;
};

const scope = 'exchange';
const hubKey = 'hub';
const keysKey = 'keys';
const cursorKey = 'cursor';

export const readMembership = (settings: Settings): Membership | undefined => {
  const text = settings.read(scope, hubKey);
  return text === undefined ? undefined : ((fieldsOf(text) ?? undefined) as Membership | undefined);
};

export const saveMembership = (settings: Settings, membership: Membership, at: Instant): void =>
  settings.save(scope, hubKey, JSON.stringify(membership), at);

export const dropMembership = (settings: Settings): void => settings.drop(scope, hubKey);

/** Place in what the hub hands out; kept by the log together with what came. */
export const readCursor = (settings: Settings): string | null => settings.read(scope, cursorKey) ?? null;

export const forgetCursor = (settings: Settings): void => settings.drop(scope, cursorKey);

/** A place among desks that exchange by files alone. */
export type Circle = { unit: string; organisation: string; deskNumber?: number; deskName: string; joinedAt: Instant };

const circleKey = 'circle';

export const readCircle = (settings: Settings): Circle | undefined => {
  const text = settings.read(scope, circleKey);
  return text === undefined ? undefined : ((fieldsOf(text) ?? undefined) as Circle | undefined);
};

export const saveCircle = (settings: Settings, circle: Circle, at: Instant): void =>
  settings.save(scope, circleKey, JSON.stringify(circle), at);

export const dropCircle = (settings: Settings): void => settings.drop(scope, circleKey);

/** Of this desk among those of its unit; numbers of complaints registered here carry it. */
export const deskNumberOf = (settings: Settings): number | undefined =>
  (readMembership(settings) ?? readCircle(settings))?.deskNumber;

export type DeskKeys = { publicKey: PublicKey; sign: (claims: AssertionClaims) => Promise<string> };
export type AssertionClaims = { deskId: string; hubId: string; id: string; at: Instant };

const assertionLife = 45_000;

/** The desk's own key pair, made at its first use. It never leaves this PC but in a backup of the office. */
export const signingKey = async (
  settings: Settings,
  now: Instant,
): Promise<{ key: CryptoKey; publicKey: PublicKey }> => {
  const text = settings.read(scope, keysKey);
  const jwk = text === undefined ? await makeKey(settings, now) : (JSON.parse(text) as JWK);
  return {
    key: (await importJWK(jwk, 'EdDSA')) as CryptoKey,
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: jwk.x ?? '' },
  };
};

export const deskKeys = async (settings: Settings, now: Instant): Promise<DeskKeys> => {
  const { key, publicKey } = await signingKey(settings, now);
  return {
    publicKey,
    sign: ({ deskId, hubId, id, at }) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'EdDSA' })
        .setIssuer(deskId)
        .setSubject(deskId)
        .setAudience(hubId)
        .setJti(id)
        .setIssuedAt(Math.floor(at / 1000))
        .setExpirationTime(Math.floor((at + assertionLife) / 1000))
        .sign(key),
  };
};

const makeKey = async (settings: Settings, now: Instant): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  settings.save(scope, keysKey, JSON.stringify(jwk), now);
  return jwk;
};
