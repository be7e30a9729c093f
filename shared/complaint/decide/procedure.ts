import type { UnitId } from '../../base/ids.ts';
import type { Instant } from '../../base/time.ts';
import { done, refused, type Result } from '../../base/result.ts';
import { handlerAt } from '../../duty/answering.ts';
import { mayInComplaint } from '../../people/permissions.ts';
import { clockEvents } from '../../procedure/clocks.ts';
import { readForm } from '../../procedure/forms.ts';
import { questionsAtChange } from '../../procedure/questions.ts';
import { holds, stageOf, type ClockRule, type FieldValue, type FormValues, type Pack } from '../../procedure/pack.ts';
import { rulesInForce, type RuleInForce } from '../../procedure/rules.ts';
import type { Context } from '../context.ts';
import type { ComplaintEvent, ProcedureChanged } from '../events.ts';
import { evolve } from '../evolve.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { recusedIn, runningClocks, unitOfParty, unitsOf, workOfParty, type Complaint } from '../state.ts';
import { entryFor, momentReached, partiesAtEntry } from './register.ts';

/** `pack` and `overlays` are what is to hold from now on; `answers` are those to the questions the new main procedure asks at
 *  intake. `from`: whether its clocks count from the receipt of the complaint (the customer has waited since then) or from now. */
export type ChangeProcedure = {
  pack: Pack;
  overlays: Pack[];
  answers: FormValues;
  from: 'receipt' | 'now';
  reason: string;
};

/** Facts every procedure reads: what the customer got does not change with the procedure. */
const lasting = ['solved', 'satisfaction', 'withdrawn'];

/** Puts a running complaint under another procedure, or changes the regimes that run beside it.
 *
 *    clocks of rules that hold no longer ─▶ cancelled        those that hold before and after ─▶ go on, untouched
 *    another main procedure  ─▶ its entry at the unit asked first: stages, parties, clocks
 *    a regime added          ─▶ clocks of milestones reached already, counted from where those were reached
 *
 *  Nothing of the history changes. */
export function decideChangeProcedure(
  command: ChangeProcedure,
  main: Pack,
  complaint: Complaint,
  context: Context,
): Result<ComplaintEvent[], ComplaintRefusal> {
  const { now, office, actor } = context;
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (complaint.ended) return refused({ code: 'AlreadyEnded' });
  if (!mayInComplaint(office, actor, 'changeProcedure', [complaint.firstAsked.unit])) {
    return refused({ code: 'NotPermitted', permission: 'changeProcedure' });
  }
  const whole = context.packs.running(complaint);
  if (whole && complaint.stages.some(({ stage }) => stageOf(whole, stage)?.beside)) {
    return refused({ code: 'BesideUnderWay' });
  }
  const reason = command.reason.trim();
  if (reason === '') return refused({ code: 'ReasonMissing' });
  const { pack } = command;
  const overlays = command.overlays.filter(({ id }) => id !== pack.id);
  const versionOf = ({ id, version }: Pack) => ({ id, version });
  const before = { pack: complaint.pack, overlays: complaint.overlays };
  const isOther = pack.id !== complaint.pack.id;
  const isBeside = (id: string): boolean => complaint.overlays.some((one) => one.id === id);
  if (!isOther && overlays.length === complaint.overlays.length && overlays.every(({ id }) => isBeside(id))) {
    return refused({ code: 'NothingChanged' });
  }
  const questions = questionsAtChange(pack, overlays, isOther, complaint.details.extra ?? {});
  const read = readForm(questions, command.answers, { ...context, unitOfParty: () => undefined });
  if (!read.ok) return refused({ code: 'BadForm', problems: read.problem });
  const answers = read.value;
  const beginning = isOther ? beginningOf({ ...command, answers }, complaint, context) : done(null);
  if (!beginning.ok) return beginning;

  const changed: ProcedureChanged = {
    type: 'ProcedureChanged',
    before,
    pack: versionOf(pack),
    overlays: overlays.map(versionOf),
    answers,
    reason,
    begins: beginning.value?.begins ?? null,
    at: now,
  };
  const handed = beginning.value?.handed ?? [];
  const after = [changed, ...handed].reduce<Complaint | undefined>(evolve, structuredClone(complaint))!;
  const mainAfter = isOther ? pack : main;
  const rules = rulesInForce(mainAfter, after.overlays, context.packs);
  const cancelled = runningClocks(complaint)
    .filter((clock) => !rules.some(({ rule }) => rule.id === clock.rule))
    .map((clock): ComplaintEvent => ({ type: 'ClockCancelled', clock: clock.id, at: now, why: 'otherProcedure' }));
  const known = new Set(rulesInForce(main, complaint.overlays, context.packs).map(({ rule }) => rule.id));
  const added = rules.filter(({ rule }) => !known.has(rule.id));
  // A main procedure begins at its beginning, also where this complaint followed it once before.
  const marks = (rule: ClockRule): readonly string[] =>
    isOther && pack.clocks.includes(rule) ? (changed.begins?.milestones ?? []) : rule.start;
  const started = startedBy(added, marks, mainAfter, after, context);
  return started.ok ? done([changed, ...handed, ...cancelled, ...started.value]) : started;
}

type Beginning = { begins: NonNullable<ProcedureChanged['begins']>; handed: ComplaintEvent[] };

/** Where a complaint stands when another main procedure begins on it: as if it had just been registered under that one. */
function beginningOf(
  { pack, answers, from }: ChangeProcedure,
  complaint: Complaint,
  context: Context,
): Result<Beginning, ComplaintRefusal> {
  const { now, office } = context;
  const { details, firstAsked } = complaint;
  const unit = office.unitById.get(firstAsked.unit);
  if (!unit) return refused({ code: 'NoEntryForUnit' });
  const entry = entryFor(pack, unit, { channel: details.channel, ...answers }, context);
  if (!entry) return refused({ code: 'NoEntryForUnit' });
  const kept = lasting.flatMap((fact): [string, FieldValue][] => {
    const value = complaint.facts[fact];
    return value === undefined ? [] : [[fact, value]];
  });
  const parties = partiesAtEntry(entry, unit, office);
  const stages = entry.enters.map((stage) => ({ stage, since: now }));
  const handlerOf = (party: string, at: UnitId) =>
    handlerAt(office, at, now, recusedIn(complaint), workOfParty(pack, { stages }, party)) ?? null;
  return done({
    begins: {
      party: entry.party,
      leaves: complaint.stages.map(({ stage }) => stage),
      enters: entry.enters,
      milestones: entry.marks,
      from: from === 'receipt' ? details.receivedAt : now,
      facts: { ...answers, ...Object.fromEntries(kept) },
      former: unitsOf(complaint).filter((one) => !parties.some((held) => held.unit === one)),
    },
    handed: parties.map(({ party, unit: held }): ComplaintEvent => {
      return { type: 'PartyHanded', party, unit: held, handler: handlerOf(party, held), at: now };
    }),
  });
}

/** Clocks of rules that hold only now: each by the last of its start milestones that was reached, unless what would have ended
 *  it was reached since. */
function startedBy(
  rules: readonly RuleInForce[],
  marks: (rule: ClockRule) => readonly string[],
  main: Pack,
  complaint: Complaint,
  context: Context,
): Result<ComplaintEvent[], ComplaintRefusal> {
  const facts = { channel: complaint.details.channel, ...complaint.facts };
  const events: ComplaintEvent[] = [];
  for (const inForce of rules) {
    const { rule } = inForce;
    const start = lastStart(rule, marks(rule), complaint);
    if (!start || (rule.when && !holds(rule.when, facts))) continue;
    const step = {
      milestones: rule.start,
      namedDates: {},
      at: context.now,
      from: momentReached(start.milestone, complaint),
    };
    // Judged for itself: what other clocks do at this milestone they have done.
    const alone = { clocks: complaint.clocks.filter((clock) => clock.rule === rule.id), milestones: {}, facts };
    const counted = clockEvents([inForce], alone, step, (party) => {
      const unit = unitOfParty(main, complaint, party);
      return unit ? context.workingTimeOf(unit) : context.workingTime;
    });
    if (!counted.ok) return counted;
    for (const event of counted.value) {
      if (event.type === 'ClockStarted') events.push({ ...event, startOrder: start.order });
    }
  }
  return done(events);
}

function lastStart(
  rule: ClockRule,
  marks: readonly string[],
  { milestones }: Complaint,
): { milestone: string; order: number } | undefined {
  const orderOf = (milestone: string): number => milestones[milestone]?.order ?? -1;
  const starts = rule.start.filter((milestone) => marks.includes(milestone));
  const milestone = starts.toSorted((left, right) => orderOf(right) - orderOf(left))[0];
  if (milestone === undefined || !milestones[milestone]) return undefined;
  const order = orderOf(milestone);
  const isOver =
    rule.stop.some((set) => set.every((one) => orderOf(one) > order)) ||
    rule.cancel.some((one) => orderOf(one) > order);
  return isOver ? undefined : { milestone, order };
}

/** What a change would do, for whoever has to decide on it. */
export type ProcedurePreview = {
  cancelled: { clock: string; rule: string; due: Instant }[];
  started: { rule: string; from: Instant; due: Instant; provisional: boolean; exceeds: string | null }[];
  kept: { clock: string; rule: string; due: Instant }[];
  /** Where it will stand: nothing where the main procedure stays. */
  enters: { stage: string; unit: UnitId }[] | null;
  /** Units that have the work no longer. */
  released: UnitId[];
};

/** @param events what `decideChangeProcedure` decided */
export function previewOf(events: readonly ComplaintEvent[], pack: Pack, complaint: Complaint): ProcedurePreview {
  const after = events.reduce<Complaint | undefined>(evolve, structuredClone(complaint))!;
  const gone = new Set(events.flatMap((event) => (event.type === 'ClockCancelled' ? [event.clock] : [])));
  const shown = runningClocks(complaint).map(({ id, rule, due }) => ({ clock: id, rule, due }));
  const begins = events.find((event) => event.type === 'ProcedureChanged')?.begins ?? null;
  return {
    cancelled: shown.filter(({ clock }) => gone.has(clock)),
    kept: shown.filter(({ clock }) => !gone.has(clock)),
    started: events.flatMap((event) => {
      if (event.type !== 'ClockStarted') return [];
      const { rule, from, due, provisional, exceeds } = event;
      return [{ rule, from, due, provisional, exceeds }];
    }),
    enters: begins
      ? after.stages.flatMap(({ stage }) => {
          const party = pack.stages.find(({ id }) => id === stage)?.party;
          const unit = party === undefined ? undefined : unitOfParty(pack, after, party);
          return unit ? [{ stage, unit }] : [];
        })
      : null,
    released: begins?.former ?? [],
  };
}
