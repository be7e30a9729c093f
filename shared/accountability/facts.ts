import type { ComplaintId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import type { ComplaintEvent } from '../complaint/events.ts';
import { unitOfParty, type Complaint } from '../complaint/state.ts';
import { clockRuleOf, holds, stageOf, type ClockRule, type Pack, type Trigger } from '../procedure/pack.ts';
import { periodOf } from './period.ts';

/** What of one complaint could count towards a trigger, as it happened. Kept beside the complaint, so that a correction is
 *  judged without reading its whole history again. */
export type Mark =
  | { kind: 'registered'; entry: number; at: Instant }
  | { kind: 'broken'; entry: number; at: Instant; unit: UnitId; clock: string; isUntaken: boolean; isWritten: boolean }
  | { kind: 'returned'; entry: number; at: Instant; unit: UnitId }
  | { kind: 'step'; entry: number; at: Instant; action: string; units: Record<string, UnitId> }
  | { kind: 'media'; entry: number; at: Instant }
  | { kind: 'repeats'; entry: number; at: Instant; other: ComplaintId };

/** One occurrence that counts: whom it is about, what it is counted together with, and the entry that shows it. */
export type Fact = { subject: UnitId; key: string; entry: number; at: Instant };

/** Where an entry stands: its number in the log, and when it was made. */
export type Place = { entry: number; at: Instant };

/** @param complaint as it stands after the event
 *  @param rules clock rules of every regime on this complaint
 *  @returns what is new; nothing for most entries */
export function markOf(
  event: ComplaintEvent,
  place: Place,
  complaint: Complaint,
  pack: Pack,
  rules: (id: string) => ClockRule | undefined,
): Mark | undefined {
  switch (event.type) {
    case 'ComplaintRegistered':
      // What an old register tells says nothing about how this office works now.
      if (event.imported) return undefined;
      return { kind: 'registered', ...place };
    case 'ClockBroken': {
      const clock = complaint.clocks.find(({ id }) => id === event.clock);
      const unit = clock && unitOfParty(pack, complaint, clock.owner);
      if (!clock || !unit) return undefined;
      return {
        kind: 'broken',
        ...place,
        // The clock ran out at its due moment, whenever the desk was on again to write it.
        at: event.due,
        unit,
        clock: event.clock,
        isUntaken: isUntaken(complaint, pack, clock.owner),
        isWritten: isWritten(rules(clock.rule)),
      };
    }
    case 'PartyReturned':
      return { kind: 'returned', ...place, unit: event.unit };
    case 'ActionTaken': {
      const isCounted = pack.triggers.some(({ counts, action }) => counts === 'step' && action === event.action);
      if (!isCounted) return undefined;
      const units = Object.fromEntries(Object.entries(complaint.parties).map(([party, { unit }]) => [party, unit]));
      return { kind: 'step', ...place, action: event.action, units };
    }
    case 'DetailsCorrected':
      return event.changes.some(({ field }) => field === 'flags') && complaint.details.flags.includes('media')
        ? { kind: 'media', ...place }
        : undefined;
    case 'ComplaintLinked':
      return event.kind === 'repeat' ? { kind: 'repeats', ...place, other: event.other } : undefined;
    default:
      return undefined;
  }
}

/** Somebody sent it there and nobody took it: the party still stands in a stage of acceptance. */
const isUntaken = (complaint: Complaint, pack: Pack, owner: string): boolean =>
  complaint.stages.some(({ stage }) => {
    const known = stageOf(pack, stage);
    return known?.duty === 'accept' && known.party === owner;
  });

const isWritten = (rule: ClockRule | undefined): boolean => rule !== undefined && rule.source.confidence !== 'house';

export const ruleIn =
  (packs: readonly Pack[]) =>
  (id: string): ClockRule | undefined => {
    for (const pack of packs) {
      const rule = clockRuleOf(pack, id);
      if (rule) return rule;
    }
    return undefined;
  };

/** What lies outside the complaint itself. */
export type LookUps = {
  /** The unit it is held to, by the trigger's `concerns` and `kinds`; nothing where there is none. */
  subjectOf: (trigger: Trigger, unit: UnitId) => UnitId | undefined;
  /** The first complaint of a chain of repeated ones. */
  rootOf: (complaint: ComplaintId) => ComplaintId;
  /** Whether `higher` stands above `unit`. */
  isAbove: (higher: UnitId, unit: UnitId) => boolean;
  /** Whether the unit already had an open complaint of these complainants when this one came. */
  hadCase: (unit: UnitId, complaint: Complaint) => boolean;
};

/** What of one complaint counts towards one trigger, as the complaint stands now. */
export function factsOf(trigger: Trigger, complaint: Complaint, marks: readonly Mark[], lookUps: LookUps): Fact[] {
  if (isExcused(trigger, complaint)) return [];
  const complained = complaint.details.complainedUnit;
  const fact = (mark: Mark, unit: UnitId | undefined, together = ''): Fact[] => {
    const subject = unit && lookUps.subjectOf(trigger, unit);
    if (!subject) return [];
    const stretch = trigger.within ? periodOf(trigger.within, mark.at) : '';
    const key = [together, stretch].filter((part) => part !== '').join(' ');
    return [{ subject, key: key === '' ? complaint.id : key, entry: mark.entry, at: mark.at }];
  };
  return marks.flatMap((mark): Fact[] => {
    switch (trigger.counts) {
      case 'unattended':
        return mark.kind === 'broken' && mark.isUntaken ? fact(mark, mark.unit) : [];
      case 'missedClock':
        return mark.kind === 'broken' && mark.isWritten ? fact(mark, mark.unit) : [];
      case 'returned':
        return mark.kind === 'returned' ? fact(mark, mark.unit) : [];
      case 'step':
        return mark.kind === 'step' && mark.action === trigger.action
          ? fact(mark, mark.units[trigger.party ?? ''] ?? complained)
          : [];
      case 'repeatComplaint':
        return mark.kind === 'repeats' ? fact(mark, complained, lookUps.rootOf(mark.other)) : [];
      case 'sameKindAtOutlet':
        return mark.kind === 'registered' ? fact(mark, complained, complaint.details.reason) : [];
      case 'mediaEscalation':
        return isMediaMark(mark, marks) && complaint.details.flags.includes('media') ? fact(mark, complained) : [];
      case 'overTheHead': {
        const asked = complaint.firstAsked.unit;
        const isOver = complained !== undefined && asked !== complained && lookUps.isAbove(asked, complained);
        return mark.kind === 'registered' && isOver && !lookUps.hadCase(complained, complaint)
          ? fact(mark, complained)
          : [];
      }
      case 'proposalOverdue':
      case 'proposalRepeated':
      case 'proposalConfirmed':
        return [];
    }
  });
}

/** One fact for one complaint: the last entry that says so, or the registration itself. */
const isMediaMark = (mark: Mark, marks: readonly Mark[]): boolean => {
  const said = marks.findLast(({ kind }) => kind === 'media') ?? marks.find(({ kind }) => kind === 'registered');
  return mark === said;
};

const isExcused = ({ unless }: Trigger, complaint: Complaint): boolean =>
  unless !== undefined &&
  (unless.milestones.some((milestone) => complaint.milestones[milestone] !== undefined) ||
    unless.facts.some((condition) => holds([condition], complaint.facts)));
