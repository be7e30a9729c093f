import { evolveSecurity, securityStream, standardSecurity } from '../../shared/people/security.ts';
import type { Security, SecurityEvent } from '../../shared/people/security.ts';
import type { DeskParts } from '../parts.ts';
import type { StoredEvent } from '../store/event.ts';

export const foldSecurity = (events: readonly StoredEvent[]): Security =>
  events
    .map(({ type, body }) => ({ type, ...(body as object) }) as SecurityEvent)
    .reduce(evolveSecurity, standardSecurity);

/** How people get in at this desk, as it is now: a handful of entries, read each time. */
export const securityOf = ({ store }: Pick<DeskParts, 'store'>): Security => foldSecurity(store.read(securityStream));

const scope = 'signOn';
const key = 'secret';

/** The secret the provider gave this desk. A password: beside the history, never in it. */
export const secretOf = ({ settings }: Pick<DeskParts, 'settings'>): string | undefined => settings.read(scope, key);

export function keepSecret({ settings, clock }: Pick<DeskParts, 'settings' | 'clock'>, secret: string): void {
  if (secret === '') settings.drop(scope, key);
  else settings.save(scope, key, secret, clock());
}
