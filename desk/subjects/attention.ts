/** What one person watches, and where colleagues named him. */
import type { ComplaintId, PersonId } from '../../shared/base/ids.ts';
import type { Instant } from '../../shared/base/time.ts';
import type { Database } from '../store/open.ts';
import { prepared } from '../store/prepared.ts';

export const watchedBy = (database: Database, person: PersonId): ComplaintId[] =>
  prepared<[string], string>(database, 'select complaint from watched where person = ? order by complaint')
    .pluck()
    .all(person);

export const isWatched = (database: Database, person: PersonId, complaint: ComplaintId): boolean =>
  prepared<[string, string], number>(database, 'select 1 from watched where person = ? and complaint = ?')
    .pluck()
    .get(person, complaint) !== undefined;

export type UnseenMention = { complaint: ComplaintId; version: number; by: PersonId | null; at: Instant; text: string };

/** Newest first; nobody reads more than fifty. */
export const unseenMentions = (database: Database, person: PersonId): UnseenMention[] =>
  prepared<[string], UnseenMention>(
    database,
    `select m.complaint, m.version, m.author as by, m.at, m.text from mention m
     left join mention_seen s on s.person = m.person and s.complaint = m.complaint
     where m.person = ? and (s.at is null or s.at < m.at) order by m.at desc limit 50`,
  ).all(person);
