import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant, LocalDate } from '../base/time.ts';

/** What happened to a notice: the one wording with which everybody answers (公告口径). Streams: `notice/<id>`. Every version stands
 *  whole in its entry, so that what somebody read can be shown word by word later. */
export type NoticeEvent =
  | { type: 'NoticePublished'; id: string; version: number; notice: Notice; unit: UnitId; by: PersonId; at: Instant }
  | { type: 'NoticeRead'; version: number; person: PersonId; at: Instant }
  | { type: 'NoticeWithdrawn'; reason: string; by: PersonId; at: Instant };

export type Notice = {
  title: string;
  /** What is said to the customer, word by word. */
  wording: string;
  /** What colleagues should know besides and nobody says outside. */
  background: string;
  /** Category of complaints it is for; nothing = all. */
  reason: string | null;
  /** Unit it is about (and those below it); nothing = all. */
  about: UnitId | null;
  /** Last day it is to be used; nothing = until withdrawn. */
  until: LocalDate | null;
  /** The group whose wording it is. */
  group: string | null;
};

export const noticeStream = (id: string): string => `notice/${id}`;

export type NoticeState = {
  id: string;
  version: number;
  notice: Notice;
  unit: UnitId;
  publishedBy: PersonId;
  publishedAt: Instant;
  /** Newest version each person has read, and when. */
  readBy: Record<PersonId, { version: number; at: Instant }>;
  withdrawn: { reason: string; at: Instant } | null;
};

export function evolveNotice(state: NoticeState | undefined, event: NoticeEvent): NoticeState | undefined {
  if (event.type === 'NoticePublished') {
    const { id, version, notice, unit, by, at } = event;
    const kept = { readBy: state?.readBy ?? {}, withdrawn: null };
    return { id, version, notice, unit, publishedBy: by, publishedAt: at, ...kept };
  }
  if (!state) return undefined;
  switch (event.type) {
    case 'NoticeRead':
      return { ...state, readBy: { ...state.readBy, [event.person]: { version: event.version, at: event.at } } };
    case 'NoticeWithdrawn':
      return { ...state, withdrawn: { reason: event.reason, at: event.at } };
    default:
      return state;
  }
}

export const foldNotice = (events: readonly NoticeEvent[]): NoticeState | undefined =>
  events.reduce<NoticeState | undefined>(evolveNotice, undefined);
