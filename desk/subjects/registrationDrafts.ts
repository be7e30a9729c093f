import type { Caller } from '../parts.ts';

/** Setting scope under which a person's unfinished registrations are kept. */
export const draftScope = (caller: Caller): string => `draft/${caller.actor.person}`;
