import type { UnitId } from '../../shared/base/ids.ts';
import { done, type Result } from '../../shared/base/result.ts';
import type { Topic } from '../../shared/contract/contract.ts';
import { unitsOf } from '../../shared/duty/roster.ts';
import type { OfficeContext } from '../../shared/people/decide.ts';
import { evolveOfficeAll, isUnitEvent, type OfficeEvent } from '../../shared/people/events.ts';
import type { Office } from '../../shared/people/office.ts';
import type { Caller, DeskParts, Refusal, Reply } from '../parts.ts';
import { officeEvents, perform } from '../perform.ts';
import { unitsAssignedTo } from '../subjects/assignments.ts';
import { catchUp } from './catchUp.ts';
import { dutyEvents } from './change.ts';
import { noticeEvents } from './notices.ts';

export type OfficeCommand<Value> = {
  request: string;
  name: string;
  input: unknown;
  topics: Topic[];
  reply: Value;
  decide: (context: OfficeContext) => Result<OfficeEvent[], Refusal>;
};

/** One command on units, people or duty, with what follows from it in the same piece: work that changes hands, alarms that
 *  begin or end, and the notice to the association. */
export function officeCommand<Value>(parts: DeskParts, caller: Caller, command: OfficeCommand<Value>): Reply<Value> {
  const now = parts.clock();
  const { request, name, input, topics, reply } = command;
  catchUp(parts, now);
  return perform(parts, caller.actor, now, {
    request,
    name,
    input,
    topics,
    decide: () => {
      const before = parts.office();
      const decision = command.decide({ now, actor: caller.actor, office: before });
      if (!decision.ok) return decision;
      const facts = decision.value;
      const after = evolveOfficeAll(before, facts);
      const by = caller.actor.person;
      const how = facts.some(({ type }) => type === 'AbsenceEnded') ? 'calledBack' : 'assigned';
      const units = unitsTouched(parts, before, after, facts);
      return done({
        events: [
          ...officeEvents(facts),
          ...dutyEvents(parts, { office: before, at: now }, { office: after, at: now }, units, {
            how,
            by,
            idOf: parts.newId,
          }),
          ...noticeEvents(parts, before, after, facts, { by, now }),
        ],
        reply,
      });
    },
  });
}

function unitsTouched(parts: DeskParts, before: Office, after: Office, events: readonly OfficeEvent[]): UnitId[] {
  const units = new Set<UnitId>();
  for (const event of events) {
    if (isUnitEvent(event)) units.add(event.id);
    else {
      for (const office of [before, after]) for (const unit of unitsOf(office, event.id)) units.add(unit);
      for (const unit of unitsAssignedTo(parts.database, event.id)) units.add(unit);
    }
  }
  return [...units];
}
