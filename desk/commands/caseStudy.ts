import { done, refused, type Result } from '../../shared/base/result.ts';
import {
  decideJudgeCase,
  decideSubmitCase,
  decideTakeDownCase,
  decideWriteCase,
  type CaseContext,
  type CaseRefusal,
} from '../../shared/caseStudy/decide.ts';
import {
  caseStream,
  foldCase,
  type CaseContent,
  type CaseEvent,
  type CaseState,
} from '../../shared/caseStudy/events.ts';
import { standingOf } from '../../shared/complaint/state.ts';
import { homeOf, may, type Permission } from '../../shared/people/permissions.ts';
import { personalOfSources } from '../subjects/caseStudies.ts';
import { factsOf } from '../subjects/groups.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { contextOf, loadComplaint, perform, visibleComplaint } from '../perform.ts';
import type { StoredEvent } from '../store/eventStore.ts';

type Load = (stream: string) => StoredEvent[];
type Step = (
  state: CaseState | undefined,
  contextFor: (sources: readonly string[]) => CaseContext,
  load: Load,
) => Result<CaseEvent[], CaseRefusal>;

export function caseStudyCommands(
  parts: DeskParts,
): Pick<Handlers<'caseStudy'>, 'save' | 'submit' | 'judge' | 'takeDown'> {
  const change = <Value>(
    caller: Caller,
    name: string,
    input: { request: string; id: string },
    step: Step,
    reply: (events: readonly CaseEvent[]) => Value,
  ): Reply<Value> => {
    const now = parts.clock();
    const home = homeOf(parts.office(), caller.actor.unit);
    const { request, ...kept } = input;
    return perform(parts, caller.actor, now, {
      request,
      name,
      input: kept,
      topics: ['caseStudy'],
      decide: (load) => {
        const context = contextOf(parts, caller.actor, now);
        const state = foldCase(factsOf<CaseEvent>(load(caseStream(input.id))));
        const contextFor = (sources: readonly string[]): CaseContext => ({
          ...context,
          known: personalOfSources(parts, load, sources),
        });
        const decision = step(state, contextFor, load);
        if (!decision.ok) return decision;
        const events = decision.value.map(({ type, ...body }) => ({
          stream: caseStream(input.id),
          type,
          audience: type === 'CasePublished' || type === 'CaseTakenDown' ? 'parties' : home,
          body,
        }));
        return done({ events, reply: reply(decision.value) });
      },
    });
  };
  /** A step of a case there is, in the organisation that wrote it. */
  const known =
    (
      caller: Caller,
      permission: Permission,
      step: (state: CaseState, context: CaseContext) => Result<CaseEvent[], CaseRefusal>,
    ): Step =>
    (state, contextFor) => {
      const office = parts.office();
      // Said first: whoever may not is not told which cases there are.
      if (!may(office, caller.actor, permission)) return refused({ code: 'NotPermitted', permission });
      const isOwn = state && homeOf(office, state.unit) === homeOf(office, caller.actor.unit);
      return isOwn ? step(state, contextFor(state.content.sources)) : refused({ code: 'UnknownCase' });
    };

  return {
    save(input, caller) {
      const find = visibleComplaint(parts, caller);
      const sources = input.content.sources.map((source) => find(source)?.id);
      if (!sources.every((source) => source !== undefined)) return refused({ code: 'UnknownComplaint' });
      const id = input.id ?? parts.newId();
      const content: CaseContent = { ...input.content, sources: [...new Set(sources)] };
      const step: Step = (state, contextFor, load) => {
        const isOther = state && homeOf(parts.office(), state.unit) !== homeOf(parts.office(), caller.actor.unit);
        if (isOther || (input.id !== undefined && !state)) return refused({ code: 'UnknownCase' });
        const open = content.sources.flatMap((source) => {
          const complaint = loadComplaint(load, source);
          return complaint && !standingOf(complaint).closed ? [complaint.number] : [];
        });
        const { expectedVersion } = input;
        const command = { id, expectedVersion, content, openSource: open[0] ?? null };
        return decideWriteCase(command, state, contextFor(content.sources));
      };
      // The text as it was typed may hold names; the entry holds what was left of it.
      return change(caller, 'caseStudy.save', { request: input.request, id }, step, () => ({
        id,
        version: input.expectedVersion + 1,
      }));
    },

    submit: (input, caller) =>
      change(
        caller,
        'caseStudy.submit',
        input,
        known(caller, 'writeCases', (state, context) => decideSubmitCase(input.lookedAt, state, context)),
        () => ({ id: input.id }),
      ),

    judge: (input, caller) =>
      change(
        caller,
        'caseStudy.judge',
        input,
        known(caller, 'approveCases', (state, context) => decideJudgeCase(input, state, context)),
        () => ({ id: input.id }),
      ),

    takeDown: (input, caller) =>
      change(
        caller,
        'caseStudy.takeDown',
        input,
        known(caller, 'approveCases', (state, context) => decideTakeDownCase(input.reason, state, context)),
        () => ({ id: input.id }),
      ),
  };
}
