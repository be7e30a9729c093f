import { evolveAlarm, type Alarm } from '../../../shared/duty/alarm.ts';
import type { AlarmEvent, HandOverEvent, NoticeEvent } from '../../../shared/duty/events.ts';
import { evolveHandOver, type HandOverList } from '../../../shared/duty/handOver.ts';
import { evolveNotice, type ContactNotice } from '../../../shared/duty/notice.ts';
import { registerProjection } from './registers.ts';

/** Alarms: `rings` until somebody answers again, `open` until a person has signed. */
export const alarmProjection = registerProjection<Alarm, AlarmEvent>({
  name: 'alarm',
  version: 1,
  table: 'alarm',
  prefix: 'alarm/',
  evolve: evolveAlarm,
  columns: {
    unit: 'text not null',
    kind: 'text not null',
    complaint: 'text',
    stage: 'text',
    from_at: 'integer not null',
    rings: 'integer not null',
    open: 'integer not null',
  },
  row: ({ unit, kind, inbox, from, ended, signed }) => ({
    unit,
    kind,
    complaint: inbox?.complaint ?? null,
    stage: inbox?.stage ?? null,
    from_at: from,
    rings: ended ? 0 : 1,
    open: signed ? 0 : 1,
  }),
  indexes: `
    create index alarm_rings on alarm (kind, unit) where rings = 1;
    create index alarm_open on alarm (from_at, id) where open = 1;
    create index alarm_signed on alarm (from_at, id) where open = 0;
    create index alarm_complaint on alarm (complaint, stage) where complaint is not null;
  `,
});

/** Lists of handed-over work: `open` while work moved and nobody has signed. */
export const handOverProjection = registerProjection<HandOverList, HandOverEvent>({
  name: 'handOver',
  version: 3,
  table: 'hand_over',
  prefix: 'handOver/',
  evolve: evolveHandOver,
  columns: { person: 'text not null', at: 'integer not null', open: 'integer not null' },
  row: ({ person, at, signed, items }) => ({ person, at, open: signed || items.length === 0 ? 0 : 1 }),
  indexes: `
    create index hand_over_open on hand_over (at, id) where open = 1;
    create index hand_over_time on hand_over (at, id);
    create index hand_over_person_person on hand_over_person (person);
  `,
  // Who still has to sign what, so that Today counts it without reading the lists. Keyed by the list: a signature takes
  // its rows away while the table is being filled, when there is no other index yet.
  beside: {
    tables: ['hand_over_person'],
    schema: `create table hand_over_person (person text not null, list text not null, primary key (list, person))
      strict, without rowid;`,
    createWrite(database) {
      const add = database.prepare('insert or ignore into hand_over_person (person, list) values (?, ?)');
      const drop = database.prepare('delete from hand_over_person where list = ?');
      return (_event, { id, person, items, signed }) => {
        if (signed) drop.run(id);
        else if (items.length > 0) {
          for (const one of new Set([person, ...items.flatMap(({ from, to }) => [from, to])]))
            if (one) add.run(one, id);
        }
      };
    },
    createDrop(database) {
      const drop = database.prepare('delete from hand_over_person where list = ?');
      return (id) => void drop.run(id);
    },
  },
});

/** Changes of contacts as told to the association: `open` until it has seen them. */
export const contactNoticeProjection = registerProjection<ContactNotice, NoticeEvent>({
  name: 'contactNotice',
  version: 1,
  table: 'contact_notice',
  prefix: 'contactNotice/',
  evolve: evolveNotice,
  columns: { unit: 'text not null', at: 'integer not null', open: 'integer not null' },
  row: ({ unit, at, seen }) => ({ unit, at, open: seen ? 0 : 1 }),
  indexes: `create index contact_notice_time on contact_notice (at, id);`,
});
