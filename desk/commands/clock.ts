import { refused, type Result } from '../../shared/base/result.ts';
import type { Context } from '../../shared/complaint/context.ts';
import {
  decideAskExtension,
  decideExtend,
  decideExtension,
  decideRestart,
  decideResume,
  decideSuspend,
} from '../../shared/complaint/decide/clock.ts';
import type { ComplaintEvent } from '../../shared/complaint/events.ts';
import type { ComplaintRefusal } from '../../shared/complaint/refusals.ts';
import type { Complaint } from '../../shared/complaint/state.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { change } from './complaint.ts';

type Decide = (pack: Pack, complaint: Complaint, context: Context) => Result<ComplaintEvent[], ComplaintRefusal>;

/** What people do to a clock itself, each a change of its complaint. */
export function clockCommands(parts: DeskParts): Omit<Handlers<'clock'>, 'allowed'> {
  const act = (
    name: string,
    input: { request: string; id: string },
    caller: Caller,
    decide: Decide,
  ): Reply<{ id: string; stages: string[] }> =>
    change(parts, caller, input, `clock.${name}`, (complaint, context) => {
      const pack = parts.packs().running(complaint);
      return pack ? decide(pack, complaint, context) : refused({ code: 'WrittenByNewerVersion' });
    });
  return {
    suspend: (input, caller) =>
      act('suspend', input, caller, (pack, complaint, context) => decideSuspend(input, pack, complaint, context)),
    resume: (input, caller) =>
      act('resume', input, caller, (pack, complaint, context) =>
        decideResume(input.clock, input.text, pack, complaint, context),
      ),
    askExtension: (input, caller) =>
      act('askExtension', input, caller, (pack, complaint, context) =>
        decideAskExtension(input.clock, input.reason, pack, complaint, context),
      ),
    decideExtension: (input, caller) =>
      act('decideExtension', input, caller, (pack, complaint, context) =>
        decideExtension(input, pack, complaint, context),
      ),
    extend: (input, caller) =>
      act('extend', input, caller, (pack, complaint, context) => decideExtend(input, pack, complaint, context)),
    restart: (input, caller) =>
      act('restart', input, caller, (pack, complaint, context) =>
        decideRestart(input.clock, input.facts, pack, complaint, context),
      ),
  };
}
