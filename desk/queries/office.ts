import { done } from '../../shared/base/result.ts';
import type { PersonView } from '../../shared/contract/views.ts';
import { answering } from '../../shared/duty/answering.ts';
import type { Office, Person } from '../../shared/people/office.ts';
import { homeOf, mayManageUnit, type Actor } from '../../shared/people/permissions.ts';
import type { DeskParts, Handlers } from '../parts.ts';

export function officeQueries(parts: DeskParts): Pick<Handlers<'office'>, 'view'> {
  return {
    view(_input, caller) {
      const now = parts.clock();
      const office = parts.office();
      const mayReadReasons = absenceReaders(office, caller.actor);
      return done({
        units: [...office.unitById.values()].map((unit) => ({ ...unit, answering: answering(office, unit.id, now) })),
        persons: [...office.personById.values()].map((person) =>
          shown(person, mayReadReasons(person), mayManage(office, caller.actor, person)),
        ),
      });
    },
  };
}

/** Why somebody is away is told in his own organisation and to those who plan his duty; everybody else learns only that he is. */
function absenceReaders(office: Office, actor: Actor): (person: Person) => boolean {
  const home = homeOf(office, actor.unit);
  return ({ seats }) =>
    seats.some(({ unit }) => homeOf(office, unit) === home || mayManageUnit(office, actor, 'manageDuty', unit));
}

/** Who somebody is at the provider of identities concerns those alone who let people in. */
const mayManage = (office: Office, actor: Actor, { seats }: Person): boolean =>
  seats.every(({ unit }) => mayManageUnit(office, actor, 'managePeople', unit));

function shown(person: Person, withReasons: boolean, withSignOn: boolean): PersonView {
  const { passwordHash, signOn, ...rest } = person;
  const absences = withReasons ? rest.absences : rest.absences.map((absence) => ({ ...absence, reason: '' }));
  const identity = withSignOn && signOn !== undefined ? { signOn } : {};
  return { ...rest, ...identity, absences, canSignIn: passwordHash !== undefined && !person.left };
}
