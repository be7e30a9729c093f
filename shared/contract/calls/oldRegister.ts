import { z } from 'zod';
import { call, id, requestId, type } from '../base.ts';

/** What a column of an old register can be. */
export const registerFields = [
  'number',
  'receivedAt',
  'receivedTime',
  'complainant',
  'phone',
  'mail',
  'address',
  'identity',
  'complainedUnit',
  'complainedPerson',
  'channel',
  'businessChannel',
  'business',
  'reason',
  'narrative',
  'subject',
  'demand',
  'amount',
  'severity',
  'repeat',
  'media',
  'vulnerable',
  'group',
  'unit',
  'handler',
  'state',
  'repliedAt',
  'closedAt',
  'result',
  'solved',
  'satisfaction',
] as const;
export type RegisterField = (typeof registerFields)[number];

/** Fields whose words stand for something of this office: each different word is matched once. */
export const valueFields = [
  'complainedUnit',
  'unit',
  'channel',
  'businessChannel',
  'business',
  'reason',
  'severity',
  'state',
  'solved',
  'satisfaction',
] as const satisfies readonly RegisterField[];
export type ValueField = (typeof valueFields)[number];

/** `keep`: stays with the complaint as it was written; nothing: left out. */
export const registerMapping = z.record(z.string().max(300), z.enum([...registerFields, 'keep']).nullable());
export type RegisterMapping = z.infer<typeof registerMapping>;

/** What a word of the old register is here: the id of a unit or category, or the name of a state. Empty: nothing. */
export const registerValues = z.partialRecord(z.enum(valueFields), z.record(z.string().max(300), z.string().max(64)));
export type RegisterValues = z.infer<typeof registerValues>;

/** What holds where a row says nothing. */
export const registerDefaults = z.object({
  channel: z.string().max(32).optional(),
  reason: z.string().max(32).optional(),
  /** Whether complaints of which no state is known are finished. */
  state: z.enum(['finished', 'open']).default('finished'),
  /** From when the clocks of open ones run. */
  clocksFrom: z.enum(['receipt', 'import']).default('receipt'),
  /** How 3/5/2024 is read, where the column does not tell. */
  dateOrder: z.enum(['dayFirst', 'monthFirst']).optional(),
});
export type RegisterDefaults = z.infer<typeof registerDefaults>;

const choice = {
  upload: requestId,
  name: z.string().trim().min(1).max(200),
  sheet: z.int().min(0).max(500).optional(),
  /** Line on which the headings stand. */
  heading: z.int().min(1).max(10_000).optional(),
  mapping: registerMapping.optional(),
  values: registerValues.optional(),
  defaults: registerDefaults.optional(),
};
const registerChoice = z.object(choice);
export type RegisterChoice = z.infer<typeof registerChoice>;

const rejectReasons = [
  'narrativeMissing',
  'dateMissing',
  'dateUnreadable',
  'dateUnclear',
  'dateInFuture',
  'dateTooOld',
  'endBeforeBegin',
  'reasonUnknown',
  'channelUnknown',
  'stateUnknown',
  'unitUnknown',
  'unitNotYours',
  'amountUnreadable',
  'tooLong',
  'controlCharacters',
  'duplicateInFile',
  'duplicateHere',
  'notAccepted',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** `detail`: the words that could not be read, the line or the number of the other one, the field. */
export type Reject = { line: number; why: RejectReason; detail: string; text: string };

export type ValueMatch = {
  field: ValueField;
  text: string;
  count: number;
  /** What it is taken for; nothing where it is unknown. */
  match: string | null;
};

export type RegisterRow = {
  line: number;
  number: string | null;
  receivedAt: number;
  complainant: string;
  complainedUnit: string | null;
  reason: string;
  narrative: string;
  ended: boolean;
};

export type RegisterPreview = {
  sheets: { name: string; rows: number }[];
  sheet: number;
  heading: number;
  encoding: string;
  columns: { name: string; samples: string[] }[];
  mapping: RegisterMapping;
  remembered: boolean;
  values: ValueMatch[];
  defaults: RegisterDefaults;
  rows: number;
  skipped: number;
  accepted: number;
  /** Of them: still open here after the import. */
  open: number;
  sample: RegisterRow[];
  rejected: number;
  rejects: Reject[];
  /** Reasons with how many rows have them. */
  reasons: Partial<Record<RejectReason, number>>;
};

export type RunState = 'running' | 'finished' | 'cancelled' | 'interrupted' | 'undoing' | 'undone';

export type ImportRun = {
  id: string;
  name: string;
  begunAt: number;
  by: string | null;
  unit: string | null;
  state: RunState;
  rows: number;
  /** Rows looked at so far; of an undo, complaints taken back so far. */
  done: number;
  /** Complaints of this import that are in the lists now. */
  imported: number;
  rejected: number;
  /** Whether the rows left out can still be fetched as a file. */
  hasRejects: boolean;
  /** Complaints that an undo left because somebody had worked on them. */
  kept: number;
  fault: boolean;
};

const file = type<{ name: string; mediaType: string; content: string }>();

/** Registers of complaints from before: looked at first, brought in row by row, and taken back as a whole if need be. */
export const oldRegister = {
  /** A piece of a file, in base64; pieces follow one another. Kept in memory only, until another file is chosen. */
  upload: call
    .input(z.object({ upload: requestId, part: z.int().min(0).max(200), content: z.string().max(3_000_000) }))
    .output(type<{ bytes: number }>()),
  /** Reads only; nothing is stored. */
  preview: call.input(registerChoice).output(type<RegisterPreview>()),
  /** Rows left out in the last preview of the file, or by a finished import, with the reason beside each. */
  rejects: call
    .input(z.object({ source: z.string().max(64), format: z.enum(['xlsx', 'csv']), language: z.enum(['zh', 'en']) }))
    .output(file),
  /** Begins to bring in what the preview showed. The request is the name of the run. */
  begin: call.input(z.object({ ...choice, request: requestId })).output(type<{ run: string }>()),
  /** Stops after the rows that are being written; what is in stays in. */
  cancel: call.input(z.object({ run: id })).output(type<{ run: string }>()),
  runs: call.output(type<{ runs: ImportRun[] }>()),
  /** Takes back every complaint of an import on which nobody has worked since. */
  undo: call
    .input(z.object({ request: requestId, run: id, reason: z.string().trim().min(1).max(200) }))
    .output(type<{ run: string }>()),
};
