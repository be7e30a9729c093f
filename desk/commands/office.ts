import { done, refused } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { OfficeEvent } from '../../shared/people/events.ts';
import { decideEndAbsence, decideRecordAbsence, decideSetPair } from '../../shared/duty/decide.ts';
import {
  decideCloseUnit,
  decidePersonLeaves,
  decideSavePerson,
  decideSaveUnit,
  shortestPassword,
  type OfficeContext,
  type OfficeRefusal,
} from '../../shared/people/decide.ts';
import type { Topic } from '../../shared/contract/contract.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { hashPassword } from '../passwords.ts';
import { officeEvents, perform } from '../perform.ts';

export function officeCommands(
  parts: DeskParts,
): Pick<Handlers<'office'>, 'saveUnit' | 'closeUnit' | 'savePerson' | 'personLeaves'> &
  Pick<Handlers<'duty'>, 'setPair' | 'recordAbsence' | 'endAbsence'> {
  const openWork = parts.database.prepare<[string], number>('select count(*) from work where unit = ?').pluck();
  const pairsOf = (person: string): number =>
    [...parts.office().unitById.values()].filter(
      (unit) => !unit.closed && (unit.pair?.a === person || unit.pair?.b === person),
    ).length;

  return {
    saveUnit(input, caller) {
      const { request, ...unit } = input;
      const id = unit.id ?? parts.newId();
      if (unit.id !== undefined && !parts.office().unitById.has(unit.id))
        return refused({ code: 'UnknownUnit', unit: unit.id });
      return command(parts, caller, request, 'office.saveUnit', unit, ['office'], { id }, (context) =>
        decideSaveUnit({ ...unit, id }, context),
      );
    },

    closeUnit: (input, caller) =>
      command(
        parts,
        caller,
        input.request,
        'office.closeUnit',
        { id: input.id },
        ['office'],
        { id: input.id },
        (context) => decideCloseUnit(input.id, openWork.get(input.id) ?? 0, context),
      ),

    async savePerson(input, caller) {
      const { request, password, ...person } = input;
      const id = person.id ?? parts.newId();
      if (person.id !== undefined && !parts.office().personById.has(person.id)) {
        return refused({ code: 'UnknownPerson', person: person.id });
      }
      if (password !== undefined && password.length < shortestPassword) {
        return refused({ code: 'PasswordTooShort', least: shortestPassword });
      }
      const passwordHash = password === undefined ? undefined : await hashPassword(password);
      return command(parts, caller, request, 'office.savePerson', person, ['office'], { id }, (context) => {
        const saved = decideSavePerson({ ...person, id }, context);
        if (!saved.ok || passwordHash === undefined) return saved;
        return done([...saved.value, { type: 'PasswordSet', id, passwordHash, mustChange: true, at: context.now }]);
      });
    },

    personLeaves: (input, caller) =>
      command(
        parts,
        caller,
        input.request,
        'office.personLeaves',
        { id: input.id },
        ['office'],
        { id: input.id },
        (context) => decidePersonLeaves(input.id, pairsOf(input.id), context),
      ),

    setPair(input, caller) {
      const pair = input.a === null ? null : { a: input.a, b: input.b ?? undefined };
      const kept = { unit: input.unit, a: input.a, b: input.b };
      return command(
        parts,
        caller,
        input.request,
        'duty.setPair',
        kept,
        ['duty', 'office'],
        { unit: input.unit },
        (context) => decideSetPair(input.unit, pair, context),
      );
    },

    recordAbsence(input, caller) {
      const absence = { id: parts.newId(), from: input.from, to: input.to ?? undefined, reason: input.reason };
      const kept = { person: input.person, from: input.from, to: input.to, reason: input.reason };
      return command(
        parts,
        caller,
        input.request,
        'duty.recordAbsence',
        kept,
        ['duty', 'office'],
        { absence: absence.id },
        (context) => decideRecordAbsence(input.person, absence, context),
      );
    },

    endAbsence: (input, caller) =>
      command(
        parts,
        caller,
        input.request,
        'duty.endAbsence',
        { person: input.person, absence: input.absence },
        ['duty', 'office'],
        { absence: input.absence },
        (context) => decideEndAbsence(input.person, input.absence, context),
      ),
  };
}

function command<Value>(
  parts: DeskParts,
  caller: Caller,
  request: string,
  name: string,
  input: unknown,
  topics: Topic[],
  reply: Value,
  decide: (context: OfficeContext) => Result<OfficeEvent[], OfficeRefusal>,
): Reply<Value> {
  const now = parts.clock();
  return perform(parts, caller.actor, now, {
    request,
    name,
    input,
    topics,
    decide: () => {
      const decision = decide({ now, actor: caller.actor, office: parts.office() });
      return decision.ok ? done({ events: officeEvents(decision.value), reply }) : decision;
    },
  });
}
