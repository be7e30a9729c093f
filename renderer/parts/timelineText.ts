import type { CorrectableField } from '../../shared/complaint/details.ts';
import { correctable } from '../../shared/complaint/details.ts';
import type { Field, FieldValue, Pack, Text } from '../../shared/procedure/pack.ts';
import { categoryOf } from '../../shared/procedure/trees/jrt0169.ts';
import type { detailsWords } from '../../shared/words/details.ts';
import type { TimelineWords } from '../../shared/words/timeline.ts';

/** Everything an answer or a corrected value needs to be said in words. */
export type Speech = {
  words: TimelineWords;
  details: (typeof detailsWords)['zh'];
  text: (text: Text) => string;
  unit: (id: string | null | undefined) => string;
  person: (id: string | null | undefined) => string;
  moment: (at: number) => string;
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

export const clockTitle = (pack: Pack, rule: string, text: Speech['text']): string => {
  const found = pack.clocks.find((candidate) => candidate.id === rule);
  return found ? text(found.title) : rule;
};

const isCorrectable = (field: string): field is CorrectableField => (correctable as readonly string[]).includes(field);

export const fieldName = (field: string, speech: Speech): string =>
  isCorrectable(field) ? speech.details.fields[field] : field;

/** A detail before or after a correction. The log keeps it as data of any shape; what cannot be read is said to be empty. */
export function valueOf(field: string, value: unknown, speech: Speech): string {
  const { words, details } = speech;
  if (value === null || value === undefined || value === '') return words.nothing;
  switch (field) {
    case 'channel':
      return nameIn(details.channels, value);
    case 'flags':
      return listOf(value, (one) => nameIn(details.flags, one), words);
    case 'complainedUnit':
      return speech.unit(String(value));
    case 'complainedPersons':
      return listOf(value, (one) => textIn(one, 'name'), words);
    case 'complainants':
      return listOf(value, (one) => words.complainant(textIn(one, 'name'), textIn(one, 'phone')), words);
    case 'reason':
    case 'business':
    case 'businessChannel': {
      const category = categoryOf(String(value));
      return category ? speech.text(category.title) : String(value);
    }
    case 'amount':
      return typeof value === 'number' ? speech.amount(value) : String(value);
    default:
      return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

function nameIn(names: Readonly<Record<string, string>>, id: unknown): string {
  return names[String(id)] ?? String(id);
}

function listOf(value: unknown, say: (one: unknown) => string, words: TimelineWords): string {
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? words.nothing : value.map(say).join(words.list);
}

function textIn(value: unknown, key: string): string {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === 'string' ? found : '';
}
