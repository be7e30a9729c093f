// What stands in a procedure as data, said as sentences.
import type { Limit } from '../calendar/limit.ts';
import type { Role } from '../people/office.ts';
import {
  anyParty,
  firstAsked,
  stageOf,
  type Action,
  type ClockRule,
  type Condition,
  type Field,
  type FieldValue,
  type Need,
  type Pack,
  type PartyId,
  type Source,
  type Text,
} from '../procedure/pack.ts';
import type { CalendarWords } from './calendar.ts';
import type { PartsWords } from './parts.ts';
import type { ProceduresWords } from './procedures.ts';

/** A procedure and the words to read it with. `mains`: procedures beside which it runs, where it has no steps of its own. */
export type Reading = {
  pack: Pack;
  mains: readonly Pack[];
  words: ProceduresWords;
  parts: PartsWords;
  limits: CalendarWords['due']['limit'];
  text: (text: Text) => string;
  amount: (fen: number) => string;
};

export const joined = (texts: readonly string[], { words }: Pick<Reading, 'words'>): string =>
  [...new Set(texts.filter((one) => one !== ''))].join(words.comma);

export function partyTitle({ pack, words, text }: Reading, party: PartyId): string {
  if (party === firstAsked) return words.flow.firstAsked;
  if (party === anyParty) return words.flow.anyParty;
  const found = pack.parties.find(({ id }) => id === party);
  return found ? text(found.title) : '';
}

/** The owner of a clock of an overlay is a party of the procedure it runs beside. */
export function ownerTitle(reading: Reading, party: PartyId): string {
  const packs = [reading.pack, ...reading.mains];
  return packs.map((pack) => partyTitle({ ...reading, pack }, party)).find((title) => title !== '') ?? '';
}

export const stageTitles = ({ pack, words, text }: Reading, stages: readonly string[]): string =>
  joined(
    stages.map((id) => {
      const stage = stageOf(pack, id);
      return stage ? text(stage.title) : '';
    }),
    { words },
  );

export const roleNames = ({ parts, words }: Reading, roles: readonly Role[]): string =>
  joined(
    roles.map((role) => parts.roles[role]),
    { words },
  );

export function sourceText({ words }: Reading, { article, confidence }: Source): string {
  if (confidence === 'house') return article === '' ? words.clocks.house : `${article} · ${words.clocks.house}`;
  return confidence === 'high' ? article : `${article} · ${words.clocks.confidence[confidence]}`;
}

function countedText({ limits, words }: Reading, limit: Limit): string {
  const most = limits[limit.unit](limit.amount);
  const range = limit.from === undefined ? most : words.clocks.range(limit.from, most);
  const directed = limit.direction === 'backward' ? words.clocks.backward(range) : range;
  return limit.roll ? `${directed}${words.figures.stop}${words.clocks.roll}` : directed;
}

export const limitText = (reading: Reading, limit: ClockRule['limit']): string =>
  limit.unit === 'named' ? reading.words.clocks.named : countedText(reading, limit);

/** Milestones have no names of their own; what reaches them has. */
function stepsReaching({ pack, words, parts, text }: Reading, milestone: string): string[] {
  const entries = pack.entries.filter(({ marks }) => marks.includes(milestone));
  const kinds = joined(
    entries.flatMap((entry) => entry.kinds.map((kind) => parts.unitKinds[kind])),
    { words },
  );
  const actions = pack.actions.filter(({ effects }) =>
    effects.some((effect) =>
      effect.kind === 'mark'
        ? effect.milestones.includes(milestone)
        : (effect.kind === 'branch' || effect.kind === 'route') && effect.marks.includes(milestone),
    ),
  );
  return [
    ...(entries.length > 0 ? [words.clocks.registration(kinds)] : []),
    ...new Set(actions.map(({ title }) => text(title))),
  ];
}

export const reaching = (reading: Reading, milestone: string): string[] => [
  ...new Set(
    [reading.pack, ...(reading.pack.actions.length > 0 ? [] : reading.mains)].flatMap((pack) =>
      stepsReaching({ ...reading, pack }, milestone),
    ),
  ),
];

export function startText(reading: Reading, rule: ClockRule): string {
  const { words } = reading;
  const steps = new Set(rule.start.flatMap((milestone) => reaching(reading, milestone)));
  const started = steps.size > 0 ? [...steps].join(words.clocks.or) : words.clocks.elsewhere;
  return rule.when
    ? `${started}${words.figures.stop}${words.clocks.when(conditionsText(reading, rule.when))}`
    : started;
}

/** One step that reaches all of a set says it alone; otherwise what reaches each of them. */
export function stopText(reading: Reading, rule: ClockRule): string {
  const { words } = reading;
  const sets = rule.stop.map((set) => {
    const each = set.map((milestone) => reaching(reading, milestone));
    const whole = (each[0] ?? []).filter((step) => each.every((steps) => steps.includes(step)));
    if (whole.length > 0) return whole.join(words.clocks.or);
    return each
      .filter((steps) => steps.length > 0)
      .map((steps) => steps.join(words.clocks.or))
      .join(words.clocks.and);
  });
  const said = [...new Set(sets.filter((set) => set !== ''))];
  return said.length > 0 ? said.join(words.clocks.either) : words.clocks.elsewhere;
}

/** What may happen to a clock while it runs, one line each. */
export function clockNotes(reading: Reading, rule: ClockRule): string[] {
  const { words, text, pack } = reading;
  const say = words.clocks;
  const notes: string[] = [];
  const outer = rule.within && pack.clocks.find(({ id }) => id === rule.within);
  if (outer) notes.push(say.within(text(outer.title)));
  if (rule.warn && rule.warn.length > 0) {
    notes.push(
      say.warn(
        joined(
          rule.warn.map((limit) => countedText(reading, limit)),
          reading,
        ),
      ),
    );
  }
  if (rule.suspend) {
    notes.push(
      say.suspend(
        joined(
          rule.suspend.reasons.map(({ title }) => text(title)),
          reading,
        ),
      ),
    );
  }
  for (const step of rule.extensions ?? []) {
    const terms = [step.approval ? say.approval : '', step.notice ? say.notice : ''].filter((term) => term !== '');
    notes.push(say.extension(text(step.title), terms.map((term) => `${words.figures.stop}${term}`).join('')));
  }
  if (rule.restart) notes.push(say.restart);
  return notes;
}

/** A fact by the question that was asked for it, or by the step that left it behind. */
export function factTitle({ pack, words, text }: Reading, fact: string): string {
  const asked = fieldOfFact(pack, fact);
  if (asked) return text(asked.title);
  if (fact === 'channel') return words.fact.channel;
  const left = (kind: 'count' | 'set'): Action | undefined =>
    pack.actions.find(({ effects }) => effects.some((effect) => effect.kind === kind && effect.fact === fact));
  const counted = left('count');
  if (counted) return words.fact.count(text(counted.title));
  const set = left('set');
  if (set) return words.fact.set(text(set.title));
  return fact === 'severity' ? words.fact.severity : fact;
}

export function fieldOfFact(pack: Pack, fact: string): Field | undefined {
  const atIntake = pack.intake.find(({ id }) => id === fact);
  if (atIntake) return atIntake;
  for (const action of pack.actions) {
    for (const effect of action.effects) {
      if (effect.kind !== 'setFrom' || effect.fact !== fact) continue;
      const field = action.fields.find(({ id }) => id === effect.field);
      if (field) return field;
    }
  }
  return undefined;
}

export function valueText(reading: Reading, field: Field | undefined, value: FieldValue, fact: string): string {
  const { words, parts, text, pack } = reading;
  if (value === null) return words.fact.none;
  if (typeof value === 'boolean') return value ? parts.form.yes : parts.form.no;
  const option = field?.options?.find(({ id }) => id === value);
  if (option) return text(option.title);
  const severity = pack.severities.find(({ id }) => id === value);
  if (severity) return text(severity.title);
  const channels: Readonly<Record<string, string>> = parts.channels;
  return (fact === 'channel' ? channels[String(value)] : undefined) ?? String(value);
}

const valuesText = (reading: Reading, field: Field | undefined, values: readonly FieldValue[], fact: string): string =>
  values.map((value) => valueText(reading, field, value, fact)).join(reading.words.clocks.or);

export const conditionsText = (reading: Reading, conditions: readonly Condition[]): string =>
  joined(
    conditions.map(({ fact, is }) =>
      reading.words.need.fact(factTitle(reading, fact), valuesText(reading, fieldOfFact(reading.pack, fact), is, fact)),
    ),
    reading,
  );

export function needText(reading: Reading, action: Action, need: Need): string {
  const { words, pack, text } = reading;
  const say = words.need;
  switch (need.kind) {
    case 'party':
      return (need.present ? say.present : say.absent)(partyTitle(reading, need.party));
    case 'fact':
      return conditionsText(reading, [need]);
    case 'factAtLeast':
      return say.atLeast(factTitle(reading, need.fact), need.least);
    case 'stageEnded':
      return say.ended(stageTitles(reading, need.stages));
    case 'milestoneIf':
      return say.milestoneIf(
        conditionsText(reading, [need]),
        stepsReaching(reading, need.milestone).join(words.clocks.or),
      );
    case 'answer': {
      const field = action.fields.find(({ id }) => id === need.field);
      return field ? say.answer(text(field.title), valuesText(reading, field, need.is, need.field)) : '';
    }
    case 'otherPersonThan':
      if (need.actions.includes('*')) return say.newToIt;
      return say.otherPerson(
        joined(
          need.actions.map((id) => {
            const other = pack.actions.find((one) => one.id === id);
            return other ? text(other.title) : '';
          }),
          reading,
        ),
      );
    case 'notComplainedOf':
      return say.recusal;
    case 'returnsBelow':
      return say.returns(pack.settings.returnLimit);
    case 'milestone': {
      const steps = joined(
        need.milestones.flatMap((one) => stepsReaching(reading, one)),
        reading,
      );
      return need.reached ? say.reached(steps) : say.notReached(steps);
    }
    case 'above':
      return say.above(fieldTitle(reading, action, need.field), fieldTitle(reading, action, need.below));
    case 'daysBetween':
      return say.daysBetween(fieldTitle(reading, action, need.from), fieldTitle(reading, action, need.to), need.most);
    case 'authority':
      return say.authority(
        joined(
          need.limits.map(({ roles, upTo }) =>
            upTo === null
              ? say.unlimited(roleNames(reading, roles))
              : say.upTo(roleNames(reading, roles), reading.amount(upTo)),
          ),
          reading,
        ),
      );
  }
}

const fieldTitle = ({ text }: Reading, { fields }: Action, id: string): string => {
  const field = fields.find((one) => one.id === id);
  return field ? text(field.title) : id;
};

/** The fields of a form by name, with those that may stay empty marked. */
export function formText(reading: Reading, fields: readonly Field[]): string {
  const { words, text } = reading;
  const names = fields.map((field) => {
    const title = text(field.title);
    if (field.required === true) return title;
    return field.required === false ? words.actions.optional(title) : words.actions.asked(title);
  });
  return names.length > 0 ? names.join(words.comma) : words.actions.nothing;
}
