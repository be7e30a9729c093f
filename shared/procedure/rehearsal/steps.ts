/** The steps of the past, as the candidate would have understood them. */
import type { WorkingTime } from '../../calendar/compile.ts';
import { rememberingDues, type DueCounter } from '../../calendar/limit.ts';
import type { Complaint } from '../../complaint/state.ts';
import type { ComplaintEvent } from '../../complaint/events.ts';
import type { Context } from '../../complaint/context.ts';
import { applyEffects } from '../../complaint/decide/act.ts';
import { emptyOffice } from '../../people/office.ts';
import { packBook } from '../book.ts';
import { builtInBook } from '../trees/book.ts';
import type { Action, Effect, Pack } from '../pack.ts';
import type { RuleInForce } from '../rules.ts';

export type TrialSteps = {
  candidate: Pack;
  /** Its actions with the effects that say what a step reaches; money and hand-over are taken as they happened. */
  actions: ReadonlyMap<string, Action>;
  rules: RuleInForce[];
  count: DueCounter;
  timeOf: (unit: string) => WorkingTime;
};

const told = new Set<Effect['kind']>([
  'mark',
  'set',
  'setFrom',
  'count',
  'nameDate',
  'countFrom',
  'branch',
  'route',
  'end',
]);

export const trialSteps = (candidate: Pack, timeOf: TrialSteps['timeOf']): TrialSteps => ({
  candidate,
  actions: new Map(
    candidate.actions.map((action) => [
      action.id,
      { ...action, effects: action.effects.filter(({ kind }) => told.has(kind)) },
    ]),
  ),
  rules: candidate.clocks.map((rule) => ({ rule, settings: candidate.settings })),
  count: rememberingDues(),
  timeOf,
});

type Taken = Extract<ComplaintEvent, { type: 'ActionTaken' }>;

/** The step as the candidate would have understood it: what it reaches comes from its own action of that name, or from its way in;
 *  an action it does not have reaches what it reached. */
export function stepUnder(event: Taken, complaint: Complaint, { candidate, actions, timeOf }: TrialSteps) {
  const as = { event, namedDates: {}, fromByRule: {}, end: false };
  const action = actions.get(event.action);
  if (!action) {
    const entry = event.action === 'register' ? entryLike(candidate, complaint.firstAsked.party, event) : undefined;
    return entry ? { ...as, event: { ...event, milestones: entry.marks } } : as;
  }
  const context = { ...nobody, now: event.at, workingTime: timeOf(complaint.firstAsked.unit), workingTimeOf: timeOf };
  const { milestones, facts, namedDates, fromByRule, end } = applyEffects(
    candidate,
    action,
    event.form,
    complaint,
    context,
  );
  return {
    event: { ...event, milestones, facts: { ...event.facts, ...facts } },
    namedDates,
    fromByRule,
    end: end !== undefined,
  };
}

/** Of the effects left in a trial none asks who acts where. */
const nobody: Omit<Context, 'now' | 'workingTime' | 'workingTimeOf'> = {
  today: '',
  actor: { person: '', unit: '' },
  office: emptyOffice,
  packs: packBook([]),
  categories: builtInBook,
};

/** The way in that says the same as the one taken, or else the first of that party. */
function entryLike({ entries }: Pack, party: string, { milestones }: Taken) {
  const own = entries.filter((entry) => entry.party === party);
  return own.find(({ marks }) => marks.some((mark) => milestones.includes(mark))) ?? own[0];
}
