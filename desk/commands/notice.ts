import { done, refused, type Result } from '../../shared/base/result.ts';
import {
  decidePublishNotice,
  decideReadNotice,
  decideWithdrawNotice,
  type NoticeContext,
  type NoticeRefusal,
} from '../../shared/notice/decide.ts';
import { foldNotice, noticeStream, type NoticeEvent, type NoticeState } from '../../shared/notice/events.ts';
import { factsOf } from '../subjects/groups.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { contextOf, perform } from '../perform.ts';

type Step = (
  state: NoticeState | undefined,
  context: NoticeContext,
) => Result<NoticeEvent[], NoticeRefusal | { code: 'UnknownUnit'; unit: string }>;

export function noticeCommands(parts: DeskParts): Pick<Handlers<'notice'>, 'publish' | 'read' | 'withdraw'> {
  const change = <Value>(
    caller: Caller,
    name: string,
    input: { request: string; id: string },
    step: Step,
    reply: (state: NoticeState | undefined) => Value,
  ): Reply<Value> => {
    const now = parts.clock();
    const { request, ...rest } = input;
    return perform(parts, caller.actor, now, {
      request,
      name,
      input: rest,
      topics: ['notice', 'group'],
      decide: (load) => {
        const state = foldNotice(factsOf<NoticeEvent>(load(noticeStream(input.id))));
        const decision = step(state, contextOf(parts, caller.actor, now));
        if (!decision.ok) return decision;
        const events = decision.value.map(({ type, ...body }) => ({
          stream: noticeStream(input.id),
          type,
          audience: 'parties',
          body,
        }));
        return done({ events, reply: reply(state) });
      },
    });
  };
  /** A step of a notice there is. */
  const known =
    (step: (state: NoticeState, context: NoticeContext) => Result<NoticeEvent[], NoticeRefusal>): Step =>
    (state, context) =>
      state ? step(state, context) : refused({ code: 'UnknownNotice' });

  return {
    publish(input, caller) {
      const id = input.id ?? parts.newId();
      const { request, expectedVersion } = input;
      const step: Step = (state, context) => {
        const { about } = input.notice;
        if (about !== null && !context.office.unitById.has(about)) return refused({ code: 'UnknownUnit', unit: about });
        if (input.id !== undefined && !state) return refused({ code: 'UnknownNotice' });
        const notice = { ...input.notice, group: state?.notice.group ?? null };
        return decidePublishNotice({ id, expectedVersion, notice }, state, context);
      };
      return change(caller, 'notice.publish', { request, id, ...input.notice }, step, (state) => ({
        id,
        version: (state?.version ?? 0) + 1,
      }));
    },

    read: (input, caller) => change(caller, 'notice.read', input, known(decideReadNotice), () => ({ id: input.id })),

    withdraw: (input, caller) =>
      change(
        caller,
        'notice.withdraw',
        input,
        known((state, context) => decideWithdrawNotice(input.reason, state, context)),
        () => ({ id: input.id }),
      ),
  };
}
