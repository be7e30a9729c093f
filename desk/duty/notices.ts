import type { UnitId } from '../../shared/base/ids.ts';
import { dueMoment } from '../../shared/calendar/limit.ts';
import { associationOf, registerChanges, registerOf, type RegisterChange } from '../../shared/duty/contacts.ts';
import type { DutyEvent } from '../../shared/duty/events.ts';
import type { OfficeEvent } from '../../shared/people/events.ts';
import type { Office } from '../../shared/people/office.ts';
import type { DeskParts } from '../parts.ts';
import type { NewEvent } from '../store/eventStore.ts';
import { stored } from './change.ts';

/** Working days before a change of contacts at which it must have been told (P1-D13). */
const daysBeforeChange = 15;

/** Whether a change that takes effect at `from` is told early enough (P1-D13). */
export function isToldInTime(
  parts: Pick<DeskParts, 'workingTimeOf'>,
  unit: UnitId,
  from: number,
  now: number,
): boolean {
  const limit = { amount: daysBeforeChange, unit: 'workingDay' as const, direction: 'backward' as const };
  const latest = dueMoment(parts.workingTimeOf(unit), limit, from);
  return latest.ok && now <= latest.value.due;
}

/** Notices to the association, in the same command as the change itself: whatever of the register of a unit reads otherwise
 *  afterwards (LN-6, P2-D7). Changes told beforehand carry the moment at which they take effect. */
export function noticeEvents(
  parts: Pick<DeskParts, 'workingTimeOf' | 'newId'>,
  before: Office,
  after: Office,
  events: readonly OfficeEvent[],
  { by, now }: { by: string | null; now: number },
): NewEvent[] {
  const tell = (unit: UnitId, changes: RegisterChange[], effective: number, inTime: boolean | null): NewEvent[] => {
    const to = associationOf(after, unit)?.id;
    if (to === undefined || changes.length === 0) return [];
    const event: DutyEvent = {
      type: 'ContactChangeTold',
      id: parts.newId(),
      unit,
      to,
      changes,
      effective,
      inTime,
      by,
      at: now,
    };
    return [stored(after, event, unit)];
  };
  const atOnce = touchedUnits(before, after, events).flatMap((unit) =>
    tell(unit, registerChanges(registerOf(before, unit, now), registerOf(after, unit, now)), now, null),
  );
  const later = events.flatMap((event) => {
    if (event.type === 'ChangeAnnounced') {
      const { from } = event.change;
      const changes = registerChanges(registerOf(after, event.id, from - 1), registerOf(after, event.id, from));
      return tell(event.id, changes, from, isToldInTime(parts, event.id, from, now));
    }
    if (event.type === 'AnnouncedChangeDropped') {
      const dropped = before.unitById.get(event.id)?.coming?.find(({ id }) => id === event.change);
      if (!dropped) return [];
      const { from } = dropped;
      return tell(
        event.id,
        registerChanges(registerOf(before, event.id, from), registerOf(after, event.id, from)),
        from,
        null,
      );
    }
    return [];
  });
  return [...atOnce, ...later];
}

/** Units of which something on file may read otherwise. */
function touchedUnits(before: Office, after: Office, events: readonly OfficeEvent[]): UnitId[] {
  const persons = new Set<string>();
  const units = new Set<UnitId>();
  for (const event of events) {
    if (event.type === 'PersonSaved') persons.add(event.id);
    if (event.type === 'UnitSaved' || event.type === 'DutyPairSet' || event.type === 'DepartmentFiled')
      units.add(event.id);
  }
  if (persons.size > 0) {
    for (const office of [before, after]) {
      for (const unit of office.unitById.values()) {
        if ([unit.leader, unit.pair?.a, unit.pair?.b].some((person) => person !== undefined && persons.has(person))) {
          units.add(unit.id);
        }
      }
    }
  }
  return [...units];
}
