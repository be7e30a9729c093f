/** What one desk has for another, as a file: by stick, by mail, through a folder both can reach. Inside are the same entries and
 *  commands as over the network, signed by the desk that wrote the file and sealed for the one desk that may open it.
 *
 *    invitation ──▶ a PC with nothing on it begins with a unit and knows one desk
 *    package    ──▶ everything new since the last one the reader is known to have taken in
 *    card       ──▶ who a desk is and which keys are its own; stands in both
 *
 *  Who orders without a hub: the desk that began a stream. What others write there travels as a tail, is applied where it comes
 *  by, and counts for all once that desk has put it in order. Desks of one hub carry the hub's order and their tails. */
import { z } from 'zod';
import { codeAlphabet } from './invitation.ts';
import {
  audience,
  contentHash,
  entryId,
  ownUnit,
  publicKey,
  pulledEntry,
  pushedCommand,
  streamName,
} from './protocol.ts';

/** Raised when a program of yesterday could misread a file; adding is not a reason. */
export const packageVersion = 1;

export const packageLimits = {
  /** bytes of the file */
  fileBytes: 96 * 1024 * 1024,
  /** bytes of what is in it, unpacked */
  contentBytes: 256 * 1024 * 1024,
  /** bytes of files that go along; what does not fit goes with the next one */
  enclosedBytes: 32 * 1024 * 1024,
  entries: 2_000_000,
} as const;

const sha256 = contentHash;

/** X25519 public key as a JSON Web Key: what is sealed for it only its desk can open. */
export const sealingKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('X25519'),
  x: z.string().regex(/^[\w-]{43}$/),
});

export const card = z.object({
  deskId: entryId,
  deskName: z.string().min(1).max(200),
  unit: ownUnit,
  publicKey,
  sealingKey,
  /** the hub it belongs to; null without one */
  hub: z.object({ id: entryId, name: z.string().max(200) }).nullable(),
});
export type Card = z.infer<typeof card>;

const tailCommand = pushedCommand.extend({ deskId: entryId });
export type TailCommand = z.infer<typeof tailCommand>;

/** Commands nobody has ordered, in the order in which the writer of the file has them. */
export const tail = z.object({
  stream: streamName,
  /** newest ordered version the writer held of this stream */
  base: z.int().min(0),
  commands: z.array(tailCommand).min(1),
});
export type Tail = z.infer<typeof tail>;

export const packageContent = z.object({
  from: card,
  to: entryId,
  /** counts the files of this writer for this reader */
  number: z.int().min(1),
  /** newest file the writer knows to have been taken in; everything after it is in this one */
  since: z.int().min(0),
  /** newest file of the reader that the writer has taken in */
  seen: z.int().min(0),
  at: z.int().min(0),
  entries: z.array(pulledEntry),
  tails: z.array(tail),
  /** commands of the reader's last files that were not taken, and why */
  refused: z.array(z.object({ stream: streamName, requestId: z.string().max(80), code: z.string().max(64) })),
  /** files the writer knows of and does not have */
  wants: z.array(z.object({ sha256, name: z.string().max(500) })).max(10_000),
  enclosed: z.array(z.object({ sha256, name: z.string().max(500), content: z.base64() })),
});
export type PackageContent = z.infer<typeof packageContent>;

/** With `invited` for a PC with nothing on it; without, the card of a desk for another of the same hub. */
export const invitationContent = z.object({
  from: card,
  invited: z.object({ unit: ownUnit, organisation: audience, deskNumber: z.int().min(1) }).nullable(),
  at: z.int().min(0),
  /** the units above the invited one, and itself */
  entries: z.array(pulledEntry),
});
export type InvitationContent = z.infer<typeof invitationContent>;

/** The file itself. What stands outside only names what is wrong with it; nothing is believed that is not inside as well. */
export const packageFile = z.discriminatedUnion('shouwen', [
  z.object({
    shouwen: z.literal('package'),
    version: z.int().min(1),
    from: entryId,
    to: entryId,
    number: z.int().min(1),
    /** characters of `sealed`: fewer tell of a file that was cut off */
    length: z.int().min(1),
    sealed: z.string(),
  }),
  z.object({
    shouwen: z.literal('invitation'),
    version: z.int().min(1),
    length: z.int().min(1),
    signed: z.string(),
  }),
]);
export type PackageFile = z.infer<typeof packageFile>;

/** Why a file was not taken in. In every case nothing has changed. */
export const packageProblems = [
  'notAPackage',
  'truncated',
  'damaged',
  'newerVersion',
  'notForThisDesk',
  'unknownSender',
  'wrongSender',
  'alreadyTaken',
  'gap',
  'otherHub',
  'tooLarge',
  'isInvitation',
  'revoked',
] as const;
export type PackageProblem = (typeof packageProblems)[number];

/** Five groups of four characters, to be compared over the telephone. @param digest SHA-256 over the card's keys, in hexadecimal */
export const fingerprintOf = (digest: string): string =>
  [0, 1, 2, 3, 4]
    .map((group) =>
      [0, 1, 2, 3]
        .map((place) => {
          const at = (group * 4 + place) * 2;
          return codeAlphabet[Number.parseInt(digest.slice(at, at + 2), 16) % codeAlphabet.length];
        })
        .join(''),
    )
    .join(' ');

/** What a desk's fingerprint is made from. */
export const fingerprintText = ({ deskId, publicKey: sign, sealingKey: seal }: Card): string =>
  `${deskId}\n${sign.x}\n${seal.x}`;
