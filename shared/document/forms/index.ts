import type { Form } from './form.ts';
import { liaoningForms } from './liaoning.ts';
import { handlingRecord } from './record.ts';

/** Every printed form. Those of a complaint's own regimes come first, then those for any complaint. */
export const forms: readonly Form[] = [...liaoningForms, handlingRecord];

export const formsFor = (packs: readonly string[]): Form[] => [
  ...forms.filter((form) => form.packs.some((pack) => packs.includes(pack))),
  ...forms.filter((form) => form.packs.length === 0),
];

export const formOf = (id: string): Form | undefined => forms.find((form) => form.id === id);
