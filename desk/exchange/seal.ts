/** Sealing and opening of package files. Signed first, sealed around it: nobody but the reader sees who wrote what, and the
 *  reader knows that it was the desk whose fingerprint was compared.
 *
 *    content ─▶ JSON ─▶ gzip ─▶ signed (JWS, Ed25519) ─▶ sealed (JWE, ECDH-ES with X25519, A256GCM) ─▶ file */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  CompactEncrypt,
  compactDecrypt,
  CompactSign,
  compactVerify,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import type { z } from 'zod';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { Instant } from '../../shared/base/time.ts';
import {
  fingerprintOf,
  fingerprintText,
  invitationContent,
  packageContent,
  packageFile,
  packageLimits,
  packageVersion,
  type Card,
  type InvitationContent,
  type PackageContent,
  type PackageProblem,
} from '../../shared/exchange/package.ts';
import type { Settings } from '../store/settings.ts';
import { signingKey } from './membership.ts';

const scope = 'exchange';
const sealKey = 'sealing';

/** Both private keys of this desk, made at their first use. They leave this PC only in a backup of the office. */
export type PackageKeys = {
  sign: CryptoKey;
  open: CryptoKey;
  publicKey: Card['publicKey'];
  sealingKey: Card['sealingKey'];
};

export const packageKeys = async (settings: Settings, now: Instant): Promise<PackageKeys> => {
  const sign = await signingKey(settings, now);
  const kept = settings.read(scope, sealKey);
  const jwk = kept === undefined ? await makeSealingKey(settings, now) : (JSON.parse(kept) as JWK);
  return {
    sign: sign.key,
    publicKey: sign.publicKey,
    open: (await importJWK(jwk, 'ECDH-ES')) as CryptoKey,
    sealingKey: { kty: 'OKP', crv: 'X25519', x: jwk.x ?? '' },
  };
};

const makeSealingKey = async (settings: Settings, now: Instant): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('ECDH-ES', { crv: 'X25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  settings.save(scope, sealKey, JSON.stringify(jwk), now);
  return jwk;
};

export const fingerprint = (card: Card): string =>
  fingerprintOf(createHash('sha256').update(fingerprintText(card)).digest('hex'));

const text = new TextEncoder();

const signed = (content: unknown, key: CryptoKey): Promise<string> =>
  new CompactSign(gzipSync(text.encode(JSON.stringify(content)))).setProtectedHeader({ alg: 'EdDSA' }).sign(key);

export const sealPackage = async (content: PackageContent, reader: Card, keys: PackageKeys): Promise<string> => {
  const inner = await signed(content, keys.sign);
  const sealed = await new CompactEncrypt(text.encode(inner))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ: 'shouwen-package' })
    .encrypt(await importJWK(reader.sealingKey, 'ECDH-ES'));
  const { from, to, number } = content;
  return JSON.stringify({
    shouwen: 'package',
    version: packageVersion,
    from: from.deskId,
    to,
    number,
    length: sealed.length,
    sealed,
  });
};

export const signInvitation = async (content: InvitationContent, keys: PackageKeys): Promise<string> => {
  const inner = await signed(content, keys.sign);
  return JSON.stringify({ shouwen: 'invitation', version: packageVersion, length: inner.length, signed: inner });
};

type Named<Value> = Result<Value, PackageProblem>;

/** What stands outside of a file. */
const readOutside = (bytes: Buffer): Named<z.infer<typeof packageFile>> => {
  if (bytes.length > packageLimits.fileBytes) return refused('tooLarge');
  const raw = bytes.toString('utf8');
  const isOurs = raw.startsWith('{"shouwen":"');
  let parsed: unknown;
  try {
    parsed = JSON.parse(raw);
  } catch {
    if (!isOurs) return refused('notAPackage');
    return refused(raw.trimEnd().endsWith('}') ? 'damaged' : 'truncated');
  }
  const version = (parsed as { version?: unknown } | null)?.version;
  if (isOurs && typeof version === 'number' && version > packageVersion) return refused('newerVersion');
  const file = packageFile.safeParse(parsed);
  if (!file.success) return refused(isOurs ? 'damaged' : 'notAPackage');
  const inside = file.data.shouwen === 'package' ? file.data.sealed : file.data.signed;
  if (inside.length === file.data.length) return done(file.data);
  return refused(inside.length < file.data.length ? 'truncated' : 'damaged');
};

const unpack = <Schema extends z.ZodType>(payload: Uint8Array, schema: Schema): Named<z.infer<Schema>> => {
  let content: unknown;
  try {
    content = JSON.parse(gunzipSync(payload, { maxOutputLength: packageLimits.contentBytes }).toString('utf8'));
  } catch (error) {
    return refused((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'damaged');
  }
  const parsed = schema.safeParse(content);
  return parsed.success ? done(parsed.data) : refused('damaged');
};

/** The content, proven to be written by the desk whose card stands in it. */
const proven = async <Content extends { from: Card }>(
  inner: string,
  schema: z.ZodType<Content>,
): Promise<Named<Content>> => {
  // The card is read before it is proven only to learn which key the signature has to fit.
  const [, payload = ''] = inner.split('.');
  const claimed = unpack(Buffer.from(payload, 'base64url'), schema);
  if (!claimed.ok) return claimed;
  try {
    await compactVerify(inner, await importJWK(claimed.value.from.publicKey, 'EdDSA'), { algorithms: ['EdDSA'] });
  } catch {
    return refused('damaged');
  }
  return claimed;
};

/** @returns the content, signed by the key in its own card: whether that card is the known one is for the caller */
export const openPackage = async (bytes: Buffer, deskId: string, keys: PackageKeys): Promise<Named<PackageContent>> => {
  const outside = readOutside(bytes);
  if (!outside.ok) return outside;
  const file = outside.value;
  if (file.shouwen === 'invitation') return refused('isInvitation');
  if (file.to !== deskId) return refused('notForThisDesk');
  let inner: string;
  try {
    const { plaintext } = await compactDecrypt(file.sealed, keys.open, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    inner = Buffer.from(plaintext).toString('utf8');
  } catch {
    return refused('damaged');
  }
  const content = await proven(inner, packageContent);
  if (!content.ok) return content;
  const { from, to, number } = content.value;
  // What was sealed for somebody else cannot be passed on under another cover.
  if (to !== deskId) return refused('notForThisDesk');
  return from.deskId === file.from && number === file.number ? content : refused('damaged');
};

export const openInvitation = async (bytes: Buffer): Promise<Named<InvitationContent>> => {
  const outside = readOutside(bytes);
  if (!outside.ok) return outside;
  return outside.value.shouwen === 'invitation'
    ? proven(outside.value.signed, invitationContent)
    : refused('notAPackage');
};
