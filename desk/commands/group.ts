import { done, refused } from '../../shared/base/result.ts';
import { localDate } from '../../shared/calendar/local.ts';
import {
  decideClose,
  decideDatePair,
  decideJoin,
  decideLeave,
  decideMajor,
  decideMaster,
  decideMeasure,
  decideNameDefect,
  decideOpen,
  decideRepresentatives,
  decideSaveDefect,
  decideSweep,
  decideWording,
  type GroupContext,
  type GroupRefusal,
} from '../../shared/group/decide.ts';
import { defectStream, type Defect, type GroupEvent } from '../../shared/group/events.ts';
import type { Group } from '../../shared/group/state.ts';
import type { Result } from '../../shared/base/result.ts';
import { decidePublishNotice } from '../../shared/notice/decide.ts';
import { foldNotice, noticeStream, type NoticeEvent } from '../../shared/notice/events.ts';
import { chainOf } from '../../shared/people/office.ts';
import { factsOf, groupEvents, joinerOf, linksToMaster, loadGroup, visibleGroup } from '../subjects/groups.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { contextOf, loadComplaint, perform, visibleComplaint } from '../perform.ts';
import type { NewEvent, StoredEvent } from '../store/eventStore.ts';
import { prepared } from '../store/prepared.ts';

type Load = (stream: string) => StoredEvent[];
type Changes =
  | 'begin'
  | 'join'
  | 'leave'
  | 'setMaster'
  | 'elect'
  | 'measure'
  | 'sweep'
  | 'word'
  | 'decideMajor'
  | 'datePair'
  | 'close'
  | 'saveDefect';

/** Number of the next group of a desk this year, as in `SYXH-QS-2026-003`. */
function nextNumber(parts: DeskParts, unit: string, year: string): string | undefined {
  const prefix = chainOf(parts.office(), unit).find(({ numberPrefix }) => numberPrefix)?.numberPrefix;
  if (prefix === undefined) return undefined;
  const series = `${prefix}-QS-${year}-`;
  const count = prepared<[string, string], number>(
    parts.database,
    'select count(*) from complaint_group where number >= ? and number < ?',
  )
    .pluck()
    .get(series, `${series}:`);
  return series + String((count ?? 0) + 1).padStart(3, '0');
}

export function groupCommands(parts: DeskParts): Pick<Handlers<'group'>, Changes> {
  const { database } = parts;
  type Step = (group: Group, context: GroupContext, load: Load) => Result<NewEvent[] | GroupEvent[], GroupRefusal>;

  /** One change of a group the caller may see. */
  const change = <Extra extends object>(
    input: { request: string; id: string },
    caller: Caller,
    name: string,
    step: Step,
    extra: () => Extra,
  ): Reply<{ id: string } & Extra> => {
    const { request, ...rest } = input;
    const now = parts.clock();
    if (!visibleGroup(parts, caller)(input.id)) return refused({ code: 'UnknownGroup' });
    return perform(parts, caller.actor, now, {
      request,
      name,
      input: rest,
      topics: ['group', 'complaint'],
      decide: (load) => {
        const group = loadGroup(load, input.id);
        if (!group) return refused({ code: 'UnknownGroup' });
        const decision = step(group, contextOf(parts, caller.actor, now), load);
        if (!decision.ok) return decision;
        const events = decision.value.flatMap((event) =>
          'stream' in event ? [event] : groupEvents(input.id, [event]),
        );
        return done({ events, reply: { id: input.id, ...extra() } });
      },
    });
  };
  const nothing = () => ({});

  const findAll = (caller: Caller, keys: readonly string[]): string[] | undefined => {
    const find = visibleComplaint(parts, caller);
    const found = keys.map((key) => find(key)?.id);
    return found.every((id) => id !== undefined) ? [...new Set(found)] : undefined;
  };
  const joinersOf = (load: Load, ids: readonly string[]) =>
    ids.flatMap((id) => {
      const complaint = loadComplaint(load, id);
      return complaint ? [joinerOf(database, complaint)] : [];
    });

  return {
    begin(input, caller) {
      const now = parts.clock();
      const found = visibleComplaint(parts, caller)(input.complaint);
      if (!found) return refused({ code: 'UnknownComplaint' });
      const id = parts.newId();
      const { request, ...rest } = input;
      return perform(parts, caller.actor, now, {
        request,
        name: 'group.begin',
        input: rest,
        topics: ['group', 'complaint'],
        decide: (load) => {
          const master = loadComplaint(load, found.id);
          if (!master) return refused({ code: 'UnknownComplaint' });
          const context = contextOf(parts, caller.actor, now);
          const number = nextNumber(parts, caller.actor.unit, localDate(context.workingTime, now).slice(0, 4));
          if (number === undefined) return refused({ code: 'NumberPrefixMissing', unit: caller.actor.unit });
          const { title, kind, matter } = input;
          const about =
            input.complainedUnit === undefined ? (master.details.complainedUnit ?? null) : input.complainedUnit;
          if (about !== null && !context.office.unitById.has(about))
            return refused({ code: 'UnknownUnit', unit: about });
          const facts = { id, number, title, kind, matter, complainedUnit: about, reason: master.details.reason };
          const decision = decideOpen({ ...facts, master: joinerOf(database, master) }, context);
          if (!decision.ok) return decision;
          return done({ events: groupEvents(id, decision.value), reply: { id, number } });
        },
      });
    },

    join(input, caller) {
      const ids = findAll(caller, input.complaints);
      if (!ids) return refused({ code: 'UnknownComplaint' });
      const step: Step = (group, context, load) => {
        const joiners = joinersOf(load, ids);
        const decision = decideJoin(joiners, 'later', group, context);
        if (!decision.ok) return decision;
        const links = linksToMaster(load, group, joiners, context.now);
        return done([...groupEvents(input.id, decision.value), ...links]);
      };
      return change(input, caller, 'group.join', step, nothing);
    },

    leave: (input, caller) =>
      change(
        input,
        caller,
        'group.leave',
        (group, context) => decideLeave(input.complaint, input.reason, group, context),
        nothing,
      ),

    setMaster: (input, caller) =>
      change(
        input,
        caller,
        'group.setMaster',
        (group, context) => decideMaster(input.complaint, group, context),
        nothing,
      ),

    elect: (input, caller) =>
      change(
        input,
        caller,
        'group.elect',
        (group, context) => decideRepresentatives(input.representatives, group, context),
        nothing,
      ),

    measure: (input, caller) =>
      change(input, caller, 'group.measure', (group, context) => decideMeasure(input, group, context), nothing),

    sweep(input, caller) {
      const taken = findAll(caller, input.taken);
      const dismissed = findAll(
        caller,
        input.dismissed.map(({ complaint }) => complaint),
      );
      if (!taken || !dismissed) return refused({ code: 'UnknownComplaint' });
      const step: Step = (group, context, load) => {
        const joiners = joinersOf(load, taken);
        const decision = decideSweep(joiners, input.dismissed, group, context);
        if (!decision.ok) return decision;
        const links = linksToMaster(load, group, joiners, context.now);
        return done([...groupEvents(input.id, decision.value), ...links]);
      };
      return change(input, caller, 'group.sweep', step, nothing);
    },

    word(input, caller) {
      const now = parts.clock();
      const fresh = parts.newId();
      const { request, ...rest } = input;
      if (!visibleGroup(parts, caller)(input.id)) return refused({ code: 'UnknownGroup' });
      return perform(parts, caller.actor, now, {
        request,
        name: 'group.word',
        input: rest,
        topics: ['group', 'notice'],
        decide: (load) => {
          const group = loadGroup(load, input.id);
          if (!group) return refused({ code: 'UnknownGroup' });
          const context = contextOf(parts, caller.actor, now);
          const id = group.wording?.notice ?? fresh;
          const before = foldNotice(factsOf<NoticeEvent>(load(noticeStream(id))));
          const { title, wording, background } = input;
          const notice = {
            title,
            wording,
            background,
            reason: group.reason,
            about: group.complainedUnit,
            until: null,
            group: group.id,
          };
          const published = decidePublishNotice({ id, expectedVersion: before?.version ?? 0, notice }, before, context);
          if (!published.ok) return published;
          const version = (before?.version ?? 0) + 1;
          const worded = decideWording(id, version, group, context);
          if (!worded.ok) return worded;
          const events = published.value.map(({ type, ...body }) => ({
            stream: noticeStream(id),
            type,
            audience: 'parties',
            body,
          }));
          return done({
            events: [...events, ...groupEvents(group.id, worded.value)],
            reply: { id: group.id, notice: id, version },
          });
        },
      });
    },

    decideMajor: (input, caller) =>
      change(input, caller, 'group.decideMajor', (group, context) => decideMajor(input, group, context), nothing),

    datePair(input, caller) {
      const pair = parts.newId();
      let answer = { promisedUntil: '', heldUntil: '', gapDays: 0 };
      const step: Step = (group, context) => {
        const decision = decideDatePair({ ...input, id: pair }, group, context);
        const [event] = decision.ok ? decision.value : [];
        if (event?.type === 'DatePairRecorded') {
          const { promisedUntil, heldUntil, gapDays } = event.pair;
          answer = { promisedUntil, heldUntil, gapDays };
        }
        return decision;
      };
      return change(input, caller, 'group.datePair', step, () => answer);
    },

    close(input, caller) {
      const isOpen = prepared<[string], number>(database, 'select ended is null from complaint where id = ?').pluck();
      const step: Step = (group, context) => {
        const open = group.members.filter(({ complaint }) => isOpen.get(complaint) !== 0).length;
        return decideClose(input.summary, open, group, context);
      };
      return change(input, caller, 'group.close', step, nothing);
    },

    saveDefect(input, caller) {
      const now = parts.clock();
      const { request, id: group, defect: known, ...facts } = input;
      if (group !== undefined && !visibleGroup(parts, caller)(group)) return refused({ code: 'UnknownGroup' });
      const defect: Defect = { id: known ?? parts.newId(), ...facts };
      return perform(parts, caller.actor, now, {
        request,
        name: 'group.saveDefect',
        input: { group, ...defect },
        topics: ['group'],
        decide: (load) => {
          if (known !== undefined && load(defectStream(known)).length === 0) return refused({ code: 'UnknownDefect' });
          const context = contextOf(parts, caller.actor, now);
          const saved = decideSaveDefect(defect, context);
          if (!saved.ok) return saved;
          const events: NewEvent[] = saved.value.map(({ type, ...body }) => ({
            stream: defectStream(defect.id),
            type,
            audience: 'parties',
            body,
          }));
          const found = group === undefined ? undefined : loadGroup(load, group);
          const named = found ? decideNameDefect(defect.id, found, context) : done([]);
          if (!named.ok) return named;
          return done({ events: [...events, ...groupEvents(group ?? '', named.value)], reply: { defect: defect.id } });
        },
      });
    },
  };
}
