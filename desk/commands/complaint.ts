import { done, refused } from '../../shared/base/result.ts';
import { localDate } from '../../shared/calendar/local.ts';
import { assignmentsAfter, decideAssign } from '../../shared/assignment/decide.ts';
import { decideAct } from '../../shared/complaint/decide/act.ts';
import { decideChangeProcedure } from '../../shared/complaint/decide/procedure.ts';
import { decideCorrectMoney } from '../../shared/complaint/decide/money.ts';
import { decideCorrect, decideLink, decideNote } from '../../shared/complaint/decide/record.ts';
import { decideDeclareInterest, decideWithdrawInterest } from '../../shared/complaint/decide/interest.ts';
import { judgeAct, judgeCorrection } from '../../shared/complaint/decide/meanwhile.ts';
import type { Complainant, Details } from '../../shared/complaint/details.ts';
import { coveredPeople, uncoveredPeople } from '../../shared/people/masking.ts';
import { decideUndo } from '../../shared/complaint/decide/undo.ts';
import { decideRegister } from '../../shared/complaint/decide/register.ts';
import type { ComplaintEvent, StepUndone } from '../../shared/complaint/events.ts';
import { evolve, fold } from '../../shared/complaint/evolve.ts';
import { leavingHidden } from '../../shared/complaint/hidden.ts';
import type { Complaint } from '../../shared/complaint/state.ts';
import type { ComplaintRefusal } from '../../shared/complaint/refusals.ts';
import type { Result } from '../../shared/base/result.ts';
import { chainOf, type Office } from '../../shared/people/office.ts';
import type { Context } from '../../shared/complaint/context.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { loadsIn } from '../subjects/assignments.ts';
import type { Caller, DeskParts, Handlers, Refusal, Reply } from '../parts.ts';
import { audienceOf, complaintEvents, contextOf, perform, visibleComplaint } from '../perform.ts';
import { deskLookUp } from '../subjects/deskLookUp.ts';
import { wasSent } from '../subjects/sent.ts';
import { draftScope } from '../subjects/registrationDrafts.ts';
import { isOfferedTo, joinAtIntake, loadGroup, visibleGroup } from '../subjects/groups.ts';
import { chosenPacks, inForceToday, mainPackFor, overlayPacks } from '../procedure/packs.ts';
import { wantedProcedures } from '../procedure/change.ts';
import type { StoredEvent } from '../store/eventStore.ts';
import { complaintStream, entryOf, foldStream } from '../store/projections/folded.ts';
import { deskNumberOf } from '../exchange/membership.ts';
import { nextNumber } from '../store/projections/numbers.ts';

/** Letters that begin the numbers of a unit: its own, or those of the nearest unit above that has some. */
export const numberPrefixOf = (office: Office, unit: string): string | undefined =>
  chainOf(office, unit).find((candidate) => candidate.numberPrefix)?.numberPrefix;

export function complaintCommands(
  parts: DeskParts,
): Pick<
  Handlers<'complaint'>,
  | 'register'
  | 'act'
  | 'note'
  | 'correct'
  | 'link'
  | 'correctMoney'
  | 'assign'
  | 'declareInterest'
  | 'withdrawInterest'
  | 'undo'
  | 'changeProcedure'
> {
  const numberAfter = nextNumber(parts.database);
  const inForce = inForceToday(parts);

  return {
    register(input, caller) {
      const now = parts.clock();
      const choice = chosenPacks(parts.store.read);
      const pack =
        input.pack === undefined
          ? mainPackFor(parts, choice, caller.actor.unit, input.details, inForce)
          : inForce(input.pack);
      if (!pack) return refused({ code: input.pack === undefined ? 'NoEntryForUnit' : 'UnknownPack' });
      const overlays = overlayPacks(input.overlays ?? choice.overlays, pack, inForce);
      if (!overlays) return refused({ code: 'UnknownPack' });
      const prefix = numberPrefixOf(parts.office(), caller.actor.unit);
      if (!prefix) return refused({ code: 'NumberPrefixMissing', unit: caller.actor.unit });
      const linked = input.links ?? [];
      const find = visibleComplaint(parts, caller);
      if (linked.some((link) => !find(link.other))) return refused({ code: 'UnknownComplaint' });
      const group = input.group === undefined ? undefined : loadGroup(parts.store.read, input.group);
      const mayJoin = group && (visibleGroup(parts, caller)(group.id) || isOfferedTo(parts, caller, group));
      if (input.group !== undefined && !mayJoin) return refused({ code: 'UnknownGroup' });
      const context = contextOf(parts, caller.actor, now);
      const id = parts.newId();
      const reply = perform(parts, caller.actor, now, {
        request: input.request,
        name: 'complaint.register',
        input: {
          details: input.details,
          pack: pack.id,
          overlays: overlays.map((overlay) => overlay.id),
          links: linked,
          ...(input.group === undefined ? {} : { group: input.group }),
        },
        topics: ['complaint', 'draft', ...(group ? (['group'] as const) : [])],
        decide: (load) => {
          if (!chosenPacks(load).main.includes(pack.id)) return refused({ code: 'PackNotInUse', pack: pack.id });
          const year = Number(localDate(context.workingTime, now).slice(0, 4));
          const number = numberAfter(prefix, year, deskNumberOf(parts.settings));
          const decision = decideRegister({ id, number, pack, overlays, details: input.details }, context);
          if (!decision.ok) return decision;
          const links = linked.map((link): ComplaintEvent => ({ type: 'ComplaintLinked', ...link, at: now }));
          const joiner = { complaint: id, people: input.details.complainants.length, groupNumber: null };
          const joined = group && joinAtIntake(load, group.id, joiner, context);
          if (joined && !joined.ok) return joined;
          if (joined && !linked.some(({ other }) => other === group.master)) links.push(joined.value.link);
          const audience = audienceOf(context.office, caller.actor, pack, context.packs);
          const after = fold(structuredClone([...decision.value, ...links]));
          const given = after ? assignmentsAfter(after, pack, loadsIn(parts.database), context) : [];
          const registered = complaintEvents(id, [...decision.value, ...links, ...given], audience);
          return done({ events: [...registered, ...(joined?.value.group ?? [])], reply: { id, number } });
        },
      });
      if (reply.ok && input.draft) parts.settings.drop(draftScope(caller), input.draft);
      return reply;
    },

    act: (input, caller) =>
      change(parts, caller, input, 'complaint.act', (complaint, context, events) => {
        const pack = parts.packs().running(complaint);
        if (!pack) return refused({ code: 'WrittenByNewerVersion' });
        const behalf = input.onBehalf && { letter: input.onBehalf, hasDesk: deskLookUp(parts, events) };
        const decided = decideAct({ ...input, ...(behalf && { behalf }) }, pack, complaint, context);
        if (decided.ok) return done(withAssignments(parts, decided.value, pack, complaint, context));
        return input.seen === undefined ? decided : refused(judgeAct(decided.problem, input.seen, events.map(entryOf)));
      }),

    note: (input, caller) =>
      change(
        parts,
        caller,
        input,
        'complaint.note',
        (complaint, context) =>
          decideNote(input.text, complaint, context, { mentions: input.mentions ?? [], isInternal: input.internal }),
        input.internal,
      ),

    correct: (input, caller) =>
      change(parts, caller, input, 'complaint.correct', (complaint, context, events) => {
        const { seen, changes, reason } = input;
        const decided = decideCorrect(changes, reason, complaint, context);
        if (!decided.ok || seen === undefined) return decided;
        const meanwhile = judgeCorrection(uncoveredChanges(changes, complaint), seen, events.map(entryOf), complaint);
        return meanwhile ? refused(coveredRefusal(meanwhile)) : decided;
      }),

    declareInterest: (input, caller) =>
      change(parts, caller, input, 'complaint.declareInterest', (complaint, context) =>
        decideDeclareInterest(input, complaint, context),
      ),

    withdrawInterest: (input, caller) =>
      change(parts, caller, input, 'complaint.withdrawInterest', (complaint, context) =>
        decideWithdrawInterest(input, complaint, context),
      ),

    changeProcedure: (input, caller) =>
      change(parts, caller, input, 'complaint.changeProcedure', (complaint, context, _events, load) => {
        const wanted = wantedProcedures(parts, input, complaint, chosenPacks(load));
        return wanted.ok
          ? decideChangeProcedure({ ...input, ...wanted.value }, wanted.value.main, complaint, context)
          : wanted;
      }),

    undo: (input, caller) =>
      change(parts, caller, input, 'complaint.undo', (complaint, context, events) => {
        const pack = parts.packs().running(complaint);
        const last = events.at(-1);
        if (last && !parts.decidesAgain && wasSent(parts.database, last.stream, last.commandSequence)) {
          return refused({ code: 'StepHasLeft', why: 'sent' });
        }
        return pack
          ? decideUndo(events.map(entryOf), pack, complaint, context)
          : refused({ code: 'WrittenByNewerVersion' });
      }),

    correctMoney: (input, caller) =>
      change(parts, caller, input, 'complaint.correctMoney', (complaint, context) =>
        decideCorrectMoney(input, complaint, context),
      ),

    assign: (input, caller) =>
      change(parts, caller, input, 'complaint.assign', (complaint, context) => {
        const pack = parts.packs().running(complaint);
        return pack ? decideAssign(input, pack, complaint, context) : refused({ code: 'WrittenByNewerVersion' });
      }),

    link(input, caller) {
      const other = visibleComplaint(parts, caller)(input.other);
      if (!other) return refused({ code: 'UnknownComplaint' });
      return change(parts, caller, input, 'complaint.link', (complaint, context) =>
        decideLink(other.id, input.kind, complaint, context),
      );
    },
  };
}

/** What a step decided, and who is given the work it brought. */
function withAssignments(
  parts: DeskParts,
  decided: ComplaintEvent[],
  pack: Pack,
  complaint: Complaint,
  context: Context,
): ComplaintEvent[] {
  // Folding changes what it folds into.
  let after: Complaint | undefined = structuredClone(complaint);
  for (const event of structuredClone(decided)) after = evolve(after, event);
  return after ? [...decided, ...assignmentsAfter(after, pack, loadsIn(parts.database), context)] : decided;
}

type Decide = (
  complaint: Complaint,
  context: ReturnType<typeof contextOf>,
  /** The history it was folded from. */
  events: StoredEvent[],
  load: (stream: string) => StoredEvent[],
) => Result<ComplaintEvent[], Refusal>;

/** One change of one existing complaint the caller may see. */
export function change(
  parts: DeskParts,
  caller: Caller,
  input: { request: string; id: string },
  name: string,
  decide: Decide,
  internal = false,
): Reply<{ id: string; stages: string[] }> {
  const found = visibleComplaint(parts, caller)(input.id);
  if (!found) return refused({ code: 'UnknownComplaint' });
  const now = parts.clock();
  const context = contextOf(parts, caller.actor, now);
  const { request, ...rest } = input;
  return perform(parts, caller.actor, now, {
    request,
    name,
    input: rest,
    topics: ['complaint'],
    decide: (load) => {
      const events = load(complaintStream(found.id));
      const complaint = foldStream(events)?.complaint;
      if (!complaint) return refused({ code: 'UnknownComplaint' });
      const decision = decide(complaint, context, events, load);
      if (!decision.ok) return decision;
      const written = audienceOf(context.office, caller.actor, complaint.pack, context.packs, internal);
      const audience = (event: ComplaintEvent): string =>
        event.type === 'StepUndone' ? audienceOfStep(events, event) : written(event);
      const stages = decision.value.flatMap((event) => (event.type === 'ActionTaken' ? event.enters : []));
      const told = decision.value.map((event) =>
        event.type === 'ActionTaken' && audience(event) === 'parties'
          ? leavingHidden(event, events, complaint.stages)
          : event,
      );
      return done({ events: complaintEvents(found.id, told, audience), reply: { id: found.id, stages } });
    },
  });
}

/** What only one organisation read, only that one reads as taken back. */
function audienceOfStep(events: readonly StoredEvent[], { from, to }: StepUndone): string {
  const step = events.filter(({ streamVersion }) => streamVersion >= from && streamVersion <= to);
  const audiences = new Set(step.map((event) => event.audience));
  return audiences.size === 1 ? [...audiences][0]! : 'parties';
}

/** What a page showed covered it sends back covered: compared with the real values it would always differ. */
const uncoveredChanges = (changes: Partial<Details>, complaint: Complaint): Partial<Details> =>
  changes.complainants
    ? { ...changes, complainants: uncoveredPeople(complaint.details.complainants, changes.complainants) }
    : changes;

/** A refusal reaches the page like everything else: with identity numbers covered. */
function coveredRefusal(refusal: ComplaintRefusal): ComplaintRefusal {
  if (refusal.code !== 'ChangedMeanwhile') return refusal;
  const cover = (field: string, value: unknown): unknown =>
    field === 'complainants' ? coveredPeople((value ?? []) as Complainant[], 'identity') : value;
  const changes = refusal.changes.map(({ field, before, after }) => ({
    field,
    before: cover(field, before),
    after: cover(field, after),
  }));
  return { ...refusal, changes };
}
