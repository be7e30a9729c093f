/** The course of a complaint: stages, the actions that lead from one to the next, their forms, what they need and bring about. */
import type { Role, UnitKind } from '../../people/office.ts';
import type { Condition, FieldValue, PartyId, Source, Text } from './base.ts';

/** `duty` says what kind of work a stage is; Today and the rail count by it. */
export const duties = ['judge', 'approve', 'forward', 'accept', 'handle', 'report', 'callBack', 'close'] as const;
export type Duty = (typeof duties)[number];

export type Stage = {
  id: string;
  title: Text;
  party: PartyId;
  duty: Duty;
  /** Comes along where its regime runs beside another procedure. It lies outside that procedure's course: the complaint ends
   *  without waiting for it, and it may begin after the end (the review of a decision). */
  beside?: true;
};

export type Action = {
  id: string;
  /** Verb on the button. */
  title: Text;
  /** What happens, in a sentence: tooltip and screen reader. */
  hint: Text;
  key?: string;
  tone: 'primary' | 'plain' | 'return' | 'end';
  /** Active stages in which it may be taken (any of them). */
  at: string[];
  /** Only where its regime runs beside another procedure, wherever the complaint stands there: until it ends, or always. */
  beside?: 'open' | 'always';
  /** Stages that end ('*' = all active ones). */
  leaves: string[];
  enters: string[];
  by: { party: PartyId; roles: Role[] };
  fields: Field[];
  needs: Need[];
  effects: Effect[];
  /** Stays inside the actor's organisation: other parties see neither the step nor its form. */
  internal?: boolean;
  source: Source;
};

export type Field = {
  id: string;
  title: Text;
  kind: 'text' | 'longText' | 'choice' | 'yesNo' | 'date' | 'moment' | 'amount' | 'number' | 'unit' | 'person';
  required: boolean | { field: string; is: FieldValue[] };
  options?: { id: string; title: Text }[];
  /** Units offered by a `unit` field: kinds, and below which party's unit. */
  units?: { kinds: UnitKind[]; under?: PartyId };
  /** People offered by a `person` field: those with a seat at or below this party's unit. */
  personsUnder?: PartyId;
  /** Where the value comes from when the form opens. */
  suggest?: 'complainedOrganisation' | 'complainedUnit' | 'now';
  /** Moments and dates: must lie before or after the present. */
  when?: 'past' | 'future';
};

export type Need =
  | { kind: 'party'; party: PartyId; present: boolean }
  | ({ kind: 'fact'; fact: string; is: FieldValue[] } & Reason)
  | ({ kind: 'factAtLeast'; fact: string; least: number } & Reason)
  | ({ kind: 'stageEnded'; stages: string[] } & Reason)
  /** `milestone` must have been reached when `fact` has one of these values. */
  | ({ kind: 'milestoneIf'; milestone: string; fact: string; is: FieldValue[] } & Reason)
  /** The form must answer `field` with one of these. */
  | ({ kind: 'answer'; field: string; is: FieldValue[] } & Reason)
  /** Four eyes: whoever took one of these actions may not take this one; '*': any step of the course. */
  | { kind: 'otherPersonThan'; actions: string[] }
  /** Recusal: the person complained of may not take it. */
  | { kind: 'notComplainedOf' }
  | { kind: 'returnsBelow'; party: PartyId }
  /** One of these milestones must have been reached, or none of them. */
  | ({ kind: 'milestone'; milestones: string[]; reached: boolean } & Reason)
  /** The unit in `field` must stand above the one in `below`. */
  | ({ kind: 'above'; field: string; below: string } & Reason)
  /** No more than `most` calendar days may lie between the dates in two fields, in this order. */
  | ({ kind: 'daysBetween'; from: string; to: string; most: number } & Reason)
  /** The amount in `field` must lie within what one of the actor's roles may decide; `upTo` in fen, null = without limit. */
  | { kind: 'authority'; field: string; limits: { roles: Role[]; upTo: number | null }[] };

/** Why a need is not met: a code with a sentence of its own in shared/words, or the pack's own sentence. */
export type Reason = { code: NeedCode } | { code: 'NotYet'; say: Text };

/** Reasons a need can refuse with; each has its sentence in shared/words. */
export type NeedCode =
  | 'NotFounded'
  | 'RectificationMissing'
  | 'RectificationOpen'
  | 'StillVerifying'
  | 'RectificationUnderWay'
  | 'PapersIncomplete'
  | 'CallAttemptsTooFew'
  | 'DemandUndecided';

export type Effect =
  | { kind: 'mark'; milestones: string[]; when?: { field: string; is: FieldValue[] } }
  | { kind: 'set'; fact: string; value: FieldValue }
  | { kind: 'setFrom'; fact: string; field: string }
  | { kind: 'count'; fact: string }
  /** Responsibility of a party passes to the unit named in `field`, and there to the person named in `person`, where the
   *  regime appoints somebody instead of leaving it to whoever is on duty. */
  | { kind: 'hand'; party: PartyId; field: string; person?: string }
  /** The work of `party` goes back to whoever gave it; returns are counted. */
  | { kind: 'return'; party: PartyId }
  /** The date or moment in `field` is when the clock `clock` falls due (promise to the customer, rectification date); with
   *  `fact`, the one an earlier form left there (the reply time written on a slip that is received later). */
  | { kind: 'nameDate'; clock: string; field: string }
  | { kind: 'nameDate'; clock: string; fact: string }
  /** Clocks this step starts count from another moment than this one: a moment or day in the form (a fault was found, a change
   *  is planned), or an earlier milestone; those of the registration are reached at the receipt. */
  | { kind: 'countFrom'; clocks: string[]; from: { field: string } | { milestone: string } }
  /** Where the complaint goes next depends on an answer in the form and on who was asked first. */
  | { kind: 'branch'; field: string; is: FieldValue[]; first?: PartyId; enters: string[]; marks: string[] }
  /** Where the complaint goes next depends on what is known. */
  | { kind: 'route'; when: Condition[]; enters: string[]; marks: string[] }
  /** Money under one of the pack's rules, with the base amount (fen) in `base` and, where the rule leaves a range, the share in
   *  `share`: a field of the form or else a fact. Only when the facts say so, if `when` is given; without a base nobody
   *  pays. */
  | { kind: 'pay'; rule: string; base: string; share?: string; when?: Condition[] }
  /** The procedure is over: every running clock ends here. */
  | { kind: 'end'; how: 'archived' | 'withdrawn' };
