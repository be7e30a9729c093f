import type { Limit } from '../../calendar/limit.ts';
import type { Letter } from '../../document/letters/letter.ts';
import type { Role, UnitKind } from '../../people/office.ts';
import type {
  Action,
  ClockRule,
  Condition,
  Effect,
  Entry,
  Field,
  FieldValue,
  Need,
  PackSettings,
  Reason,
  Source,
  Stage,
  Text,
} from '../pack.ts';

/** Short forms in which packs are written: a line per field, stage, need, effect and clock instead of a page, so that what is
 *  special about a regime is what a reader sees. Actions that several regimes share stand in commonActions.ts. A released pack is
 *  made of them: what they yield may not change; a new version that needs it otherwise writes its own. */

export const words = (zh: string, en: string): Text => ({ zh, en });

/** A paragraph a line. */
export const letter = (
  id: string,
  to: Letter['to'],
  title: [zh: string, en: string],
  zh: string[],
  en: string[],
): Letter => ({ id, title: words(...title), to, body: words(zh.join('\n'), en.join('\n')) });

/** Where it is written, and that it is written so. */
export const written = (article: string): Source => ({ article, confidence: 'high' });
/** A custom of the office that fills what the regime leaves open. */
export const house: Source = { article: '', confidence: 'house' };

/** True where the fact has one of these values. */
export const given = (fact: string, ...is: FieldValue[]): Condition => ({ fact, is });

// Fields of forms.

const field =
  (kind: Field['kind']) =>
  (id: string, zh: string, en: string, required: Field['required'] = true, more: Partial<Field> = {}): Field => ({
    id,
    title: words(zh, en),
    kind,
    required,
    ...more,
  });
export const line = field('text');
export const longText = field('longText');
export const yesNo = field('yesNo');
export const amount = field('amount');
export const count = field('number');
export const pastDate = (id: string, zh: string, en: string, required: Field['required'] = true): Field =>
  field('date')(id, zh, en, required, { when: 'past' });
export const futureDate = (id: string, zh: string, en: string, required: Field['required'] = true): Field =>
  field('date')(id, zh, en, required, { when: 'future' });
/** The form opens with now. */
export const pastMoment = (id: string, zh: string, en: string, required: Field['required'] = true): Field =>
  field('moment')(id, zh, en, required, { suggest: 'now', when: 'past' });
export const futureMoment = (id: string, zh: string, en: string, required: Field['required'] = true): Field =>
  field('moment')(id, zh, en, required, { when: 'future' });
export const unitOf = (id: string, zh: string, en: string, kinds: UnitKind[]): Field =>
  field('unit')(id, zh, en, true, { units: { kinds } });
export const unitUnder = (
  under: string,
  id: string,
  zh: string,
  en: string,
  kinds: UnitKind[],
  more: Partial<Field> = {},
): Field => field('unit')(id, zh, en, true, { units: { kinds, under }, ...more });
export const personUnder = (
  under: string,
  id: string,
  zh: string,
  en: string,
  required: Field['required'] = true,
): Field => field('person')(id, zh, en, required, { personsUnder: under });
export const choice = (
  id: string,
  zh: string,
  en: string,
  options: [id: string, zh: string, en: string][],
  required: Field['required'] = true,
): Field =>
  field('choice')(id, zh, en, required, {
    options: options.map(([option, optionZh, optionEn]) => ({ id: option, title: words(optionZh, optionEn) })),
  });

export const replyManner = choice('replyManner', '答复方式', 'How the customer was told', [
  ['phone', '电话', 'Phone'],
  ['visit', '当面', 'In person'],
  ['letter', '信函', 'Letter'],
  ['mail', '电子邮件', 'Mail'],
  ['message', '短信', 'Text message'],
]);
export const reply = longText('reply', '答复内容', 'What the customer was told');
export const solved = yesNo('solved', '问题已解决', 'Matter settled');
export const founded = choice('founded', '核实结论', 'Finding', [
  ['founded', '属实', 'Founded'],
  ['partly', '部分属实', 'Partly founded'],
  ['unfounded', '不属实', 'Unfounded'],
]);
/** Why a party sends back what it was given. */
export const returnReason = choice('reason', '退回原因', 'Reason', [
  ['notOurs', '不属于本单位', 'Not our unit'],
  ['incomplete', '材料不全', 'Papers incomplete'],
  ['factsUnclear', '事实不清', 'Facts unclear'],
  ['demandUnclear', '诉求不明', 'Demand unclear'],
  ['other', '其他', 'Other'],
]);
const whyBack = longText('comment', '退回意见', 'Why');
export const whatIsMissing = longText('comment', '退回意见', 'What is missing');

// What an action needs. A reason tells the clerk why it is refused.

export const notYet = (zh: string, en: string): Reason => ({ code: 'NotYet', say: words(zh, en) });
export const recusal: Need = { kind: 'notComplainedOf' };
export const otherThan = (...actions: string[]): Need => ({ kind: 'otherPersonThan', actions });
export const present = (party: string): Need => ({ kind: 'party', party, present: true });
export const absent = (party: string): Need => ({ kind: 'party', party, present: false });
/** The party has not sent it back as often as the pack allows. */
export const returnsLeft = (party: string): Need => ({ kind: 'returnsBelow', party });
export const answered = (from: string, is: FieldValue[], why: Reason): Need => ({
  kind: 'answer',
  field: from,
  is,
  ...why,
});
export const factIs = (fact: string, is: FieldValue[], why: Reason): Need => ({ kind: 'fact', fact, is, ...why });
export const atLeast = (fact: string, least: number, why: Reason): Need => ({
  kind: 'factAtLeast',
  fact,
  least,
  ...why,
});
export const ended = (stages: string[], why: Reason): Need => ({ kind: 'stageEnded', stages, ...why });
/** The milestone has been reached, where the fact has one of these values. */
export const reachedIf = (milestone: string, fact: string, is: FieldValue[], why: Reason): Need => ({
  kind: 'milestoneIf',
  milestone,
  fact,
  is,
  ...why,
});

// What an action brings about.

export const mark = (...milestones: string[]): Effect => ({ kind: 'mark', milestones });
export const hand = (party: string, unitField = 'unit'): Effect => ({ kind: 'hand', party, field: unitField });
/** To the person named in the form, who is the handler whoever is on duty there. */
export const appoint = (party: string): Effect => ({ kind: 'hand', party, field: 'unit', person: 'person' });
/** The party's work goes back to whoever gave it. */
export const goesBack = (party: string): Effect => ({ kind: 'return', party });
export const keep = (fact: string, from = fact): Effect => ({ kind: 'setFrom', fact, field: from });
export const set = (fact: string, value: FieldValue): Effect => ({ kind: 'set', fact, value });
export const tally = (fact: string): Effect => ({ kind: 'count', fact });
/** The clock falls due at the date or moment in the form. */
export const dueOn = (clock: string, from: string): Effect => ({ kind: 'nameDate', clock, field: from });
export const branch = (from: string, is: FieldValue[], enters: string[], marks: string[]): Effect => ({
  kind: 'branch',
  field: from,
  is,
  enters,
  marks,
});
export const pay = (
  rule: string,
  base: string,
  more: Pick<Extract<Effect, { kind: 'pay' }>, 'share' | 'when'> = {},
): Effect => ({ kind: 'pay', rule, base, ...more });
export const ends = (how: 'archived' | 'withdrawn'): Effect => ({ kind: 'end', how });

// Entries, stages and actions.

/** A complaint comes in at a unit of this kind, whose organisation is the company of the chain. */
export const takenInAt = (
  kind: UnitKind,
  party: string,
  enters: string,
  milestone: string,
  when?: Condition[],
): Entry => ({
  kinds: [kind],
  ...(when && { when }),
  party,
  also: [{ party: 'company', unit: 'organisation' }],
  enters: [enters],
  marks: [milestone],
});

export const stage = (id: string, party: string, duty: Stage['duty'], zh: string, en: string): Stage => ({
  id,
  party,
  duty,
  title: words(zh, en),
});
/** Ids of all stages but this one. */
export const allBut = (last: string, stages: readonly Stage[]): string[] =>
  stages.map(({ id }) => id).filter((id) => id !== last);
export const by = (party: string, ...roles: Role[]): Action['by'] => ({ party, roles });

type Step = Partial<Action> & Pick<Action, 'at' | 'by' | 'source'>;

/** An action that ends the stages it is taken in, unless it says otherwise. */
export const step = (id: string, title: Text, hint: Text, more: Step): Action => ({
  id,
  title,
  hint,
  tone: 'primary',
  leaves: more.at,
  enters: [],
  fields: [],
  needs: [],
  effects: [],
  ...more,
});

/** Sends the work back with a comment: a custom of the office, unless the regime provides for it. */
export const sendBack = (
  id: string,
  title: Text,
  hint: Text,
  more: Omit<Step, 'source'> & { source?: Source },
): Action => step(id, title, hint, { tone: 'return', fields: [whyBack], ...more, source: more.source ?? house });

// Limits, clocks, settings.

export const workingDays = (limit: number): Limit => ({ amount: limit, unit: 'workingDay' });
export const workingHours = (limit: number): Limit => ({ amount: limit, unit: 'workingHour' });
export const calendarDays = (limit: number): Limit => ({ amount: limit, unit: 'calendarDay' });
export const hours = (limit: number): Limit => ({ amount: limit, unit: 'calendarHour' });

/** A clock of the office's own, where the regime leaves a stage without one. */
export const houseClock = (
  id: string,
  title: Text,
  owner: string,
  limit: ClockRule['limit'],
  start: string[],
  stop: string[][],
  cancel: string[] = [],
): ClockRule => ({ id, title, owner, limit, start, stop, cancel, source: house });

/** The same in working days, met by any one of the milestones. */
export const customClock = (
  id: string,
  title: Text,
  owner: string,
  days: number,
  start: string[],
  stop: string[],
  cancel: string[] = [],
): ClockRule =>
  houseClock(
    id,
    title,
    owner,
    workingDays(days),
    start,
    stop.map((milestone) => [milestone]),
    cancel,
  );

/** Where the regime says nothing else. */
export const customarySettings: PackSettings = {
  returnLimit: 2,
  receiptOnRestDay: 'actual',
  dueAt: 'officeClose',
  warnBefore: [workingDays(1)],
};
