import type { Instant } from '../base/time.ts';
import { refused, done, type Result } from '../base/result.ts';
import { isAtOrUnder, type Office } from '../people/office.ts';
import type { UnitId } from '../base/ids.ts';
import type { Field, FieldValue, FormValues } from './pack.ts';

export type FieldProblem = {
  field: string;
  why:
    | 'missing'
    | 'wrongKind'
    | 'unknownOption'
    | 'unknownUnit'
    | 'unitNotAllowed'
    | 'unknownPerson'
    | 'personNotAllowed'
    | 'tooLong'
    | 'inFuture'
    | 'inPast'
    | 'unknownField'
    | 'negative';
};

const longTextLimit = 20_000;
const textLimit = 200;

export const isDate = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
};

function required(field: Field, values: FormValues): boolean {
  if (typeof field.required === 'boolean') return field.required;
  return field.required.is.includes(values[field.required.field] ?? null);
}

/** Parties' units and the present, against which a form is judged. `today` is the office's local date. */
export type FormContext = {
  office: Office;
  now: Instant;
  today: string;
  unitOfParty: (party: string) => UnitId | undefined;
};

function checkValue(field: Field, value: FieldValue, context: FormContext): FieldProblem['why'] | undefined {
  switch (field.kind) {
    case 'text':
    case 'longText':
      if (typeof value !== 'string') return 'wrongKind';
      return value.length > (field.kind === 'text' ? textLimit : longTextLimit) ? 'tooLong' : undefined;
    case 'choice':
      return field.options?.some((option) => option.id === value) ? undefined : 'unknownOption';
    case 'yesNo':
      return typeof value === 'boolean' ? undefined : 'wrongKind';
    case 'date':
      if (typeof value !== 'string' || !isDate(value)) return 'wrongKind';
      if (field.when === 'future' && value < context.today) return 'inPast';
      return field.when === 'past' && value > context.today ? 'inFuture' : undefined;
    case 'moment':
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || Math.abs(value) > 8.64e15) return 'wrongKind';
      if (field.when === 'future' && value <= context.now) return 'inPast';
      return field.when === 'past' && value > context.now ? 'inFuture' : undefined;
    case 'amount':
    case 'number':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'wrongKind';
      return value < 0 ? 'negative' : undefined;
    case 'unit': {
      const unit = typeof value === 'string' ? context.office.unitById.get(value) : undefined;
      if (!unit || unit.closed) return 'unknownUnit';
      if (field.units && !field.units.kinds.includes(unit.kind)) return 'unitNotAllowed';
      const ceiling = field.units?.under && context.unitOfParty(field.units.under);
      return ceiling && !isAtOrUnder(context.office, unit.id, ceiling) ? 'unitNotAllowed' : undefined;
    }
    case 'person': {
      const person = typeof value === 'string' ? context.office.personById.get(value) : undefined;
      if (!person || person.left) return 'unknownPerson';
      const ceiling = field.personsUnder && context.unitOfParty(field.personsUnder);
      return ceiling && !person.seats.some(({ unit }) => isAtOrUnder(context.office, unit, ceiling))
        ? 'personNotAllowed'
        : undefined;
    }
  }
}

/** Reads a form against its fields. Text is trimmed; empty text counts as nothing.
 *  @returns the values that will stand in the entry, or every problem found (not only the first) */
export function readForm(fields: Field[], raw: FormValues, context: FormContext): Result<FormValues, FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const values: FormValues = {};
  for (const id of Object.keys(raw)) {
    if (!fields.some((field) => field.id === id)) problems.push({ field: id, why: 'unknownField' });
  }
  for (const field of fields) {
    const given = Object.hasOwn(raw, field.id) ? raw[field.id] : null;
    const value = typeof given === 'string' ? given.trim() : given;
    if (value === undefined || value === null || value === '') continue;
    const why = checkValue(field, value, context);
    if (why) problems.push({ field: field.id, why });
    else values[field.id] = value;
  }
  for (const field of fields) {
    const isMissing = values[field.id] === undefined && required(field, values);
    if (isMissing && !problems.some((problem) => problem.field === field.id)) {
      problems.push({ field: field.id, why: 'missing' });
    }
  }
  return problems.length > 0 ? refused(problems) : done(values);
}
