import type { AssignmentWhy, Passed } from '../../shared/assignment/rule.ts';
import type { CorrectableField } from '../../shared/complaint/details.ts';
import { correctable } from '../../shared/complaint/details.ts';
import {
  clockRuleOf,
  type ClockRule,
  type Field,
  type FieldValue,
  type MoneyRule,
  type Pack,
  type Text,
} from '../../shared/procedure/pack.ts';
import { knownPacks } from '../state/packs.ts';
import { categoryOf } from '../state/categories.ts';
import type { detailsWords } from '../../shared/words/details.ts';
import type { MoneyWords } from '../../shared/words/money.ts';
import type { undoWords } from '../../shared/words/undo.ts';
import type { TimelineWords } from '../../shared/words/timeline.ts';

/** Everything an answer or a corrected value needs to be said in words. */
export type Speech = {
  words: TimelineWords;
  details: (typeof detailsWords)['zh'];
  money: MoneyWords;
  undo: (typeof undoWords)['zh'];
  /** To whom it was given by name, and why. */
  assigned: (given: { person: string | null; why: AssignmentWhy; instead?: Passed }, by: string | null) => string;
  text: (text: Text) => string;
  unit: (id: string | null | undefined) => string;
  person: (id: string | null | undefined) => string;
  moment: (at: number) => string;
  /** A due moment: midnight is 24:00 of the day that ends. */
  due: (at: number) => string;
  date: (date: string) => string;
  amount: (fen: number) => string;
};

/** A form's answer as a colleague would read it out. */
export function answerOf(field: Field, value: FieldValue, speech: Speech): string {
  if (value === null) return speech.words.nothing;
  switch (field.kind) {
    case 'choice': {
      const option = field.options?.find((one) => one.id === value);
      return option ? speech.text(option.title) : String(value);
    }
    case 'yesNo':
      return value === true ? speech.words.yes : speech.words.no;
    case 'unit':
      return speech.unit(String(value));
    case 'person':
      return speech.person(String(value));
    case 'date':
      return speech.date(String(value));
    case 'moment':
      return typeof value === 'number' ? speech.moment(value) : String(value);
    case 'amount':
      return typeof value === 'number' ? speech.amount(value) : String(value);
    default:
      return String(value);
  }
}

/** A clock by its rule (`P2-D2`) or its own id (`P2-D2#1`); clocks of further regimes run on the same complaint. */
export function clockRule(pack: Pack, clock: string): ClockRule | undefined {
  const id = clock.split('#')[0] ?? clock;
  return (
    clockRuleOf(pack, id) ??
    knownPacks()
      .flatMap((one) => one.clocks)
      .find((rule) => rule.id === id)
  );
}

/** A money rule of the procedure, or of one the complaint followed before. */
export const moneyRule = (pack: Pack, id: string): MoneyRule | undefined =>
  [pack, ...knownPacks()].flatMap((one) => one.money).find((rule) => rule.id === id);

export function clockTitle(pack: Pack, clock: string, text: Speech['text']): string {
  const rule = clockRule(pack, clock);
  return rule ? text(rule.title) : clock;
}

export function suspensionTitle(pack: Pack, clock: string, reason: string, text: Speech['text']): string {
  const found = clockRule(pack, clock)?.suspend?.reasons.find((one) => one.id === reason);
  return found ? text(found.title) : reason;
}

const isCorrectable = (field: string): field is CorrectableField => (correctable as readonly string[]).includes(field);

export const fieldName = (field: string, speech: Speech): string =>
  isCorrectable(field) ? speech.details.fields[field] : field;

/** A detail before or after a correction. The log keeps it as data of any shape; what cannot be read is said to be empty. */
export function valueOf(field: string, value: unknown, speech: Speech): string {
  const { words, details } = speech;
  if (value === null || value === undefined || value === '') return words.nothing;
  if (Array.isArray(value)) {
    return value.length === 0 ? words.nothing : value.map((one) => oneOf(field, one, speech)).join(words.list);
  }
  if (typeof value === 'number') return field === 'amount' ? speech.amount(value) : String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  switch (field) {
    case 'channel':
      return nameIn(details.channels, value);
    case 'complainedUnit':
      return speech.unit(value);
    case 'reason':
    case 'business':
    case 'businessChannel': {
      const category = categoryOf(value);
      return category ? speech.text(category.title) : value;
    }
    default:
      return value;
  }
}

/** One of several: a flag, a complainant, a person complained of. */
function oneOf(field: string, one: unknown, { words, details }: Speech): string {
  if (typeof one === 'string') return field === 'flags' ? nameIn(details.flags, one) : one;
  return words.complainant(textIn(one, 'name'), field === 'complainants' ? textIn(one, 'phone') : '');
}

const nameIn = (names: Readonly<Record<string, string>>, id: string): string => names[id] ?? id;

function textIn(value: unknown, key: string): string {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === 'string' ? found : '';
}
