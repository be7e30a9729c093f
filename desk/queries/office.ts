import { done } from '../../shared/base/result.ts';
import type { PersonView } from '../../shared/contract/views.ts';
import { answering, gaps } from '../../shared/duty/answering.ts';
import { isAtOrUnder, type Person } from '../../shared/people/office.ts';
import { readingScope } from '../../shared/people/permissions.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { prepared } from '../store/prepared.ts';

export function officeQueries(parts: DeskParts): Pick<Handlers<'office'>, 'view'> & Pick<Handlers<'duty'>, 'board'> {
  return {
    view() {
      const now = parts.clock();
      const office = parts.office();
      return done({
        units: [...office.unitById.values()].map((unit) => ({ ...unit, answering: answering(office, unit.id, now) })),
        persons: [...office.personById.values()].map(withoutPassword),
      });
    },

    board(_input, caller) {
      const now = parts.clock();
      const office = parts.office();
      const scope = readingScope(office, caller.actor)?.id ?? caller.actor.unit;
      const open = new Map(
        prepared<[], { unit: string; open: number }>(
          parts.database,
          'select unit, count(*) as open from work group by unit',
        )
          .all()
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

function withoutPassword(person: Person): PersonView {
  const { passwordHash, ...rest } = person;
  return { ...rest, canSignIn: passwordHash !== undefined && !person.left };
}
