import type { ComplaintEvent, Counted, ProcedureChanged, StepUndone } from './events.ts';
import { endOf, type KnownPast } from './past.ts';
import type { Clock, Complaint, PackVersion } from './state.ts';

/** Folds one fact into a complaint. Never refuses: what it does not know it ignores and marks the complaint as written by a
 *  newer program. Returns the same object, changed: a fold over thirty events must not copy thirty times. */
export function evolve(state: Complaint | undefined, event: ComplaintEvent): Complaint | undefined {
  if (event.type === 'ComplaintRegistered') {
    return {
      id: event.id,
      number: event.number,
      pack: event.pack,
      overlays: event.overlays ?? [],
      categories: event.categories ?? 1,
      details: { ...event.details },
      registeredAt: event.registeredAt,
      firstAsked: { party: event.party, ...event.firstAsked },
      parties: {},
      assigned: {},
      formerPacks: [],
      former: [],
      stages: [],
      milestones: {},
      order: 0,
      facts: { ...event.details.extra },
      clocks: [],
      returns: {},
      takenBy: {},
      signedBy: {},
      money: [],
      links: [],
      interests: [],
      attachments: [],
      ended: null,
      imported: event.imported ?? null,
      past: null,
      newer: false,
    };
  }
  if (!state) return undefined;
  switch (event.type) {
    case 'PastRecorded':
      state.order += 1;
      recordPast(state, event);
      break;
    case 'ImportUndone':
      return undefined;
    case 'PartyHanded':
      state.parties[event.party] = { unit: event.unit, handler: event.handler, since: event.at };
      // Who had it there before has it no more; the unit gives it out again.
      delete state.assigned[event.unit];
      break;
    case 'HandlerAssigned':
      if (event.person === null) delete state.assigned[event.unit];
      else {
        const { unit, person, why, instead, at } = event;
        state.assigned[unit] = { person, why, ...(instead && { instead }), at };
      }
      break;
    case 'PartyReturned':
      state.returns[event.party] = event.times;
      break;
    case 'ActionTaken':
      state.order += 1;
      state.stages = state.stages.filter((active) => !event.leaves.includes(active.stage));
      for (const stage of event.enters) {
        if (!state.stages.some((active) => active.stage === stage)) state.stages.push({ stage, since: event.at });
      }
      for (const milestone of event.milestones) state.milestones[milestone] = { order: state.order, at: event.at };
      Object.assign(state.facts, event.facts);
      // Who copied a paper did not take the step; who signed it did.
      if (event.onBehalf) (state.signedBy[event.action] ??= []).push(event.onBehalf.signedBy);
      else (state.takenBy[event.action] ??= []).push(event.by);
      break;
    case 'ClockStarted':
      state.clocks.push({
        id: event.clock,
        rule: event.rule,
        owner: event.owner,
        from: event.from,
        startOrder: event.startOrder ?? state.order,
        due: event.due,
        provisional: event.provisional,
        calendar: event.calendar,
        days: event.days,
        namedDate: event.namedDate,
        limit: event.limit ?? null,
        whole: event.limit ?? null,
        strict: event.strict ?? null,
        rolled: event.rolled ?? null,
        warnAt: event.warnAt ?? [],
        warned: [],
        exceeds: event.exceeds ?? null,
        suspended: null,
        extension: null,
        extended: [],
        state: 'running',
        late: false,
        broken: false,
        endedAt: null,
      });
      break;
    case 'ClockMet':
      changeClock(state, event.clock, ({ state: before, broken }) => ({
        state: 'met',
        endedAt: event.at,
        late: event.late,
        // Entered from a paper that had come in time, after the deadline had passed here.
        broken: broken && (event.late || before !== 'running'),
      }));
      break;
    case 'ClockCancelled':
      changeClock(state, event.clock, { state: 'cancelled', endedAt: event.at });
      break;
    case 'ClockBroken':
      changeClock(state, event.clock, { broken: true });
      break;
    case 'ClockWarned':
      changeClock(state, event.clock, (clock) => ({ warned: [...clock.warned, event.point] }));
      break;
    case 'ClockEscalated': {
      const { step, due, unit, leader, point: at } = event;
      changeClock(state, event.clock, ({ told = [] }) => ({ told: [...told, { step, due, unit, leader, at }] }));
      break;
    }
    case 'ClockSuspended':
      changeClock(state, event.clock, (clock) => ({
        state: 'suspended',
        suspended: { at: event.at, reason: event.reason, text: event.text, dueBefore: clock.due },
        due: event.reviewBy,
      }));
      break;
    case 'ClockResumed':
      changeClock(state, event.clock, (clock) => ({
        ...countedOf(clock, event),
        whole: clock.whole,
        state: 'running',
        suspended: null,
      }));
      break;
    case 'ExtensionAsked':
      changeClock(state, event.clock, {
        extension: { step: event.step, reason: event.reason, by: event.by, granted: false },
      });
      break;
    case 'ExtensionDecided':
      changeClock(state, event.clock, (clock) => ({
        extension: event.granted && clock.extension ? { ...clock.extension, granted: true } : null,
      }));
      break;
    case 'ClockExtended':
      changeClock(state, event.clock, (clock) => ({
        ...countedOf(clock, event),
        extension: null,
        extended: [...clock.extended, event.step],
        broken: false,
      }));
      break;
    case 'ClockRestarted':
      changeClock(state, event.clock, (clock) => ({
        ...countedOf(clock, event),
        extension: null,
        extended: [],
        broken: false,
      }));
      break;
    case 'ClockRecounted':
      changeClock(state, event.clock, (clock) => countedOf(clock, event));
      break;
    case 'ProcedureChanged':
      changeProcedure(state, event);
      break;
    case 'MoneyEntered':
      state.money.push(event.entry);
      break;
    case 'ComplaintEnded':
      state.ended = event.how;
      break;
    case 'DetailsCorrected':
      for (const change of event.changes) Object.assign(state.details, { [change.field]: change.after ?? undefined });
      break;
    case 'ComplaintLinked':
      state.links.push({ other: event.other, kind: event.kind });
      break;
    case 'AttachmentAdded':
      state.attachments.push({ attachment: event.attachment, name: event.name, paper: event.paper });
      break;
    case 'InterestDeclared':
      state.interests.push({ person: event.person, reason: event.reason });
      break;
    case 'InterestWithdrawn':
      state.interests = state.interests.filter(({ person }) => person !== event.person);
      break;
    case 'StepUndone':
      restore(state, event);
      break;
    case 'NoteAdded':
    case 'DocumentMade':
    case 'LetterSent':
      break;
    default:
      state.newer = true;
  }
  return state;
}

function changeProcedure(state: Complaint, { before, pack, overlays, answers, begins, at }: ProcedureChanged): void {
  state.order += 1;
  const known = [pack, ...overlays, ...state.formerPacks];
  const isKnown = ({ id, version }: PackVersion): boolean =>
    known.some((one) => one.id === id && one.version === version);
  state.formerPacks = [...state.formerPacks, ...[before.pack, ...before.overlays].filter((one) => !isKnown(one))];
  state.pack = pack;
  state.overlays = overlays;
  if (!begins) {
    Object.assign(state.facts, answers);
    state.details = { ...state.details, extra: { ...state.details.extra, ...answers } };
    return;
  }
  state.firstAsked = { ...state.firstAsked, party: begins.party };
  state.former = [...new Set([...state.former, ...begins.former])];
  state.parties = {};
  state.returns = {};
  state.stages = begins.enters.map((stage) => ({ stage, since: at }));
  state.facts = { ...begins.facts };
  state.details = { ...state.details, extra: answers };
  // Its own end is still to come; everything else that happened did happen.
  delete state.milestones['closed'];
  for (const milestone of begins.milestones) state.milestones[milestone] = { order: state.order, at: begins.from };
}

function recordPast(state: Complaint, past: KnownPast): void {
  const endedAt = endOf(past, state.details.receivedAt);
  const reached: [string, number | null][] = [
    ['received', state.details.receivedAt],
    ['customerReplied', past.repliedAt],
    [past.ended === 'withdrawn' ? 'withdrawn' : 'closed', endedAt],
    ...(past.ended === 'archived' ? ([['archived', endedAt]] satisfies [string, number][]) : []),
  ];
  for (const [milestone, at] of reached) if (at !== null) state.milestones[milestone] = { order: state.order, at };
  if (past.solved !== null) state.facts['solved'] = past.solved;
  if (past.satisfaction !== null) state.facts['satisfaction'] = past.satisfaction;
  state.ended = past.ended;
  state.past = past;
}

/** Lists of a complaint in which each entry has a name of its own. */
export const nameInList = {
  stages: ({ stage }: Complaint['stages'][number]) => stage,
  clocks: ({ id }: Complaint['clocks'][number]) => id,
  attachments: ({ attachment, paper }: Complaint['attachments'][number]) => `${attachment} ${paper ?? ''}`,
  interests: ({ person }: Complaint['interests'][number]) => person,
  links: ({ other, kind }: Complaint['links'][number]) => `${kind} ${other}`,
} satisfies Partial<{ [Part in keyof Complaint]: (item: never) => string }>;
export type ListPart = keyof typeof nameInList;

/** Each at its former place, among those this desk knows besides. */
function restoreList(
  list: unknown[],
  nameOf: (item: never) => string,
  { set, drop }: NonNullable<StepUndone['listed']>[string],
): unknown[] {
  const named = new Set([...drop, ...set.map(({ item }) => nameOf(item as never))]);
  const kept = list.filter((item) => !named.has(nameOf(item as never)));
  for (const { place, item } of set) kept.splice(Math.min(place, kept.length), 0, item);
  return kept;
}

function restore(state: Complaint, { restored, named, listed = {} }: StepUndone): void {
  // A copy: what is folded on top of it must not change the entry.
  Object.assign(state, JSON.parse(JSON.stringify(restored)));
  const parts = state as unknown as Record<string, Record<string, unknown>>;
  const lists = state as unknown as Record<string, unknown[]>;
  for (const [part, nameOf] of Object.entries(nameInList)) {
    const change = listed[part];
    if (change)
      lists[part] = restoreList(lists[part] ?? [], nameOf, JSON.parse(JSON.stringify(change)) as typeof change);
  }
  for (const [part, { set, drop }] of Object.entries(named)) {
    const kept = Object.entries(parts[part] ?? {}).filter(([name]) => !drop.includes(name));
    parts[part] = { ...Object.fromEntries(kept), ...(JSON.parse(JSON.stringify(set)) as Record<string, unknown>) };
  }
}

function changeClock(state: Complaint, id: string, change: Partial<Clock> | ((clock: Clock) => Partial<Clock>)): void {
  const clock = state.clocks.find((candidate) => candidate.id === id);
  if (clock) Object.assign(clock, typeof change === 'function' ? change(clock) : change);
}

/** A new due moment warns anew, but not of a point in time that was told before and stays. */
const countedOf = (
  clock: Clock,
  { from, limit, whole, strict, rolled, due, provisional, calendar, days, warnAt }: Counted,
): Partial<Clock> => ({
  from,
  limit,
  whole: whole ?? limit,
  strict: strict ?? null,
  rolled: rolled ?? null,
  due,
  provisional,
  calendar,
  days,
  warnAt,
  warned: clock.warned.filter((point) => warnAt.includes(point)),
});

export function fold(events: Iterable<ComplaintEvent>): Complaint | undefined {
  let state: Complaint | undefined;
  for (const event of events) state = evolve(state, event);
  return state;
}
