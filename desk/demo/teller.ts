/** Tells all tales at once, in the order of their moments: each step is taken by whoever would take it then, through the
 *  rules that the desk itself uses. Where nobody is on duty a tale waits for the next working day. */
import { day, minute, type Instant } from '../../shared/base/time.ts';
import { addWorkingMs } from '../../shared/calendar/arithmetic.ts';
import type { WorkingTime } from '../../shared/calendar/compile.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { Context } from '../../shared/complaint/context.ts';
import { decideAct } from '../../shared/complaint/decide/act.ts';
import { judgeAction } from '../../shared/complaint/decide/judge.ts';
import { decideMoments, decideNote, nextMoment } from '../../shared/complaint/decide/record.ts';
import { decideRegister } from '../../shared/complaint/decide/register.ts';
import type { Complainant, Flag } from '../../shared/complaint/details.ts';
import type { ComplaintEvent } from '../../shared/complaint/events.ts';
import { evolve } from '../../shared/complaint/evolve.ts';
import { recusedIn, unitOfParty, type Complaint } from '../../shared/complaint/state.ts';
import { answering, handlerAt, isAvailable } from '../../shared/duty/answering.ts';
import { chainOf } from '../../shared/people/office.ts';
import type { Actor } from '../../shared/people/permissions.ts';
import { actionOf, type Action } from '../../shared/procedure/pack.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import { builtInBook } from '../../shared/procedure/trees/book.ts';
import { audienceOf, complaintEvents } from '../perform.ts';
import { notes } from './data/sentences.ts';
import type { Situation } from './data/situations.ts';
import { complainantOf, tellSituation } from './details.ts';
import type { Ledger } from './ledger.ts';
import type { DemoOffice } from './office.ts';
import type { Beginning } from './plans.ts';
import type { Random } from './random.ts';
import { groupMatter } from './data/groupMatter.ts';
import { createGroupStory } from './groupStory.ts';
import type { NewEvent } from '../store/eventStore.ts';
import { stepsOf, type Plan, type Step } from './steps.ts';

type Parts = { ledger: Ledger; random: Random; time: WorkingTime; timeOf: Context['workingTimeOf']; now: Instant };
type Tale = { beginning: Beginning; steps: Step[]; complaint: Complaint };
type Earlier = { id: string; complainant: Complainant; outlet: string; situation: Situation };

const pack = shippedPacks.newest('P2')!;
const measures = shippedPacks.newest('C')!;
const workingDay = 450 * minute;

export type Teller = {
  plan(at: Instant, happen: () => void): void;
  begin(at: Instant, beginning: Beginning, steps: Step[], office: DemoOffice): void;
  run(): void;
  contextAt(at: Instant, actor: Actor): Context;
  /** The next number of the unit's series. */
  numberAt(at: Instant, unit: string): string;
  /** Tells what its clocks come to while nobody acts. */
  watch(complaint: Complaint, from: Instant): void;
  /** Complaints registered so far, as they stand. */
  complaints(): readonly Complaint[];
};

export function createTeller({ ledger, random, time, timeOf, now }: Parts): Teller {
  const groupStory = createGroupStory({
    ledger,
    random,
    contextAt: (at, actor) => contextAt(at, actor),
    plan: (at, happen) => plan(at, happen),
  });
  const queue: { at: Instant; order: number; happen: () => void }[] = [];
  const lastNumber = new Map<string, number>();
  const earlier: Earlier[] = [];
  const registered: Complaint[] = [];
  let order = 0;
  let people = 0;

  const plan = (at: Instant, happen: () => void): void => {
    if (at > now) return;
    let place = queue.length;
    while (place > 0 && queue[place - 1]!.at < at) place--;
    queue.splice(place, 0, { at, order: order++, happen });
  };

  const contextAt = (at: Instant, actor: Actor): Context => ({
    now: at,
    today: localDate(time, at),
    actor,
    office: ledger.office(),
    packs: shippedPacks,
    categories: builtInBook,
    workingTime: time,
    workingTimeOf: timeOf,
  });

  const numberAt = (at: Instant, unit: string): string => {
    const prefix = chainOf(ledger.office(), unit).find((candidate) => candidate.numberPrefix)!.numberPrefix!;
    const series = `${prefix}-${localDate(time, at).slice(0, 4)}`;
    const next = (lastNumber.get(series) ?? 0) + 1;
    lastNumber.set(series, next);
    return `${series}-${String(next).padStart(4, '0')}`;
  };

  const write = (
    at: Instant,
    actor: Actor,
    name: string,
    input: object,
    id: string,
    events: ComplaintEvent[],
    reply: unknown,
    internal = false,
    more: NewEvent[] = [],
  ) =>
    ledger.add({
      at,
      actor,
      name,
      input,
      events: [
        ...complaintEvents(id, events, audienceOf(ledger.office(), actor, pack, shippedPacks, internal)),
        ...more,
      ],
      reply,
    });

  /** The office took the measures of 2020 beside its own into use three months ago. */
  const besideAt = (at: Instant) => (at > now - 90 * day ? [measures] : []);

  const register = (at: Instant, beginning: Beginning, steps: Step[], office: DemoOffice): void => {
    const { plan: course } = beginning;
    const unit = { association: office.desk, member: course.bank, outlet: course.outlet }[course.first];
    const onDuty = answering(ledger.office(), unit, at);
    if (onDuty.kind === 'unattended') {
      // Nobody there to take the call: the customer calls the association.
      const other = { ...course, first: 'association' as const };
      register(at, { ...beginning, plan: other }, stepsOf(other, random, time), office);
      return;
    }
    const before = beginning.repeats ? earlierAt(course) : undefined;
    const flags: Flag[] = before ? ['repeat'] : [];
    if (random.chance(0.05)) flags.push('vulnerable');
    if (random.chance(0.016)) flags.push('media');
    const isGroup = random.chance(0.02) && !beginning.ofGroup;
    if (isGroup || beginning.ofGroup) flags.push('group');
    const complainants = before
      ? [before.complainant]
      : Array.from({ length: isGroup ? random.between(3, 6) : 1 }, () => complainantOf(random, people++));
    const actor: Actor = { person: onDuty.person, unit };
    const isYoung = 'minutes' in beginning.start;
    const told = tellSituation(random, time, {
      receivedAt: at,
      outlet: course.outlet,
      complainants,
      flags,
      ...(isYoung ? { channel: 'phone' as const } : {}),
      ...(beginning.ofGroup ? { situation: groupMatter } : before ? { situation: before.situation } : {}),
    });
    const { details } = told;
    details.receivedAt = at - receiptLead(details.channel, isYoung) * minute;
    const id = random.id(at);
    const number = numberAt(at, unit);
    const decided = decideRegister({ id, number, pack, overlays: besideAt(at), details }, contextAt(at, actor));
    if (!decided.ok) throw new Error(`the demo cannot register: ${JSON.stringify(decided.problem)}`);
    const links = before ? [{ other: before.id, kind: 'repeat' as const }] : [];
    const events: ComplaintEvent[] = [
      ...decided.value,
      ...links.map((link): ComplaintEvent => ({ type: 'ComplaintLinked', ...link, at })),
    ];
    const complaint = events.reduce<Complaint | undefined>(evolve, undefined)!;
    const joined = beginning.ofGroup ? groupStory.registered(at, actor, complaint, office) : [];
    const overlays = complaint.overlays.map((one) => one.id);
    const input = { details, pack: pack.id, overlays, links };
    write(at, actor, 'complaint.register', input, id, events, { id, number }, false, joined);
    if (course.first === 'association' && complainants.length === 1) {
      earlier.push({
        id,
        complainant: complainants[0]!,
        outlet: course.outlet,
        situation: told.situation,
      });
    }
    registered.push(complaint);
    watch(complaint, at);
    goOn({ beginning, steps: [...steps], complaint }, at);
  };

  /** One of the last complaints the association had about this outlet; its complainant complains again. */
  const earlierAt = ({ first, outlet }: Plan): Earlier | undefined => {
    const known = first === 'association' ? earlier.filter((one) => one.outlet === outlet).slice(-4) : [];
    return known.length > 0 ? random.pick(known) : undefined;
  };

  const receiptLead = (channel: string, isYoung: boolean): number =>
    isYoung
      ? 2
      : channel === 'letter' || channel === 'mail' || channel === 'transfer'
        ? random.between(20, 150)
        : random.between(2, 12);

  const goOn = (tale: Tale, from: Instant): void => {
    const step = tale.steps.shift();
    if (!step) return;
    const { pace, slow } = tale.beginning;
    // Work that was sent is taken: a complaint nobody takes is a matter for leaders, and there are few of those.
    const isTaken = step.action === 'memberAccept' || step.action === 'outletAccept';
    const late = random.chance(slow) && !isTaken ? random.between(2, 4) * workingDay : 0;
    const at = addWorkingMs(time, from, Math.max(1, Math.round(step.wait * pace)) * minute + late);
    // A few seconds past the full minute, as people are.
    const moment = at === null ? undefined : at + random.between(0, 59) * 1000;
    if (moment !== undefined) plan(moment, () => take(tale, step, moment));
  };

  /** What the watch of a desk that is always on would write: clocks that are about to run out, clocks that ran out. */
  const watch = (complaint: Complaint, from: Instant): void => {
    const next = Math.min(...complaint.clocks.flatMap((clock) => nextMoment(clock) ?? []));
    if (next === Infinity) return;
    const at = Math.max(next, from);
    plan(at, () => {
      const events = decideMoments(complaint, at, (party, then) => {
        const followed = shippedPacks.of(complaint.pack.id, complaint.pack.version) ?? pack;
        const unit = unitOfParty(followed, complaint, party);
        return (unit && handlerAt(ledger.office(), unit, then, recusedIn(complaint))) ?? null;
      });
      // Told already, or no longer running.
      if (events.length === 0) return;
      const { id } = complaint;
      const stored = complaintEvents(id, events, () => 'parties');
      ledger.add({ at, actor: null, name: 'watch.moments', input: { id }, events: stored, reply: { id } });
      for (const event of events) evolve(complaint, event);
      watch(complaint, at);
    });
  };

  const take = (tale: Tale, step: Step, at: Instant): void => {
    const action = actionOf(pack, step.action)!;
    const actor = actorFor(action, tale.complaint, at);
    if (!actor) {
      const tomorrow = addWorkingMs(time, at, workingDay);
      if (tomorrow !== null) plan(tomorrow, () => take(tale, step, tomorrow));
      return;
    }
    const form = step.form(at);
    const { id } = tale.complaint;
    const decided = decideAct({ action: step.action, form }, pack, tale.complaint, contextAt(at, actor));
    if (!decided.ok) throw new Error(`the demo breaks a rule at ${step.action}: ${JSON.stringify(decided.problem)}`);
    const stages = decided.value.flatMap((event) => (event.type === 'ActionTaken' ? event.enters : []));
    write(at, actor, 'complaint.act', { id, action: step.action, form }, id, decided.value, { id, stages });
    for (const event of decided.value) evolve(tale.complaint, event);
    if (random.chance(0.04)) note(tale.complaint, actor, at);
    watch(tale.complaint, at);
    goOn(tale, at);
  };

  const note = (complaint: Complaint, actor: Actor, at: Instant): void => {
    const text = random.pick(notes);
    const internal = random.chance(0.5);
    const decided = decideNote(text, complaint, contextAt(at, actor));
    if (!decided.ok) return;
    write(
      at,
      actor,
      'complaint.note',
      { id: complaint.id, text, internal },
      complaint.id,
      decided.value,
      { id: complaint.id, stages: [] },
      internal,
    );
  };

  /** Whoever is on duty at the unit whose turn it is; else the colleague whose role it is. Nobody who is away. */
  const actorFor = (action: Action, complaint: Complaint, at: Instant): Actor | undefined => {
    const office = ledger.office();
    const unit = unitOfParty(pack, complaint, action.by.party)!;
    const onDuty = answering(office, unit, at);
    const wanted = action.by.roles[0]!;
    const specialists = wanted === 'intake' || wanted === 'handler' ? [] : holdersOf(wanted, unit);
    const handlers = onDuty.kind === 'answered' ? [{ person: onDuty.person, unit }] : [];
    return [...specialists, ...handlers].find(
      (actor) => isAvailable(office, actor.person, at) && !judgeAction(pack, action, complaint, contextAt(at, actor)),
    );
  };

  const holdersOf = (role: string, unit: string): Actor[] => {
    const office = ledger.office();
    const above = chainOf(office, unit).map(({ id }) => id);
    const seats = [...office.personById.values()].flatMap((person) =>
      person.seats
        .filter((seat) => above.includes(seat.unit) && seat.roles[0] === role)
        .map((seat) => ({ person: person.id, unit: seat.unit, isOnly: person.seats.length === 1 })),
    );
    // Who has no other work comes first; the nearest unit before those above it.
    return seats
      .sort(
        (left, right) =>
          Number(right.isOnly) - Number(left.isOnly) || above.indexOf(left.unit) - above.indexOf(right.unit),
      )
      .map(({ person, unit: seat }) => ({ person, unit: seat }));
  };

  return {
    plan,
    contextAt,
    numberAt,
    watch,
    complaints: () => registered,
    begin: (at, beginning, steps, office) => plan(at, () => register(at, beginning, steps, office)),
    run() {
      for (let next = queue.pop(); next; next = queue.pop()) next.happen();
    },
  };
}
