import { done } from '../../shared/base/result.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { NoticeLine } from '../../shared/contract/calls/notice.ts';
import { isForComplaint, isInForce } from '../../shared/notice/decide.ts';
import type { NoticeState } from '../../shared/notice/events.ts';
import { numberOfGroup } from '../subjects/groups.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { prepared } from '../store/prepared.ts';

const mostNotices = 500;

export function noticeQueries(parts: DeskParts): Pick<Handlers<'notice'>, 'list' | 'forComplaint'> {
  const { database } = parts;
  const today = (): string => localDate(parts.workingTime(), parts.clock());

  const states = (most: number): NoticeState[] =>
    prepared<[number], string>(
      database,
      'select body from notice indexed by notice_state order by withdrawn, published_at desc limit ?',
    )
      .pluck()
      .all(most)
      .map((body) => JSON.parse(body) as NoticeState);

  const line = (state: NoticeState, caller: Caller): NoticeLine => {
    const { id, version, notice, unit, publishedBy, publishedAt, withdrawn, readBy } = state;
    const read = readBy[caller.actor.person];
    return {
      id,
      version,
      notice,
      unit,
      publishedBy,
      publishedAt,
      withdrawn,
      inForce: isInForce(state, today()),
      groupNumber: notice.group === null ? null : (numberOfGroup(database, notice.group) ?? null),
      readAt: read?.version === version ? read.at : null,
      readers: Object.values(readBy).filter((one) => one.version === version).length,
    };
  };

  return {
    list: (input, caller) =>
      done(
        states(mostNotices)
          .map((state) => line(state, caller))
          .filter(({ inForce }) => input.all || inForce),
      ),

    forComplaint(input, caller) {
      const complaint = { unit: input.unit ?? null, reason: input.reason ?? null };
      const office = parts.office();
      const found = states(mostNotices).filter(
        (state) => isInForce(state, today()) && isForComplaint(state.notice, complaint, office),
      );
      return done(found.slice(0, 20).map((state) => line(state, caller)));
    },
  };
}
