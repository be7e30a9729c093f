import {
  actionOf,
  stageOf,
  type Action,
  type Field,
  type Pack,
  type PartyId,
  type Text,
} from '../../procedure/pack.ts';
import type { Box, Form, Piece, SlipRow } from './form.ts';
import { answer, box, customerPart, half, known, part, signatures, taken, tall, text, wide } from './shared.ts';

const letterId = 'transferLetter';
export const transferLetterTitle = text('客户投诉转办函', 'Complaint forwarded for handling');

/** Whether a noted document is such a letter: `transferLetter:<party>`, without the party in older entries. */
export const isTransferLetter = (document: string): boolean => document.split(':')[0] === letterId;

/** 投诉转办函 with its 回执: for an organisation without the program, in the words of the regime that forwards. The reply form asks
 *  what the steps of that organisation ask, so that it is entered as it is written (EX-LETTER).
 *  @param to parties of one organisation that have the complaint   @param standing stages in which it stands
 *  @returns nothing where no step of the pack hands the complaint to any of them */
export function transferLetter(pack: Pack, to: readonly PartyId[], standing: readonly string[]): Form | undefined {
  const [addressee] = to.filter((party) => handings(pack, party).length > 0);
  if (addressee === undefined) return undefined;
  const parties = withThoseBelow(pack, to);
  const steps = stepsOf(pack, parties, standing);
  const forwards = handings(pack, addressee);
  return {
    id: `${letterId}:${addressee}`,
    packs: [pack.id],
    title: transferLetterTitle,
    parts: [
      part(
        '转办',
        'Forwarded',
        ...inPairs([
          ...unitBoxes(pack, [addressee]),
          half('转办时间', 'Forwarded at', taken(...forwards.map(({ action }) => action.id))),
        ]),
        ...askedRows(forwards),
      ),
      customerPart,
      part(
        '投诉事项与时限',
        'Matter and deadlines',
        [known(text('投诉原因', 'Cause'), 'reason'), known(text('涉及金额', 'Amount'), 'amount')],
        wide(
          14,
          '办理时限',
          'Deadlines',
          ...pack.clocks.filter(({ owner }) => parties.includes(owner)).map(({ id }) => ({ due: id })),
        ),
      ),
    ],
    note: text(
      '请在上述时限内办理，填写所附《投诉办理回执》，签字盖章后寄回、送回、传真或以邮件发回我单位。',
      'Please handle it within these deadlines; fill in the reply form, sign and seal it, and return it to us by post, hand, fax or mail.',
    ),
    signatures: [signatures.handler, signatures.seal],
    annexes: [
      {
        title: text('投诉办理回执', 'Reply form'),
        slip: [...inPairs(unitBoxes(pack, parties)), ...steps.flatMap((step) => stepRows(pack, step, parties))],
        note: noteOn(pack, steps),
        signatures: [signatures.handler, signatures.head, signatures.seal],
      },
    ],
  };
}

type Handing = { action: Action; field: string };

/** The steps that hand the complaint to a party, with the field that names its unit. */
const handings = (pack: Pack, party: PartyId): Handing[] =>
  pack.actions.flatMap((action) =>
    action.effects.flatMap((effect) =>
      effect.kind === 'hand' && effect.party === party ? [{ action, field: effect.field }] : [],
    ),
  );

/** And those to whom they pass it within their organisation. */
function withThoseBelow(pack: Pack, parties: readonly PartyId[]): PartyId[] {
  const staysInside = ({ action, field }: Handing): boolean =>
    parties.includes(action.by.party) &&
    action.fields.some(
      ({ id, units }) => id === field && units?.kinds.every((kind) => kind === 'department' || kind === 'outlet'),
    );
  return pack.parties
    .map(({ id }) => id)
    .filter((id) => parties.includes(id) || handings(pack, id).some((handing) => staysInside(handing)));
}

/** What lies before them as a rule, and what is to be done now: side roads are asked about once the complaint is there. */
function stepsOf(pack: Pack, parties: readonly PartyId[], standing: readonly string[]): Action[] {
  const isAhead = (id: string): boolean => {
    const stage = stageOf(pack, id);
    if (!stage || !parties.includes(stage.party)) return false;
    // Taking it and passing it on lie on every way, drawn above the complaint or not.
    return ['accept', 'forward'].includes(stage.duty) || pack.mainLine.includes(id) || standing.includes(id);
  };
  return pack.actions.filter(({ by, at }) => parties.includes(by.party) && at.some((id) => isAhead(id)));
}

const unitBoxes = (pack: Pack, parties: readonly PartyId[]): Box[] =>
  parties.flatMap((party) => {
    const title = pack.parties.find(({ id }) => id === party)?.title;
    const pieces = handings(pack, party).map(({ action, field }) => answer(field, action.id));
    return title && pieces.length > 0 ? [box(title, ...pieces)] : [];
  });

/** What was asked of them when it was handed over. */
function askedRows(forwards: readonly Handing[]): Box[][] {
  const named = new Set(forwards.map(({ field }) => field));
  const asked = new Map<string, { field: Field; actions: string[] }>();
  for (const { action } of forwards.filter((one) => !one.action.internal)) {
    for (const field of action.fields.filter(({ id }) => !named.has(id))) {
      const before = asked.get(field.id)?.actions ?? [];
      asked.set(field.id, { field, actions: [...before, action.id] });
    }
  }
  return [...asked.values()].map(({ field, actions }) => [tall(8, box(field.title, answer(field.id, ...actions)))]);
}

/** One step to be written by hand: who signed it and when, then its questions. */
function stepRows(pack: Pack, step: Action, parties: readonly PartyId[]): SlipRow[] {
  const stages = step.at.flatMap((id) => stageOf(pack, id) ?? []).filter(({ party }) => parties.includes(party));
  const where = (language: keyof Text): string => [...new Set(stages.map(({ title }) => title[language]))].join(' / ');
  const headed = (language: keyof Text): string => `□ ${step.title[language]} · ${where(language)}`;
  const room = '＿＿＿＿＿＿';
  return [
    {
      heading: text(
        `${headed('zh')}　　签字人${room}　日期${room}`,
        `${headed('en')}　　Signed by${room}　Date${room}`,
      ),
    },
    ...step.fields.map((field) => [byHand(field)]),
  ];
}

function byHand({ title, kind, options, required }: Field): Box {
  if (kind === 'longText') return tall(required === true ? 16 : 9, box(title));
  if (kind === 'yesNo') return box(title, ticks([text('是', 'yes'), text('否', 'no')]));
  return options ? box(title, ticks(options.map((option) => option.title))) : box(title);
}

/** Boxes to be ticked by hand. */
const ticks = (titles: readonly Text[]): Piece => ({
  words: text(titles.map(({ zh }) => `□ ${zh}`).join('　'), titles.map(({ en }) => `□ ${en}`).join('　')),
});

function inPairs(boxes: readonly Box[]): Box[][] {
  return boxes.flatMap((_box, at) => (at % 2 === 0 ? [boxes.slice(at, at + 2)] : []));
}

/** How the form is filled in, and whose signatures must differ. */
function noteOn(pack: Pack, steps: readonly Action[]): Text {
  const titleOf = (id: string, language: keyof Text): string => actionOf(pack, id)?.title[language] ?? '';
  const isHere = (id: string): boolean => steps.some((step) => step.id === id);
  const apart = steps.flatMap((step) =>
    step.needs.flatMap((need) =>
      need.kind === 'otherPersonThan'
        ? need.actions.filter((id) => id !== step.id && isHere(id)).map((id) => [step.id, id] as const)
        : [],
    ),
  );
  // Steps forbid each other's signatures from both sides; it is said once.
  const pairs = [...new Map(apart.map((pair) => [pair.toSorted().join(' '), pair])).values()];
  const barred = steps.filter(({ needs }) => needs.some(({ kind }) => kind === 'notComplainedOf'));
  return text(
    [
      '只填写已办理的步骤，在方框内打勾，逐步签字并注明日期。',
      ...pairs.map(([one, other]) => `“${titleOf(one, 'zh')}”与“${titleOf(other, 'zh')}”不得由同一人签字。`),
      ...(barred.length > 0 ? [`被投诉人不得签字：${barred.map(({ title }) => title.zh).join('、')}。`] : []),
    ].join(''),
    [
      'Fill in the steps that were taken: tick, sign and date each.',
      ...pairs.map(
        ([one, other]) => `“${titleOf(one, 'en')}” and “${titleOf(other, 'en')}” need different signatures.`,
      ),
      ...(barred.length > 0
        ? [`Whoever is complained of may not sign: ${barred.map(({ title }) => title.en).join(', ')}.`]
        : []),
    ].join(' '),
  );
}
