import type { PersonId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import type { NoticeEvent } from './events.ts';

/** A contact change as the association has it in front of it (LN-6, P2-D7). */
export type ContactNotice = Omit<Extract<NoticeEvent, { type: 'ContactChangeTold' }>, 'type'> & {
  seen: { by: PersonId; at: Instant } | null;
};

export function evolveNotice(notice: ContactNotice | undefined, event: NoticeEvent): ContactNotice | undefined {
  switch (event.type) {
    case 'ContactChangeTold': {
      const { type: _type, ...told } = event;
      return { ...told, seen: null };
    }
    case 'ContactChangeSeen':
      return notice && { ...notice, seen: { by: event.by, at: event.at } };
    default:
      return notice;
  }
}
