import type { ComplaintId, PersonId, UnitId } from '../base/ids.ts';
import type { Assigned } from '../assignment/rule.ts';
import type { Instant } from '../base/time.ts';
import type { ExplainedDay, Limit } from '../calendar/limit.ts';
import type { Handler } from '../duty/answering.ts';
import { firstAsked, stageOf, type Duty, type FieldValue, type Pack, type PartyId } from '../procedure/pack.ts';
import { recused, type Details } from './details.ts';
import type { LinkKind, MoneyEntry } from './events.ts';
import type { ImportOrigin, KnownPast } from './past.ts';

export type Complaint = {
  id: ComplaintId;
  number: string;
  pack: PackVersion;
  /** Further regimes whose clocks run on the same complaint. */
  overlays: PackVersion[];
  /** Version of the classification it was registered under. */
  categories: number;
  details: Details;
  registeredAt: Instant;
  firstAsked: { party: PartyId; unit: UnitId; person: PersonId };
  parties: Record<PartyId, { unit: UnitId; handler: Handler | null; since: Instant }>;
  /** Procedures it followed or that ran beside it before, and the units that took part then. */
  formerPacks: PackVersion[];
  former: UnitId[];
  /** To whom it was given by name, by unit. */
  assigned: Record<UnitId, Assigned & { at: Instant }>;
  stages: { stage: string; since: Instant }[];
  /** Order in which each milestone was last reached, and when. */
  milestones: Record<string, { order: number; at: Instant }>;
  /** Steps taken so far; orders milestones and clocks that share a moment. */
  order: number;
  facts: Record<string, FieldValue>;
  clocks: Clock[];
  returns: Record<PartyId, number>;
  /** Who took each action, for four eyes and recusal. */
  takenBy: Record<string, PersonId[]>;
  /** Who signed the written answers from which steps were entered, by action. */
  signedBy: Record<string, string[]>;
  money: MoneyEntry[];
  links: { other: ComplaintId; kind: LinkKind }[];
  /** Who declared an interest in it, and why. */
  interests: { person: PersonId; reason: string }[];
  attachments: { attachment: string; name: string; paper: string | null }[];
  ended: 'archived' | 'withdrawn' | null;
  /** Where it comes from, when an old register was brought in. */
  imported: ImportOrigin | null;
  /** What was known of it then, when it was finished already. */
  past: KnownPast | null;
  /** Written by a newer version of the program: shown, not changed. */
  newer: boolean;
};

export type PackVersion = { id: string; version: number };

export type Clock = {
  id: string;
  rule: string;
  owner: PartyId;
  from: Instant;
  startOrder: number;
  due: Instant;
  provisional: boolean;
  calendar: { id: string; version: number } | null;
  days: ExplainedDay[];
  namedDate: string | null;
  /** What is counted from `from`; nothing for named dates. */
  limit: Limit | null;
  /** The whole limit in force. Once the clock has stood still, `limit` is only what was left of it. */
  whole: Limit | null;
  /** Calendar days and months: the end without and with rolling (CAL-203). */
  strict: Instant | null;
  rolled: Instant | null;
  warnAt: Instant[];
  warned: Instant[];
  /** Who above the handler was told, and under which due moment; nothing while nobody was. */
  told?: { step: number; due: Instant; unit: UnitId; leader: PersonId | null; at: Instant }[];
  exceeds: string | null;
  state: 'running' | 'suspended' | 'met' | 'cancelled';
  /** While it stands still: since when, why, and the due moment it had. Its `due` is then the date of the next look. */
  suspended: { at: Instant; reason: string; text: string; dueBefore: Instant } | null;
  /** Extension that was asked for, or granted but not yet told to the complainant. */
  extension: { step: string; reason: string; by: PersonId; granted: boolean } | null;
  /** Steps of the extension chain already used. */
  extended: string[];
  late: boolean;
  broken: boolean;
  endedAt: Instant | null;
};

/** Who must keep out of it: persons complained of, and whoever declared an interest. It is never given to them. */
export const recusedIn = ({ details, interests }: Pick<Complaint, 'details' | 'interests'>): PersonId[] => [
  ...new Set([...recused(details), ...interests.map(({ person }) => person)]),
];

/** Four different things stay four different states. */
export type Standing = { replied: boolean; solved: boolean; closed: boolean; satisfied: boolean | null };

export function standingOf(complaint: Complaint): Standing {
  const satisfaction = complaint.facts['satisfaction'];
  return {
    replied: complaint.milestones['customerReplied'] !== undefined,
    solved: complaint.facts['solved'] === true,
    closed: complaint.milestones['closed'] !== undefined || complaint.ended !== null,
    satisfied:
      satisfaction === undefined || satisfaction === null || satisfaction === 'unreachable'
        ? null
        : satisfaction !== 'unsatisfied',
  };
}

/** Every unit that takes part or did: the one asked first, those of the parties, those of a former procedure. */
export const unitsOf = ({
  firstAsked: first,
  parties,
  former,
}: Pick<Complaint, 'firstAsked' | 'parties' | 'former'>): UnitId[] => [
  ...new Set([first.unit, ...Object.values(parties).map(({ unit }) => unit), ...former]),
];

/** The unit that plays a party. Work of a party that was never brought in stays with the one before it in the pack's order. */
export function unitOfParty(
  pack: Pack,
  complaint: { firstAsked: { unit: UnitId }; parties: Record<PartyId, { unit: UnitId }> },
  party: PartyId,
): UnitId | undefined {
  if (party === firstAsked) return complaint.firstAsked.unit;
  const position = pack.parties.findIndex((candidate) => candidate.id === party);
  for (let index = position; index >= 0; index--) {
    const held = complaint.parties[pack.parties[index]!.id];
    if (held) return held.unit;
  }
  return complaint.firstAsked.unit;
}

/** Kind of work that waits at a party: that of its first active stage. A unit may have pairs for single kinds of work. */
export const workOfParty = (pack: Pack, complaint: Pick<Complaint, 'stages'>, party: PartyId): Duty | undefined =>
  complaint.stages.map(({ stage }) => stageOf(pack, stage)).find((stage) => stage?.party === party)?.duty;

/** Clocks somebody has to look after: running, or standing still until the date of the next look. */
export function runningClocks(complaint: Complaint): Clock[] {
  return complaint.clocks.filter((clock) => clock.state === 'running' || clock.state === 'suspended');
}

/** The next moment something falls due; nothing only once the complaint has ended. */
export function nextDue(complaint: Complaint): Clock | undefined {
  return runningClocks(complaint).sort((left, right) => left.due - right.due)[0];
}

/** Place in the lists of work for an extension that waits for its approval; not a stage of any pack. */
export const extensionPlace = 'extension';
