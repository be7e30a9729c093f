import type { Instant } from '../base/time.ts';
import type { TimelineEntry } from './views.ts';

/** What the Exchange screen reads. */

export type ExchangeState =
  /** belongs to no hub */
  | 'alone'
  /** fetching or sending right now */
  | 'working'
  /** everything came and went; told by the hub when there is something new */
  | 'inTouch'
  /** the hub does not answer; tries again by itself */
  | 'offline'
  /** a person has to do something before it goes on */
  | 'stopped';

export type ExchangeProblem = { code: string; at: Instant };

/** State in one line, for the head of the window. */
export type ExchangeStatus = {
  state: ExchangeState;
  hubName: string | null;
  /** commands that wait to be sent, at most `waitingMost` */
  waiting: number;
  conflicts: number;
  refused: number;
  lastAt: Instant | null;
  nextAt: Instant | null;
  problem: ExchangeProblem | null;
};

export const waitingMost = 9999;

/** A command that waits to go, or one that came. */
export type ExchangeItem = {
  key: string;
  at: Instant;
  person: string | null;
  unit: string | null;
  /** name of the command, such as 'complaint.act' */
  name: string;
  stream: string;
  /** number of the complaint, where it is one this desk holds */
  number: string | null;
  /** why the hub did not take it */
  refusal: string | null;
};

export type TransferItem = {
  sha256: string;
  direction: 'up' | 'down';
  name: string;
  size: number;
  problem: string | null;
};

/** Work of this desk that could not be repeated after what others had done first. */
export type ConflictView = {
  conflict: string;
  stream: string;
  complaint: { id: string; number: string; pack: { id: string; version: number } } | null;
  name: string;
  person: string | null;
  unit: string | null;
  at: Instant;
  refusal: { code: string; [detail: string]: unknown };
  /** What was typed, where the command keeps it. */
  input: unknown;
  mine: TimelineEntry[];
  /** what others had done first */
  theirs: TimelineEntry[];
};

/** A desk this one exchanges files with. */
export type ContactItem = {
  deskId: string;
  deskName: string;
  unit: string;
  /** to be compared over the telephone */
  fingerprint: string;
  sentAt: Instant | null;
  takenAt: Instant | null;
  /** of the last file written for it, and of the last one it is known to have taken in */
  number: number;
  acknowledged: number;
  /** its last file taken in here */
  taken: number;
  revoked: boolean;
};

/** A file to be saved: text. */
export type PackageFile = { name: string; content: string };

/** Who wrote a file. */
export type PackageLook = {
  kind: 'package' | 'invitation' | 'card';
  from: { deskName: string; unit: { id: string; name: string } };
  /** to be compared over the telephone where `known` is false */
  fingerprint: string;
  known: boolean;
  /** the unit an invitation is for */
  invited: { id: string; name: string } | null;
};

export type PackageTaken = {
  from: string;
  fresh: number;
  conflicts: number;
  /** steps of the other desk that it has to decide again, having seen what stands here */
  behind: number;
  refused: number;
  streams: string[];
};

export type ExchangeView = {
  contacts: ContactItem[];
  /** of this desk; null while it can exchange no files */
  fingerprint: string | null;
  /** folder in which files are exchanged by themselves */
  folder: { path: string; problem: string | null } | null;
  status: ExchangeStatus;
  membership: {
    hubName: string;
    address: string;
    unit: string;
    organisation: string;
    deskName: string;
    joinedAt: Instant;
  } | null;
  waiting: ExchangeItem[];
  came: ExchangeItem[];
  conflicts: ConflictView[];
  transfers: TransferItem[];
  /** the last problems, newest first */
  problems: ExchangeProblem[];
};
