import { correctable, type CorrectableField } from '../../../shared/complaint/details.ts';
import type { Field, FieldValue } from '../../../shared/procedure/pack.ts';
import { categoryOf } from '../../state/categories.ts';
import type { Voice } from './voice.ts';

/** A form's answer as a colleague would read it out. */
export function answerOf(field: Field, value: FieldValue, voice: Voice): string {
  if (value === null) return voice.words.nothing;
  switch (field.kind) {
    case 'choice': {
      const option = field.options?.find((one) => one.id === value);
      return option ? voice.text(option.title) : String(value);
    }
    case 'yesNo':
      return value === true ? voice.words.yes : voice.words.no;
    case 'unit':
      return voice.unit(String(value));
    case 'person':
      return voice.person(String(value));
    case 'date':
      return voice.date(String(value));
    case 'moment':
      return typeof value === 'number' ? voice.moment(value) : String(value);
    case 'amount':
      return typeof value === 'number' ? voice.amount(value) : String(value);
    default:
      return String(value);
  }
}

const isCorrectable = (field: string): field is CorrectableField => (correctable as readonly string[]).includes(field);

export const fieldName = (field: string, voice: Voice): string =>
  isCorrectable(field) ? voice.details.fields[field] : field;

/** A detail before or after a correction. The log keeps it as data of any shape; what cannot be read is said to be empty. */
export function valueOf(field: string, value: unknown, voice: Voice): string {
  const { words, details } = voice;
  if (value === null || value === undefined || value === '') return words.nothing;
  if (Array.isArray(value)) {
    return value.length === 0 ? words.nothing : value.map((one) => oneOf(field, one, voice)).join(words.list);
  }
  if (typeof value === 'number') return field === 'amount' ? voice.amount(value) : String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  switch (field) {
    case 'channel':
      return nameIn(details.channels, value);
    case 'complainedUnit':
      return voice.unit(value);
    case 'reason':
    case 'business':
    case 'businessChannel': {
      const category = categoryOf(value);
      return category ? voice.text(category.title) : value;
    }
    default:
      return value;
  }
}

/** One of several: a flag, a complainant, a person complained of. */
function oneOf(field: string, one: unknown, { words, details }: Voice): string {
  if (typeof one === 'string') return field === 'flags' ? nameIn(details.flags, one) : one;
  return words.complainant(textIn(one, 'name'), field === 'complainants' ? textIn(one, 'phone') : '');
}

const nameIn = (names: Readonly<Record<string, string>>, id: string): string => names[id] ?? id;

function textIn(value: unknown, key: string): string {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === 'string' ? found : '';
}
