import { done } from '../../shared/base/result.ts';
import type { PersonView } from '../../shared/contract/views.ts';
import { answering, gaps } from '../../shared/duty/answering.ts';
import { isAtOrUnder, type Office, type Person } from '../../shared/people/office.ts';
import { homeOf, mayManageUnit, readingScope, type Actor } from '../../shared/people/permissions.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { prepared } from '../store/prepared.ts';

export function officeQueries(parts: DeskParts): Pick<Handlers<'office'>, 'view'> & Pick<Handlers<'duty'>, 'board'> {
  return {
    view(_input, caller) {
      const now = parts.clock();
      const office = parts.office();
      const mayReadReasons = absenceReaders(office, caller.actor);
      return done({
        units: [...office.unitById.values()].map((unit) => ({ ...unit, answering: answering(office, unit.id, now) })),
        persons: [...office.personById.values()].map((person) => shown(person, mayReadReasons(person))),
      });
    },

    board(_input, caller) {
      const now = parts.clock();
      const office = parts.office();
      const scope = readingScope(office, caller.actor)?.id ?? caller.actor.unit;
      const open = new Map(
        // Only what the seat may see: how much work another organisation has of its own is not told.
        prepared<[string], { unit: string; open: number }>(
          parts.database,
          `select w.unit, count(*) as open from work w
           where exists (select 1 from complaint_unit u where u.unit = ? and u.row = w.row) group by w.unit`,
        )
          .all(scope)
          .map((row) => [row.unit, row.open]),
      );
      const units = [...office.unitById.values()].filter((unit) => !unit.closed && isAtOrUnder(office, unit.id, scope));
      return done({
        units: units.map((unit) => ({
          unit: unit.id,
          pair: unit.pair ?? null,
          answering: answering(office, unit.id, now),
          open: open.get(unit.id) ?? 0,
          gaps: unit.pair ? gaps(office, unit.id, now, now + daysAhead) : [],
          absences: [unit.pair?.a, unit.pair?.b].flatMap((person) =>
            (person ? (office.personById.get(person)?.absences ?? []) : [])
              .filter((absence) => absence.to === undefined || absence.to > now)
              .map((absence) => ({ person: person!, ...absence })),
          ),
        })),
      });
    },
  };
}

const daysAhead = 30 * 24 * 3_600_000;

/** Why somebody is away is told in his own organisation and to those who plan his duty; everybody else learns only that he is. */
function absenceReaders(office: Office, actor: Actor): (person: Person) => boolean {
  const home = homeOf(office, actor.unit);
  return ({ seats }) =>
    seats.some(({ unit }) => homeOf(office, unit) === home || mayManageUnit(office, actor, 'manageDuty', unit));
}

function shown(person: Person, withReasons: boolean): PersonView {
  const { passwordHash, ...rest } = person;
  const absences = withReasons ? rest.absences : rest.absences.map((absence) => ({ ...absence, reason: '' }));
  return { ...rest, absences, canSignIn: passwordHash !== undefined && !person.left };
}
