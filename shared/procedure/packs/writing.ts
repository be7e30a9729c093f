import type { Role, UnitKind } from '../../people/office.ts';
import type { Action, ClockRule, Effect, Field, FieldValue, Need, Reason, Source, Stage, Text } from '../pack.ts';

/** Short forms in which packs are written: a line per field, stage and clock instead of a page. What ends a complaint stands in
 *  building.ts. */

export const words = (zh: string, en: string): Text => ({ zh, en });
export const house: Source = { article: '', confidence: 'house' };
export const notYet = (zh: string, en: string): Reason => ({ code: 'NotYet', say: words(zh, en) });

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
export const futureMoment = (id: string, zh: string, en: string, required: Field['required'] = true): Field =>
  field('moment')(id, zh, en, required, { when: 'future' });
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

export const mark = (...milestones: string[]): Effect => ({ kind: 'mark', milestones });
export const hand = (party: string, unitField = 'unit'): Effect => ({ kind: 'hand', party, field: unitField });
/** To the person named in the form, who is the handler whoever is on duty there. */
export const appoint = (party: string): Effect => ({ kind: 'hand', party, field: 'unit', person: 'person' });
export const keep = (fact: string, from = fact): Effect => ({ kind: 'setFrom', fact, field: from });
export const branch = (from: string, is: FieldValue[], enters: string[], marks: string[]): Effect => ({
  kind: 'branch',
  field: from,
  is,
  enters,
  marks,
});
export const recusal: Need = { kind: 'notComplainedOf' };
export const otherThan = (...actions: string[]): Need => ({ kind: 'otherPersonThan', actions });

export const stage = (id: string, party: string, duty: Stage['duty'], zh: string, en: string): Stage => ({
  id,
  party,
  duty,
  title: words(zh, en),
});

/** An action that ends the stages it is taken in, unless it says otherwise. */
export const step = (
  id: string,
  title: Text,
  hint: Text,
  more: Partial<Action> & Pick<Action, 'at' | 'source'> & { by: Action['by'] },
): Action => ({
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
export const by = (party: string, ...roles: Role[]): Action['by'] => ({ party, roles });

/** A custom of the office that fills what the regime leaves open, so that no open stage is without a due moment. */
export const customClock = (
  id: string,
  title: Text,
  owner: string,
  amountOfDays: number,
  start: string[],
  stop: string[],
  cancel: string[] = [],
): ClockRule => ({
  id,
  title,
  owner,
  limit: { amount: amountOfDays, unit: 'workingDay' },
  start,
  stop: stop.map((milestone) => [milestone]),
  cancel,
  source: house,
});
