import { done, refused, type Result } from '../../base/result.ts';
import type { PersonId } from '../../base/ids.ts';
import { minute, type Instant } from '../../base/time.ts';
import { homeOf } from '../../people/permissions.ts';
import { stageOf, type Pack } from '../../procedure/pack.ts';
import type { Context } from '../context.ts';
import type { ComplaintEvent, ComplaintEventType, StepUndone } from '../events.ts';
import { fold, nameInList, type ListPart } from '../evolve.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { unitOfParty, type Complaint } from '../state.ts';

/** An entry with what the log knows of it besides: its place in the stream, the command that wrote it, who and when. */
export type Entry = {
  version: number;
  command: number;
  person: PersonId | null;
  at: Instant;
  event: ComplaintEvent;
};

export type LastStep = { step: string; from: number; to: number; until: Instant };

/** House custom: long enough to see the mistake, too short for anybody to have built on it. */
const undoMinutes = 10;

/** What begins a step that can be taken back. What the clocks do by themselves, a registration (its number was read out to the
 *  customer) and an undoing are none. */
const steps: readonly ComplaintEventType[] = [
  'ActionTaken',
  'HandlerAssigned',
  'DetailsCorrected',
  'NoteAdded',
  'ComplaintLinked',
  'AttachmentAdded',
  'ClockSuspended',
  'ClockResumed',
  'ExtensionAsked',
  'ExtensionDecided',
  'ClockExtended',
  'ClockRestarted',
  'InterestDeclared',
  'InterestWithdrawn',
  'ProcedureChanged',
];

/** The last step, if the actor may take it back now: it was his, just now, nothing came after it, and nothing of it has left. */
export function judgeUndo(
  entries: readonly Entry[],
  pack: Pack,
  complaint: Complaint,
  context: Context,
): Result<LastStep, ComplaintRefusal> {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  const command = entries.at(-1)?.command;
  const last = entries.filter((entry) => entry.command === command);
  const [first] = last;
  if (first?.event.type === 'DocumentMade' || first?.event.type === 'LetterSent')
    return refused({ code: 'StepHasLeft', why: 'printed' });
  const isRegistration = last.some(({ event }) => event.type === 'ComplaintRegistered');
  if (!first || isRegistration || !steps.includes(first.event.type)) return refused({ code: 'NothingToUndo' });
  if (first.person !== context.actor.person) return refused({ code: 'NotYourStep', person: first.person });
  const until = first.at + undoMinutes * minute;
  if (context.now > until) return refused({ code: 'UndoTooLate', minutes: undoMinutes });
  if (last.some(({ event }) => reachesOthers(event, pack, complaint, context))) {
    return refused({ code: 'StepHasLeft', why: 'forwarded' });
  }
  const step = first.event.type === 'ActionTaken' ? first.event.action : first.event.type;
  return done({ step, from: first.version, to: last.at(-1)!.version, until });
}

/** Work that now waits in another organisation, or came back from there: its people may have begun. */
function reachesOthers(event: ComplaintEvent, pack: Pack, complaint: Complaint, context: Context): boolean {
  const home = homeOf(context.office, context.actor.unit);
  const isElsewhere = (unit: string | undefined): boolean =>
    unit !== undefined && homeOf(context.office, unit) !== home;
  if (event.type === 'PartyHanded' || event.type === 'PartyReturned') return isElsewhere(event.unit);
  if (event.type === 'ProcedureChanged') return event.begins?.former.some(isElsewhere) ?? false;
  if (event.type !== 'ActionTaken') return false;
  return event.enters.some((id) => {
    const stage = stageOf(pack, id);
    return stage !== undefined && isElsewhere(unitOfParty(pack, complaint, stage.party));
  });
}

/** Takes the last step back: everything it changed is again what it was before, clocks with their due moments and their
 *  record included; the step itself and its undoing stay in the history. */
export function decideUndo(
  entries: readonly Entry[],
  pack: Pack,
  complaint: Complaint,
  context: Context,
): Result<ComplaintEvent[], ComplaintRefusal> {
  const judged = judgeUndo(entries, pack, complaint, context);
  if (!judged.ok) return judged;
  const { step, from, to } = judged.value;
  const before = fold(entries.filter(({ version }) => version < from).map(({ event }) => event));
  if (!before) return refused({ code: 'NothingToUndo' });
  return done([{ type: 'StepUndone', step, from, to, ...differences(before, complaint), at: context.now }]);
}

const byName = [
  'details',
  'parties',
  'assigned',
  'milestones',
  'facts',
  'returns',
  'takenBy',
  'signedBy',
] as const satisfies (keyof Complaint)[];

/** The parts of the complaint that are not as they were, as they were. */
function differences(before: Complaint, after: Complaint): Pick<StepUndone, 'restored' | 'named' | 'listed'> {
  const names: readonly string[] = [...byName, ...Object.keys(nameInList)];
  const isChanged = (part: keyof Complaint): boolean => !isSame(before[part], after[part]);
  const whole = (Object.keys(before) as (keyof Complaint)[]).filter((part) => !names.includes(part) && isChanged(part));
  const lists = Object.entries(nameInList).filter(([part]) => isChanged(part as keyof Complaint));
  return {
    restored: Object.fromEntries(whole.map((part) => [part, before[part]])),
    named: Object.fromEntries(byName.filter(isChanged).map((part) => [part, differenceIn(before[part], after[part])])),
    listed: Object.fromEntries(
      lists.map(([part, nameOf]) => [
        part,
        differenceInList(before[part as ListPart] as never, after[part as ListPart] as never, nameOf as never),
      ]),
    ),
  };
}

function differenceInList<Item>(
  was: readonly Item[],
  is: readonly Item[],
  nameOf: (item: Item) => string,
): { set: { place: number; item: Item }[]; drop: string[] } {
  const now = new Map(is.map((item) => [nameOf(item), item]));
  const kept = new Set(was.map(nameOf));
  return {
    set: was.flatMap((item, place) => (isSame(item, now.get(nameOf(item))) ? [] : [{ place, item }])),
    drop: [...now.keys()].filter((name) => !kept.has(name)),
  };
}

function differenceIn(before: object, after: object): StepUndone['named'][string] {
  const [was, is] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const names = Object.keys(was).filter((name) => was[name] !== undefined);
  return {
    set: Object.fromEntries(names.filter((name) => !isSame(was[name], is[name])).map((name) => [name, was[name]])),
    drop: Object.keys(is).filter((name) => !names.includes(name)),
  };
}

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Places in the stream of what was taken back, whoever reads it: an undoing takes back the last step of its author before it,
 *  and what stands between the two is what he may not read.
 *  @param entries of one stream in their order, as far as they count */
export function undoneVersions(
  entries: Iterable<{ version: number; command: number; person: string | null; type: string }>,
): ReadonlySet<number> {
  const undone = new Set<number>();
  const lastOf = new Map<string | null, { command: number; versions: number[] }>();
  for (const { version, command, person, type } of entries) {
    const last = lastOf.get(person);
    if (type === 'StepUndone') for (const taken of last?.versions ?? []) undone.add(taken);
    if (last?.command === command) last.versions.push(version);
    else lastOf.set(person, { command, versions: [version] });
  }
  return undone;
}
