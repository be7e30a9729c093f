import { done, refused, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import type { Office } from '../people/office.ts';
import { may, type Actor } from '../people/permissions.ts';
import type { PackBook } from '../procedure/book.ts';
import type { Text } from '../procedure/pack.ts';
import type { CategoryBook } from '../procedure/trees/book.ts';
import { anonymise, type Personal } from './anonymise.ts';
import type { CaseContent, CaseEvent, CaseState } from './events.ts';
import { formatOfCase } from './format.ts';

export type CaseRefusal =
  | { code: 'NotPermitted'; permission: string }
  | { code: 'UnknownCase' }
  | { code: 'UnknownCategory'; category: string }
  | { code: 'UnknownCaseFormat' }
  | { code: 'CaseSourceOpen'; number: string }
  | { code: 'CaseSectionsMissing'; sections: Text[] }
  | { code: 'CaseChangedMeanwhile'; version: number }
  | { code: 'CaseNotInState'; state: CaseState['state'] }
  | { code: 'CaseNotLookedAt' }
  | { code: 'CaseStillPersonal'; places: string[] }
  | { code: 'CaseNeedsAnother' }
  | { code: 'NothingChanged' }
  | { code: 'ReasonMissing' };

type Decision = Result<CaseEvent[], CaseRefusal>;
/** `known`: what the source complaints say about their people. */
export type CaseContext = {
  now: Instant;
  actor: Actor;
  office: Office;
  known: readonly Personal[];
  categories: CategoryBook;
  packs: PackBook;
};

/** The content with everything personal taken out of title, sections and tags (P11-MASK). */
function withoutNames(content: CaseContent, known: readonly Personal[]): CaseContent {
  const mask = (text: string): string => anonymise(text, known, content.kept).text;
  return {
    ...content,
    title: mask(content.title),
    sections: Object.fromEntries(Object.entries(content.sections).map(([id, text]) => [id, mask(text)])),
    tags: [...new Set(content.tags.map((tag) => mask(tag).trim()).filter((tag) => tag !== ''))],
  };
}

/** Writes a case or its next version: from closed complaints (P11-CLOSED), without names. A published version stays readable until
 *  the next one is approved. */
export function decideWriteCase(
  command: { id: string; expectedVersion: number; content: CaseContent; openSource: string | null },
  state: CaseState | undefined,
  context: CaseContext,
): Decision {
  const { office, actor, now: at, known } = context;
  const { id, content, expectedVersion, openSource } = command;
  if (!may(office, actor, 'writeCases')) return refused({ code: 'NotPermitted', permission: 'writeCases' });
  const version = state?.version ?? 0;
  if (expectedVersion !== version) return refused({ code: 'CaseChangedMeanwhile', version });
  if (!formatOfCase(content, context.packs)) return refused({ code: 'UnknownCaseFormat' });
  for (const category of [content.reason, content.business]) {
    if (category !== null && !context.categories.find(category)) return refused({ code: 'UnknownCategory', category });
  }
  if (openSource !== null) return refused({ code: 'CaseSourceOpen', number: openSource });
  const masked = withoutNames(content, known);
  if (state && JSON.stringify(state.content) === JSON.stringify(masked)) return refused({ code: 'NothingChanged' });
  return done([
    { type: 'CaseWritten', id, version: version + 1, content: masked, unit: actor.unit, by: actor.person, at },
  ]);
}

/** Sections the format asks for that are empty. */
const missingSections = (content: CaseContent, packs: PackBook): Text[] =>
  (formatOfCase(content, packs)?.sections ?? [])
    .filter(({ id, required }) => required && (content.sections[id] ?? '').trim() === '')
    .map(({ title }) => title);

/** The author hands it to another person, and says that he has looked at every replaced place (P11-EYE). */
export function decideSubmitCase(lookedAt: boolean, state: CaseState, context: CaseContext): Decision {
  const { office, actor, now: at } = context;
  if (!may(office, actor, 'writeCases')) return refused({ code: 'NotPermitted', permission: 'writeCases' });
  if (state.state !== 'draft' && state.state !== 'sentBack')
    return refused({ code: 'CaseNotInState', state: state.state });
  const sections = missingSections(state.content, context.packs);
  if (sections.length > 0) return refused({ code: 'CaseSectionsMissing', sections });
  return (
    publishable(lookedAt, state, context) ??
    done([{ type: 'CaseSubmitted', version: state.version, by: actor.person, at }])
  );
}

/** Another person approves it with his own eyes, or sends it back (P11-APPROVE). */
export function decideJudgeCase(
  command: { approved: boolean; comment: string; lookedAt: boolean },
  state: CaseState,
  context: CaseContext,
): Decision {
  const { office, actor, now: at } = context;
  if (!may(office, actor, 'approveCases')) return refused({ code: 'NotPermitted', permission: 'approveCases' });
  if (state.state !== 'submitted') return refused({ code: 'CaseNotInState', state: state.state });
  if (state.authors.includes(actor.person)) return refused({ code: 'CaseNeedsAnother' });
  const { id, version, content, unit } = state;
  const comment = command.comment.trim();
  if (!command.approved) {
    if (comment === '') return refused({ code: 'ReasonMissing' });
    return done([{ type: 'CaseSentBack', version, comment, by: actor.person, at }]);
  }
  return (
    publishable(command.lookedAt, state, context) ??
    done([{ type: 'CasePublished', id, version, content, unit, comment, by: actor.person, at }])
  );
}

/** What stands in the way of showing it to others: eyes that have not looked, or something the complaints have come to know since
 *  (a name corrected later). */
function publishable(
  lookedAt: boolean,
  { content }: CaseState,
  { known }: CaseContext,
): { ok: false; problem: CaseRefusal } | undefined {
  if (!lookedAt) return refused({ code: 'CaseNotLookedAt' });
  const texts = [content.title, ...Object.values(content.sections), ...content.tags];
  const places = texts.flatMap((text) => anonymise(text, known, content.kept).marks.map(({ before }) => before));
  return places.length > 0
    ? refused({ code: 'CaseStillPersonal', places: [...new Set(places)].slice(0, 10) })
    : undefined;
}

export function decideTakeDownCase(reason: string, state: CaseState, context: CaseContext): Decision {
  const { office, actor, now: at } = context;
  if (!may(office, actor, 'approveCases')) return refused({ code: 'NotPermitted', permission: 'approveCases' });
  if (!state.published) return refused({ code: 'CaseNotInState', state: state.state });
  if (reason.trim() === '') return refused({ code: 'ReasonMissing' });
  return done([{ type: 'CaseTakenDown', reason: reason.trim(), by: actor.person, at }]);
}
