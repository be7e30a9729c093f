/** Search tokens: every two Chinese characters that stand side by side, every Latin word and number, and for longer numbers
 *  their tails (people remember the last four digits). The same function reads the text and the question. */

const chinese = /\p{Script=Han}/u;
const wordOrHan = /[\p{Script=Han}]+|[a-z0-9]+/gu;

export function tokensOf(text: string): string[] {
  const tokens = new Set<string>();
  for (const run of text.normalize('NFKC').toLowerCase().match(wordOrHan) ?? []) {
    if (!chinese.test(run)) {
      tokens.add(run);
      if (/^\d{7,}$/.test(run)) for (const length of [4, 6, 8]) tokens.add(`t${run.slice(-length)}`);
      continue;
    }
    const characters = Array.from(run);
    for (const character of characters) tokens.add(character);
    for (let index = 0; index + 1 < characters.length; index++) tokens.add(characters[index]! + characters[index + 1]!);
  }
  return [...tokens];
}

/** Phones and identity numbers as people group their digits. Dates and complaint numbers are shorter or begin otherwise. */
const grouped =
  /(?<![a-z\d]|[a-z\d]-)(?:1(?:[-\s]?\d){10}|0(?:[-\s]?\d){9,11}|\d(?:[-\s]?\d){14,16}[-\s]?[\dx])(?![a-z\d])/g;

const plain = (question: string): string =>
  question
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(grouped, (number) => number.replaceAll(/[-\s]/g, ''));

const runsOf = (question: string): string[] => plain(question).match(wordOrHan) ?? [];

/** Numbers of complaints, dates: what hyphens hold together stands so in the text, or it is something else. */
const hyphenated = /[\p{Script=Han}a-z0-9]+(?:-[\p{Script=Han}a-z0-9]+)+/gu;

/** The question as an FTS5 expression: all of its words must be there. Empty when nothing can be looked for. */
export function matchOf(question: string): string {
  const terms: string[] = [];
  for (const run of runsOf(question)) {
    if (!chinese.test(run)) {
      terms.push(/^\d{4}$|^\d{6}$/.test(run) ? `("${run}"* OR "t${run}")` : `"${run}"*`);
      continue;
    }
    const characters = Array.from(run);
    if (characters.length === 1) terms.push(`"${run}"`);
    for (let index = 0; index + 1 < characters.length; index++)
      terms.push(`"${characters[index]}${characters[index + 1]}"`);
  }
  return [...new Set(terms)].join(' AND ');
}

/** Whether the text really holds every run of the question: bigrams alone would also find them apart from each other. */
export function holds(text: string, question: string): boolean {
  const haystack = text.normalize('NFKC').toLowerCase();
  const pieces = [...runsOf(question), ...(plain(question).match(hyphenated) ?? [])];
  return pieces.every((piece) => haystack.includes(piece));
}

/** A phone or identity number as people type it, reduced to what identifies it. */
export const digitsOf = (value: string): string =>
  value
    .normalize('NFKC')
    .replace(/[^0-9a-z]/gi, '')
    .toLowerCase();
