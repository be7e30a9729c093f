import { severityOf } from '../../shared/complaint/grading.ts';
import { done, refused } from '../../shared/base/result.ts';
import { judgeUndo, undoneVersions } from '../../shared/complaint/decide/undo.ts';
import type { ProcedureChanged } from '../../shared/complaint/events.ts';
import { partiesElsewhere, type Behalf } from '../../shared/complaint/decide/behalf.ts';
import { actingUnits, isInSight, judgeAction } from '../../shared/complaint/decide/judge.ts';
import type { Complaint } from '../../shared/complaint/state.ts';
import { recusedIn, standingOf, unitOfParty, unitsOf, workOfParty } from '../../shared/complaint/state.ts';
import type { AllowedAction, ComplaintView, TimelineEntry } from '../../shared/contract/views.ts';
import { answeringFor } from '../../shared/duty/answering.ts';
import { coveredDetails, coveredText, type Covered } from '../../shared/people/masking.ts';
import { homeOf, mayInComplaint, readingScope } from '../../shared/people/permissions.ts';
import { papersDue } from '../../shared/procedure/papers.ts';
import { stageOf, type Action, type Pack } from '../../shared/procedure/pack.ts';
import type { Context } from '../../shared/complaint/context.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { noteRead } from '../people/access.ts';
import { deskLookUp } from '../subjects/deskLookUp.ts';
import { wasSent } from '../subjects/sent.ts';
import { coveredBody } from './covered.ts';
import { contextOf, visibleComplaint } from '../perform.ts';
import type { StoredEvent } from '../store/eventStore.ts';
import { complaintStream, entryOf, foldStream } from '../store/projections/folded.ts';
import { prepared } from '../store/prepared.ts';
import { gistOf } from '../store/projections/complaint.ts';
import { similarCases } from './similar.ts';

export function openComplaint(parts: DeskParts): Handlers<'complaint'>['open'] {
  return (input, caller) => {
    const found = visibleComplaint(parts, caller)(input.id);
    if (!found) return refused({ code: 'UnknownComplaint' });
    const now = parts.clock();
    const office = parts.office();
    const events = parts.store.read(complaintStream(found.id));
    const complaint = foldStream(events)?.complaint;
    if (!complaint) return refused({ code: 'UnknownComplaint' });
    const home = homeOf(office, caller.actor.unit);
    const readable = events.filter((event) => event.audience === 'parties' || event.audience === home);
    const pack = parts.packs().running(complaint);
    const context = contextOf(parts, caller.actor, now);
    const { details } = complaint;
    const how: Covered = mayInComplaint(office, caller.actor, 'seeContacts', unitsOf(complaint)) ? 'identity' : 'all';
    noteRead(parts, caller.actor, complaint);
    const undone = undoneVersions(events.map(placeOf));
    const newest = events.at(-1);
    const isSent = newest && wasSent(parts.database, newest.stream, newest.commandSequence);
    const last = pack && !isSent && judgeUndo(events.map(entryOf), pack, complaint, context);
    const view: ComplaintView = {
      id: complaint.id,
      number: complaint.number,
      pack: complaint.pack,
      overlays: complaint.overlays,
      severity: severityOf(pack, complaint),
      money: complaint.money,
      details: coveredDetails(details, how),
      covered: how,
      version: events.at(-1)?.streamVersion ?? 0,
      registeredAt: complaint.registeredAt,
      categories: complaint.categories,
      firstAsked: complaint.firstAsked,
      parties: Object.entries(complaint.parties).map(([party, held]) => ({
        party,
        unit: held.unit,
        handler: held.handler,
        answering: answeringFor(
          office,
          held.unit,
          now,
          recusedIn(complaint),
          pack && workOfParty(pack, complaint, party),
          complaint.assigned[held.unit]?.person,
        ),
        since: held.since,
      })),
      assigned: Object.entries(complaint.assigned)
        .filter(([unit]) => homeOf(office, unit) === home)
        .map(([unit, { person, why, instead }]) => ({ unit, person, why, ...(instead && { instead }) })),
      stages: complaint.stages.map(({ stage, since }) => {
        const known = pack && stageOf(pack, stage);
        return { stage, since, unit: (known && pack && unitOfParty(pack, complaint, known.party)) ?? null };
      }),
      standing: standingOf(complaint),
      clocks: complaint.clocks,
      returns: complaint.returns,
      actions: pack ? allowedActions(pack, complaint, context) : [],
      answers: pack ? answersToEnter(pack, complaint, context, deskLookUp(parts, events)) : [],
      elsewhere: partiesElsewhere(office, home, complaint),
      timeline: timelineOf(readable, complaint, undone, how),
      attachments: readable.flatMap((event) =>
        event.type === 'AttachmentAdded' && !undone.has(event.streamVersion) ? [attachmentView(event)] : [],
      ),
      papers: papersDue(
        [complaint.pack, ...complaint.overlays].flatMap(({ id, version }) => parts.packs().of(id, version) ?? []),
        complaint,
      ),
      links: linksOf(parts, caller, complaint),
      similar: similarCases(
        parts,
        readingScope(office, caller.actor)?.id ?? '',
        {
          phones: details.complainants.flatMap((person) => [person.phone ?? '', person.agent?.phone ?? '']),
          identities: details.complainants.map((person) => person.identity ?? ''),
          names: details.complainants.map((person) => person.name),
          unit: details.complainedUnit,
          reason: details.reason,
        },
        now,
        found.row,
      ),
      interests: complaint.interests.filter(({ person }) =>
        office.personById.get(person)?.seats.some(({ unit }) => homeOf(office, unit) === home),
      ),
      undo: last && last.ok ? { step: last.value.step, until: last.value.until } : null,
      ended: complaint.ended,
      mayChangeProcedure:
        !complaint.ended && mayInComplaint(office, caller.actor, 'changeProcedure', [complaint.firstAsked.unit]),
      newer: complaint.newer || !pack,
    };
    return done(view);
  };
}

/** Actions of the active stages, in pack order. Those of other parties are left out; refused ones of my own come with the reason. */
function allowedActions(pack: Pack, complaint: Complaint, context: Context): AllowedAction[] {
  const home = homeOf(context.office, context.actor.unit);
  return pack.actions.flatMap((action): AllowedAction[] => {
    const isHere = action.at.some((stage) => complaint.stages.some((place) => place.stage === stage));
    if (action.beside ? !isInSight(action, complaint) || isClosedTo(action, complaint) : !isHere) return [];
    if (!actingUnits(pack, action, complaint).some((unit) => homeOf(context.office, unit) === home)) return [];
    if (
      action.needs.some(
        (need) => need.kind === 'party' && (complaint.parties[need.party] !== undefined) !== need.present,
      )
    )
      return [];
    return [{ action: action.id, refusal: judgeAction(pack, action, complaint, context) ?? null }];
  });
}

/** Beside the procedure only what outlives it stays open after its end. */
const isClosedTo = ({ beside }: Action, { ended }: Complaint): boolean => ended !== null && beside !== 'always';

/** What may be entered for others from their written answers; nothing for units that enter their own. */
function answersToEnter(
  pack: Pack,
  complaint: Complaint,
  context: Context,
  hasDesk: Behalf['hasDesk'],
): ComplaintView['answers'] {
  const isHidden = (code: string | undefined): boolean =>
    code !== undefined && ['AnswersItself', 'NotYours', 'NotPermitted', 'NotNow', 'AlreadyEnded'].includes(code);
  return pack.actions.flatMap((action) => {
    if (action.beside) return [];
    const unit = unitOfParty(pack, complaint, action.by.party);
    const refusal = judgeAction(pack, action, complaint, context, { hasDesk }) ?? null;
    return unit && !isHidden(refusal?.code) ? [{ action: action.id, unit, refusal }] : [];
  });
}

const placeOf = ({ streamVersion, commandSequence, personId, type }: StoredEvent) => ({
  version: streamVersion,
  command: commandSequence,
  person: personId,
  type,
});

/** Newest first, each entry with the procedure it was written under where that was another one. */
function timelineOf(
  readable: readonly StoredEvent[],
  complaint: Complaint,
  undone: ReadonlySet<number>,
  how: Covered,
): TimelineEntry[] {
  let under = complaint.pack;
  return readable.toReversed().map((event) => {
    const entry = timelineEntry(event, undone, how);
    const former = under.id === complaint.pack.id && under.version === complaint.pack.version ? {} : { under };
    if (event.type === 'ProcedureChanged' && !entry.undone) under = (event.body as ProcedureChanged).before.pack;
    return { ...entry, ...former };
  });
}

export function timelineEntry(
  event: StoredEvent,
  undone: ReadonlySet<number> = new Set(),
  how: Covered = 'all',
): TimelineEntry {
  const body = coveredBody(event.body as Record<string, unknown>, how);
  return {
    ...(undone.has(event.streamVersion) && { undone: true as const }),
    sequence: event.sequence,
    at: event.at,
    type: event.type,
    person: event.personId,
    unit: event.unitId,
    actingFor: typeof body['actingFor'] === 'string' ? body['actingFor'] : null,
    internal: event.audience !== 'parties',
    body,
  };
}

function attachmentView(event: StoredEvent) {
  const body = event.body as {
    attachment: string;
    name: string;
    size: number;
    mediaType: string;
    paper: string | null;
  };
  return {
    id: body.attachment,
    name: body.name,
    size: body.size,
    mediaType: body.mediaType,
    paper: body.paper,
    at: event.at,
  };
}

/** Links lead only to what the reader may see there. */
function linksOf(parts: DeskParts, caller: Caller, complaint: Complaint): ComplaintView['links'] {
  const mayRead = visibleComplaint(parts, caller);
  const find = prepared<[string], { number: string; gist: string }>(
    parts.database,
    'select number, gist from complaint where id = ?',
  );
  return complaint.links.flatMap(({ other, kind }) => {
    const row = mayRead(other) && find.get(other);
    return row ? [{ other, kind, number: row.number, gist: coveredText(gistOf(row.gist)) }] : [];
  });
}
