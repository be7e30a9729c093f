import type { Notice } from '../../../shared/complaint/events.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { clockTitle, suspensionTitle } from '../ruleTitles.ts';
import type { Fact, FactType } from './fact.ts';
import { handlerText } from './handlerText.ts';
import type { Voice } from './voice.ts';

type ClockFact = Extract<Fact, { clock: string }>;
type ClockType = Exclude<ClockFact['type'], 'ClockStarted' | 'ClockMet' | 'ClockCancelled'>;
type Sentences<Type extends ClockType> = (fact: Fact<Type>, title: string, voice: Voice, pack: Pack) => string[];

const moved = ({ before, due }: { before: number; due: number }, title: string, voice: Voice): string =>
  voice.words.moved(title, voice.due(before), voice.due(due));

const noticed = (notice: Notice | null, { words }: Voice): string[] =>
  notice ? [words.noticed(words.notices[notice.manner])] : [];

const sentences: { readonly [Type in ClockType]: Sentences<Type> } = {
  ClockBroken: ({ due, handler }, title, voice) => [
    voice.words.broken(title, voice.due(due)),
    handler ? voice.words.brokenHandler(handlerText(handler, voice)) : voice.words.brokenNobody,
  ],
  ClockWarned: (_, title, { words }) => [words.warned(title)],
  ClockEscalated: ({ unit, leader, point }, title, voice) => [
    voice.words.escalated(title, voice.unit(unit), leader === null ? null : voice.person(leader), voice.due(point)),
  ],
  ClockSuspended: ({ clock, reason, text, reviewBy, notice }, title, voice, pack) => [
    voice.words.suspended(title, suspensionTitle(pack, clock, reason, voice.text)),
    text,
    voice.words.reviewBy(voice.due(reviewBy)),
    ...noticed(notice, voice),
  ],
  ClockResumed: (fact, title, voice) => [moved(fact, title, voice), fact.text],
  ExtensionAsked: ({ reason }, title, { words }) => [words.asked(title, reason)],
  ExtensionDecided: ({ comment }, title) => (comment === '' ? [title] : [title, comment]),
  ClockExtended: (fact, title, voice) => [moved(fact, title, voice), fact.reason, ...noticed(fact.notice, voice)],
  ClockRestarted: (fact, title, voice) => [moved(fact, title, voice), fact.facts],
  ClockRecounted: (fact, title, voice) => [moved(fact, title, voice), voice.words.recountedBecause[fact.why]],
};

const isClockFact = (fact: Fact): fact is Fact<ClockType> => Object.hasOwn(sentences, fact.type satisfies FactType);

/** What happened to a clock: every move of a due moment says from when to when, and why. Nothing for other facts. */
export function clockSentences(fact: Fact, pack: Pack, voice: Voice): string[] {
  if (!isClockFact(fact)) return [];
  const said = sentences[fact.type] as Sentences<ClockType>;
  return said(fact, clockTitle(pack, fact.clock, voice.text), voice, pack);
}
