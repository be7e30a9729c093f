// Places and values inside a procedure, said so that a reader finds them.
import type { Limit } from '../calendar/limit.ts';
import type { Difference } from '../procedure/compare.ts';
import { anyParty, firstAsked, type FieldValue, type Pack } from '../procedure/pack.ts';
import { packShape } from '../procedure/shapes/pack.ts';
import type { BadPlace, Expected } from '../procedure/schema.ts';
import {
  isRecord,
  recordOf,
  type ChoiceWords,
  type Kind,
  type Path,
  type RecordShape,
  type Shape,
} from '../procedure/shapes/shape.ts';
import type { Finding } from '../procedure/validate.ts';
import { calendarWords } from './calendar.ts';
import type { Language } from './dictionary.ts';
import { moneyWords } from './money.ts';
import { packPartsWords } from './packParts.ts';
import { factTitle, reaching, type Reading } from './packSentences.ts';
import { partsWords } from './parts.ts';
import { proceduresWords } from './procedures.ts';

/** A pack with everything needed to say what stands in it. */
export function readingOf(pack: Pack, language: Language, mains: readonly Pack[] = []): Reading {
  return {
    pack,
    mains,
    words: proceduresWords[language],
    parts: partsWords[language],
    limits: calendarWords[language].due.limit,
    text: (words) => words[language] || words.zh || words.en,
    amount: (fen) => String(fen / 100),
  };
}

/** What a field of a record is called. */
export function fieldLabel(record: string, field: string, language: Language): string {
  const fields: Readonly<Record<string, string>> = packPartsWords[language].fields;
  return fields[`${record}.${field}`] ?? fields[field] ?? field;
}

export function choiceText(words: ChoiceWords, value: unknown, language: Language): string {
  const { choices } = packPartsWords[language];
  const say = proceduresWords[language];
  const names: Record<ChoiceWords, Readonly<Record<string, string>>> = {
    ...choices,
    unitKinds: partsWords[language].unitKinds,
    roles: partsWords[language].roles,
    flags: partsWords[language].flags,
    fieldKinds: say.intake.kinds,
    moneyKinds: moneyWords[language].kinds,
    levels: say.triggers.levels,
    within: say.triggers.within,
    every: say.reports.every,
    scales: { 1: say.scale(1), 2: say.scale(2), 3: say.scale(3), 4: say.scale(4) },
    firstAsked: { [firstAsked]: packPartsWords[language].firstAsked },
  };
  return names[words][bare(value)] ?? bare(value);
}

/** What an id stands for: the title of the thing; a milestone is told by the steps that reach it. */
export function referenceText(pack: Pack, kind: Kind, id: string, language: Language, path: Path = []): string {
  const words = packPartsWords[language];
  const reading = readingOf(pack, language);
  if (kind === 'party' && id === firstAsked) return words.firstAsked;
  if (kind === 'party' && id === anyParty) return words.anyParty;
  if (kind === 'stage' && id === '*') return words.everyStage;
  if (kind === 'fact') return factTitle(reading, id);
  if (kind === 'milestone') {
    const steps = reaching(reading, id);
    return steps.length > 0 ? steps.join(reading.words.clocks.or) : id;
  }
  const action = path[0] === 'actions' ? pack.actions[Number(path[1])] : undefined;
  const fields = action?.fields ?? pack.intake;
  const things: Partial<Record<Kind, readonly { id: string; title: Pack['title'] }[]>> = {
    party: pack.parties,
    stage: pack.stages,
    action: pack.actions,
    clock: pack.clocks,
    money: pack.money,
    field: fields,
    answer: fields,
  };
  if (kind === 'phoneStep') return sentenceText(pack, path, id, language);
  const found = things[kind]?.find((one) => one.id === id);
  return found ? reading.text(found.title) : kind === 'answer' ? factTitle(reading, id) : id;
}

/** A sentence of a telephone script has no title: it is told by how it begins. */
function sentenceText(pack: Pack, path: Path, id: string, language: Language): string {
  const script = path[0] === 'phoneScripts' ? pack.phoneScripts?.[Number(path[1])] : undefined;
  return (
    nameOf(
      script?.steps.find((one) => one.id === id),
      language,
    ) || id
  );
}

export function valueText(pack: Pack, shape: Shape, value: unknown, language: Language, path: Path = []): string {
  const words = packPartsWords[language];
  if (shape.kind === 'refer' && shape.nullable && value === null) return words.scriptEnd;
  if (value === undefined || value === null) return shape.kind === 'ceiling' ? words.unlimited : words.nothing;
  switch (shape.kind) {
    case 'words':
      return isRecord(value) ? quotedOr(wordsIn(value, language), words.nothing) : bare(value);
    case 'choice':
      return choiceText(shape.words, value, language);
    case 'flag':
      return value === true ? words.yes : words.no;
    case 'refer':
      return referenceText(pack, shape.to, bare(value), language, path);
    case 'ceiling':
      return String(Number(value) / 100);
    case 'value':
      return plain(value as FieldValue, language);
    case 'values':
      return Array.isArray(value)
        ? value.map((one) => plain(one as FieldValue, language)).join(words.comma) || words.nothing
        : bare(value);
    case 'limit':
      return limitWords(value, language);
    case 'required':
      if (!isRecord(value)) return value === true ? words.yes : words.no;
      return words.requiredIf(
        referenceText(pack, 'field', bare(value['field']), language, path),
        valueText(pack, { kind: 'values' }, value['is'], language),
      );
    case 'list':
      return Array.isArray(value)
        ? value.map((one) => valueText(pack, shape.of, one, language, path)).join(words.comma) || words.nothing
        : bare(value);
    case 'record':
    case 'variant':
      return recordText(pack, shape, value, language, path);
    default:
      return quotedOr(bare(value), words.nothing);
  }
}

function recordText(pack: Pack, shape: Shape, value: unknown, language: Language, path: Path): string {
  const inner = recordOf(shape, value);
  if (!inner || !isRecord(value)) return JSON.stringify(value);
  const name = nameOf(value, language);
  if (name !== '') return name;
  return Object.entries(inner.fields)
    .filter(([field]) => value[field] !== undefined)
    .map(
      ([field, of]) =>
        `${fieldLabel(inner.name, field, language)} ${valueText(pack, of, value[field], language, path)}`,
    )
    .join(packPartsWords[language].comma);
}

const quotedOr = (text: string, empty: string): string => (text === '' ? empty : text);

/** A value of a shape that is no list and no record, as it stands. */
const bare = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** The words of this language, or those there are. */
const wordsIn = (words: Record<string, unknown>, language: Language): string =>
  [words[language], words['zh'], words['en']].map(bare).find((said) => said !== '') ?? '';

const plain = (value: FieldValue, language: Language): string => {
  const words = packPartsWords[language];
  if (value === null) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return bare(value);
};

function limitWords(value: unknown, language: Language): string {
  if (!isRecord(value)) return bare(value);
  if (value['unit'] === 'named') return proceduresWords[language].clocks.named;
  const { unit, amount, from } = value as Limit;
  const most = calendarWords[language].due.limit[unit](amount);
  return from === undefined ? most : proceduresWords[language].clocks.range(from, most);
}

const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** What a thing in a list is called: its title, or what it does. */
export function nameOf(value: unknown, language: Language): string {
  if (!isRecord(value)) return '';
  const title = value['title'];
  if (isRecord(title)) return wordsIn(title, language);
  const said = value['say'];
  if (isRecord(said)) return shortened(wordsIn(said, language));
  const kind = [value['kind'], value['field']].find((one) => typeof one === 'string') ?? '';
  const words = packPartsWords[language];
  const names: Readonly<Record<string, string>> = { ...words.fills, ...words.needs, ...words.effects };
  return names[kind] ?? '';
}

/** "Actions “Forward” › Form “Unit” › Name": the way to a place from the outside in. */
export function placeText(pack: unknown, path: Path, language: Language): string {
  const words = packPartsWords[language];
  const steps: string[] = [];
  let shape: Shape | undefined = packShape;
  let held: unknown = pack;
  for (const key of path) {
    const inner: Shape | undefined = shape?.kind === 'list' ? shape.of : undefined;
    const next: unknown = Array.isArray(held) ? held[Number(key)] : isRecord(held) ? held[key] : undefined;
    if (inner) {
      const name = nameOf(next, language);
      const label = steps.pop() ?? '';
      steps.push(name === '' ? words.nth(label, Number(key) + 1) : words.item(label, name));
      shape = inner;
    } else {
      const record: RecordShape | undefined = shape && recordOf(shape, held);
      steps.push(record ? fieldLabel(record.name, String(key), language) : String(key));
      shape = record?.fields[String(key)];
    }
    held = next;
  }
  return steps.join(words.place);
}

export const pathOf = (path: string): Path => (path === '' ? [] : path.split('.'));

export function findingText(finding: Finding, language: Language): string {
  const words = packPartsWords[language];
  switch (finding.code) {
    case 'UnknownReference':
      return words.unknown(words.kindNames[finding.kind], finding.id);
    case 'LetterBroken':
      return words.letterBroken(finding.line);
    case 'LetterVariableUnknown':
      return words.letterVariableUnknown(finding.names.join(words.comma));
    default:
      return words.findings[finding.code];
  }
}

/** "Stages “Handling” › Name: expected text, found “7”." @param raw the file as it was read, as far as it could be read */
export function badPlaceText({ path, found, expected }: BadPlace, language: Language, raw?: unknown): string {
  const words = packPartsWords[language];
  return words.bad(placeText(raw, pathOf(path), language), found, expectedText(expected, language));
}

function expectedText(expected: Expected, language: Language): string {
  const words = packPartsWords[language];
  switch (expected.what) {
    case 'shorter':
      return words.shorter(expected.most);
    case 'fewer':
      return words.fewer(expected.most);
    case 'between':
      return words.between(expected.least, expected.most);
    case 'shallower':
      return words.shallower(expected.most);
    case 'oneOf':
      return words.oneOf(expected.of.join(words.comma));
    default:
      return words.expected[expected.what];
  }
}

export function differenceText(difference: Difference, before: Pack, after: Pack, language: Language): string {
  const words = packPartsWords[language];
  const { kind, path } = difference;
  const home = kind === 'removed' ? before : after;
  const place = placeText(home, path, language);
  if (kind === 'reordered') return words.reordered(place);
  const shape = shapeOf(home, path);
  if (kind === 'changed') {
    return words.changed(
      place,
      valueText(before, shape, difference.before, language, path),
      valueText(after, shape, difference.after, language, path),
    );
  }
  const value = kind === 'added' ? difference.after : difference.before;
  // A thing with a name is told by it; anything else by what stands there.
  const what = nameOf(value, language) === '' ? `${place} ${valueText(home, shape, value, language, path)}` : place;
  return kind === 'added' ? words.added(what) : words.removed(what);
}

function shapeOf(pack: Pack, path: Path): Shape {
  let shape: Shape = packShape;
  let held: unknown = pack;
  for (const key of path) {
    if (shape.kind === 'list') shape = shape.of;
    else shape = recordOf(shape, held)?.fields[String(key)] ?? shape;
    held = Array.isArray(held) ? held[Number(key)] : isRecord(held) ? held[String(key)] : undefined;
  }
  return shape;
}
