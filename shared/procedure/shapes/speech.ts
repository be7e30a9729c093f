/** What is said to customers: the steps of a script, scripts that branch, words to avoid. */
import type { Fill, PhoneChoice, PhoneScript, PhoneStep } from '../../script/script.ts';
import type { ToneRule } from '../../tone/check.ts';
import { longWords, own, source, words } from './basic.ts';
import type { ScriptStep } from '../pack.ts';
import { choice, list, optional, record, refer, type RecordShape, type Shape } from './shape.ts';

export const scriptStep = record<ScriptStep>('script', { id: own('script'), title: words, say: longWords });

const category: Shape = { kind: 'line', most: 48 };
const next: Shape = { kind: 'refer', to: 'phoneStep', nullable: true };
const writtenFields = ['name', 'phone', 'narrative', 'when', 'who', 'demand', 'amount'];
const flags = ['repeat', 'media', 'vulnerable', 'group'];

export const fills: Readonly<Record<Fill['field'], RecordShape>> = {
  reason: record<{ value: string }>('fill', { value: category }),
  business: record<{ value: string }>('fill', { value: category }),
  businessChannel: record<{ value: string }>('fill', { value: category }),
  flag: record<{ value: string }>('fillFlag', { value: choice(flags, 'flags') }),
  line: record<{ text: unknown }>('fillLine', { text: longWords }),
};

const phoneChoice = record<PhoneChoice>('phoneChoice', {
  id: own('phoneChoice'),
  title: words,
  fills: list({ kind: 'variant', by: 'field', of: fills }, 12),
  next,
});

const phoneStep = record<Required<PhoneStep>>('phoneStep', {
  id: own('phoneStep'),
  say: longWords,
  choices: optional(list(phoneChoice, 20)),
  write: optional(
    record<NonNullable<PhoneStep['write']>>('write', {
      field: choice(writtenFields, 'written'),
      title: words,
      next,
    }),
  ),
  next: optional(next),
});

export const phoneScript = record<PhoneScript>('phoneScript', {
  id: own('phoneScript'),
  title: words,
  start: refer('phoneStep'),
  steps: list(phoneStep, 100),
  source,
});

const pieces = list({ kind: 'line', most: 40 }, 200);
export const tone = record<ToneRule>('toneRule', {
  id: own('tone'),
  title: words,
  any: pieces,
  unless: optional(pieces),
  instead: longWords,
  source,
});
