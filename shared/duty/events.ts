import type { ComplaintId, PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import type { Duty } from '../procedure/pack.ts';
import type { Handler } from './answering.ts';
import type { RegisterChange } from './contacts.ts';

/** What happened on duty, as proof. Streams: `alarm/<id>`, `handOver/<id>`, `contactNotice/<id>`.
 *
 *    nobody on duty:  raised ──told step by step──▶ ended ──a person signs──▶ signed
 *    handed over:     opened ──a person signs──▶ signed      (nothing to sign where no work moved)
 *    contact change:  told ──the association has seen it──▶ seen */
export type AlarmEvent =
  | {
      type: 'AlarmRaised';
      id: string;
      /** Nobody answers for the unit; or a forwarded complaint was not accepted in time. */
      kind: 'nobodyOnDuty' | 'inbox';
      unit: UnitId;
      why: 'noPair' | 'bothAway' | 'notAccepted';
      from: Instant;
      /** Open complaints that wait there at that moment. */
      open: number;
      /** Leader of the unit, told first. */
      leader: PersonId | null;
      inbox: InboxFact | null;
    }
  | { type: 'AlarmEscalated'; id: string; level: number; unit: UnitId; leader: PersonId | null; at: Instant }
  | { type: 'AlarmEnded'; id: string; how: AlarmEnd; by: PersonId | null; answering: PersonId | null; at: Instant }
  | { type: 'AlarmSigned'; id: string; by: PersonId; note: string; at: Instant };

/** Somebody was assigned, called back, came back by himself; the complaint was accepted, or nothing waits any more. */
export type AlarmEnd = 'assigned' | 'calledBack' | 'returned' | 'accepted' | 'nothingWaits';

/** A complaint that waits to be accepted, and who had it: facts for the accountability talk (LN-12.1). */
export type InboxFact = {
  complaint: ComplaintId;
  number: string;
  stage: string;
  rule: string | null;
  due: Instant;
  handler: Handler | null;
};

export type HandOverEvent =
  | {
      type: 'HandOverOpened';
      id: string;
      /** Somebody went, came back, or the pair or shift changed. */
      kind: 'leave' | 'return' | 'reassign';
      person: PersonId;
      reason: string;
      until: Instant | null;
      items: HandOverItem[];
      at: Instant;
    }
  | { type: 'HandOverSigned'; id: string; by: PersonId; note: string; at: Instant };

/** One piece of work that changed hands, and what is due next on it. */
export type HandOverItem = {
  complaint: ComplaintId;
  number: string;
  unit: UnitId;
  stage: string;
  work: Duty;
  rule: string | null;
  due: Instant;
  from: PersonId | null;
  to: PersonId | null;
};

export type NoticeEvent =
  | {
      type: 'ContactChangeTold';
      id: string;
      unit: UnitId;
      /** The association it is addressed to. */
      to: UnitId;
      changes: RegisterChange[];
      /** When it takes effect; the moment itself for a change told at once. */
      effective: Instant;
      /** Announced changes: whether they were told as long before as P1-D13 asks. */
      inTime: boolean | null;
      by: PersonId | null;
      at: Instant;
    }
  | { type: 'ContactChangeSeen'; id: string; by: PersonId; at: Instant };

export type DutyEvent = AlarmEvent | HandOverEvent | NoticeEvent;

const streams = {
  AlarmRaised: 'alarm',
  AlarmEscalated: 'alarm',
  AlarmEnded: 'alarm',
  AlarmSigned: 'alarm',
  HandOverOpened: 'handOver',
  HandOverSigned: 'handOver',
  ContactChangeTold: 'contactNotice',
  ContactChangeSeen: 'contactNotice',
} as const satisfies Record<DutyEvent['type'], string>;

export const dutyStream = ({ type, id }: Pick<DutyEvent, 'type' | 'id'>): string => `${streams[type]}/${id}`;
