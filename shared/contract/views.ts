import type { Absence, Contact, DutyPair, Person, Role, Seat, Unit, UnitKind } from '../people/office.ts';
import type { Assigned } from '../assignment/rule.ts';
import type { Answering, Handler, WorkAnswering } from '../duty/answering.ts';
import type { Due } from '../calendar/limit.ts';
import type { Channel, Details, Flag } from '../complaint/details.ts';
import type { Covered } from '../people/masking.ts';
import type { ProcedurePreview } from '../complaint/decide/procedure.ts';
import type { LinkKind, MoneyEntry } from '../complaint/events.ts';
import type { ComplaintRefusal } from '../complaint/refusals.ts';
import type { Clock, Standing } from '../complaint/state.ts';
import type { IntakeRule } from '../procedure/choose.ts';
import type { Duty, FormValues, PartyId, TriggerLevel } from '../procedure/pack.ts';
import type { PaperDue } from '../procedure/papers.ts';
import type { Instant } from '../base/time.ts';

/** What the screens read. Moments are UTC milliseconds, amounts fen, ids opaque text. Names of stages, actions and clocks
 *  are not sent: the page looks them up in the pack (id and version are here), in the language it shows. */

export type UnitView = Unit & { answering: Answering };
export type PersonView = Omit<Person, 'passwordHash'> & { canSignIn: boolean };
export type OfficeView = { units: UnitView[]; persons: PersonView[] };

export type SessionView = {
  /** `fresh`: no office yet. `signedOut`: an office, nobody at this PC. */
  kind: 'fresh' | 'signedOut' | 'signedIn';
  /** Session text to send with every call; only in the answer to sign-in and founding. */
  token: string | null;
  officeName: string | null;
  isDemo: boolean;
  /** Accounts offered for quick switching at this PC (names only). */
  accounts: { account: string; name: string }[];
  person: { id: string; name: string; mustChangePassword: boolean } | null;
  seat: { unit: string; unitName: string; roles: Role[] } | null;
  seats: { unit: string; unitName: string; roles: Role[] }[];
  /** Folder that holds the office, and the program's version. */
  folder: string;
  version: string;
  /** What the desk runs in. In the window of its own (`electron`) the operating system keeps the key of the data. */
  host: 'electron' | 'browser' | 'cli';
  /** Minutes with nobody there after which the page locks itself. */
  idleMinutes: number;
  /** Name of the provider at which people may sign in instead of typing a password here. */
  signOn: string | null;
};

/** One line of a list of work or of the register. */
export type CaseLine = {
  id: string;
  number: string;
  pack: { id: string; version: number };
  receivedAt: Instant;
  channel: Channel;
  complainant: string;
  complainedUnit: string | null;
  reason: string;
  flags: Flag[];
  /** First 80 characters of the narrative. */
  gist: string;
  stages: string[];
  /** Unit whose turn it is, and who answers there now. */
  unit: string | null;
  handler: Handler | null;
  nextDue: { rule: string; due: Instant; provisional: boolean } | null;
  standing: Standing;
  ended: 'archived' | 'withdrawn' | null;
};

export const todaySections = [
  'overdue',
  'dueToday',
  'accept',
  'approve',
  'callBack',
  'promise',
  'mine',
  'watched',
  'unattended',
] as const;
export type TodaySection = (typeof todaySections)[number];

/** One piece of work: a complaint in one stage that waits for the unit. */
export type WorkLine = CaseLine & {
  stage: string;
  duty: Duty;
  /** The action Enter takes: the first one the pack allows me in this stage. */
  nextAction: string | null;
};

export type TodayView = {
  now: Instant;
  counts: Record<TodaySection, number>;
  duty: { unit: string; answering: Answering; a: string | null; b: string | null };
  alarms: { unit: string; why: 'noPair' | 'bothAway' | 'recused'; open: number; from: Instant | null }[];
  /** Lists of handed-over work that wait for my signature. */
  toSign: number;
  drafts: number;
};

export type TimelineEntry = {
  sequence: number;
  at: Instant;
  type: string;
  person: string | null;
  unit: string | null;
  /** Absent person the acting one stood in for. */
  actingFor: string | null;
  internal: boolean;
  /** Taken back by a later entry: it stands in the history and counts no more. */
  undone?: true;
  /** Procedure under which it was written, where the complaint follows another one now. */
  under?: { id: string; version: number };
  /** Body of the entry; its shape depends on `type` (shared/complaint/events.ts). */
  body: Record<string, unknown>;
};

export type AllowedAction = { action: string; refusal: ComplaintRefusal | null };

export type ComplaintView = {
  id: string;
  number: string;
  pack: { id: string; version: number };
  /** Further regimes whose clocks run beside the pack's. */
  overlays: { id: string; version: number }[];
  /** How serious it is, in the words of the pack; nothing where the pack does not tell or nobody has said. */
  severity: string | null;
  /** Entries in its history, those of other organisations too: tells whether something happened since. */
  version: number;
  money: MoneyEntry[];
  details: Details;
  /** How much of the personal data in `details` is covered. */
  covered: Covered;
  registeredAt: Instant;
  /** Version of the classification under which it was registered. */
  categories: number;
  firstAsked: { party: PartyId; unit: string; person: string };
  parties: { party: PartyId; unit: string; handler: Handler | null; answering: WorkAnswering; since: Instant }[];
  /** To whom it was given by name, at the units of the reader's organisation. */
  assigned: (Assigned & { unit: string })[];
  stages: { stage: string; unit: string | null; since: Instant }[];
  standing: Standing;
  clocks: Clock[];
  returns: Record<PartyId, number>;
  /** Actions possible in the active stages, allowed or refused with the reason, in pack order. */
  actions: AllowedAction[];
  /** Steps of units below without the program that the reader may enter from their written answers (EX-LETTER). */
  answers: (AllowedAction & { unit: string })[];
  /** Parties at organisations below the reader's own, those of one organisation together: a letter can go to each (EX-LETTER). */
  elsewhere: PartyId[][];
  timeline: TimelineEntry[];
  attachments: AttachmentView[];
  /** What belongs into the file before it is archived, by the facts as they stand. */
  papers: PaperDue[];
  links: { other: string; number: string; kind: LinkKind; gist: string }[];
  similar: SimilarCase[];
  /** Who keeps out of it by an interest that was declared; only those of the reader's organisation. */
  interests: { person: string; reason: string }[];
  /** The reader's own last step, while it can be taken back: its action, or the type of its entry. */
  undo: { step: string; until: Instant } | null;
  ended: 'archived' | 'withdrawn' | null;
  /** Whether the reader may put it under another procedure. */
  mayChangeProcedure: boolean;
  newer: boolean;
};

/** What a complaint could follow instead, and what the change asked about would do. */
export type ProcedureChangeView = {
  main: string[];
  overlays: string[];
  /** The rules' reason why it cannot be done, or what would happen. */
  outcome: { refusal: ComplaintRefusal } | { preview: ProcedurePreview };
};

export type AttachmentView = {
  id: string;
  name: string;
  size: number;
  mediaType: string;
  paper: string | null;
  at: Instant;
};

export type SimilarCase = {
  id: string;
  number: string;
  /** Why it is shown: same phone, same person at the same unit, same outlet and reason lately. */
  why: ('phone' | 'identity' | 'name' | 'unit' | 'unitAndReason')[];
  receivedAt: Instant;
  complainant: string;
  complainedUnit: string | null;
  gist: string;
  standing: Standing;
  ended: 'archived' | 'withdrawn' | null;
};

/** What intake shows beside the form while it is being filled. */
export type IntakeView = {
  similar: SimilarCase[];
  known: {
    name: string;
    kind: 'person' | 'organisation';
    phone?: string;
    address?: string;
    mail?: string;
    identity?: string;
  } | null;
  /** Clocks that start at registration and, as outlook, those that start at the next steps. */
  clocks: { rule: string; from: Instant; due: Due }[];
  receiver: { unit: string; answering: Answering } | null;
  /** Main packs this unit may register under, the proposed one first, and the one the clocks are those of. */
  packs: string[];
  pack: string | null;
  /** The rule by which the first of them is proposed; nothing where it is the office's order. */
  rule: IntakeRule | null;
  /** Regimes that run beside it. */
  overlays: string[];
};

export type Page<Line> = { lines: Line[]; next: string | null };

/** What is counted of any set of complaints. `judged`: a limit of it was met or broken; `late`: one of them late;
 *  `asked`: the call-back got an answer. */
export type DashboardCounts = {
  received: number;
  judged: number;
  late: number;
  asked: number;
  satisfied: number;
  repeated: number;
};

export type DashboardView = {
  /** Months of the period, oldest first. `closed` ended in the month, whenever they came; `open` at its end, or now. */
  months: ({ month: string; closed: number; open: number } & DashboardCounts)[];
  /** What `units` are: organisations, parts of one organisation, or single units. */
  level: 'member' | 'branch' | 'unit';
  /** Most complaints first. `byMonth` in the order of `months`. `unitCount`: how many there are in all. */
  units: ({ unit: string; byMonth: number[] } & DashboardCounts)[];
  unitCount: number;
  reasons: { reason: string; count: number }[];
  /** Open now, by the days since they came; `from` and `to` are the first and the last day of receipt. */
  ages: { from: string | null; to: string; count: number }[];
  /** Matters of accountability drafted in the period, by step; nothing for whoever may not read them. */
  ladder: { level: TriggerLevel; undecided: number; underway: number; done: number }[] | null;
  open: number;
  overdue: number;
};

export type ImportPreview = {
  /** Columns found, and which of ours each is taken for. */
  columns: string[];
  mapping: Record<string, string | null>;
  encoding: string;
  rows: number;
  accepted: { line: number; unit: { name: string; kind: UnitKind; code?: string; parent?: string } }[];
  rejected: { line: number; text: string; why: string; detail?: string }[];
  /** Name under which the mapping is remembered, when it was. */
  remembered: boolean;
};

export type DraftView = { id: string; savedAt: Instant; form: Record<string, unknown> };

export type CareReport = {
  events: number;
  commands: number;
  attachments: number;
  findings: { code: string; detail: Record<string, unknown> }[];
};

export type { Absence, Contact, DutyPair, FormValues, Seat };
export type { DutyBoard } from './dutyViews.ts';
