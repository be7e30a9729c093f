/** A command decided again on what others had done first: by the same handler, with the input, the author and the moment of
 *  then. The handler runs as ever; only the store in its hands keeps the decision for the caller instead of writing it. */
import type { Caller, DeskParts, Refusal, Reply } from '../parts.ts';
import { attach } from '../commands/attachment.ts';
import { noteDocument } from '../documents/handlers.ts';
import { keepLetter } from '../documents/letters.ts';
import type { Decision, Load } from '../store/eventStore.ts';
import type { DecideAgain } from '../store/exchange/types.ts';
import { storeProblemOf } from '../store/problem.ts';
import { tellMoments } from '../watch/deadlines.ts';
import { decideRecount, recountCommand, type Recount } from './recount.ts';

type Handle = (input: never, caller: Caller) => Reply<unknown> | Promise<Reply<unknown>>;
export type HandlersByGroup = Record<string, Record<string, Handle>>;

const cannotRepeat: Refusal = { code: 'CannotRepeat' };

/** What one handler has decided, while it is asked. */
type Asking = { at: number; load: Load; decision: Decision | undefined };

/** @param createHandlers makes what answers the calls of the contract: a command has the name of its call */
export function createDecideAgain(
  parts: DeskParts,
  createHandlers: (parts: DeskParts) => HandlersByGroup,
): DecideAgain {
  let asking: Asking | undefined;
  const again: DeskParts = {
    ...parts,
    decidesAgain: true,
    clock: () => asking?.at ?? parts.clock(),
    publish: () => {},
    store: {
      ...parts.store,
      // A handler that first waits for something comes too late: the transaction it belongs to is over.
      // What the watch writes on the way is its own business.
      execute(request, decide) {
        if (asking && request.personId !== null) asking.decision ??= decide(asking.load);
        return { outcome: 'refused', refusal: cannotRepeat };
      },
      executeMany: (batch) => batch.map(() => ({ outcome: 'refused', refusal: cannotRepeat })),
    },
  };
  const handlers = createHandlers(again);

  return ({ requestId, name, personId, unitId, at, input }, load) => {
    const given = { ...(input as object), request: requestId };
    if (name === recountCommand) return decideRecount(input as Recount)(load);
    if (name === 'watch.moments') return tellMoments(again, (input as { id: string }).id, at)(load);
    // What the program wrote by itself it writes again where it is still so; nobody has to decide about it.
    if (personId === null || unitId === null) return { events: [], reply: null };
    const caller: Caller = { session: null, actor: { person: personId, unit: unitId } };
    const keep = keepsByName[name];
    const handle: Handle | undefined = keep ? (kept, by) => keep(again, by, kept) : handlerOf(handlers, name);
    if (!handle) return { refusal: cannotRepeat };
    const now: Asking = { at, load, decision: undefined };
    asking = now;
    try {
      const reply = handle(given as never, caller);
      if (reply instanceof Promise) reply.catch(() => undefined);
      else if (!reply.ok && !now.decision) return { refusal: reply.problem };
      return now.decision ?? { refusal: cannotRepeat };
    } catch (error) {
      // What an older version of the program has kept of its input may not be enough for the handler of today.
      if (storeProblemOf(error, parts.database.name)) throw error;
      return { refusal: cannotRepeat };
    } finally {
      asking = undefined;
    }
  };
}

const handlerOf = (handlers: HandlersByGroup, name: string): Handle | undefined => {
  const [group = '', call = ''] = name.split('.');
  return handlers[group]?.[call];
};

/** Commands that first make or store a file: it is kept already, only its entry is decided again. */
const keepsByName: Record<string, (parts: DeskParts, caller: Caller, kept: never) => Reply<unknown>> = {
  'attachment.add': attach,
  'document.make': noteDocument,
  'letter.send': keepLetter,
};
