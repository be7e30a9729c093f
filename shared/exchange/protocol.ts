/** What desks and the hub say to each other, over the network or inside a package file.
 *
 *    desk                              hub
 *     │ enrol (invitation, public key)  │   once
 *     │ session (signed assertion)      │   every few minutes: an access token
 *     │ pull (cursor)                   │   what others wrote and this desk may read; may wait for something new
 *     │ push (batches per stream)       │   one receipt per batch: accepted, behind or refused
 *     │ attachments (by content hash)   │   after the entry that names them has been accepted
 *
 *  Rules that hold between all of them:
 *  - The unit of order and of conflict is one stream. The hub counts its entries: `version` 1, 2, 3 ...
 *  - A batch is taken when nothing this desk may read was written to the stream after `base`. Entries it may not read
 *    are never in its way, so the versions it sees may have gaps.
 *  - The same request id on the same stream again is answered with the receipt of the first time, and changes nothing.
 *  - Readers: 'parties' of the complaint, 'everyone' on the hub, or the id of the only organisation that may read.
 *    What says 'desk' never leaves the desk. 'everyone' is for the register and for what the top organisation publishes.
 *  - Whose a stream is: `complaint/` belongs to the units that take part in it, `unit/` and `person/` to the units at or
 *    above them, every other kind to the organisation that wrote its first entry.
 *  - Entries for 'everyone' come before all others of a page sequence; within one reader's circle the order of a stream is kept.
 *  - Shapes only ever gain optional fields and new codes; readers let unknown fields pass (a snapshot guards this page). */
import { z } from 'zod';

/** Raised when a desk of yesterday could misread what is said; adding is not a reason. */
export const protocolVersion = 1;

export const limits = {
  /** bytes of one request, unpacked */
  requestBytes: 4 * 1024 * 1024,
  batchesPerPush: 200,
  commandsPerBatch: 500,
  eventsPerCommand: 2000,
  /** characters of one event's body as JSON */
  bodyCharacters: 256 * 1024,
  entriesPerPull: 1000,
  /** how long a pull may wait for something new */
  waitSeconds: 25,
  attachmentBytes: 25 * 1024 * 1024,
  /** bytes of one piece of an attachment */
  pieceBytes: 2 * 1024 * 1024,
  /** nesting of a request's JSON */
  depth: 64,
} as const;

/** All under the hub's address. `:content` is the SHA-256 of the attachment in hexadecimal. */
export const paths = {
  enrol: '/v1/enrol',
  session: '/v1/session',
  push: '/v1/push',
  pull: '/v1/pull',
  attachment: '/v1/attachments/:content',
  health: '/health',
} as const;

const text = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    // Control characters have no business in names and ids, and PostgreSQL keeps no NUL.
    .regex(/^[^\p{Cc}\p{Cs}]+$/u);

export const entryId = text(64).regex(/^[\w.:-]+$/);
const id = entryId;
const requestId = text(80).regex(/^[\w.:-]+$/);
export const streamName = text(120).regex(/^[a-z][A-Za-z]*\/[^\s]+$/);
const stream = streamName;
const eventType = text(64).regex(/^[A-Z][A-Za-z0-9]*$/);
const instant = z.int().min(0).max(8.64e15);
const version = z.int().min(0).max(2_000_000_000);
const body = z.record(z.string(), z.unknown());

/** 'parties' of the complaint, 'everyone' on the hub, or the id of one organisation. */
export const audience = id;

/** ─── enrol ─── */

/** Ed25519 public key as a JSON Web Key. */
export const publicKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[\w-]{43}$/),
});

/** The unit a desk was made for, when it worked alone before joining. */
export const ownUnit = z.object({
  id,
  kind: z.enum(['association', 'member', 'department', 'outlet']),
  name: text(200),
});

export const enrolRequest = z.object({
  protocol: z.int().min(1),
  /** Invitation code as typed or scanned; letters, digits and dashes. */
  code: text(64),
  deskId: id,
  /** What the administrator sees in the list of desks. */
  deskName: text(200),
  program: text(40),
  publicKey,
  ownUnit: ownUnit.optional(),
});

export const enrolReply = z.object({
  protocol: z.int(),
  hub: z.object({ id, name: z.string() }),
  deskId: id,
  /** Unit this desk works for from now on, and the organisation it belongs to. */
  unit: id,
  organisation: id,
  /** Unit under which the desk's own unit was placed, when it brought one along. */
  parent: id.nullable(),
  /** Of this desk alone; numbers of complaints registered there carry it. Hubs of before did not give one. */
  deskNumber: z.int().min(1).optional(),
});

/** ─── session ─── */

/** `assertion`: JWT signed by the desk (EdDSA), iss and sub = desk id, aud = hub id, jti unique, exp at most a minute ahead. */
export const sessionRequest = z.object({ protocol: z.int().min(1), deskId: id, assertion: z.string().max(2000) });

/** `token` goes into `authorization: Bearer`. `now` tells a desk how far its clock is off. */
export const sessionReply = z.object({
  protocol: z.int(),
  token: z.string(),
  expiresAt: instant,
  now: instant,
  hub: z.object({ id, name: z.string() }),
});

/** ─── push ─── */

export const pushedEvent = z.object({ type: eventType, audience, body });

export const pushedCommand = z.object({
  requestId,
  /** Name of the command, such as 'complaint.register'. What was typed into it stays on the desk. */
  name: text(80),
  /** Nobody, where the desk itself wrote (warnings, breaches). */
  personId: id.nullable(),
  unitId: id.nullable(),
  /** When it was done, by the clock of the desk that did it. */
  at: instant,
  /** Place of the command's first event of this stream in the desk's own count. The same place with another request
   *  tells of a folder that was copied and is used twice. */
  deskSequence: z.int().min(1),
  events: z.array(pushedEvent).min(1).max(limits.eventsPerCommand),
});

export const pushedBatch = z.object({
  stream,
  /** Hub's version of this stream that the desk has confirmed; 0 for a new one. */
  base: version,
  commands: z.array(pushedCommand).min(1).max(limits.commandsPerBatch),
});

export const pushRequest = z.object({
  protocol: z.int().min(1),
  batches: z.array(pushedBatch).min(1).max(limits.batchesPerPush),
});

/** Why a batch was not taken. Trying again without a change gives the same answer, except after `personUnknown` and
 *  `unitUnknown`: the entry that makes them known may still be on its way. */
export const batchRefusals = [
  /** this desk's unit takes no part in it, or it belongs to another organisation */
  'notYours',
  /** a complaint begins with its registration by a unit of this desk */
  'notRegistered',
  /** the person holds no seat in the units of this desk, as far as the hub knows */
  'personUnknown',
  'unitUnknown',
  /** an entry names readers that this stream or this desk cannot address */
  'audienceNotAllowed',
  /** the shape of an entry the hub must understand (units, persons, hand-overs) is not what it should be */
  'notUnderstood',
  /** commands already taken stand behind new ones */
  'outOfOrder',
  /** another request was taken from the same place of this desk's count: its folder was copied */
  'copiedFolder',
] as const;

/** One per batch, in the order of the request. `behind`: pull first; `version` is where the stream stands. */
export const receipt = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), stream: z.string(), version }),
  z.object({ outcome: z.literal('behind'), stream: z.string(), version }),
  z.object({
    outcome: z.literal('refused'),
    stream: z.string(),
    code: z.string(),
    /** ids only, never words or names */
    details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
  }),
]);

export const pushReply = z.object({ protocol: z.int(), receipts: z.array(receipt) });

/** ─── pull ─── */

export const pullRequest = z.object({
  protocol: z.int().min(1),
  /** null from the beginning; otherwise as it was given to this very desk */
  cursor: z.string().max(400).nullable(),
  limit: z.int().min(1).max(limits.entriesPerPull),
  /** Seconds to wait when there is nothing new. */
  wait: z.int().min(0).max(limits.waitSeconds).optional(),
});

export const pulledEntry = z.object({
  stream,
  version,
  type: z.string(),
  audience,
  at: instant,
  deskId: id,
  deskSequence: z.int(),
  requestId,
  command: z.string(),
  personId: id.nullable(),
  unitId: id.nullable(),
  body,
});

/** Entries of one command on one stream are never split over two pages unless they alone exceed the limit.
 *  `cursor` is to be kept in the same transaction as the entries. */
export const pullReply = z.object({
  protocol: z.int(),
  entries: z.array(pulledEntry),
  cursor: z.string(),
  more: z.boolean(),
});

/** ─── attachments ───
 *  HEAD   200 with `upload-offset` (what the hub holds of it, 0 for nothing yet) and `upload-length`; equal when it is
 *         whole. 404: no entry this desk may read names it.
 *  PUT    one piece, `content-type: application/octet-stream`, headers `upload-offset` and `upload-length`. 200 with the new
 *         `upload-offset`; 409 `wrongOffset` with the right one; 422 `contentDiffers` when the whole has another hash.
 *  GET    the content, `range` honoured. */

export const uploadOffset = 'upload-offset';
export const uploadLength = 'upload-length';
export const contentHash = z.string().regex(/^[0-9a-f]{64}$/);

/** ─── every answer that is not 2xx ─── */

export const problemCodes = [
  /** 400 the request is not understood; `places` name where */
  'badInput',
  /** 400 the cursor was not given to this desk by this hub */
  'badCursor',
  /** 401 no token, or one that is over: open a session */
  'signedOut',
  /** 401 the assertion is not signed by the desk's key, is over, or was used before */
  'badAssertion',
  /** 403 the administrator took this desk's right away */
  'deskRevoked',
  /** 403 the invitation is unknown, used or over */
  'badInvitation',
  /** 409 this desk id is enrolled with another key: its folder was copied, or the key was lost */
  'deskKnown',
  /** 409 the invitation needs a desk that brings its unit along, or that unit stands elsewhere already */
  'unitNotFitting',
  /** 409 the hub was restored from a backup: pull from the beginning */
  'hubRestored',
  /** 426 this desk speaks a newer protocol than the hub */
  'hubTooOld',
  'notFound',
  'wrongOffset',
  'contentDiffers',
  'tooLarge',
  /** 429 with `retry-after` in seconds */
  'tooMany',
  /** 503 the hub is closing or its database is away: try again later */
  'unavailable',
  /** 500 a fault of the hub; `incident` is its number in the log */
  'broken',
] as const;

export const problem = z.object({
  code: z.string(),
  places: z.array(z.string()).optional(),
  incident: z.string().optional(),
  uploadOffset: z.int().optional(),
});

export type Audience = z.infer<typeof audience>;
export type PublicKey = z.infer<typeof publicKey>;
export type EnrolRequest = z.infer<typeof enrolRequest>;
export type EnrolReply = z.infer<typeof enrolReply>;
export type SessionRequest = z.infer<typeof sessionRequest>;
export type SessionReply = z.infer<typeof sessionReply>;
export type PushedEvent = z.infer<typeof pushedEvent>;
export type PushedCommand = z.infer<typeof pushedCommand>;
export type PushedBatch = z.infer<typeof pushedBatch>;
export type PushRequest = z.infer<typeof pushRequest>;
export type PushReply = z.infer<typeof pushReply>;
export type Receipt = z.infer<typeof receipt>;
export type BatchRefusal = (typeof batchRefusals)[number];
export type PullRequest = z.infer<typeof pullRequest>;
export type PullReply = z.infer<typeof pullReply>;
export type PulledEntry = z.infer<typeof pulledEntry>;
export type ProblemCode = (typeof problemCodes)[number];
export type Problem = z.infer<typeof problem>;
