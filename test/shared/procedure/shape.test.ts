import { describe, expect, it } from 'vitest';
import { packShape } from '../../../shared/procedure/shapes/pack.ts';
import type { RecordShape, Shape } from '../../../shared/procedure/shapes/shape.ts';
import { packPartsWords } from '../../../shared/words/packParts.ts';
import { choiceText } from '../../../shared/words/packText.ts';

/** Every record of the shape, and every shape in it, once. */
function everything(shape: Shape, records = new Set<RecordShape>(), shapes = new Set<Shape>()) {
  shapes.add(shape);
  if (shape.kind === 'list') everything(shape.of, records, shapes);
  if (shape.kind === 'variant') for (const inner of Object.values(shape.of)) everything(inner, records, shapes);
  if (shape.kind === 'record' && !records.has(shape)) {
    records.add(shape);
    for (const inner of Object.values(shape.fields)) everything(inner, records, shapes);
  }
  return { records, shapes };
}

const { records, shapes } = everything(packShape);

/** English ids that are the English word as well. */
const isOwnWord = (language: 'zh' | 'en', said: string): boolean => language === 'en' && /^[a-z ]+$/.test(said);

describe.each(['zh', 'en'] as const)('every part of a procedure has a word (%s)', (language) => {
  const words = packPartsWords[language];
  const fields: Readonly<Record<string, string>> = words.fields;

  it('each field of each record', () => {
    const nameless = [...records].flatMap(({ name, fields: own }) =>
      Object.keys(own).filter((field) => !(`${name}.${field}` in fields) && !(field in fields)),
    );
    expect(records.size).toBeGreaterThan(20);
    expect(nameless).toEqual([]);
  });

  it('each choice, each kind of condition and effect, each kind of reference', () => {
    const choices = [...shapes].flatMap((shape) =>
      shape.kind === 'choice' ? shape.of.map((one) => [one, choiceText(shape.words, one, language)] as const) : [],
    );
    expect(choices.length).toBeGreaterThan(50);
    // Where there is no word, the id itself would be shown.
    const nameless = choices.filter(([one, said]) => said === String(one) && !isOwnWord(language, said));
    expect(nameless).toEqual([]);
    const variants = [...shapes].flatMap((shape) => (shape.kind === 'variant' ? Object.keys(shape.of) : []));
    expect(
      variants.filter((kind) => !(kind in words.needs) && !(kind in words.effects) && !(kind in words.fills)),
    ).toEqual([]);
    const kinds = [...shapes].flatMap((shape) => (shape.kind === 'refer' ? [shape.to] : []));
    expect(kinds.filter((kind) => !(kind in words.kindNames))).toEqual([]);
  });
});
