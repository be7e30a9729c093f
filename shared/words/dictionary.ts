/** Every visible text lives in this folder, one file per screen or subject, in both languages. The Chinese is the source;
 *  the English must have the same shape: a missing or extra word is a compile error. */
export type Language = 'zh' | 'en';

type Entry = string | ((...values: never[]) => string) | { readonly [key: string]: Entry };

type SameShape<Shape> = {
  readonly [Key in keyof Shape]: Shape[Key] extends string
    ? string
    : Shape[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : SameShape<Shape[Key]>;
};

export type Dictionary<Shape> = { readonly zh: SameShape<Shape>; readonly en: SameShape<Shape> };

export function dictionary<const Shape extends { readonly [key: string]: Entry }>(words: {
  zh: Shape;
  en: SameShape<Shape>;
}): Dictionary<Shape> {
  return words as unknown as Dictionary<Shape>;
}
