import { done, refused, type Result } from '../../base/result.ts';
import type { Instant } from '../../base/time.ts';
import { instantOf, localDate } from '../../calendar/local.ts';
import { answering, handlerAt, type Handler } from '../../duty/answering.ts';
import { clockEvents } from '../../procedure/clocks.ts';
import { rulesInForce } from '../../procedure/rules.ts';
import { readForm } from '../../procedure/forms.ts';
import { moneyEntry } from '../../procedure/money.ts';
import {
  actionOf,
  holds,
  stageOf,
  type Action,
  type Effect,
  type FieldValue,
  type FormValues,
  type Pack,
} from '../../procedure/pack.ts';
import type { Context } from '../context.ts';
import type { ComplaintEvent } from '../events.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { recusedIn, runningClocks, unitOfParty, workOfParty, type Complaint } from '../state.ts';
import type { Behalf } from './behalf.ts';
import { momentReached } from './register.ts';
import { groundFor, judgeAnswers } from './judge.ts';

export type TakeAction = { action: string; form: FormValues; behalf?: Required<Behalf> };

/** Takes one action of the pack: checks who, when and the form, then states what happened and what the clocks do. */
export function decideAct(
  command: TakeAction,
  pack: Pack,
  complaint: Complaint,
  present: Context,
): Result<ComplaintEvent[], ComplaintRefusal> {
  const action = actionOf(pack, command.action);
  if (!action) return refused({ code: 'UnknownAction', action: command.action });
  const { behalf } = command;
  const ground = groundFor(pack, action, complaint, present, behalf);
  if (!ground.ok) return ground;
  const context = behalf ? asOf(behalf.letter.receivedAt, present) : present;
  const form = readForm(action.fields, command.form, {
    office: context.office,
    now: context.now,
    today: context.today,
    unitOfParty: (party) => unitOfParty(pack, complaint, party),
  });
  if (!form.ok) return refused({ code: 'BadForm', problems: form.problem });
  const answer = judgeAnswers(action, form.value, ground.value, context);
  if (answer) return refused(answer);

  const outcome = applyEffects(pack, action, form.value, complaint, context);
  if (outcome.refusal) return refused(outcome.refusal);
  const rules = rulesInForce(pack, complaint.overlays, context.packs);
  const clocks = clockEvents(
    rules,
    { ...complaint, facts: { channel: complaint.details.channel, ...complaint.facts, ...outcome.facts } },
    { milestones: outcome.milestones, namedDates: outcome.namedDates, at: context.now, fromByRule: outcome.fromByRule },
    (party) => workingTimeOfParty(pack, complaint, party, outcome, context),
  );
  if (!clocks.ok) return clocks;
  const touched = new Set(clocks.value.map((event) => ('clock' in event ? event.clock : '')));
  // What the last step did not meet has nothing left to be late for; what lies beside the procedure runs on.
  const besideRules = new Set(rules.filter(({ rule }) => rule.beside).map(({ rule }) => rule.id));
  const ended = runningClocks(complaint).flatMap((clock): ComplaintEvent[] =>
    outcome.end && !touched.has(clock.id) && !(outcome.end === 'archived' && besideRules.has(clock.rule))
      ? [{ type: 'ClockCancelled', clock: clock.id, at: context.now, why: outcome.end }]
      : [],
  );

  const active = complaint.stages.map((place) => place.stage);
  const leaves = action.leaves.includes('*') ? active : action.leaves.filter((stage) => active.includes(stage));
  const remaining = [...active.filter((stage) => !leaves.includes(stage)), ...outcome.enters];
  const unit = unitOfParty(pack, complaint, action.by.party);
  const taken: ComplaintEvent = {
    type: 'ActionTaken',
    action: action.id,
    form: form.value,
    leaves,
    enters: outcome.enters,
    milestones: outcome.milestones,
    facts: outcome.facts,
    actingFor: behalf ? null : (ground.value.actingFor ?? actingFor(pack, action, complaint, context)),
    by: context.actor.person,
    unit: context.actor.unit,
    ...(behalf && unit && { onBehalf: { unit, ...behalf.letter } }),
    at: context.now,
  };
  const isInCourse = remaining.some((stage) => !stageOf(pack, stage)?.beside);
  const finish: ComplaintEvent[] =
    isInCourse || complaint.ended
      ? []
      : [
          {
            type: 'ComplaintEnded',
            how: complaint.facts['withdrawn'] === true ? 'withdrawn' : 'archived',
            at: context.now,
          },
        ];
  return done([taken, ...outcome.handed, ...outcome.money, ...ended, ...clocks.value, ...finish]);
}

/** Deadlines look at when an answer reached the desk, not at when somebody copied it. */
const asOf = (now: Instant, context: Context): Context => ({
  ...context,
  now,
  today: localDate(context.workingTime, now),
});

/** "B for A": the absent person the actor stands in for at the party's unit at this moment. */
function actingFor(pack: Pack, action: Action, complaint: Complaint, context: Context): string | null {
  const unit = unitOfParty(pack, complaint, action.by.party);
  const place = complaint.stages.find(({ stage }) => action.at.includes(stage));
  const work = place && stageOf(pack, place.stage)?.duty;
  const answer = unit ? answering(context.office, unit, context.now, recusedIn(complaint), work) : undefined;
  return answer?.kind === 'answered' && answer.slot === 'B' && answer.person === context.actor.person
    ? answer.actingFor
    : null;
}

/** Kind of work a party is brought in for. */
const workEntered = (pack: Pack, enters: readonly string[], party: string) =>
  workOfParty(pack, { stages: enters.map((stage) => ({ stage, since: 0 })) }, party);

/** A party that is handed the work by this very action already counts by its own hours. */
function workingTimeOfParty(pack: Pack, complaint: Complaint, party: string, outcome: Outcome, context: Context) {
  const handed = outcome.handed.find((event) => event.type === 'PartyHanded' && event.party === party);
  const unit = handed && 'unit' in handed ? handed.unit : unitOfParty(pack, complaint, party);
  return unit ? context.workingTimeOf(unit) : context.workingTime;
}

type Outcome = {
  milestones: string[];
  facts: Record<string, FieldValue>;
  enters: string[];
  namedDates: Record<string, string | Instant>;
  fromByRule: Record<string, Instant>;
  handed: ComplaintEvent[];
  money: ComplaintEvent[];
  end: 'archived' | 'withdrawn' | undefined;
  refusal: ComplaintRefusal | undefined;
};

/** What a step brings about, before anybody has written it down. */
export function applyEffects(
  pack: Pack,
  action: Action,
  form: FormValues,
  complaint: Complaint,
  context: Context,
): Outcome {
  const { now, office } = context;
  const outcome: Outcome = {
    milestones: [],
    facts: {},
    enters: [...action.enters],
    namedDates: {},
    fromByRule: {},
    handed: [],
    money: [],
    end: undefined,
    refusal: undefined,
  };
  for (const effect of action.effects) {
    switch (effect.kind) {
      case 'mark':
        if (!effect.when || effect.when.is.includes(form[effect.when.field] ?? null))
          outcome.milestones.push(...effect.milestones);
        break;
      case 'set':
        outcome.facts[effect.fact] = effect.value;
        break;
      case 'setFrom':
        outcome.facts[effect.fact] = form[effect.field] ?? null;
        break;
      case 'count':
        outcome.facts[effect.fact] = Number(complaint.facts[effect.fact] ?? 0) + 1;
        break;
      case 'hand': {
        const unit = form[effect.field];
        if (typeof unit !== 'string') break;
        const away = recusedIn(complaint);
        const named = effect.person === undefined ? undefined : form[effect.person];
        if (effect.person !== undefined && typeof named === 'string' && away.includes(named)) {
          outcome.refusal = { code: 'BadForm', problems: [{ field: effect.person, why: 'personNotAllowed' }] };
        }
        const handler: Handler | null =
          typeof named === 'string'
            ? { person: named, slot: 'named' }
            : (handlerAt(office, unit, now, away, workEntered(pack, action.enters, effect.party)) ?? null);
        outcome.handed.push({ type: 'PartyHanded', party: effect.party, unit, handler, at: now });
        break;
      }
      case 'return': {
        const unit = complaint.parties[effect.party]?.unit;
        const times = (complaint.returns[effect.party] ?? 0) + 1;
        if (unit) outcome.handed.push({ type: 'PartyReturned', party: effect.party, unit, times, at: now });
        break;
      }
      case 'nameDate': {
        const named = 'field' in effect ? form[effect.field] : { ...complaint.facts, ...outcome.facts }[effect.fact];
        if (typeof named === 'string' || typeof named === 'number') outcome.namedDates[effect.clock] = named;
        break;
      }
      case 'countFrom': {
        const from = momentFrom(effect.from, form, complaint, context);
        if (from !== undefined) for (const clock of effect.clocks) outcome.fromByRule[clock] = from;
        break;
      }
      case 'branch':
        if (
          effect.is.includes(form[effect.field] ?? null) &&
          (!effect.first || effect.first === complaint.firstAsked.party)
        ) {
          outcome.enters.push(...effect.enters);
          outcome.milestones.push(...effect.marks);
        }
        break;
      case 'route':
        if (holds(effect.when, { ...complaint.facts, ...outcome.facts })) {
          outcome.enters.push(...effect.enters);
          outcome.milestones.push(...effect.marks);
        }
        break;
      case 'pay': {
        const facts = { ...complaint.facts, ...outcome.facts };
        const values = { ...facts, ...form };
        if ((effect.when && !holds(effect.when, facts)) || (values[effect.base] ?? null) === null) break;
        const entered = moneyEntry(pack, effect, values, context);
        if (entered.ok) outcome.money.push({ type: 'MoneyEntered', entry: entered.value, at: now });
        else outcome.refusal = entered.problem;
        break;
      }
      case 'end':
        outcome.end = effect.how;
        if (effect.how === 'withdrawn') outcome.facts['withdrawn'] = true;
        break;
    }
  }
  return outcome;
}

/** Nothing when the form leaves the moment open or the milestone was never reached: the clock then counts from now. */
function momentFrom(
  from: Extract<Effect, { kind: 'countFrom' }>['from'],
  form: FormValues,
  complaint: Complaint,
  context: Context,
): Instant | undefined {
  if ('milestone' in from) return momentReached(from.milestone, complaint);
  const value = form[from.field];
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? instantOf(context.workingTime, value, 0) : undefined;
}
