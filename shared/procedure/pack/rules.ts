/** What a regime asks for beside the course: times, money, figures, triggers, checklists, reports. */
import type { Limit } from '../../calendar/limit.ts';
import type { UnitKind } from '../../people/office.ts';
import type { Condition, PartyId, Source, Text } from './base.ts';

export type ClockRule = {
  id: string;
  title: Text;
  /** A counted limit, or the date a person named (a promise, a rectification date). */
  limit: Limit | { unit: 'named' };
  /** Milestones that start it (any of them). */
  start: string[];
  /** Runs only when these facts hold at the start (urgent, severe ...). */
  when?: Condition[];
  /** It is met when all milestones of one of these sets have been reached since it started. */
  stop: string[][];
  /** Milestones that end it without judging it (nothing is left to be late for). */
  cancel: string[];
  owner: PartyId;
  /** Times before the due moment at which it warns, once each; the pack's own when left out. */
  warn?: Limit[];
  /** Why it may stand still while nobody can work on it, and whether the complainant must be told. */
  suspend?: { reasons: { id: string; title: Text }[]; notice: boolean };
  /** Steps by which it may be lengthened, in order; each limit counts from the same start. `notice`: the complainant must
   *  have been told before the step takes effect. */
  extensions?: { id: string; title: Text; limit: Limit; approval: boolean; notice: boolean; source: Source }[];
  /** New facts and reasons start it again at their receipt. */
  restart?: boolean;
  /** Runs from an order to rectify until that is done or accepted: listed wherever rectifications are followed up. */
  rectifies?: true;
  /** Runs on when the complaint is archived, with the stage of its regime that it belongs to. */
  beside?: true;
  /** It should end before this other clock does; when it cannot, the entry says so. */
  within?: string;
  source: Source;
};

/** What may be paid and how it is computed: amount = base × multiplier. */
export type MoneyRule = {
  id: string;
  title: Text;
  kind: 'refund' | 'compensation' | 'freight' | 'parts' | 'labour' | 'penalty' | 'gift';
  payer: Text;
  payee: Text;
  multiplier: number;
  /** Share of the base in percent, where a range is left to the decision (30-60 % of freight). */
  share?: { least: number; most: number };
  /** Taken back from a partner's monthly settlement. */
  deducted: boolean;
  /** Whose monthly settlement it belongs to; without it the money is settled with nobody. */
  settledWith?: PartyId;
  source: Source;
};

/** A figure with its formula as data: counted complaints, divided by a number entered from outside, times a factor. */
export type Kpi = {
  id: string;
  title: Text;
  formula: Text;
  /** Whose figure it is. */
  about: PartyId;
  /** `scored`: a figure somebody gives for the period, by the formula. */
  count: { what: 'received' | 'metOnTime' | 'scored'; clock?: string; when?: Condition[] };
  per: 'none' | 'received' | FigureInput;
  factor: number;
  /** `months` in a row; what the regime attaches to it is proposed like that of a trigger. */
  thresholds: {
    atLeast?: number;
    below?: number;
    months: number;
    level: TriggerLevel;
    demands?: boolean;
    fourEyes?: boolean;
    consequence: Text;
    source: Source;
  }[];
  source: Source;
};

/** Numbers that come from outside, entered for each unit and month. */
export const figureInputs = ['payingUsers', 'contractedCustomers', 'outlets', 'personalCustomers'] as const;
export type FigureInput = (typeof figureInputs)[number];

export type Checklist = { id: string; title: Text; items: Text[]; source: Source };

/** A trigger lists the facts that would justify a measure and prepares a proposal; it never takes the measure (never-event 7).
 *  What counts as one occurrence:
 *  - `unattended`: a clock ran out while nobody had taken the work that was sent
 *  - `missedClock`: a clock of a written rule ran out
 *  - `returned`: work was sent back
 *  - `step`: the step named in `action` was taken
 *  - `repeatComplaint`: the same customer complained again of the same matter
 *  - `sameKindAtOutlet`: a complaint of the same reason at the same unit
 *  - `mediaEscalation`: a complaint that reached the media
 *  - `overTheHead`: received at a higher level while the unit complained of had no case of it
 *  - `proposalOverdue`, `proposalRepeated`, `proposalConfirmed`: a confirmed proposal of the level `of` was not done by its
 *    date, came up again for the same reason, or was confirmed */
export type Trigger = {
  id: string;
  title: Text;
  level: TriggerLevel;
  counts: TriggerCounts;
  /** The step that is counted, and whose unit it is held to (`step`). */
  action?: string;
  party?: PartyId;
  /** The level of the earlier proposal (`proposal…`). */
  of?: TriggerLevel;
  /** How often at least: the office's own number where the regime says "repeatedly". */
  atLeast: number;
  /** Stretch in which they are counted, where the regime names one; else each complaint (or matter) for itself. */
  within?: Period;
  /** Occurrences do not count while their complaint stands so: not valid, unfounded, rectified. */
  unless?: { milestones: string[]; facts: Condition[] };
  /** Whom it is about: the unit itself, or the organisation the unit belongs to; only units of `kinds`, where given. */
  concerns: 'unit' | 'organisation';
  kinds?: UnitKind[];
  /** What stands above it and decides: the nearest unit of this kind. */
  decidedBy: UnitKind;
  /** Two persons must agree before it is confirmed. */
  fourEyes?: boolean;
  /** It is confirmed with a demand to rectify by a date. */
  demands?: boolean;
  /** What the regime attaches to it, proposed to a person. */
  consequence?: Text;
  /** Money rule under which it is booked when confirmed; the base is entered by whoever confirms. */
  pays?: string;
  source: Source;
};

export const triggerCounts = [
  'unattended',
  'missedClock',
  'returned',
  'step',
  'repeatComplaint',
  'sameKindAtOutlet',
  'mediaEscalation',
  'overTheHead',
  'proposalOverdue',
  'proposalRepeated',
  'proposalConfirmed',
] as const;
export type TriggerCounts = (typeof triggerCounts)[number];

export const triggerLevels = [
  'reminder',
  'talk',
  'criticism',
  'award',
  'rectification',
  'suspension',
  'termination',
  'penalty',
] as const;
export type TriggerLevel = (typeof triggerLevels)[number];
export type Period = 'week' | 'month' | 'halfYear';

/** A summary the regime asks for again and again, about all complaints of the stretch. */
export type Report = {
  id: string;
  title: Text;
  every: Period;
  by: PartyId;
  to: Text;
  contents: Text[];
  source: Source;
};
