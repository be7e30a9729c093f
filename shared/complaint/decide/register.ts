import { done, refused, type Result } from '../../base/result.ts';
import type { ComplaintId, UnitId } from '../../base/ids.ts';
import type { Instant } from '../../base/time.ts';
import { handlerAt } from '../../duty/answering.ts';
import { holdsCovered } from '../../people/masking.ts';
import { may } from '../../people/permissions.ts';
import { chainOf, organisationOf, type Office, type Unit, type UnitKind } from '../../people/office.ts';
import { clockEvents } from '../../procedure/clocks.ts';
import { rulesInForce } from '../../procedure/rules.ts';
import { readForm } from '../../procedure/forms.ts';
import { questionsOf } from '../../procedure/questions.ts';
import { holds, type Entry, type FormValues, type Pack, type PartyId } from '../../procedure/pack.ts';
import type { Context } from '../context.ts';
import { recused, type Details } from '../details.ts';
import type { ComplaintEvent } from '../events.ts';
import type { ImportOrigin } from '../past.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { workOfParty, type Complaint } from '../state.ts';

export type RegisterComplaint = {
  id: ComplaintId;
  number: string;
  pack: Pack;
  overlays: Pack[];
  details: Details;
  /** From an old register. */
  imported?: ImportOrigin;
  /** From when its clocks run; the receipt where it is not said. */
  countFrom?: Instant;
};

/** Registers a complaint at the actor's unit, which is asked first and stays responsible to the end.
 *  Clocks start at the moment of receipt, which may lie before the registration (a letter opened in the afternoon). */
export function decideRegister(
  command: RegisterComplaint,
  context: Context,
): Result<ComplaintEvent[], ComplaintRefusal> {
  if (!may(context.office, context.actor, 'register')) return refused({ code: 'NotPermitted', permission: 'register' });
  return registrationOf(command, context);
}

/** The entries of a registration, whoever may make it. */
export function registrationOf(
  command: RegisterComplaint,
  context: Context,
): Result<ComplaintEvent[], ComplaintRefusal> {
  const { pack, details, id, number } = command;
  const { office, actor, now } = context;
  const problem = problemIn(details, context);
  if (problem) return refused(problem);
  const unit = office.unitById.get(actor.unit);
  if (!unit) return refused({ code: 'NoEntryForUnit' });

  const questions = questionsOf(pack, command.overlays);
  const extra = readForm(questions, details.extra ?? {}, { ...context, unitOfParty: () => undefined });
  if (!extra.ok) return refused({ code: 'BadForm', problems: extra.problem });
  const facts = { channel: details.channel, ...extra.value };
  const entry = entryFor(pack, unit, facts, context);
  if (!entry) return refused({ code: 'NoEntryForUnit' });

  const partyUnits = partiesAtEntry(entry, unit, office);
  const stages = entry.enters.map((stage) => ({ stage, since: now }));
  const workOf = (party: string) => workOfParty(pack, { stages }, party);
  const handed = partyUnits.map((held): ComplaintEvent => {
    return {
      type: 'PartyHanded',
      ...held,
      handler: handlerAt(office, held.unit, now, recused(details), workOf(held.party)) ?? null,
      at: now,
    };
  });
  const overlays = command.overlays.map((overlay) => ({ id: overlay.id, version: overlay.version }));
  const clocks = clockEvents(
    rulesInForce(pack, overlays, context.packs),
    { clocks: [], milestones: {}, facts },
    { milestones: entry.marks, namedDates: {}, at: now, from: command.countFrom ?? details.receivedAt },
    (party) => context.workingTimeOf(partyUnits.find((held) => held.party === party)?.unit ?? unit.id),
  );
  if (!clocks.ok) return clocks;
  return done([
    {
      type: 'ComplaintRegistered',
      id,
      number,
      pack: { id: pack.id, version: pack.version },
      overlays,
      categories: context.categories.current.version,
      details: questions.length > 0 ? { ...details, extra: extra.value } : details,
      party: entry.party,
      firstAsked: { unit: unit.id, person: actor.person },
      registeredAt: now,
      ...(command.imported && { imported: command.imported }),
    },
    ...handed,
    {
      type: 'ActionTaken',
      action: 'register',
      form: {},
      leaves: [],
      enters: entry.enters,
      milestones: entry.marks,
      facts: {},
      actingFor: null,
      by: actor.person,
      unit: actor.unit,
      at: now,
    },
    ...clocks.value,
  ]);
}

export function problemIn(details: Details, context: Context): ComplaintRefusal | undefined {
  if (holdsCovered(details.complainants)) return { code: 'CoveredValue' };
  // A minute of grace: two clocks of one office are never quite equal.
  if (details.receivedAt > context.now + 60_000) return { code: 'ReceivedInFuture' };
  if (details.complainedUnit !== undefined && !context.office.unitById.has(details.complainedUnit)) {
    return { code: 'UnknownUnit', unit: details.complainedUnit };
  }
  for (const category of [details.reason, details.business, details.businessChannel]) {
    if (category !== undefined && !context.categories.offers(category)) return { code: 'UnknownCategory', category };
  }
  return undefined;
}

/** The unit that registers, and the parties the entry hands their unit at once. */
export function partiesAtEntry(entry: Entry, unit: Unit, office: Office): { party: PartyId; unit: UnitId }[] {
  const organisation = organisationOf(office, unit.id);
  const units = { organisation: organisation?.id, parent: unit.parent, aboveOrganisation: organisation?.parent };
  const also = (entry.also ?? []).flatMap(({ party, unit: which }) => {
    const above = units[which];
    return above ? [{ party, unit: above }] : [];
  });
  return [{ party: entry.party, unit: unit.id }, ...also];
}

/** Registering is the first step of every complaint. */
const registration = 1;

/** When a milestone was reached: those of the registration at the receipt, which may lie before it. */
export function momentReached(
  milestone: string,
  { milestones, details }: Pick<Complaint, 'milestones' | 'details'>,
): Instant | undefined {
  const reached = milestones[milestone];
  return reached?.order === registration ? details.receivedAt : reached?.at;
}

/** A department enters as the organisation it serves, unless the pack has an entry for departments. */
export function entryFor(
  pack: Pack,
  unit: Unit,
  facts: FormValues,
  context: Pick<Context, 'office'>,
): Entry | undefined {
  const served = chainOf(context.office, unit.id).find((candidate) => candidate.kind !== 'department')?.kind;
  const entryOf = (kind: UnitKind | undefined) =>
    pack.entries.find((entry) => kind && entry.kinds.includes(kind) && (!entry.when || holds(entry.when, facts)));
  return entryOf(unit.kind) ?? entryOf(served);
}
