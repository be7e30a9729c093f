/** One call, one reply.
 *
 *    who? ──nobody, locked──▶ SIGNED_OUT
 *     │ ──first password not changed──▶ REFUSED PasswordMustChange
 *     └─▶ input ──not understandable──▶ BAD_INPUT
 *           └─▶ handler ──value──▶ the reply
 *                  ├──refusal──▶ REFUSED
 *                  ├──disk full, file held ...──▶ REFUSED StoreProblem: the user can do something about it
 *                  └──anything thrown──▶ BROKEN, with the number under which it stands in desk.log
 */
import { ORPCError } from '@orpc/server';
import type { z } from 'zod';
import type { BadInputReason, DeskRefusal } from '../shared/contract/links.ts';
import type { Incidents } from './incidents.ts';
import { parseInput, type BadPlace } from './input.ts';
import type { Caller, Refusal, Reply } from './parts.ts';
import type { Sessions } from './people/sessions.ts';
import { storeProblemOf } from './store/problem.ts';

/** What a link adds to each call. */
export type DeskContext = { session: string | null };

export type Handler = (input: unknown, caller: Caller) => Reply<unknown> | Promise<Reply<unknown>>;

export type Question = {
  /** such as 'complaint.register' */
  name: string;
  schema: z.ZodType | undefined;
  handler: Handler;
  /** What may be asked: before anybody has signed in, before the first password is changed, or only after that. */
  asked: 'byAnybody' | 'beforePasswordChange' | 'signedIn';
};

export type Answer = (question: Question, input: unknown, session: string | null) => Promise<unknown>;

export type AnswerParts = { sessions: () => Sessions; incidents: Incidents; folder: string; isClosing: () => boolean };

/** Nobody: holds no role anywhere, so whatever asks for permission refuses him. */
const nobody = { person: '', unit: '' };

export const createAnswer = ({ sessions, incidents, folder, isClosing }: AnswerParts): Answer => {
  const reply = async ({ name, schema, handler, asked }: Question, input: unknown, session: string | null) => {
    try {
      if (isClosing()) return refused({ code: 'DeskClosing' });
      const standing = sessions().standing(session);
      if (asked !== 'byAnybody') {
        if (standing.kind !== 'open') return signedOut();
        if (asked === 'signedIn' && standing.mustChangePassword) return refused({ code: 'PasswordMustChange' });
      }
      const parsed = parseInput(schema, input);
      if (!parsed.ok) return badInput(parsed.problems);
      const actor = standing.kind === 'open' ? { person: standing.person.id, unit: standing.unit } : nobody;
      const result = await handler(parsed.value, { session, actor });
      return result.ok ? { value: result.value } : refused(result.problem);
    } catch (error) {
      const problem = storeProblemOf(error, folder);
      if (problem) return refused({ code: 'StoreProblem', kind: problem.kind, file: problem.file });
      return broken(incidents.record(name, error));
    }
  };
  return async (question, input, session) => {
    const answer = await reply(question, input, session);
    if (answer instanceof ORPCError) throw answer;
    return answer.value;
  };
};

export const refused = (refusal: DeskRefusal | Refusal): ORPCError<'REFUSED', DeskRefusal | Refusal> =>
  new ORPCError('REFUSED', { defined: true, status: 409, message: refusal.code, data: refusal });

export const signedOut = (): ORPCError<'SIGNED_OUT', undefined> =>
  new ORPCError('SIGNED_OUT', { defined: true, status: 401, data: undefined });

export const badInput = (problems: BadPlace[]): ORPCError<'BAD_INPUT', { problems: BadPlace[] }> =>
  new ORPCError('BAD_INPUT', { defined: true, status: 422, data: { problems } });

export const notUnderstood = (why: BadInputReason): ORPCError<'BAD_INPUT', { problems: BadPlace[] }> =>
  badInput([{ path: '', why }]);

export const broken = (incident: string): ORPCError<'BROKEN', { incident: string }> =>
  new ORPCError('BROKEN', { defined: true, status: 500, data: { incident } });
