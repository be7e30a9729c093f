import { done, refused } from '../../shared/base/result.ts';
import { lettersStream } from '../../shared/document/letters/letter.ts';
import { may } from '../../shared/people/permissions.ts';
import { letterProblem } from '../documents/letterText.ts';
import { lettersOf, refusalOfLetter } from '../documents/templates.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { perform } from '../perform.ts';

/** The office's own wording of a letter: each save is the next version, checked before anybody uses it. */
export function letterCommands(parts: DeskParts): Pick<Handlers<'letter'>, 'save'> {
  return { save };

  function save(input: Parameters<Handlers<'letter'>['save']>[0], caller: Caller): Reply<{ version: number }> {
    const { request, letter: id, title, body } = input;
    if (!may(parts.office(), caller.actor, 'manageProcedures')) {
      return refused({ code: 'NotPermitted', permission: 'manageProcedures' });
    }
    const problem = letterProblem(body.zh) ?? letterProblem(body.en);
    if (problem) return refused(refusalOfLetter(problem));
    const now = parts.clock();
    return perform(parts, caller.actor, now, {
      request,
      name: 'letter.save',
      input: { letter: id, title, body },
      topics: ['procedure'],
      decide: (load) => {
        const before = lettersOf(load).find((one) => one.id === id);
        if (!before) return refused({ code: 'UnknownDocument' });
        const version = before.version + 1;
        const event = { id, version, title, body, by: caller.actor.person, at: now };
        return done({
          events: [{ stream: lettersStream, type: 'LetterTemplateSaved', audience: 'parties', body: event }],
          reply: { version },
        });
      },
    });
  }
}
