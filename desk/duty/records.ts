import type { Alarm } from '../../shared/duty/alarm.ts';
import type { HandOverList } from '../../shared/duty/handOver.ts';
import type { ContactNotice } from '../../shared/duty/notice.ts';
import type { Database } from '../store/open.ts';
import { prepared } from '../store/prepared.ts';

/** Single alarms, lists and notices, as they stand. */
const oneOf =
  <Body>(sql: string) =>
  (database: Database, id: string): Body | undefined => {
    const body = prepared<[string], string>(database, sql).pluck().get(id);
    return body === undefined ? undefined : (JSON.parse(body) as Body);
  };

export const alarmOf = oneOf<Alarm>('select body from alarm where id = ?');
export const handOverOf = oneOf<HandOverList>('select body from hand_over where id = ?');
export const noticeOf = oneOf<ContactNotice>('select body from contact_notice where id = ?');

/** Lists without a signature on which this person gave or took work. */
export const countToSign = (database: Database, person: string): number =>
  prepared<[string], number>(database, 'select count(*) from hand_over_person where person = ?').pluck().get(person) ??
  0;
