import type { Source, Text } from '../procedure/pack.ts';

/** A phone script that branches: at each step there is something to say, and either choices or something to write down. What is
 *  chosen or written fills the registration. */
export type PhoneScript = { id: string; title: Text; start: string; steps: PhoneStep[]; source: Source };

export type PhoneStep = {
  id: string;
  /** The sentence to say; `{name}` is the clerk's. */
  say: Text;
  choices?: PhoneChoice[];
  write?: { field: WrittenField; title: Text; next: string | null };
  /** The step after it, where there is nothing to choose. */
  next?: string | null;
};

export type PhoneChoice = { id: string; title: Text; fills: Fill[]; next: string | null };

/** A line of the narrative is added with its heading; the others take the place of what is empty. */
export type WrittenField = 'name' | 'phone' | 'narrative' | 'when' | 'who' | 'demand' | 'amount';

export type Fill =
  | { field: 'reason' | 'business' | 'businessChannel'; value: string }
  | { field: 'flag'; value: 'repeat' | 'media' | 'vulnerable' | 'group' }
  | { field: 'line'; text: Text };

export const stepOf = (script: PhoneScript, id: string | null): PhoneStep | undefined =>
  script.steps.find((step) => step.id === id);

/** Where a step leads: each of its choices, what is written, or straight on. */
export const leadsTo = (step: PhoneStep): string[] =>
  [...(step.choices ?? []).map(({ next }) => next), step.write?.next, step.next].filter(
    (next): next is string => typeof next === 'string',
  );
