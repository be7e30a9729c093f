/** Work of this desk that could not be repeated on top of what others had done first. It stays in the log, set aside, until a
 *  person has said what becomes of it. Stream `exchange/<desk>`; never leaves the desk. */
import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';

export const exchangeStream = (deskId: string): string => `exchange/${deskId}`;

export const conflictFound = 'ConflictFound';
export type ConflictFound = {
  conflict: string;
  /** where it belonged */
  stream: string;
  requestId: string;
  /** name of the command */
  name: string;
  personId: PersonId | null;
  unitId: UnitId | null;
  /** when it was done here */
  at: Instant;
  /** why it cannot be done any more */
  refusal: { code: string; [detail: string]: unknown };
  /** entries of it, by their place in the log */
  setAside: number[];
};

/** What a person decided: done again by hand, dropped, or kept as a note in the complaint. */
export const conflictChoices = ['again', 'drop', 'note'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

export const conflictSettled = 'ConflictSettled';
export type ConflictSettled = { conflict: string; choice: ConflictChoice; at: Instant };
