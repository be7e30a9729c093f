import { done, refused } from '../../shared/base/result.ts';
import { localDate } from '../../shared/calendar/local.ts';
import { anonymise, type Personal } from '../../shared/caseStudy/anonymise.ts';
import { caseStream, foldCase, type CaseEvent, type CaseState } from '../../shared/caseStudy/events.ts';
import { standingOf, type Complaint } from '../../shared/complaint/state.ts';
import type { CaseStudyLine, CaseVersionLine, MarkedText } from '../../shared/contract/calls/caseStudy.ts';
import { homeOf, may } from '../../shared/people/permissions.ts';
import type { PackBook } from '../../shared/procedure/book.ts';
import { actionOf } from '../../shared/procedure/pack.ts';
import { offeredFormats } from '../../shared/caseStudy/format.ts';
import { personalOf, personalOfSources } from '../subjects/caseStudies.ts';
import { factsOf } from '../subjects/groups.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { loadComplaint, visibleComplaint } from '../perform.ts';
import type { StoredEvent } from '../store/event.ts';
import { prepared } from '../store/prepared.ts';
import { caseTokens } from '../store/projections/caseStudy.ts';
import { complaintStream } from '../store/projections/folded.ts';
import { gistOf } from '../store/projections/complaint.ts';

const most = 200;
const mostSimilar = 5;
/** Below so many words in common two stories only share the language. */
const leastWords = 6;
/** Words of a narrative that are looked up; the beginning of a story says what it is about. */
const mostWords = 300;

type Reads = 'list' | 'open' | 'similar' | 'prepare' | 'mask';

export function caseStudyQueries(parts: DeskParts): Pick<Handlers<'caseStudy'>, Reads> {
  const { database } = parts;
  const stateOf = (body: string): CaseState => JSON.parse(body) as CaseState;
  const homeOfCaller = (caller: Caller): string => homeOf(parts.office(), caller.actor.unit);
  const isOwn = (caller: Caller, state: CaseState): boolean =>
    homeOf(parts.office(), state.unit) === homeOfCaller(caller);

  function line(state: CaseState, published: boolean): CaseStudyLine {
    const content = published && state.published ? state.published.content : state.content;
    const { title, format, reason, business, period, tags, sections } = content;
    const [first] = Object.values(sections);
    return {
      id: state.id,
      title,
      format,
      reason,
      business,
      period,
      tags,
      state: state.state,
      isPublished: state.published !== null,
      gist: gistOf(first ?? ''),
      writtenBy: state.writtenBy,
      at: published && state.published ? state.published.at : state.writtenAt,
    };
  }

  const bodyOf = prepared<[string], string>(database, 'select body from case_study where id = ?').pluck();

  return {
    list(input, caller) {
      const sql =
        input.state === 'published'
          ? `select body from case_study indexed by case_study_published where published_at is not null
             order by published_at desc limit ?`
          : `select body from case_study indexed by case_study_unfinished where unfinished = 1
             order by written_at desc limit ?`;
      const isPublished = input.state === 'published';
      const wanted = caseTokens(input.text ?? '');
      const text = (input.text ?? '').trim().toLowerCase();
      const found = prepared<[number], string>(database, sql)
        .pluck()
        .all(most)
        .map(stateOf)
        .filter((state) => isPublished || isOwn(caller, state))
        .filter((state) => {
          const content = isPublished && state.published ? state.published.content : state.content;
          if (input.format !== undefined && content.format !== input.format) return false;
          if (text === '') return true;
          const said = [content.title, ...content.tags, ...Object.values(content.sections)].join('\n').toLowerCase();
          const words = new Set(caseTokens(said));
          return said.includes(text) || (wanted.length > 0 && wanted.every((word) => words.has(word)));
        });
      return done(found.map((state) => line(state, isPublished)));
    },

    open(input, caller) {
      const events = parts.store.read(caseStream(input.id));
      const state = foldCase(factsOf<CaseEvent>(events));
      if (!state) return refused({ code: 'UnknownCase' });
      const own = isOwn(caller, state);
      if (!own && !state.published) return refused({ code: 'UnknownCase' });
      const office = parts.office();
      const find = visibleComplaint(parts, caller);
      const numberOf = prepared<[string], string>(database, 'select number from complaint where id = ?').pluck();
      const sources = own ? state.content.sources : [];
      return done({
        // Others see what was published, not what is being written.
        state: own || !state.published ? state : { ...state, content: { ...state.published.content, sources: [] } },
        versions: own ? events.map(versionLine) : [],
        sources: sources.flatMap((complaint) =>
          find(complaint) ? [{ complaint, number: numberOf.get(complaint) ?? '' }] : [],
        ),
        mayWrite: own && may(office, caller.actor, 'writeCases'),
        mayJudge: own && may(office, caller.actor, 'approveCases') && !state.authors.includes(caller.actor.person),
      });
    },

    similar(input) {
      const scores = new Map<string, number>();
      const add = (id: string, points: number): void => void scores.set(id, (scores.get(id) ?? 0) + points);
      const words = caseTokens(input.narrative ?? '').slice(0, mostWords);
      if (words.length > 0) {
        const shared = prepared<[string, number], { id: string; shared: number }>(
          database,
          `select case_id as id, count(*) as shared from case_token
           where token in (select value from json_each(?)) group by case_id having count(*) >= ?
           order by shared desc limit 20`,
        ).all(JSON.stringify(words), leastWords);
        for (const one of shared) add(one.id, one.shared / words.length);
      }
      const sameReason = prepared<[string], string>(
        database,
        `select id from case_study indexed by case_study_reason
         where reason = ? and published_at is not null order by id desc limit 20`,
      ).pluck();
      for (const id of input.reason === undefined ? [] : sameReason.all(input.reason)) add(id, 0.3);
      const found = [...scores].flatMap(([id, score]) => {
        const body = bodyOf.get(id);
        const state = body === undefined ? undefined : stateOf(body);
        if (!state?.published) return [];
        const sameBusiness = input.business !== undefined && state.published.content.business === input.business;
        return [{ state, score: score + (sameBusiness ? 0.2 : 0) }];
      });
      return done(
        found
          .toSorted((left, right) => right.score - left.score || (left.state.id < right.state.id ? 1 : -1))
          .slice(0, mostSimilar)
          .map(({ state }) => line(state, true)),
      );
    },

    prepare(input, caller) {
      const found = visibleComplaint(parts, caller)(input.complaint);
      const complaint = found && loadComplaint(parts.store.read, found.id);
      if (!complaint) return refused({ code: 'UnknownComplaint' });
      const offered = offeredFormats(parts.packs(), localDate(parts.workingTime(), parts.clock()));
      const format = offered.find((one) => one.format.id === input.format)?.format;
      if (!format) return refused({ code: 'UnknownCaseFormat' });
      if (!standingOf(complaint).closed) return refused({ code: 'CaseSourceOpen', number: complaint.number });
      const known = personalOf(complaint, parts.office());
      const home = homeOfCaller(caller);
      const events = parts.store
        .read(complaintStream(complaint.id))
        .filter(({ audience }) => audience === 'parties' || audience === home);
      const story = storyOf(complaint, events, parts.packs());
      const { reason, business, receivedAt } = complaint.details;
      const first = format.sections.find(({ id }) => id === 'events')?.id ?? 'events';
      return done({
        complaint: complaint.id,
        number: complaint.number,
        title: parts.categories().find(reason)?.title.zh ?? reason,
        reason,
        business: business ?? null,
        period: localDate(parts.workingTime(), receivedAt).slice(0, 7),
        sections: { [first]: marked(story, known, []) },
      });
    },

    mask(input, caller) {
      const find = visibleComplaint(parts, caller);
      const sources = input.sources.flatMap((source) => find(source)?.id ?? []);
      const known = personalOfSources(parts, parts.store.read, sources);
      return done(
        Object.fromEntries(Object.entries(input.texts).map(([id, text]) => [id, marked(text, known, input.kept)])),
      );
    },
  };
}

/** What was said, wanted, done and answered, in the order in which it happened. */
function storyOf({ details, pack }: Complaint, events: readonly StoredEvent[], packs: PackBook): string {
  const rules = packs.of(pack.id, pack.version);
  const written = events.flatMap(({ type, body }): string[] => {
    if (type !== 'ActionTaken') return [];
    const { action, form } = body as { action: string; form: Record<string, unknown> };
    const fields = (rules && actionOf(rules, action)?.fields) ?? [];
    const long = fields.filter(({ kind }) => kind === 'longText');
    return long.flatMap(({ id }) => (typeof form[id] === 'string' ? [form[id]] : []));
  });
  return [...new Set([details.narrative, details.demand, ...written])].filter((text) => text !== '').join('\n');
}

/** The text in pieces, so that the page can show what was replaced by what. */
function marked(text: string, known: readonly Personal[], kept: readonly string[]): MarkedText {
  const pieces: MarkedText = [];
  let place = 0;
  for (const { from, to, before, after, kind } of anonymise(text, known, kept).marks) {
    if (from > place) pieces.push({ text: text.slice(place, from) });
    pieces.push({ before, after, kind });
    place = to;
  }
  if (place < text.length) pieces.push({ text: text.slice(place) });
  return pieces;
}

function versionLine({ type, body, at, personId }: StoredEvent): CaseVersionLine {
  const { version = 0, comment = '', reason = '' } = body as { version?: number; comment?: string; reason?: string };
  return { version, by: personId ?? '', at, what: type, comment: comment === '' ? reason : comment };
}
