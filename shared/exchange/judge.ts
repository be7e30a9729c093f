/** Whether a pushed batch is taken. Pure: everything it has to know about the past is handed in.
 *
 *    batch ─► already taken? ─► right to write? ─► somebody else was first? ─► who, what, for whom? ─► taken
 *                 │ accepted        │ refused            │ behind                  │ refused                   */
import { z } from 'zod';
import {
  contentHash,
  limits,
  type BatchRefusal,
  type PushedBatch,
  type PushedCommand,
  type Receipt,
} from './protocol.ts';
import { kindOf } from './audience.ts';
import { isAtOrUnder, type Office, type Unit } from '../people/office.ts';
import {
  isBelowReach,
  isInReach,
  isTopOrganisation,
  organisationIdOf,
  speaksForOrganisation,
  type Party,
} from './reach.ts';

/** The desk that pushes. */
export type Pusher = { deskId: string; unit: string; feed: number };

export type StreamFacts = { id: number; version: number; owner: string | null };

export type Facts = {
  office: Office;
  /** nothing for a stream the hub has never seen */
  stream: StreamFacts | undefined;
  /** whether the pusher's unit is told of this stream */
  isTold: boolean;
  /** versions of commands of this batch that were taken before, by request id */
  taken: ReadonlyMap<string, { first: number; last: number }>;
  /** newest version above the batch's base that the pusher may read; 0 for none */
  newest: number;
  /** request ids of this batch whose place in the desk's count was used by another request */
  copied: ReadonlySet<string>;
  /** units in which each person holds or held a seat */
  seatsByPerson: ReadonlyMap<string, ReadonlySet<string>>;
};

export type NewEntry = { version: number; type: string; audience: string; body: string };
export type NewCommand = { command: PushedCommand; first: number; last: number };
export type SeatList = { person: string; units: string[] };

export type Taken = {
  commands: NewCommand[];
  entries: NewEntry[];
  owner: string | null;
  parties: Party[];
  attachments: { content: string; size: number; audience: string }[];
  /** what the batch changes in the register, in order */
  units: Unit[];
  seats: SeatList[];
};

export type Judgement = { receipt: Receipt; taken: Taken | undefined };

type Refusal = { code: BatchRefusal; details?: Record<string, string | number | null> };

const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);
export const changesRegister = (stream: string): boolean => ['unit', 'person'].includes(kindOf(stream));

export function judge(batch: PushedBatch, pusher: Pusher, facts: Facts): Judgement {
  const { stream } = batch;
  const answer = (receipt: Receipt): Judgement => ({ receipt, taken: undefined });
  const refuse = ({ code, details }: Refusal): Judgement =>
    answer({ outcome: 'refused', stream, code, ...(details && { details }) });

  const firstNew = batch.commands.findIndex(({ requestId }) => !facts.taken.has(requestId));
  const commands = firstNew < 0 ? [] : batch.commands.slice(firstNew);
  if (commands.some(({ requestId }) => facts.taken.has(requestId))) return refuse({ code: 'outOfOrder' });
  const lastTaken = batch.commands[(firstNew < 0 ? batch.commands.length : firstNew) - 1];
  const confirmed = (lastTaken && facts.taken.get(lastTaken.requestId)?.last) ?? batch.base;
  // What was taken is answered as it was then, whoever may write now.
  if (commands.length === 0) return answer({ outcome: 'accepted', stream, version: confirmed });

  const noRight = rightProblem(batch, pusher, facts);
  if (noRight) return refuse(noRight);
  const version = facts.stream?.version ?? 0;
  // A base above the hub's own count: the hub was restored from a backup, and the desk has to look at it first.
  if (facts.newest > confirmed || confirmed > version) return answer({ outcome: 'behind', stream, version });

  const outcome = readCommands(stream, version, commands, pusher, facts);
  if ('code' in outcome) return refuse(outcome);
  return { receipt: { outcome: 'accepted', stream, version: version + outcome.entries.length }, taken: outcome };
}

function rightProblem({ stream, commands }: PushedBatch, pusher: Pusher, facts: Facts): Refusal | undefined {
  const { office } = facts;
  const isNew = facts.stream === undefined;
  const mine = (holds: boolean): Refusal | undefined => (holds ? undefined : { code: 'notYours' });
  switch (kindOf(stream)) {
    case 'complaint': {
      if (!isNew) return mine(facts.isTold);
      const [first] = commands[0]?.events ?? [];
      const registered = first?.type === 'ComplaintRegistered' ? registration.safeParse(first.body) : undefined;
      if (!registered?.success) return { code: 'notRegistered' };
      return mine(isInReach(office, pusher.unit, registered.data.firstAsked.unit));
    }
    case 'unit':
      // Where a new unit may be put is told by its first entry.
      return isNew && !office.unitById.has(idOf(stream))
        ? undefined
        : mine(isBelowReach(office, pusher.unit, idOf(stream)));
    case 'person': {
      if (isNew) return undefined;
      const seats = [
        ...(facts.seatsByPerson.get(idOf(stream)) ?? []),
        ...(facts.stream?.owner ? [facts.stream.owner] : []),
      ];
      return mine(seats.some((unit) => isBelowReach(office, pusher.unit, unit)));
    }
    case 'contactNotice': {
      // Whoever keeps a unit in the register tells of its contacts; whoever keeps the register above says that he has seen it.
      if (!isNew) return mine(isBelowReach(office, pusher.unit, facts.stream?.owner ?? ''));
      const [first] = commands[0]?.events ?? [];
      const told = first?.type === 'ContactChangeTold' ? contactChange.safeParse(first.body) : undefined;
      return told?.success ? mine(isBelowReach(office, pusher.unit, told.data.unit)) : { code: 'notUnderstood' };
    }
    default: {
      const organisation = organisationIdOf(office, pusher.unit);
      const isOwn = isNew || facts.stream?.owner === organisation;
      return mine(isOwn && speaksForOrganisation(office, pusher.unit));
    }
  }
}

function readCommands(
  stream: string,
  version: number,
  commands: readonly PushedCommand[],
  pusher: Pusher,
  facts: Facts,
): Taken | Refusal {
  const { office } = facts;
  const organisation = organisationIdOf(office, pusher.unit);
  const taken: Taken = {
    commands: [],
    entries: [],
    owner: facts.stream ? facts.stream.owner : kindOf(stream) === 'complaint' ? null : organisation,
    parties: [],
    attachments: [],
    units: [],
    seats: [],
  };
  for (const command of commands) {
    const wrong = actorProblem(command, pusher, facts);
    if (wrong) return wrong;
    if (facts.copied.has(command.requestId)) {
      return { code: 'copiedFolder', details: { deskSequence: command.deskSequence } };
    }
    const first = version + taken.entries.length + 1;
    for (const event of command.events) {
      if (!mayAddress(office, stream, pusher.unit, event.audience)) {
        return { code: 'audienceNotAllowed', details: { audience: event.audience } };
      }
      const body = JSON.stringify(event.body);
      if (body.length > limits.bodyCharacters) return { code: 'notUnderstood', details: { type: event.type } };
      const problem = readEvent(stream, event, pusher, facts, taken);
      if (problem) return problem;
      const next = version + taken.entries.length + 1;
      taken.entries.push({ version: next, type: event.type, audience: event.audience, body });
    }
    taken.commands.push({ command, first, last: version + taken.entries.length });
  }
  return taken;
}

function actorProblem({ personId, unitId }: PushedCommand, pusher: Pusher, facts: Facts): Refusal | undefined {
  if (unitId !== null) {
    if (!facts.office.unitById.has(unitId)) return { code: 'unitUnknown', details: { unit: unitId } };
    if (!isInReach(facts.office, pusher.unit, unitId)) return { code: 'notYours', details: { unit: unitId } };
  }
  if (personId === null) return undefined;
  const seats = facts.seatsByPerson.get(personId);
  return unitId !== null && seats?.has(unitId) ? undefined : { code: 'personUnknown', details: { person: personId } };
}

/** 'parties' is for complaints; 'everyone' for the register and for the organisation above which there is no other. */
function mayAddress(office: Office, stream: string, unit: string, audience: string): boolean {
  const organisation = organisationIdOf(office, unit);
  if (audience === organisation) return true;
  if (kindOf(stream) === 'complaint') return audience === 'parties';
  const isForAll = changesRegister(stream) || kindOf(stream) === 'contactNotice';
  return audience === 'everyone' && (isForAll || isTopOrganisation(office, organisation));
}

/** Entries the hub itself must understand; of all others it keeps what it gets. */
function readEvent(
  stream: string,
  event: { type: string; audience: string; body: unknown },
  pusher: Pusher,
  facts: Facts,
  taken: Taken,
): Refusal | undefined {
  const { office } = facts;
  const notUnderstood: Refusal = { code: 'notUnderstood', details: { type: event.type } };
  const join = (unit: string): Refusal | undefined => {
    if (!office.unitById.has(unit)) return { code: 'unitUnknown', details: { unit } };
    taken.parties.push({ unit, whole: false });
    return undefined;
  };
  if (kindOf(stream) !== 'complaint') {
    if (event.audience !== 'everyone') taken.parties.push({ unit: event.audience, whole: true });
    if (!changesRegister(stream)) return undefined;
  }
  switch (`${kindOf(stream)} ${event.type}`) {
    case 'complaint ComplaintRegistered': {
      const read = registration.safeParse(event.body);
      return read.success ? join(read.data.firstAsked.unit) : notUnderstood;
    }
    case 'complaint PartyHanded': {
      const read = handOver.safeParse(event.body);
      return read.success ? join(read.data.unit) : notUnderstood;
    }
    case 'complaint AttachmentAdded': {
      const read = attachment.safeParse(event.body);
      if (!read.success) return notUnderstood;
      taken.attachments.push({ content: read.data.attachment, size: read.data.size, audience: event.audience });
      return undefined;
    }
    case 'unit UnitSaved': {
      const read = savedUnit.safeParse(event.body);
      if (!read.success || read.data.id !== idOf(stream)) return notUnderstood;
      return placeUnit(read.data, pusher, facts, taken);
    }
    case 'unit UnitClosed': {
      const known = taken.units.findLast(({ id }) => id === idOf(stream)) ?? office.unitById.get(idOf(stream));
      if (known) taken.units.push({ ...known, closed: true });
      return undefined;
    }
    case 'person PersonSaved': {
      const read = savedPerson.safeParse(event.body);
      if (!read.success || read.data.id !== idOf(stream)) return notUnderstood;
      const units = read.data.seats.map(({ unit }) => unit);
      const held = facts.seatsByPerson.get(read.data.id);
      const foreign = units.find((unit) => !held?.has(unit) && !isBelowReach(office, pusher.unit, unit));
      if (foreign !== undefined) {
        return { code: office.unitById.has(foreign) ? 'notYours' : 'unitUnknown', details: { unit: foreign } };
      }
      taken.seats.push({ person: read.data.id, units });
      return undefined;
    }
    default:
      return undefined;
  }
}

/** A unit stands where somebody above it put it: nobody moves his own unit, or changes what it is. */
function placeUnit(saved: z.infer<typeof savedUnit>, pusher: Pusher, facts: Facts, taken: Taken): Refusal | undefined {
  const { office } = facts;
  const known = taken.units.findLast(({ id }) => id === saved.id) ?? office.unitById.get(saved.id);
  const parent = saved.parent ?? undefined;
  const notYours: Refusal = { code: 'notYours', details: { unit: saved.id } };
  const isTopOfReach = known !== undefined && !isBelowReach(office, pusher.unit, known.parent ?? '');
  if (isTopOfReach) {
    // A desk that worked alone brings the entry along in which its unit did not yet stand under another one.
    if (known.kind !== saved.kind || (parent !== undefined && parent !== known.parent)) return notYours;
  } else {
    if (parent === undefined) return notYours;
    if (!office.unitById.has(parent)) return { code: 'unitUnknown', details: { unit: parent } };
    if (!isBelowReach(office, pusher.unit, parent)) return notYours;
    if (known && isAtOrUnder(office, parent, saved.id))
      return { code: 'notUnderstood', details: { type: 'UnitSaved' } };
  }
  taken.units.push({
    id: saved.id,
    kind: saved.kind,
    name: saved.name,
    parent: isTopOfReach ? known.parent : parent,
    contact: {},
    closed: known?.closed ?? false,
  });
  return undefined;
}

const id = z.string().min(1).max(64);
const registration = z.object({ firstAsked: z.object({ unit: id }) });
const handOver = z.object({ unit: id });
const contactChange = z.object({ unit: id });
const attachment = z.object({ attachment: contentHash, size: z.int().min(1).max(limits.attachmentBytes) });
const savedUnit = z.object({
  id,
  kind: z.enum(['association', 'member', 'department', 'outlet']),
  // Shown in lists of the administrator only, so it is made printable instead of being refused.
  name: z.string().transform((name) => name.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, 200)),
  parent: id.nullish(),
});
const savedPerson = z.object({ id, seats: z.array(z.object({ unit: id })).max(200) });
