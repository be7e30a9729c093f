/** The demo's log while it is being told: decided in memory with the office's real rules, stored afterwards in one piece. */
import type { Actor } from '../../shared/people/permissions.ts';
import type { OfficeContext, OfficeRefusal } from '../../shared/people/decide.ts';
import { evolveOfficeAll, type OfficeEvent } from '../../shared/people/events.ts';
import { emptyOffice, type Office } from '../../shared/people/office.ts';
import type { Result } from '../../shared/base/result.ts';
import type { DeskParts } from '../parts.ts';
import { officeEvents } from '../perform.ts';
import type { NewEvent } from '../store/eventStore.ts';
import type { Random } from './random.ts';

export type Entry = {
  at: number;
  actor: Actor | null;
  name: string;
  input: unknown;
  events: NewEvent[];
  reply: unknown;
};

export type Ledger = {
  office(): Office;
  add(entry: Entry): void;
  /** One command about units or people. */
  change(
    at: number,
    actor: Actor | null,
    name: string,
    input: unknown,
    decide: (context: OfficeContext) => Result<OfficeEvent[], OfficeRefusal>,
  ): void;
  /** Stores everything in one transaction: a demo office is there whole or not at all. */
  store(parts: DeskParts, random: Random): void;
};

export function createLedger(): Ledger {
  const entries: Entry[] = [];
  let office = emptyOffice;
  return {
    office: () => office,
    add: (entry) => void entries.push(entry),
    change(at, actor, name, input, decide) {
      const decided = decide({ now: at, actor, office });
      if (!decided.ok) throw new Error(`the demo office breaks a rule: ${name} ${JSON.stringify(decided.problem)}`);
      office = evolveOfficeAll(office, decided.value);
      entries.push({ at, actor, name, input, events: officeEvents(decided.value), reply: {} });
    },
    store(parts, random) {
      const outcomes = parts.store.executeMany(
        entries.map(({ at, actor, name, input, events, reply }) => ({
          request: {
            requestId: random.id(at),
            name,
            personId: actor?.person ?? null,
            unitId: actor?.unit ?? null,
            at,
            input,
          },
          decide: () => ({ events, reply }),
        })),
      );
      const failed = outcomes.find((outcome) => outcome.outcome !== 'done');
      if (failed) throw new Error('the demo office was not stored whole', { cause: failed });
    },
  };
}
