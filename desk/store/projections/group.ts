import type { DefectEvent, GroupEvent } from '../../../shared/group/events.ts';
import { evolveGroup, type Group } from '../../../shared/group/state.ts';
import { registerProjection } from './registers.ts';

/** Groups of complaints, and which complaint stands in which. */
export const groupProjection = registerProjection<Group, GroupEvent>({
  name: 'group',
  version: 1,
  table: 'complaint_group',
  prefix: 'group/',
  evolve: evolveGroup,
  columns: {
    number: 'text not null',
    reason: 'text not null',
    opened_at: 'integer not null',
    closed: 'integer not null',
  },
  row: ({ number, reason, openedAt, closed }) => ({ number, reason, opened_at: openedAt, closed: closed ? 1 : 0 }),
  indexes: `
    create unique index complaint_group_number on complaint_group (number);
    create index complaint_group_state on complaint_group (closed, opened_at);
    create index complaint_group_reason on complaint_group (reason) where closed = 0;
    create index group_member_group on group_member (group_id, complaint);
  `,
  beside: {
    tables: ['group_member'],
    schema: `create table group_member (complaint text primary key, group_id text not null) strict, without rowid;`,
    createWrite(database) {
      const add = database.prepare('insert or replace into group_member (complaint, group_id) values (?, ?)');
      const drop = database.prepare('delete from group_member where complaint = ? and group_id = ?');
      return ({ type, body }, { id }) => {
        const { complaint } = body as { complaint?: string };
        if (type === 'GroupMemberJoined') add.run(complaint, id);
        if (type === 'GroupMemberLeft') drop.run(complaint, id);
      };
    },
    createDrop(database) {
      const drop = database.prepare('delete from group_member where group_id = ?');
      return (id) => void drop.run(id);
    },
  },
});

type SavedDefect = Omit<DefectEvent, 'type'>;

/** The common-defect library. */
export const defectProjection = registerProjection<SavedDefect, DefectEvent>({
  name: 'defect',
  version: 1,
  table: 'defect',
  prefix: 'defect/',
  evolve: (state, { type, ...defect }) => (type === 'DefectSaved' ? defect : state),
  columns: { title: 'text not null' },
  row: ({ title }) => ({ title }),
  indexes: `create index defect_title on defect (title);`,
});
