import type { UnitId } from '../../base/ids.ts';
import { isAtOrUnder, type Office } from '../../people/office.ts';
import { homeOf, mayActFor, mayInComplaint } from '../../people/permissions.ts';
import type { Action, PartyId } from '../../procedure/pack.ts';
import type { WrittenAnswer } from '../behalf.ts';
import type { Context } from '../context.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { unitsOf, type Complaint } from '../state.ts';

/** A step entered from paper. `letter` is missing while it is only asked whether this could be done at all. */
export type Behalf = {
  letter?: WrittenAnswer;
  /** Whether an organisation is known to work at a desk of its own. */
  hasDesk: (organisation: UnitId) => boolean;
};

/** EX-LETTER: whether the actor may enter the step of `unit` from its written answer: the organisation above it, and only while
 *  nobody there can enter it himself. */
export function judgeBehalf(
  behalf: Behalf,
  action: Action,
  unit: UnitId | undefined,
  complaint: Complaint,
  context: Context,
): ComplaintRefusal | undefined {
  const { office, actor } = context;
  if (!mayInComplaint(office, actor, 'enterAnswers', unitsOf(complaint))) {
    return { code: 'NotPermitted', permission: 'enterAnswers' };
  }
  const home = homeOf(office, actor.unit);
  const organisation = unit && homeOf(office, unit);
  if (!unit || !organisation || organisation === home || !isAtOrUnder(office, unit, home)) {
    return { code: 'NotYours', unit: unit ?? null, roles: action.by.roles };
  }
  const hasDesk = behalf.hasDesk(organisation);
  const theirs = [...office.personById.values()].filter(
    (person) =>
      !person.left &&
      (hasDesk || person.passwordHash !== undefined || person.signOn !== undefined) &&
      person.seats.some((seat) => homeOf(office, seat.unit) === organisation),
  );
  if (!hasDesk && theirs.length === 0) return judgeLetter(behalf.letter, action, complaint, context);
  const able = theirs.filter(({ id, seats }) =>
    seats.some((seat) => mayActFor(office, { person: id, unit: seat.unit }, unit, action.by.roles)),
  );
  return { code: 'AnswersItself', unit, persons: (able.length > 0 ? able : theirs).slice(0, 3).map(({ id }) => id) };
}

/** It came after the work had come to the unit and before now; who signed is not himself complained of, nor did he sign
 *  what another pair of eyes has to sign. */
function judgeLetter(
  letter: WrittenAnswer | undefined,
  action: Action,
  complaint: Complaint,
  { now }: Context,
): ComplaintRefusal | undefined {
  if (!letter) return undefined;
  const places = complaint.stages.filter(({ stage }) => action.at.includes(stage));
  const earliest = Math.max(...places.map(({ since }) => since));
  // Papers tell minutes: within the minute in which the work came, it came after it.
  const isBefore = letter.receivedAt < earliest - (earliest % 60_000);
  if (isBefore || letter.receivedAt > now) return { code: 'AnswerOutOfTime', earliest, latest: now };
  const { signedBy } = letter;
  for (const need of action.needs) {
    if (need.kind === 'notComplainedOf' && complaint.details.complainedPersons.some(({ name }) => name === signedBy)) {
      return { code: 'SignerMayNot', signedBy, why: 'complainedOf' };
    }
    const isSame =
      need.kind === 'otherPersonThan' && need.actions.some((id) => complaint.signedBy[id]?.includes(signedBy));
    if (isSame) return { code: 'SignerMayNot', signedBy, why: 'fourEyes' };
  }
  return undefined;
}

/** EX-LETTER: parties whose units belong to organisations below one's own, those of one organisation together. */
export function partiesElsewhere(office: Office, home: UnitId, { parties }: Pick<Complaint, 'parties'>): PartyId[][] {
  const below = Object.entries(parties).filter(
    ([, { unit }]) => homeOf(office, unit) !== home && isAtOrUnder(office, unit, home),
  );
  const byOrganisation = Map.groupBy(below, ([, { unit }]) => homeOf(office, unit));
  return [...byOrganisation.values()].map((held) => held.map(([party]) => party));
}
