import { done, refused } from '../shared/base/result.ts';
import type { Result } from '../shared/base/result.ts';
import { localDate } from '../shared/calendar/local.ts';
import type { Context } from '../shared/complaint/context.ts';
import type { ComplaintEvent } from '../shared/complaint/events.ts';
import type { Complaint } from '../shared/complaint/state.ts';
import type { Topic } from '../shared/contract/contract.ts';
import { isUnitEvent, type OfficeEvent } from '../shared/people/events.ts';
import type { Office } from '../shared/people/office.ts';
import { homeOf, readingScope, type Actor } from '../shared/people/permissions.ts';
import type { PackBook } from '../shared/procedure/book.ts';
import { actionOf } from '../shared/procedure/pack.ts';
import type { Caller, DeskParts, Refusal, Reply } from './parts.ts';
import type { NewEvent, StoredEvent } from './store/eventStore.ts';
import { prepared } from './store/prepared.ts';
import { complaintStream, foldStream } from './store/projections/folded.ts';

/** One command through the store: request id, actor and moment are added here, pages are told afterwards. */
export type Command<Value> = {
  request: string;
  name: string;
  /** What is kept as the command's input; never a password or a file. */
  input: unknown;
  topics: Topic[];
  decide: (load: (stream: string) => StoredEvent[]) => Result<{ events: NewEvent[]; reply: Value }, Refusal>;
};

export function perform<Value>(
  parts: DeskParts,
  actor: Actor | null,
  now: number,
  command: Command<Value>,
): Reply<Value> {
  const outcome = parts.store.execute(
    {
      requestId: command.request,
      name: command.name,
      personId: actor?.person ?? null,
      unitId: actor?.unit ?? null,
      at: now,
      input: command.input,
    },
    (load) => {
      const decision = command.decide(load);
      return decision.ok ? decision.value : { refusal: decision.problem };
    },
  );
  if (outcome.outcome === 'refused') return refused(outcome.refusal);
  if (!outcome.repeated) parts.publish({ topics: command.topics });
  return done(outcome.reply as Value);
}

export function contextOf(parts: DeskParts, actor: Actor, now: number): Context {
  const workingTime = parts.workingTime();
  return {
    now,
    today: localDate(workingTime, now),
    actor,
    office: parts.office(),
    packs: parts.packs(),
    categories: parts.categories(),
    workingTime,
    workingTimeOf: parts.workingTimeOf,
  };
}

/** Id of a complaint the caller may see, from its id or its number. */
export function visibleComplaint(
  parts: DeskParts,
  caller: Caller,
): (idOrNumber: string) => { id: string; row: number } | undefined {
  const scope = readingScope(parts.office(), caller.actor);
  const find = prepared<[{ key: string; scope: string }], { id: string; row: number }>(
    parts.database,
    `select c.id, c.row from complaint c
     where (c.id = @key or c.number = @key)
       and exists (select 1 from complaint_unit u where u.unit = @scope and u.row = c.row)`,
  );
  return (key) => (scope ? find.get({ key, scope: scope.id }) : undefined);
}

export function loadComplaint(load: (stream: string) => StoredEvent[], id: string): Complaint | undefined {
  return foldStream(load(complaintStream(id)))?.complaint;
}

/** Entries of an internal action, and internal notes, stay in the actor's organisation; the rest is for all parties. */
export function complaintEvents(
  id: string,
  events: readonly ComplaintEvent[],
  audience: (event: ComplaintEvent) => string,
): NewEvent[] {
  return events.map((event) => {
    const { type, ...body } = event;
    return { stream: complaintStream(id), type, audience: audience(event), body };
  });
}

export function audienceOf(
  office: Office,
  actor: Actor,
  pack: { id: string; version: number } | null,
  packs: PackBook,
  internal = false,
) {
  const home = homeOf(office, actor.unit);
  const known = pack && packs.running({ pack });
  return (event: ComplaintEvent): string => {
    if (event.type === 'DocumentMade' || event.type === 'HandlerAssigned') return home;
    // Why somebody keeps out of a case concerns his own house alone.
    if (event.type === 'InterestDeclared' || event.type === 'InterestWithdrawn') return home;
    if (event.type === 'NoteAdded' || event.type === 'AttachmentAdded') return internal ? home : 'parties';
    if (event.type === 'ActionTaken' && known && actionOf(known, event.action)?.internal) return home;
    return 'parties';
  };
}

export function officeEvents(events: readonly OfficeEvent[]): NewEvent[] {
  return events.map((event) => {
    const { type, ...body } = event;
    const kind = isUnitEvent(event) ? 'unit' : 'person';
    // How somebody gets in never leaves the desk; everything else about units and people is for the whole chain.
    const isKept = type === 'PasswordSet' || type === 'SignOnLinked';
    return { stream: `${kind}/${event.id}`, type, audience: isKept ? 'desk' : 'parties', body };
  });
}
