// What the branching script writes into the registration. A typed word is never replaced.
import type { Text } from '../../../shared/procedure/pack.ts';
import type { Fill, WrittenField } from '../../../shared/script/script.ts';
import type { IntakeForm } from './form.ts';

const withLine = (narrative: string, line: string): string =>
  line === '' || narrative.split('\n').includes(line)
    ? narrative
    : [narrative, line].filter((part) => part !== '').join('\n');

/** The form after a choice: categories that are still open, marks, and a sentence of the narrative. */
export function filledByChoice(form: IntakeForm, fills: readonly Fill[], text: (text: Text) => string): IntakeForm {
  return fills.reduce<IntakeForm>((filled, fill) => {
    switch (fill.field) {
      case 'flag':
        return filled.flags.includes(fill.value) ? filled : { ...filled, flags: [...filled.flags, fill.value] };
      case 'line':
        return { ...filled, narrative: withLine(filled.narrative, text(fill.text)) };
      default:
        return { ...filled, [fill.field]: filled[fill.field] ?? fill.value };
    }
  }, form);
}

/** The form after something was written down. `heading` begins the line of the narrative it becomes. */
export function filledByText(form: IntakeForm, field: WrittenField, said: string, heading: string): IntakeForm {
  const written = said.trim();
  if (written === '') return form;
  switch (field) {
    case 'name':
    case 'phone': {
      const complainants = form.complainants.map((one, index) =>
        index === 0 && one[field] === '' ? { ...one, [field]: written } : one,
      );
      return { ...form, complainants };
    }
    case 'when':
    case 'who':
      return { ...form, narrative: withLine(form.narrative, `${heading}: ${written}`) };
    case 'narrative':
      return { ...form, narrative: withLine(form.narrative, written) };
    case 'demand':
      return { ...form, demand: withLine(form.demand, written) };
    case 'amount':
      return { ...form, amount: form.amount === '' ? written : form.amount };
  }
}
