import type { Limit } from '../calendar/limit.ts';
import type { CaseFormat } from '../caseStudy/format.ts';
import type { Letter } from '../document/letters/letter.ts';
import type { NoticeSample } from '../notice/sample.ts';
import type { Role, UnitKind } from '../people/office.ts';
import type { PhoneScript } from '../script/script.ts';
import type { ToneRule } from '../tone/check.ts';

/** A procedure pack is one regime of handling complaints, written as data: who stands where in the chain, the stages,
 *  the actions that move a complaint, the forms, the clocks, and where each of them is written down.
 *
 *  Stages are places and actions are transitions of a Petri net: a complaint may stand in several stages at once
 *  (verifying AND being handled at the outlet), and an action may wait until others have ended (`stageEnded`). */
export type Pack = {
  id: string;
  version: number;
  title: Text;
  /** Short name for lists and numbers. */
  short: Text;
  source: string;
  effectiveFrom: string;
  parties: Party[];
  entries: Entry[];
  stages: Stage[];
  actions: Action[];
  clocks: ClockRule[];
  triggers: Trigger[];
  /** Questions of this regime at intake, beyond what every complaint has; the answers become facts. */
  intake: Field[];
  /** Words of this regime for how serious a complaint is, on one internal scale from 1 (slight) to 4 (gravest). */
  severities: { id: string; title: Text; scale: 1 | 2 | 3 | 4 }[];
  money: MoneyRule[];
  kpis: Kpi[];
  checklists: Checklist[];
  /** Recurring summaries of this regime. */
  reports?: Report[];
  /** Papers that must be in the file before it is archived; `when`: only where these facts hold. */
  papers: { id: string; title: Text; when?: Condition[] }[];
  /** Order of the stages drawn above a complaint; the rest is drawn when active. */
  mainLine: string[];
  script: ScriptStep[];
  /** Scripts that branch, for the telephone. */
  phoneScripts?: PhoneScript[];
  /** Words to keep out of answers to customers. */
  tone?: ToneRule[];
  /** Letters about a complaint, filled in from it. */
  letters?: Letter[];
  /** Wordings to begin a notice from. */
  notices?: NoticeSample[];
  /** Ways in which typical cases are written. */
  caseFormats?: CaseFormat[];
  settings: PackSettings;
};

export type Text = { zh: string; en: string };

/** Where a rule comes from. `house` marks an office custom that fills a gap the regime leaves open. */
export type Source = { article: string; confidence: 'high' | 'medium' | 'low' | 'house' };

/** Position in the chain. `firstAsked` stands for the party that registered the complaint and answers for it to the end. */
export type PartyId = string;
export const firstAsked = 'firstAsked';
/** Stands for every unit that takes part: whoever the complainant turned to may enter it. */
export const anyParty = 'anyParty';
export type Party = { id: PartyId; title: Text; kinds: UnitKind[] };

/** How a complaint begins when a unit of one of these kinds registers it (a department counts as what it belongs to unless
 *  'department' is named). `also` hands further parties their unit at once: the unit's organisation, the unit above it, or
 *  whoever stands above its organisation. Entries are tried in order; `when` looks at the answers of the pack's intake fields. */
export type Entry = {
  kinds: UnitKind[];
  when?: Condition[];
  party: PartyId;
  also?: { party: PartyId; unit: 'organisation' | 'parent' | 'aboveOrganisation' }[];
  enters: string[];
  marks: string[];
};

/** True when the fact has one of these values. The fact `channel` is how the complaint came, unless the pack has its own. */
export type Condition = { fact: string; is: FieldValue[] };

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

/** Text, number (amounts in fen, moments in UTC ms), yes/no, or nothing. Dates are 'YYYY-MM-DD', units and persons their id. */
export type FieldValue = string | number | boolean | null;
export type FormValues = Record<string, FieldValue>;

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

export type ScriptStep = { id: string; title: Text; say: Text };

export type PackSettings = {
  /** Returns of one party before the sender's decision is final. */
  returnLimit: number;
  receiptOnRestDay: 'actual' | 'nextWorkday';
  dueAt: 'officeClose' | 'midnight';
  warnBefore: Limit[];
  /** So long after a due moment one unit further up is told each time; left out, the custom of the house. */
  escalateAfter?: Limit[] | undefined;
};

/** What a regime brings along where it runs beside another procedure: steps that are open wherever that one stands, and the
 *  stages they lead to with their own steps and parties. */
export type Beside = Pick<Pack, 'parties' | 'stages' | 'actions'>;

export function besideOf({ parties, stages, actions }: Pack): Beside {
  const along = stages.filter(({ beside }) => beside);
  const isAlong = (stage: string): boolean => along.some(({ id }) => id === stage);
  return {
    parties: parties.filter(({ id }) => along.some(({ party }) => party === id)),
    stages: along,
    actions: actions.filter(({ beside, at }) => beside !== undefined || at.some(isAlong)),
  };
}

/** A main procedure with what those beside it bring along; what it would itself bring along beside another stays out of it. */
export function withBeside(main: Pack, others: readonly Beside[]): Pack {
  const own = besideOf(main);
  if (own.actions.length === 0 && others.every(({ actions }) => actions.length === 0)) return main;
  return {
    ...main,
    parties: [...main.parties, ...others.flatMap(({ parties }) => parties)],
    stages: [...main.stages.filter(({ beside }) => !beside), ...others.flatMap(({ stages }) => stages)],
    actions: [
      ...main.actions.filter((action) => !own.actions.includes(action)),
      ...others.flatMap(({ actions }) => actions),
    ],
  };
}

/** Whether all conditions hold; a fact nobody stated counts as null. */
export function holds(conditions: readonly Condition[], facts: Record<string, FieldValue>): boolean {
  return conditions.every(({ fact, is }) => is.includes(facts[fact] ?? null));
}

export function stageOf(pack: Pack, id: string): Stage | undefined {
  return pack.stages.find((stage) => stage.id === id);
}
export function actionOf(pack: Pack, id: string): Action | undefined {
  return pack.actions.find((action) => action.id === id);
}
export function clockRuleOf(pack: Pack, id: string): ClockRule | undefined {
  return pack.clocks.find((rule) => rule.id === id);
}

/** Whether an action decides on what waits for an approver. */
export const isApproval = (pack: Pack, { at, by }: Action): boolean =>
  by.roles.includes('approver') && at.some((stage) => stageOf(pack, stage)?.duty === 'approve');
