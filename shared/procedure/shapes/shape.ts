/** What a procedure is made of, as data. One description serves the schema of a file, the forms of the editor, the check that
 *  every reference leads somewhere, and the comparison of two versions. */
export type Shape =
  /** Words in both languages. */
  /** `most`: UTF-16 units in each; `letter`: with variables that are filled in from a complaint. */
  (
    | { kind: 'words'; long?: boolean; most?: number; letter?: boolean }
    | { kind: 'line'; most: number }
    /** Names a thing of its kind; others refer to it by this id. */
    | { kind: 'id'; of: Kind }
    /** Id of a thing that stands elsewhere. Milestones and facts have no place of their own: `declares` brings one into being.
     *  `nullable`: or nothing, where something ends. */
    | { kind: 'refer'; to: Kind; declares?: boolean; nullable?: boolean }
    | { kind: 'number'; least: number; most: number; fraction?: boolean }
    /** Fen; `null` = without limit. */
    | { kind: 'ceiling' }
    | { kind: 'date' }
    | { kind: 'flag' }
    | { kind: 'choice'; of: readonly (string | number)[]; words: ChoiceWords }
    /** Answers of a field: text, number, yes or no, nothing. `of`: the sibling that says which field or fact. */
    | { kind: 'value' }
    | { kind: 'values' }
    /** A length of time; `named`: or the date that somebody names. */
    | { kind: 'limit'; named?: boolean }
    /** Whether a field must be filled in: yes, no, or when another field says so. */
    | { kind: 'required' }
    | RecordShape
    | { kind: 'list'; of: Shape; most: number }
    | { kind: 'variant'; by: string; of: Readonly<Record<string, RecordShape>> }
  ) & { optional?: boolean };

export type RecordShape = { kind: 'record'; name: string; fields: Readonly<Record<string, Shape>>; optional?: boolean };

/** What can be referred to. */
export type Kind =
  | 'party'
  | 'stage'
  | 'action'
  | 'field'
  /** A field of the form, or else a fact. */
  | 'answer'
  | 'clock'
  | 'milestone'
  | 'fact'
  | 'money'
  | 'severity'
  | 'option'
  | 'kpi'
  | 'trigger'
  | 'checklist'
  | 'report'
  | 'paper'
  | 'script'
  | 'pack'
  | 'reason'
  | 'extension'
  | 'tone'
  | 'phoneScript'
  | 'phoneStep'
  | 'phoneChoice'
  | 'letter'
  | 'notice'
  | 'caseFormat'
  | 'caseSection';

/** Whose dictionary names the options of a choice. */
export type ChoiceWords =
  | 'unitKinds'
  | 'roles'
  | 'duties'
  | 'tones'
  | 'fieldKinds'
  | 'suggestions'
  | 'times'
  | 'reasons'
  | 'confidence'
  | 'moneyKinds'
  | 'counts'
  | 'concerns'
  | 'counted'
  | 'per'
  | 'levels'
  | 'within'
  | 'every'
  | 'upTo'
  | 'ends'
  | 'restDays'
  | 'scales'
  | 'how'
  | 'firstAsked'
  | 'written'
  | 'flags'
  | 'beside'
  | 'addressees'
  | 'sectionKinds';

/** A record of type T: a field of the type that is not described here does not compile. */
export const record = <T extends object>(name: string, fields: Record<keyof T & string, Shape>): RecordShape => ({
  kind: 'record',
  name,
  fields,
});

export const optional = <S extends Shape>(shape: S): S & { optional: true } => ({ ...shape, optional: true });
export const list = (of: Shape, most = 60): Shape => ({ kind: 'list', of, most });
export const refer = (to: Kind): Shape => ({ kind: 'refer', to });
export const refers = (to: Kind): Shape => list(refer(to), 60);
export const choice = (of: readonly (string | number)[], words: ChoiceWords): Shape => ({ kind: 'choice', of, words });

export type Path = readonly (string | number)[];

/** A value with its shape and place; `above` holds the records around it, the nearest last. */
export type Visit = { shape: Shape; value: unknown; path: Path; above: readonly Above[] };
export type Above = { record: RecordShape; value: Readonly<Record<string, unknown>>; path: Path };

/** Walks a value along its shape, parents before children. What does not fit the shape is passed over: the schema names it. */
export function walk(shape: Shape, value: unknown, visit: (at: Visit) => void): void {
  step({ shape, value, path: [], above: [] }, visit);
}

function step(at: Visit, visit: (at: Visit) => void): void {
  if (at.value === undefined) return;
  visit(at);
  const { shape, value, path } = at;
  if (shape.kind === 'list' && Array.isArray(value)) {
    value.forEach((one: unknown, index) => step({ ...at, shape: shape.of, value: one, path: [...path, index] }, visit));
    return;
  }
  const inner = recordOf(shape, value);
  if (!inner || !isRecord(value)) return;
  const above = [...at.above, { record: inner, value, path }];
  for (const [name, field] of Object.entries(inner.fields)) {
    step({ shape: field, value: value[name], path: [...path, name], above }, visit);
  }
}

/** The record a value is: of a variant, the one its kind says. */
export function recordOf(shape: Shape, value: unknown): RecordShape | undefined {
  if (shape.kind === 'record') return shape;
  if (shape.kind !== 'variant' || !isRecord(value)) return undefined;
  const kind = value[shape.by];
  return typeof kind === 'string' && Object.hasOwn(shape.of, kind) ? shape.of[kind] : undefined;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Shape of the value at a path; nothing where the path leaves the shape. */
export function shapeAt(shape: Shape, value: unknown, path: Path): Shape | undefined {
  let current: Shape | undefined = shape;
  let held: unknown = value;
  for (const key of path) {
    if (current?.kind === 'list') current = current.of;
    else current = current && recordOf(current, held)?.fields[key];
    held = Array.isArray(held) ? held[Number(key)] : isRecord(held) ? held[key] : undefined;
  }
  return current;
}
