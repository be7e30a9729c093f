import { done, refused } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import { localDate } from '../../shared/calendar/local.ts';
import { may } from '../../shared/people/permissions.ts';
import { packStream, proposalIn, type PackEvent, type Proposal } from '../../shared/procedure/events.ts';
import { renamed } from '../../shared/procedure/names.ts';
import { blankPack } from '../../shared/procedure/packs/blank.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { decideProposal, decidePropose, longestPackId, type PublishContext } from '../../shared/procedure/publish.ts';
import { isId } from '../../shared/procedure/schema.ts';
import { asWordedHere } from '../documents/templates.ts';
import { draftNamed, dropDraft, keepDraft } from '../procedure/drafts.ts';
import { readPackFile } from '../procedure/file.ts';
import type { Caller, DeskParts, Handlers, Refusal } from '../parts.ts';
import { perform } from '../perform.ts';
import { movedByPack, recountEntries } from '../subjects/recounts.ts';
import type { NewEvent, StoredEvent } from '../store/eventStore.ts';
import { createRehearsals } from '../store/rehearsals.ts';

type Kept = 'begin' | 'save' | 'drop' | 'importFile';
type Tried = 'rehearse' | 'rehearsal' | 'cancelRehearsal';

export function packCommands(parts: DeskParts): Pick<Handlers<'pack'>, Kept | Tried | 'publish' | 'answer'> {
  return { ...draftCommands(parts), ...publishCommands(parts), ...rehearsalCommands(parts) };
}

const notPermitted = refused({ code: 'NotPermitted', permission: 'manageProcedures' });
const mayManage = (parts: DeskParts, { actor }: Caller): boolean => may(parts.office(), actor, 'manageProcedures');

function draftCommands(parts: DeskParts): Pick<Handlers<'pack'>, Kept> {
  const told = <Value>(value: Value): Result<Value, Refusal> => {
    parts.publish({ topics: ['pack'] });
    return done(value);
  };
  return {
    begin(input, caller) {
      if (!mayManage(parts, caller)) return notPermitted;
      const { draft, from, id } = input;
      if (!isId(id) || id.length > longestPackId) return refused({ code: 'BadPackId', pack: id });
      const by = caller.actor.person;
      const found = from && parts.packs().of(from.id, from.version);
      const source = found && asWordedHere(parts, found);
      if (from && !source) return refused({ code: 'UnknownPack' });
      if (id !== from?.id && parts.packs().newest(id)) return refused({ code: 'PackIdTaken', pack: id });
      const pack = source ? copied(source, id) : blankPack(id, localDate(parts.workingTime(), parts.clock()));
      const base = source && source.id === id ? { id, version: source.version } : null;
      return told(keepDraft(parts, draft, { base, pack, by }));
    },

    save(input, caller) {
      if (!mayManage(parts, caller)) return notPermitted;
      const found = draftNamed(parts, input.draft);
      if (!found.ok) return found;
      const { base, savedAt, by } = found.value;
      if (savedAt !== input.seen) return refused({ code: 'DraftChangedMeanwhile', person: by });
      const kept = keepDraft(parts, input.draft, { base, pack: input.pack, by: caller.actor.person });
      return told({ savedAt: kept.savedAt });
    },

    drop(input, caller) {
      if (!mayManage(parts, caller)) return notPermitted;
      dropDraft(parts, input.draft);
      return told({ draft: input.draft });
    },

    importFile(input, caller) {
      if (!mayManage(parts, caller)) return notPermitted;
      const read = readPackFile(input.content);
      if (!read.ok) return read;
      const newest = parts.packs().newest(read.value.id);
      // A file of a procedure the office has becomes its next version, if it is published.
      const base = newest ? { id: newest.id, version: newest.version } : null;
      return told(keepDraft(parts, input.draft, { base, pack: read.value, by: caller.actor.person }));
    },
  };
}

/** Under its own id the next version; under another a procedure of its own, told apart in lists until somebody names it. */
function copied(source: Pack, id: string): Pack {
  if (source.id === id) return structuredClone(source);
  const { zh, en } = source.short;
  return { ...renamed(source, id), version: 1, short: { zh: `${zh} ${id}`, en: `${en} ${id}` } };
}

function publishCommands(parts: DeskParts): Pick<Handlers<'pack'>, 'publish' | 'answer'> {
  const contextOf = (caller: Caller, now: number): PublishContext => ({
    now,
    today: localDate(parts.workingTime(), now),
    actor: caller.actor,
    office: parts.office(),
    packs: parts.packs(),
    shipped: shippedPacks,
  });

  /** A released version and everything it moves are one command: all of it is there, or nothing. */
  function entries(event: PackEvent, recount: boolean, now: number): { events: NewEvent[]; moved: number } {
    const { type, ...body } = event;
    const id = 'pack' in event ? event.pack.id : '';
    const moved = type === 'PackPublished' && recount && 'pack' in event ? movedByPack(parts, event.pack).moved : [];
    const own: NewEvent = { stream: packStream(id), type, audience: 'everyone', body };
    return { events: [own, ...recountEntries(moved, 'pack', now)], moved: moved.length };
  }

  return {
    publish(input, caller) {
      if (!mayManage(parts, caller)) return notPermitted;
      const now = parts.clock();
      const { request, draft, note, recount } = input;
      const reply = perform(parts, caller.actor, now, {
        request,
        name: 'pack.publish',
        // The pack stands whole in the entry; here only which draft and why.
        input: { draft, note, recount },
        topics: ['pack', 'procedure', 'complaint'],
        decide: (load) => {
          const found = draftNamed(parts, draft);
          if (!found.ok) return found;
          const { pack, base } = found.value;
          const decision = decidePropose(
            { pack, base, note, recount },
            waitingFor(load, pack.id),
            contextOf(caller, now),
          );
          if (!decision.ok) return decision;
          const { events, moved } = entries(decision.value, recount, now);
          const released = 'pack' in decision.value ? decision.value.pack : pack;
          const outcome = decision.value.type === 'PackPublished' ? ('published' as const) : ('proposed' as const);
          return done({ events, reply: { outcome, id: released.id, version: released.version, moved } });
        },
      });
      if (reply.ok) dropDraft(parts, draft);
      return reply;
    },

    answer(input, caller) {
      const now = parts.clock();
      const { request, id, granted, comment } = input;
      let back: Proposal | undefined;
      const reply = perform(parts, caller.actor, now, {
        request,
        name: 'pack.answer',
        input: { id, granted, comment },
        topics: ['pack', 'procedure', 'complaint'],
        decide: (load) => {
          const waiting = waitingFor(load, id);
          const decision = decideProposal({ granted, comment }, waiting, contextOf(caller, now));
          if (!decision.ok) return decision;
          back = granted ? undefined : waiting;
          const version = waiting?.pack.version ?? 0;
          const outcome = granted ? ('published' as const) : ('sentBack' as const);
          if (!granted) {
            const { type, ...body } = decision.value;
            const own: NewEvent = { stream: packStream(id), type, audience: 'everyone', body };
            return done({ events: [own], reply: { outcome, id, version, moved: 0 } });
          }
          const { events, moved } = entries(decision.value, waiting?.recount ?? false, now);
          return done({ events, reply: { outcome, id, version, moved } });
        },
      });
      // What is sent back can be written on.
      if (reply.ok && back)
        keepDraft(parts, `${id}-${back.pack.version}`, {
          base: baseOf(parts, back.pack),
          pack: back.pack,
          by: back.by,
        });
      return reply;
    },
  };
}

const waitingFor = (load: (stream: string) => readonly StoredEvent[], id: string): Proposal | undefined =>
  proposalIn(load(packStream(id)).map(({ type, body }) => ({ type, ...(body as object) }) as PackEvent));

function baseOf(parts: DeskParts, { id }: Pack) {
  const newest = parts.packs().newest(id);
  return newest ? { id, version: newest.version } : null;
}

function rehearsalCommands(parts: DeskParts): Pick<Handlers<'pack'>, Tried> {
  const rehearsals = createRehearsals(parts);
  return {
    rehearse(input, caller) {
      if (!mayManage(parts, caller)) return notPermitted;
      const found =
        'draft' in input.what
          ? draftNamed(parts, input.what.draft)
          : (() => {
              const pack = parts.packs().of(input.what.id, input.what.version);
              return pack ? done({ pack }) : refused({ code: 'UnknownPack' });
            })();
      if (!found.ok) return found;
      const candidate = found.value.pack;
      const run = parts.newId();
      const order = { candidate, against: input.against?.id ?? candidate.id, since: input.since, now: parts.clock() };
      return done({ run, total: rehearsals.begin(run, order) });
    },
    rehearsal(input, caller) {
      if (!mayManage(parts, caller)) return notPermitted;
      const view = rehearsals.view(input.run);
      return view ? done(view) : refused({ code: 'UnknownRehearsal' });
    },
    cancelRehearsal(input, caller) {
      if (!mayManage(parts, caller)) return notPermitted;
      rehearsals.cancel(input.run);
      return done({ run: input.run });
    },
  };
}
