import type { Source, Text } from '../procedure/pack.ts';

/** Words that make a customer angrier. `any` are pieces of text; a place is a finding when it holds one of them and none of
 *  `unless` stands around it. Answers are Chinese, so the words are. */
export type ToneRule = {
  id: string;
  title: Text;
  any: string[];
  /** Pieces that make the same words polite, looked for in the same sentence. */
  unless?: string[];
  /** What to say instead. */
  instead: Text;
  source: Source;
};

/** A place in an answer to a customer that could make him angrier. Places are of the text as it was written. */
export type ToneFinding = { rule: string; from: number; to: number; said: string };

const sentenceEnds = /[。！？!?；;\n]/;

/** Looks through an answer to a customer (P12-TONE). It only points: whoever writes decides. Of findings at one place the
 *  longest stays; they come in the order of the text. */
export function checkTone(text: string, rules: readonly ToneRule[]): ToneFinding[] {
  const found = rules.flatMap(({ id, any, unless = [] }) =>
    any.flatMap((piece): ToneFinding[] =>
      placesOf(text, piece).flatMap((from) => {
        const to = from + piece.length;
        const sentence = sentenceAround(text, from, to);
        return unless.some((polite) => sentence.includes(polite)) ? [] : [{ rule: id, from, to, said: piece }];
      }),
    ),
  );
  const inOrder = found.toSorted((left, right) => left.from - right.from || right.to - left.to);
  return inOrder.filter((one, index) => !inOrder.slice(0, index).some((before) => before.to > one.from));
}

function placesOf(text: string, piece: string): number[] {
  const places: number[] = [];
  for (let from = text.indexOf(piece); from >= 0; from = text.indexOf(piece, from + piece.length)) places.push(from);
  return places;
}

function sentenceAround(text: string, from: number, to: number): string {
  let begin = from;
  while (begin > 0 && !sentenceEnds.test(text[begin - 1] ?? '')) begin -= 1;
  let end = to;
  while (end < text.length && !sentenceEnds.test(text[end] ?? '')) end += 1;
  return text.slice(begin, Math.min(end + 1, text.length));
}

/** Fields of the packs' forms that are said or sent to the customer, or are what will be told him. */
const answers = new Set(['reply', 'wording', 'explanation', 'progress', 'result']);

export const speaksToCustomer = ({ id, kind }: { id: string; kind: string }): boolean =>
  kind === 'longText' && answers.has(id);
