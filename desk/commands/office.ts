import { done, refused } from '../../shared/base/result.ts';
import {
  decideCloseUnit,
  decideLinkSignOn,
  decidePersonLeaves,
  decideSavePerson,
  decideSaveUnit,
  shortestPassword,
} from '../../shared/people/decide.ts';
import { identityOf } from '../../shared/people/security.ts';
import { officeCommand } from '../duty/officeCommand.ts';
import { countToSign } from '../duty/records.ts';
import { countWork } from '../duty/work.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { securityOf } from '../people/security.ts';

export function officeCommands(
  parts: DeskParts,
): Pick<Handlers<'office'>, 'saveUnit' | 'closeUnit' | 'savePerson' | 'linkSignOn' | 'personLeaves'> {
  return {
    saveUnit({ request, ...unit }, caller) {
      const id = unit.id ?? parts.newId();
      if (unit.id !== undefined && !parts.office().unitById.has(unit.id))
        return refused({ code: 'UnknownUnit', unit: unit.id });
      return officeCommand(parts, caller, {
        request,
        name: 'office.saveUnit',
        input: unit,
        topics: ['office'],
        reply: { id },
        decide: (context) => decideSaveUnit({ ...unit, id }, context),
      });
    },

    closeUnit: ({ request, id }, caller) =>
      officeCommand(parts, caller, {
        request,
        name: 'office.closeUnit',
        input: { id },
        topics: ['office'],
        reply: { id },
        decide: (context) => decideCloseUnit(id, countWork(parts.database, id), context),
      }),

    async savePerson({ request, password, ...person }, caller) {
      const id = person.id ?? parts.newId();
      if (person.id !== undefined && !parts.office().personById.has(person.id)) {
        return refused({ code: 'UnknownPerson', person: person.id });
      }
      if (password !== undefined && password.length < shortestPassword) {
        return refused({ code: 'PasswordTooShort', least: shortestPassword });
      }
      const passwordHash = password === undefined ? undefined : await parts.hashPassword(password);
      return officeCommand(parts, caller, {
        request,
        name: 'office.savePerson',
        input: person,
        topics: ['office'],
        reply: { id },
        decide: (context) => {
          const saved = decideSavePerson({ ...person, id }, context);
          if (!saved.ok || passwordHash === undefined) return saved;
          return done([...saved.value, { type: 'PasswordSet', id, passwordHash, mustChange: true, at: context.now }]);
        },
      });
    },

    linkSignOn({ request, id, identity: given }, caller) {
      const { signOn } = securityOf(parts);
      const identity = given === '' ? null : identityOf(signOn?.claim ?? 'sub', given);
      return officeCommand(parts, caller, {
        request,
        name: 'office.linkSignOn',
        input: { id, identity },
        topics: ['office'],
        reply: { id },
        decide: (context) => decideLinkSignOn(id, identity, context),
      });
    },

    personLeaves: ({ request, id }, caller) =>
      officeCommand(parts, caller, {
        request,
        name: 'office.personLeaves',
        input: { id },
        topics: ['office'],
        reply: { id },
        decide: (context) => decidePersonLeaves(id, countToSign(parts.database, id), context),
      }),
  };
}
