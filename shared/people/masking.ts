import type { Complainant, Details } from '../complaint/details.ts';

/** Personal data with its middle covered. The ends stay, so that the right paper is found and the right person asked for.
 *  `identity`: for whoever works on the complaint, who needs name and telephone; `all`: for everybody else, for lists. */
export type Covered = 'identity' | 'all';

/** Telephone, identity number, mail. */
export function covered(text: string): string {
  const letters = Array.from(text);
  if (letters.length <= 1) return text;
  if (letters.length <= 4) return `${letters[0]}${'*'.repeat(letters.length - 1)}`;
  const ends = letters.length >= 10 ? 3 : 1;
  const last = letters.length >= 10 ? 4 : 1;
  return `${letters.slice(0, ends).join('')}${'*'.repeat(letters.length - ends - last)}${letters.slice(-last).join('')}`;
}

/** The surname stays, and how the person is addressed: 刘女士 is no less 刘**. */
export const coveredName = (name: string): string => {
  const [first = '', ...rest] = Array.from(name);
  return rest.length === 0 ? first : first + '*'.repeat(rest.length);
};

/** Numbers of seven digits and more inside of a text: telephones, accounts, identity numbers. */
export const coveredText = (text: string): string =>
  text.replace(/\d[\d -]{5,}\d[\dXx]?/g, (found) => (found.replace(/\D/g, '').length >= 7 ? covered(found) : found));

/** Ids, fingerprints, and dates: long numbers that are nobody's. */
const identifier = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{64}$|^\d{4}-\d{2}-\d{2}$/;

/** A value with everything personal in its texts covered, however deep: numbers, and the names given. Ids stay. */
export function coveredDeep(value: unknown, names: readonly string[]): unknown {
  if (typeof value === 'string') {
    if (identifier.test(value)) return value;
    return names
      .filter((name) => Array.from(name).length > 1)
      .reduce((text, name) => text.replaceAll(name, coveredName(name)), coveredText(value));
  }
  if (Array.isArray(value)) return value.map((one) => coveredDeep(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coveredDeep(one, names)]));
}

const ofPerson = (one: Complainant, how: Covered): Complainant => {
  const hide = (text: string | undefined): string | undefined => (text === undefined ? undefined : covered(text));
  const { identity, ...open } = one;
  const shown = { ...open, ...(identity !== undefined && { identity: covered(identity) }) };
  if (how === 'identity') return shown;
  const { phone, mail, address, agent } = shown;
  return {
    ...shown,
    // The name of an organisation is nobody's personal data.
    name: one.kind === 'person' ? coveredName(one.name) : one.name,
    ...(phone !== undefined && { phone: hide(phone) }),
    ...(mail !== undefined && { mail: hide(mail) }),
    ...(address !== undefined && { address: hide(address) }),
    ...(agent && {
      agent: { ...agent, name: coveredName(agent.name), ...(agent.phone && { phone: hide(agent.phone) }) },
    }),
  };
};

export const coveredPeople = (people: readonly Complainant[], how: Covered): Complainant[] =>
  people.map((one) => ofPerson(one, how));

export const coveredDetails = (details: Details, how: Covered): Details => ({
  ...details,
  complainants: coveredPeople(details.complainants, how),
  ...(how === 'all' && { narrative: coveredText(details.narrative), demand: coveredText(details.demand) }),
});

const personal = ['name', 'phone', 'mail', 'address', 'identity'] as const;

/** What came back from a page that showed covered values: each that was left as shown is again what it stands for, so that a
 *  covered value is never saved over the real one (never-event 6). */
export function uncoveredPeople(before: readonly Complainant[], given: readonly Complainant[]): Complainant[] {
  return given.map((one, place) => {
    const known = [before[place], ...before].filter((person) => person !== undefined);
    const restored = { ...one };
    for (const field of personal) {
      const value = one[field];
      if (value === undefined || !isCovered(value)) continue;
      const found = known
        .map((person) => person[field])
        .find((real) => real !== undefined && isCoverOf(value, field, real));
      if (found !== undefined) restored[field] = found;
    }
    if (one.agent) restored.agent = restoredAgent(one.agent, known);
    return restored;
  });
}

type Agent = NonNullable<Complainant['agent']>;

function restoredAgent(agent: Agent, known: readonly Complainant[]): Agent {
  const agents = known.flatMap((person) => person.agent ?? []);
  const name = agents.find((one) => isCoverOf(agent.name, 'name', one.name))?.name;
  const phone = agents.find((one) => one.phone && agent.phone && isCoverOf(agent.phone, 'phone', one.phone))?.phone;
  return { ...agent, ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) };
}

const isCoverOf = (shown: string, field: (typeof personal)[number], real: string): boolean =>
  isCovered(shown) && shown === (field === 'name' ? coveredName(real) : covered(real));

const isCovered = (value: string): boolean => value.includes('*');

/** A covered value that stands for nothing known: typed off a list, or pasted from a printed sheet. */
export const holdsCovered = (people: readonly Complainant[]): boolean =>
  people.some((one) =>
    [one.name, one.phone, one.mail, one.identity, one.agent?.name, one.agent?.phone].some(
      (value) => value !== undefined && isCovered(value),
    ),
  );
