import type { ComplaintId, PersonId, UnitId } from '../base/ids.ts';
import type { Instant, LocalDate } from '../base/time.ts';
import type { MeasureId } from '../procedure/packs/groupComplaints/rules.ts';

/** What happened to a group of complaints with one matter. Streams: `group/<id>`. Shapes only ever gain fields. */
export type GroupEvent =
  | {
      type: 'GroupOpened';
      id: string;
      number: string;
      title: string;
      /** One of the kinds of P10. */
      kind: string;
      matter: string;
      /** Unit that leads it. */
      unit: UnitId;
      complainedUnit: UnitId | null;
      reason: string;
      master: ComplaintId;
      by: PersonId;
      at: Instant;
    }
  | { type: 'GroupMemberJoined'; complaint: ComplaintId; people: number; how: Joining; by: PersonId; at: Instant }
  | { type: 'GroupMemberLeft'; complaint: ComplaintId; reason: string; by: PersonId; at: Instant }
  | { type: 'GroupMasterChanged'; complaint: ComplaintId; by: PersonId; at: Instant }
  | { type: 'RepresentativesElected'; representatives: Representative[]; by: PersonId; at: Instant }
  | { type: 'GroupSwept'; taken: ComplaintId[]; dismissed: Dismissed[]; by: PersonId; at: Instant }
  | { type: 'GroupMeasureTaken'; measure: MeasureId; text: string; common: boolean | null; by: PersonId; at: Instant }
  | { type: 'GroupWordingSet'; notice: string; version: number; by: PersonId; at: Instant }
  | { type: 'GroupAlarmRaised'; people: number; members: ComplaintId[]; at: Instant }
  | { type: 'GroupAlarmWithdrawn'; people: number; at: Instant }
  | { type: 'GroupMajorDecided'; major: boolean; basis: MajorBasis; text: string; by: PersonId; at: Instant }
  | { type: 'DatePairRecorded'; pair: DatePair; by: PersonId; at: Instant }
  | { type: 'GroupDefectNamed'; defect: string; by: PersonId; at: Instant }
  | { type: 'GroupClosed'; summary: string; by: PersonId; at: Instant };

export type Joining = 'master' | 'intake' | 'sweep' | 'later';
export type Representative = { name: string; phone: string; complaint: ComplaintId };
/** Looked at and found to be another matter. */
export type Dismissed = { complaint: ComplaintId; why: string };

/** C-M1: (a) disaster or accident, (b) twenty and more together, (c) named by the regulator; or none of them. */
export const majorBases = ['emergency', 'jointVisit', 'designated', 'none'] as const;
export type MajorBasis = (typeof majorBases)[number];

/** P10-M15: until when something is promised to customers, and until when the money for it is held back. */
export type DatePair = {
  id: string;
  title: string;
  promised: Span;
  held: Span;
  promisedUntil: LocalDate;
  heldUntil: LocalDate;
  /** Days on which the promise stands and the money is gone; 0 when it covers the promise. */
  gapDays: number;
};
export type Span = { from: LocalDate; months: number };

/** The common-defect library and the material blacklist (P10-M10, P10-M11). Streams: `defect/<id>`; each entry stands whole. */
export type DefectEvent = { type: 'DefectSaved' } & Defect & { by: PersonId; at: Instant };
export type Defect = {
  id: string;
  title: string;
  kind: string;
  /** What it looks like, and what it comes from. */
  signs: string;
  cause: string;
  remedy: string;
  /** Material or product that caused it, where there is one. */
  material: string;
  blacklisted: boolean;
};

export const groupStream = (id: string): string => `group/${id}`;
export const defectStream = (id: string): string => `defect/${id}`;
