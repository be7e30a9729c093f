import type { Instant } from '../base/time.ts';
import type { PersonId, UnitId } from '../base/ids.ts';
import type { AssignmentRule } from '../assignment/rule.ts';
import type { WeeklyWindow } from '../duty/weekly.ts';
import type { Duty } from '../procedure/pack.ts';

/** Where a unit stands in the chain. `association` and `member` are organisations of their own: entries kept
 *  inside an organisation never reach another one. `department` and `outlet` belong to the organisation above them. */
export type UnitKind = 'association' | 'member' | 'department' | 'outlet';

export type Contact = { phone?: string | undefined; mobile?: string | undefined; mail?: string | undefined };

export type Unit = {
  id: UnitId;
  kind: UnitKind;
  name: string;
  /** Official code (CNAPS, licence ...): unique where given, used by imports to recognise the unit. */
  code?: string | undefined;
  /** Letters that begin the numbers of complaints registered here; unique where given. */
  numberPrefix?: string | undefined;
  parent?: UnitId | undefined;
  /** Where it lies, as reports name it; left out, the place its name says, or that of the unit above. */
  region?: string | undefined;
  /** Works with the organisation above it without belonging to it (a service provider): reports do not count it among the members. */
  partner?: boolean | undefined;
  /** Leader in charge of complaints (LN-6). */
  leader?: PersonId | undefined;
  contact: Contact;
  /** Handlers A and B (LN-7). Without a pair of its own a unit answers through nobody: the alarm board shows it. */
  pair?: DutyPair | undefined;
  /** Pairs for some of the work or some of the hours, in the order they were set. */
  special?: SpecialPair[] | undefined;
  /** How its work is given to people by name; without it whoever is on duty has it. */
  assignment?: AssignmentRule | undefined;
  /** Department answerable for complaints (LN-6), as it is filed with the association. */
  department?: Department | undefined;
  /** Changes told beforehand; each takes effect by itself at its moment. */
  coming?: ComingChange[] | undefined;
  closed: boolean;
};

export type DutyPair = { a: PersonId; b?: PersonId | undefined };

/** Goes before the unit's own pair where its days, kinds of work and shift fit; left out, they fit always. */
export type SpecialPair = {
  id: string;
  pair: DutyPair;
  from?: Instant | undefined;
  to?: Instant | undefined;
  works?: Duty[] | undefined;
  shift?: WeeklyWindow[] | undefined;
};

export type Department = { name: string } & Contact;

/** What changes at `from`; what is left out stays as it is. */
export type ComingChange = {
  id: string;
  from: Instant;
  pair?: DutyPair | undefined;
  leader?: PersonId | undefined;
  department?: Department | undefined;
  contact?: Contact | undefined;
};

export const roles = [
  'intake',
  'handler',
  'approver',
  'callBack',
  'supervisor',
  'auditor',
  'administrator',
  'reader',
] as const;
export type Role = (typeof roles)[number];

/** One person may sit in several units (small offices do); every entry says for which unit he acted. */
export type Seat = {
  unit: UnitId;
  roles: Role[];
  /** Highest amount in fen an approval from this seat may be about; left out, without limit (PPL-AUTHORITY). */
  upTo?: number | undefined;
};

/** Approvals of one seat, given to a colleague for a time. */
export type Delegation = {
  id: string;
  unit: UnitId;
  to: PersonId;
  from: Instant;
  until: Instant;
  /** In fen; left out, as far as the giver himself may decide. */
  upTo?: number | undefined;
  reason: string;
  /** Taken back before its end. */
  ended?: Instant | undefined;
};

export type Person = {
  id: PersonId;
  name: string;
  /** What he types to sign in; unique. */
  account: string;
  title?: string | undefined;
  contact: Contact;
  seats: Seat[];
  absences: Absence[];
  /** Takes over where this person stands in for somebody and is away himself. */
  standIn?: PersonId | undefined;
  /** Approvals he gave to others, those that are over included. */
  delegations?: Delegation[] | undefined;
  /** Argon2id in PHC form; absent = the account cannot sign in yet. */
  passwordHash?: string | undefined;
  mustChangePassword: boolean;
  /** Who he is at the provider of identities, as it names people (see security.ts); without it only his password signs in. */
  signOn?: string | undefined;
  left: boolean;
};

/** Away from `from` until `to` (exclusive, UTC ms); `to` absent = until he is called back. With `repeats` only in these
 *  hours of every week. */
export type Absence = {
  id: string;
  from: Instant;
  to?: Instant | undefined;
  reason: string;
  repeats?: WeeklyWindow[] | undefined;
  /** When it was recorded; older entries do not say. */
  recordedAt?: Instant | undefined;
  /** Called back before its end. */
  calledBack?: boolean | undefined;
};

export type Office = {
  unitById: ReadonlyMap<UnitId, Unit>;
  personById: ReadonlyMap<PersonId, Person>;
};

export const emptyOffice: Office = { unitById: new Map(), personById: new Map() };

/** The unit and everything above it, nearest first. A loop in damaged data ends the walk instead of hanging it. */
export function chainOf(office: Office, unit: UnitId): Unit[] {
  const chain: Unit[] = [];
  const seen = new Set<UnitId>();
  let current = office.unitById.get(unit);
  while (current && !seen.has(current.id)) {
    seen.add(current.id);
    chain.push(current);
    current = current.parent ? office.unitById.get(current.parent) : undefined;
  }
  return chain;
}

export const isOrganisation = (kind: UnitKind): boolean => kind === 'association' || kind === 'member';

/** The organisation a unit belongs to: the nearest association or member at or above it. */
export function organisationOf(office: Office, unit: UnitId): Unit | undefined {
  return chainOf(office, unit).find((candidate) => isOrganisation(candidate.kind));
}

export function isAtOrUnder(office: Office, unit: UnitId, ancestor: UnitId): boolean {
  return chainOf(office, unit).some((candidate) => candidate.id === ancestor);
}

export function childrenOf(office: Office, unit: UnitId): Unit[] {
  return [...office.unitById.values()].filter((candidate) => candidate.parent === unit);
}
