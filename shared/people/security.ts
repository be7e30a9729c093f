/** How people get in at this PC, set by its administrator: an entry each time, so that it is known who changed it. */
import { done, refused, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import { may, type Actor } from './permissions.ts';
import type { Office } from './office.ts';

export type Security = {
  /** Minutes without a key or a movement after which the window locks. */
  idleMinutes: number;
  signOn: SignOn | null;
};

/** The provider at which people prove who they are (OpenID Connect). Its secret, where it has one, stands in no entry. */
export type SignOn = {
  issuer: string;
  clientId: string;
  /** What the provider tells of a person that is compared with what the administrator linked. */
  claim: SignOnClaim;
  /** What stands on the button: the name people know the provider by. */
  label: string;
};

export const signOnClaims = ['sub', 'preferred_username', 'email'] as const;
export type SignOnClaim = (typeof signOnClaims)[number];

/** The longest wait is one that nobody leaves a counter for without noticing. */
export const idleLimits = { least: 1, most: 60 } as const;

export const standardSecurity: Security = { idleMinutes: 10, signOn: null };

export const securityStream = 'security/desk';

export type SecurityEvent = { type: 'SecuritySet'; security: Security; at: Instant };

export type SecurityRefusal = { code: 'NotPermitted'; permission: string } | { code: 'IssuerNotSafe'; issuer: string };

export const evolveSecurity = (security: Security, event: SecurityEvent): Security =>
  event.type === 'SecuritySet' ? event.security : security;

export function decideSecurity(
  wanted: Security,
  before: Security,
  { office, actor, now }: { office: Office; actor: Actor; now: Instant },
): Result<SecurityEvent[], SecurityRefusal> {
  if (!may(office, actor, 'manageSecurity')) return refused({ code: 'NotPermitted', permission: 'manageSecurity' });
  const { signOn } = wanted;
  if (signOn && !isSafeIssuer(signOn.issuer)) return refused({ code: 'IssuerNotSafe', issuer: signOn.issuer });
  if (JSON.stringify(wanted) === JSON.stringify(before)) return done([]);
  return done([{ type: 'SecuritySet', security: wanted, at: now }]);
}

/** Whoever can read or change the answers of the provider is let in as anybody: only over TLS, or within this PC. */
const isSafeIssuer = (issuer: string): boolean =>
  /^https:\/\/[^/\s]+/.test(issuer) || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/.test(issuer);

export type SignOnRefusal =
  | { code: 'SignOnNotSet' }
  /** No way to the provider, or no provider at this address. */
  | { code: 'ProviderUnreachable'; issuer: string }
  /** The provider did not vouch for anybody; `why` in its own words. */
  | { code: 'ProviderRefused'; why: string }
  /** Somebody proved who he is, but no account here is linked with that name. */
  | { code: 'SignOnNotLinked'; identity: string }
  /** Begun too long ago, or given up. */
  | { code: 'SignOnExpired' };

/** Names at a provider are compared as people write them; its own ids (`sub`) letter by letter. */
export const identityOf = (claim: SignOnClaim, value: string): string =>
  claim === 'sub' ? value.trim() : value.trim().toLowerCase();
