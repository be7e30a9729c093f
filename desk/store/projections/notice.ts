import { evolveNotice, type NoticeEvent, type NoticeState } from '../../../shared/notice/events.ts';
import { registerProjection } from './registers.ts';

/** Notices with the wording everybody uses. */
export const noticeProjection = registerProjection<NoticeState, NoticeEvent>({
  name: 'notice',
  version: 1,
  table: 'notice',
  prefix: 'notice/',
  evolve: evolveNotice,
  columns: { published_at: 'integer not null', withdrawn: 'integer not null' },
  row: ({ publishedAt, withdrawn }) => ({ published_at: publishedAt, withdrawn: withdrawn ? 1 : 0 }),
  indexes: `create index notice_state on notice (withdrawn, published_at);`,
});
