import type { AttachmentId, ComplaintId, PersonId, UnitId } from '../base/ids.ts';
import type { AssignmentWhy, Passed } from '../assignment/rule.ts';
import type { Instant } from '../base/time.ts';
import type { ExplainedDay, Limit } from '../calendar/limit.ts';
import type { Handler } from '../duty/answering.ts';
import type { FieldValue, FormValues, PartyId } from '../procedure/pack.ts';
import type { OnBehalf } from './behalf.ts';
import type { Details } from './details.ts';
import type { ImportOrigin, KnownPast } from './past.ts';
import type { PackVersion } from './state.ts';

/** Facts about a complaint, in the past tense, with the values as decided at that moment. Shapes only ever gain fields. */
export type ComplaintEvent =
  | {
      type: 'ComplaintRegistered';
      id: ComplaintId;
      number: string;
      pack: { id: string; version: number };
      /** Overlay regimes; older entries have none. */
      overlays?: { id: string; version: number }[];
      /** Version of the classification its categories were chosen from; older entries were made under the first. */
      categories?: number;
      details: Details;
      party: PartyId;
      firstAsked: { unit: UnitId; person: PersonId };
      registeredAt: Instant;
      /** It comes from an old register. */
      imported?: ImportOrigin;
    }
  /** What was known of a complaint that was finished before it came here; nothing of it was done on this desk. */
  | ({ type: 'PastRecorded'; by: PersonId; at: Instant } & KnownPast)
  /** The import it came with was taken back: no list shows it any more, and nothing can be done about it. */
  | { type: 'ImportUndone'; run: string; reason: string; at: Instant }
  | { type: 'PartyHanded'; party: PartyId; unit: UnitId; handler: Handler | null; at: Instant }
  /** Somebody of the unit has it by name; nobody: it goes by duty again. Only the own organisation reads it. */
  | {
      type: 'HandlerAssigned';
      unit: UnitId;
      person: PersonId | null;
      why: AssignmentWhy;
      instead?: Passed;
      at: Instant;
    }
  | { type: 'PartyReturned'; party: PartyId; unit: UnitId; times: number; at: Instant }
  | {
      type: 'ActionTaken';
      action: string;
      form: FormValues;
      leaves: string[];
      enters: string[];
      milestones: string[];
      facts: Record<string, FieldValue>;
      /** For whom the acting person stood in ("B for A"), when he did. */
      actingFor: PersonId | null;
      by: PersonId;
      unit: UnitId;
      /** Entered from a written answer; `at` is then when that was received (EX-LETTER). */
      onBehalf?: OnBehalf;
      at: Instant;
    }
  | {
      type: 'ClockStarted';
      clock: string;
      rule: string;
      owner: PartyId;
      from: Instant;
      due: Instant;
      provisional: boolean;
      calendar: { id: string; version: number } | null;
      days: ExplainedDay[];
      /** The date somebody named, for promises and rectification dates. */
      namedDate: string | null;
      /** What was counted; nothing for named dates. */
      limit: Limit | null;
      strict?: Instant;
      rolled?: Instant;
      warnAt: Instant[];
      /** Clock inside which this one should have ended and does not. */
      exceeds: string | null;
      /** Order of the milestone it counts from, where that lies behind: a regime that was added later. */
      startOrder?: number;
    }
  | { type: 'ClockWarned'; clock: string; point: Instant; handler: Handler | null }
  /** Somebody above the handler was told: `step` of the reporting line under this due moment (see decide/escalate.ts), at `point`. */
  | {
      type: 'ClockEscalated';
      clock: string;
      step: number;
      due: Instant;
      unit: UnitId;
      /** Nothing where the unit has no leader on file. */
      leader: PersonId | null;
      point: Instant;
    }
  | {
      type: 'ClockSuspended';
      clock: string;
      reason: string;
      text: string;
      notice: Notice | null;
      /** When somebody looks at it again at the latest: a clock that stands still still has a due moment. */
      reviewBy: Instant;
      at: Instant;
    }
  | ({ type: 'ClockResumed'; clock: string; text: string; before: Instant; at: Instant } & Counted)
  | { type: 'ExtensionAsked'; clock: string; step: string; reason: string; by: PersonId; at: Instant }
  | {
      type: 'ExtensionDecided';
      clock: string;
      step: string;
      granted: boolean;
      comment: string;
      by: PersonId;
      /** For whom he decided; left out where the authority was his own. */
      actingFor?: PersonId;
      at: Instant;
    }
  | ({
      type: 'ClockExtended';
      clock: string;
      step: string;
      reason: string;
      notice: Notice | null;
      before: Instant;
      at: Instant;
    } & Counted)
  | ({ type: 'ClockRestarted'; clock: string; facts: string; before: Instant; at: Instant } & Counted)
  | ({ type: 'ClockRecounted'; clock: string; before: Instant; why: 'calendar' | 'pack'; at: Instant } & Counted)
  | { type: 'ClockMet'; clock: string; at: Instant; late: boolean }
  | {
      type: 'ClockCancelled';
      clock: string;
      at: Instant;
      why: 'notNeeded' | 'withdrawn' | 'archived' | 'returned' | 'otherProcedure';
    }
  | { type: 'ClockBroken'; clock: string; due: Instant; handler: Handler | null }
  | ProcedureChanged
  | { type: 'MoneyEntered'; entry: MoneyEntry; at: Instant }
  | { type: 'ComplaintEnded'; how: 'archived' | 'withdrawn'; at: Instant }
  /** `mentions`: colleagues of the own organisation who are asked to look at it. */
  | { type: 'NoteAdded'; text: string; mentions?: PersonId[]; at: Instant }
  /** Somebody must keep out of it for a reason of his own (LN-3): kin, business, a quarrel. */
  | { type: 'InterestDeclared'; person: PersonId; reason: string; at: Instant }
  | { type: 'InterestWithdrawn'; person: PersonId; reason: string; at: Instant }
  | StepUndone
  | { type: 'DetailsCorrected'; changes: FieldChange[]; reason: string; at: Instant }
  | { type: 'ComplaintLinked'; other: ComplaintId; kind: LinkKind; at: Instant }
  /** A form or letter was put on paper or saved: who took which personal data out of the desk, and what for. */
  | {
      type: 'DocumentMade';
      document: string;
      /** `package`: a package of evidence, by its fingerprint (SHA-256 of its list of fingerprints). */
      format: DocumentFormat | 'package';
      masked: boolean;
      purpose: string;
      fingerprint?: string;
      at: Instant;
    }
  /** A letter went out: the wording that was sent, and the proof that it went (C-N2). `template`: the version of the procedure
   *  `pack` the letter stands in; without `pack`, how often the office had worded it anew. */
  | {
      type: 'LetterSent';
      letter: string;
      pack?: string;
      template: number;
      title: string;
      text: string;
      notice: Notice;
      at: Instant;
    }
  | {
      type: 'AttachmentAdded';
      attachment: AttachmentId;
      name: string;
      size: number;
      mediaType: string;
      paper: string | null;
      at: Instant;
    };

/** From here on it follows another procedure, or other regimes run beside it: a leader's decision with its reason. Clocks that
 *  ended or started by it are entries of their own. */
export type ProcedureChanged = {
  type: 'ProcedureChanged';
  before: Procedures;
  pack: PackVersion;
  overlays: PackVersion[];
  /** Answers to what the new procedures ask at intake. */
  answers: FormValues;
  reason: string;
  /** Where the main procedure is another one: it begins at its own beginning, at the unit that was asked first. What the
   *  former one had learned stays in the history; its answers, parties and returns count no more. */
  begins: {
    party: PartyId;
    leaves: string[];
    enters: string[];
    milestones: string[];
    /** Moment from which its clocks count: the receipt, or the change. */
    from: Instant;
    facts: Record<string, FieldValue>;
    /** Units that took part so far: it stays in their files. */
    former: UnitId[];
  } | null;
  at: Instant;
};
export type Procedures = { pack: PackVersion; overlays: PackVersion[] };

/** `print`: laid out by the page itself and sent to the printer. */
export const documentFormats = ['print', 'pdf', 'word'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** A step taken by mistake and taken back at once: the last one its author had written there. Its entries stay where they are;
 *  `restored` is what the complaint looked like before them, for everything they had changed. */
export type StepUndone = {
  type: 'StepUndone';
  /** The action, or the type of the entry where it was none. */
  step: string;
  /** Places of its entries in the stream as the desk that wrote it counts them; a desk that may read less counts otherwise. */
  from: number;
  to: number;
  restored: Record<string, unknown>;
  /** The same for what is kept by name (facts, milestones ...): only the names that changed, so that nothing internal of
   *  another organisation is carried along, and nothing this desk does not know is taken from those who do. */
  named: Record<string, { set: Record<string, unknown>; drop: string[] }>;
  /** The same for lists: what stood at which place, and what was not there. `drop` by the names of `namesInList`. */
  listed?: Record<string, { set: { place: number; item: unknown }[]; drop: string[] }>;
  at: Instant;
};

/** Proof that the complainant was told (C-N2): handed over, posted, sent, dialled. */
export const noticeManners = ['handedOver', 'posted', 'sent', 'dialled'] as const;
export type Notice = { manner: (typeof noticeManners)[number]; at: Instant; text: string };

/** A due moment with everything needed to explain it and to count it again. */
export type Counted = {
  from: Instant;
  limit: Limit;
  /** The whole limit of which `limit` is the rest, where the clock has stood still since; left out when `limit` is all of it. */
  whole?: Limit;
  /** Calendar days and months: the end without rolling to a working day, and with it; both are told whichever is due. */
  strict?: Instant;
  rolled?: Instant;
  due: Instant;
  provisional: boolean;
  calendar: { id: string; version: number };
  days: ExplainedDay[];
  warnAt: Instant[];
};

/** One line of a complaint's ledger. Amounts in fen; `amount` = base × multiplier (× share). */
export type MoneyEntry = {
  rule: string;
  base: number;
  multiplier: number;
  share: number | null;
  amount: number;
  deducted: boolean;
  /** Month 'YYYY-MM' in which it is settled. */
  month: string;
  by: PersonId;
  /** This line corrects an earlier one (its place in the ledger, from 0): the amounts are the difference. */
  corrects?: number;
  reason?: string;
};

export type LinkKind = 'repeat' | 'sameMatter' | 'related';
export type FieldChange = { field: string; before: unknown; after: unknown };

export type ComplaintEventType = ComplaintEvent['type'];
