import { formatYuan } from '../base/yuan.ts';
import type { Instant } from '../base/time.ts';
import type { ComplaintView } from '../contract/views.ts';
import { actionOf, type Field, type FieldValue, type Pack } from '../procedure/pack.ts';
import { documentWords } from '../words/document.ts';
import { detailsWords } from '../words/details.ts';
import { dateText, momentText } from './moments.ts';
import { answerText, stepsOf, type Step } from './steps.ts';

/** What a document is about, and in which words: a complaint as one person may read it. */
export type Subject = {
  view: ComplaintView;
  pack: Pack;
  /** Further regimes whose clocks run beside it. */
  overlays: Pack[];
  language: 'zh' | 'en';
  nameOfUnit: (id: string) => string;
  nameOfPerson: (id: string) => string;
  /** As the category was called when the complaint was registered. */
  nameOfCategory: (id: string) => string;
  /** Who takes this copy, and when: stands at the foot of each page. */
  takenBy: string;
  takenAt: Instant;
  /** Telephone numbers, identity numbers and addresses with their middle covered. */
  masked: boolean;
};

/** One answer in words: the title of the option, the name of the unit, the date as people write it. */
export function valueText(subject: Subject, field: Field | undefined, value: FieldValue | undefined): string {
  const { language } = subject;
  const words = documentWords[language];
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  switch (field?.kind) {
    case 'choice':
      return field.options?.find((option) => option.id === value)?.title[language] ?? String(value);
    case 'date':
      return dateText(language, String(value));
    case 'moment':
      return momentText(language, Number(value));
    case 'amount':
      return words.amount(formatYuan(Number(value)));
    case 'unit':
      return subject.nameOfUnit(String(value));
    case 'person':
      return subject.nameOfPerson(String(value));
    default:
      return answerText(value);
  }
}

/** Who took a step, "B for A" when he stood in for somebody. */
export function signerOf(subject: Subject, step: Step): string {
  const person = step.person ? subject.nameOfPerson(step.person) : '';
  if (step.signedBy !== undefined) return documentWords[subject.language].enteredFor(step.signedBy, person);
  return step.actingFor
    ? documentWords[subject.language].actingFor(person, subject.nameOfPerson(step.actingFor))
    : person;
}

export const stepsOfSubject = ({ view }: Subject): Step[] => stepsOf(view);

export const fieldOf = (pack: Pack, action: string, field: string): Field | undefined =>
  actionOf(pack, action)?.fields.find((one) => one.id === field);

export const categoryText = ({ nameOfCategory }: Subject, id: string | undefined): string =>
  id ? nameOfCategory(id) : '';

export const detailsWordsOf = (language: Subject['language']) => detailsWords[language];
