import * as masks from '../procedure/packs/typicalCases/masks.ts';
import type { MaskKind } from '../procedure/packs/typicalCases/masks.ts';
import type { Folded } from './fold.ts';

/** A piece of the folded text that looks like something personal. `after` where the mask keeps a part of it. */
export type Hit = { from: number; to: number; kind: MaskKind; after?: string; known?: boolean };

const any = (list: readonly string[]): string => list.map((one) => one.replaceAll('$', String.raw`\$`)).join('|');
const han = String.raw`\p{Script=Han}`;

const hits = (text: string, pattern: RegExp, kind: MaskKind): Hit[] =>
  [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, kind }));

const mail = /[a-z0-9._+-]{1,64}\s?(?:@|\[at\]|\(at\))\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;
const complaintNumber = /(?<![a-z0-9])[a-z]{2,8}-(?:[a-z]{1,4}-)?(?:19|20)\d{2}-\d{3,6}(?!\d)/g;
const creditCode = /(?<![0-9a-z])(?=[0-9a-z]*[a-z])(?=[0-9a-z]*\d)[0-9a-z]{18}(?![0-9a-z])/g;
const passport = /(?<![0-9a-z])[a-z]{1,2}\d{7,9}(?![0-9a-z])/g;
const plate = new RegExp(String.raw`[${masks.plateBegins}][a-z][·•\s]?[a-z0-9]{5,6}(?![a-z0-9])`, 'gu');
const network = new RegExp(
  String.raw`(?:${any(masks.networkWords)})\s?[:${masks.joins}]?\s?([a-z0-9][a-z0-9_-]{4,30})`,
  'gu',
);

/** Seven digits and more with what people write between them; an X may end it. */
const digitRun = /(?<![\d])\+?(?:\d[\s\-–—_.·•()/]{0,2}){6,24}[\dx](?![\d])/g;
const dateOrTime =
  /(?:19|20)\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?!\d)|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g;
const plainDate = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const amountAfter = new RegExp(String.raw`^\s?[${masks.about}]?(?:${any(masks.amountsAfter)})`, 'u');
const amountBefore = new RegExp(String.raw`(?:${any(masks.amountsBefore)})\s?$`, 'u');

/** Telephones, cards, identity numbers, accounts, numbers of complaints, mail and network addresses, plates. */
export function numbersIn({ plain, digits }: Folded): Hit[] {
  const withoutDates = digits.replaceAll(dateOrTime, (date) => '#'.repeat(date.length));
  const runs = [...withoutDates.matchAll(digitRun)].flatMap((match): Hit[] => {
    const [run] = match;
    const kind = kindOfRun(run.replaceAll(/[^\dx]/g, ''));
    const to = match.index + run.length;
    const isAmount =
      amountAfter.test(plain.slice(to, to + 6)) || amountBefore.test(plain.slice(0, match.index).slice(-6));
    return kind === undefined || isAmount ? [] : [{ from: match.index, to, kind }];
  });
  const accounts = [...plain.matchAll(network)].map((match): Hit => {
    const to = match.index + match[0].length;
    return { from: to - (match[1]?.length ?? 0), to, kind: 'network' };
  });
  return [
    ...hits(plain, mail, 'mail'),
    ...hits(plain, complaintNumber, 'number'),
    ...runs,
    ...hits(plain, creditCode, 'identity'),
    ...hits(plain, passport, 'identity'),
    ...hits(plain, plate, 'plate'),
    ...accounts,
  ];
}

/** By how many digits there are and what they begin with; nothing for a date written without hyphens. */
function kindOfRun(digits: string): MaskKind | undefined {
  const { length } = digits;
  if (plainDate.test(digits)) return undefined;
  if (length === 18 || (length === 15 && /^[1-8]/.test(digits))) return 'identity';
  if (digits.endsWith('x')) return length >= 15 ? 'identity' : 'account';
  if (length >= 16 && length <= 19) return 'card';
  if ((length === 11 && /^1[3-9]/.test(digits)) || (length === 13 && digits.startsWith('86'))) return 'phone';
  if ((length >= 10 && length <= 12 && digits.startsWith('0')) || /^[48]00\d{7}$/.test(digits)) return 'phone';
  if (length <= 8) return 'phone';
  return 'account';
}

const number = String.raw`[\d${masks.greatDigits}]{1,6}`;
const house = String.raw`${number}(?:${any(masks.houseEnds)})`;
const street = new RegExp(
  String.raw`[${han}a-z\d]{1,14}(?:${any(masks.streetWords)}|[${masks.streetEnds}])\s?(?:[${han}]{0,4}\s?)?${house}(?:[\s-]?(?:${house}|[\d-]{1,8})){0,5}`,
  'gu',
);
const outlet = new RegExp(String.raw`[${han}]{2,18}(?:${any(masks.outletEnds)})`, 'gu');
const bank = new RegExp(String.raw`[${han}]{2,14}(?:${any(masks.bankEnds)})`, 'gu');
const anyUnitEnd = new RegExp(String.raw`(?:${any(masks.anyUnit)})$`, 'u');

/** Addresses with a house in them, outlets and banks by name. */
export function placesIn({ plain, digits }: Folded): Hit[] {
  return [
    ...[...digits.matchAll(street)].map((match): Hit => {
      const from = begin(plain, match.index, match[0].length);
      return { from, to: match.index + match[0].length, kind: 'address' };
    }),
    ...unitsIn(plain, outlet, masks.outletEnds, 'unit'),
    ...unitsIn(plain, bank, masks.bankEnds, 'bank'),
  ];
}

function unitsIn(plain: string, pattern: RegExp, ends: readonly string[], kind: MaskKind): Hit[] {
  return [...plain.matchAll(pattern)].flatMap((match): Hit[] => {
    const to = match.index + match[0].length;
    const from = begin(plain, match.index, match[0].length);
    const said = plain.slice(from, to);
    const end = ends.find((one) => said.endsWith(one)) ?? '';
    const name = said.slice(0, said.length - end.length);
    return Array.from(name).length < 2 || anyUnitEnd.test(name) ? [] : [{ from, to, kind }];
  });
}

/** A place begins after the last word that leads in to it, as long as a name is left. */
function begin(plain: string, from: number, length: number): number {
  const said = plain.slice(from, from + length);
  let start = 0;
  for (const lead of masks.leadsIn) {
    const found = said.lastIndexOf(lead, said.length - 4);
    if (found >= 0) start = Math.max(start, found + lead.length);
  }
  return said.length - start >= 4 ? from + start : from;
}

const surname = `(?:${any(masks.compoundSurnames)}|[${masks.surnames}])`;
const given = `(?![${masks.notInNames}])[${han}]`;
const titled = new RegExp(String.raw`(${surname}(?:${given}){0,2}?)(${any(masks.titles)})`, 'gu');
const introduced = new RegExp(
  String.raw`(?:${any(masks.rolesBefore)})[:${masks.joins}]?\s?(${surname}(?:${given}){1,2})(?=[${masks.notInNames}]|[^${han}]|$)`,
  'gu',
);
const isOrdinary = (name: string): boolean => masks.notNames.some((word) => name.startsWith(word));

/** Names by the title behind them, or by the word that introduces them. */
export function namesIn({ plain }: Folded): Hit[] {
  const byTitle = [...plain.matchAll(titled)].flatMap((match): Hit[] => {
    const [whole, name = '', title = ''] = match;
    if (isOrdinary(whole)) return [];
    // The title tells what he was to the story; the name does not.
    const after = masks.maskFor.customer.slice(0, 1) + title;
    const to = match.index + name.length + title.length;
    return [{ from: match.index, to, kind: 'customer', after: title === after[0] ? masks.maskFor.customer : after }];
  });
  const byRole = [...plain.matchAll(introduced)].flatMap((match): Hit[] => {
    const [whole, name = ''] = match;
    if (isOrdinary(name)) return [];
    const to = match.index + whole.length;
    return [{ from: to - name.length, to, kind: 'customer', after: masks.maskFor.customer.slice(0, 1) }];
  });
  return [...byTitle, ...byRole];
}
