/** What the parts of a pack are made of again and again: words, ids, conditions, fields of a form. */
import { roles } from '../../people/office.ts';
import type { Condition, Field, Source } from '../pack.ts';
import { choice, list, optional, record, refer, type Shape } from './shape.ts';

export const words: Shape = { kind: 'words' };
export const longWords: Shape = { kind: 'words', long: true };
export const flag: Shape = { kind: 'flag' };
export const limit: Shape = { kind: 'limit' };
export const values: Shape = { kind: 'values' };
export const own = (of: Extract<Shape, { kind: 'id' }>['of']): Shape => ({ kind: 'id', of });
export const count = (least: number, most: number): Shape => ({ kind: 'number', least, most });
export const number = (least: number, most: number): Shape => ({ kind: 'number', least, most, fraction: true });
export const declared = (to: 'milestone' | 'fact'): Shape => ({ kind: 'refer', to, declares: true });
export const marks = list(declared('milestone'), 30);

export const unitKinds = ['association', 'member', 'department', 'outlet'] as const;
export const kinds = list(choice(unitKinds, 'unitKinds'), 4);
export const who = list(choice(roles, 'roles'), roles.length);

export const source = record<Source>('source', {
  article: { kind: 'line', most: 200 },
  confidence: choice(['high', 'medium', 'low', 'house'], 'confidence'),
});

export const condition = record<Condition>('condition', { fact: refer('fact'), is: values });
export const conditions = list(condition, 12);

const option = record<{ id: string; title: unknown }>('option', { id: own('option'), title: words });

export const field = record<Field>('field', {
  id: own('field'),
  title: words,
  kind: choice(
    ['text', 'longText', 'choice', 'yesNo', 'date', 'moment', 'amount', 'number', 'unit', 'person'],
    'fieldKinds',
  ),
  required: { kind: 'required' },
  options: optional(list(option, 60)),
  units: optional(record<Required<NonNullable<Field['units']>>>('units', { kinds, under: optional(refer('party')) })),
  personsUnder: optional(refer('party')),
  suggest: optional(choice(['complainedOrganisation', 'complainedUnit', 'now'], 'suggestions')),
  when: optional(choice(['past', 'future'], 'times')),
});
export const fields = list(field, 60);
