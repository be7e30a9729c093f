import { done, refused } from '../../shared/base/result.ts';
import type { AlarmEvent, DutyEvent } from '../../shared/duty/events.ts';
import {
  decideAnnounceChange,
  decideDropChange,
  decideEndAbsence,
  decideFileDepartment,
  decideRecordAbsence,
  decideSetAssignment,
  decideSetPair,
  decideSetSpecialPairs,
  decideSetStandIn,
} from '../../shared/duty/decide.ts';
import { decideSeeNotice, decideSignAlarm, decideSignHandOver } from '../../shared/duty/sign.ts';
import { stored } from '../duty/change.ts';
import { isToldInTime } from '../duty/notices.ts';
import { officeCommand, type OfficeCommand } from '../duty/officeCommand.ts';
import { alarmOf, handOverOf, noticeOf } from '../duty/records.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { perform } from '../perform.ts';

type Commands =
  | 'setPair'
  | 'setSpecialPairs'
  | 'setAssignment'
  | 'setStandIn'
  | 'recordAbsence'
  | 'endAbsence'
  | 'fileDepartment'
  | 'announceChange'
  | 'dropChange'
  | 'signAlarm'
  | 'signHandOver'
  | 'seeNotice';

export function dutyCommands(parts: DeskParts): Pick<Handlers<'duty'>, Commands> {
  const change = <Value>(caller: Caller, command: Omit<OfficeCommand<Value>, 'topics'>): Reply<Value> =>
    officeCommand(parts, caller, { ...command, topics: ['duty', 'office', 'complaint'] });

  return {
    setPair({ request, unit, a, b }, caller) {
      const pair = a === null ? null : { a, b: b ?? undefined };
      return change(caller, {
        request,
        name: 'duty.setPair',
        input: { unit, a, b },
        reply: { unit },
        decide: (context) => decideSetPair(unit, pair, context),
      });
    },

    setAssignment: ({ request, unit, rule }, caller) =>
      change(caller, {
        request,
        name: 'duty.setAssignment',
        input: { unit, rule },
        reply: { unit },
        decide: (context) => decideSetAssignment(unit, rule, context),
      }),

    setSpecialPairs({ request, unit, pairs }, caller) {
      const named = pairs.map((one) => ({ id: parts.newId(), ...one }));
      return change(caller, {
        request,
        name: 'duty.setSpecialPairs',
        input: { unit, pairs },
        reply: { unit },
        decide: (context) => decideSetSpecialPairs(unit, named, context),
      });
    },

    setStandIn: ({ request, person, standIn }, caller) =>
      change(caller, {
        request,
        name: 'duty.setStandIn',
        input: { person, standIn },
        reply: { person },
        decide: (context) => decideSetStandIn(person, standIn, context),
      }),

    recordAbsence({ request, person, from, to, reason, repeats }, caller) {
      const absence = { id: parts.newId(), from, to: to ?? undefined, reason, repeats };
      return change(caller, {
        request,
        name: 'duty.recordAbsence',
        input: { person, from, to, reason, repeats },
        reply: { absence: absence.id },
        decide: (context) => decideRecordAbsence(person, absence, context),
      });
    },

    endAbsence: ({ request, person, absence }, caller) =>
      change(caller, {
        request,
        name: 'duty.endAbsence',
        input: { person, absence },
        reply: { absence },
        decide: (context) => decideEndAbsence(person, absence, context),
      }),

    fileDepartment: ({ request, unit, department }, caller) =>
      change(caller, {
        request,
        name: 'duty.fileDepartment',
        input: { unit, department },
        reply: { unit },
        decide: (context) => decideFileDepartment(unit, department, context),
      }),

    announceChange({ request, unit, ...told }, caller) {
      const announced = { id: parts.newId(), ...told };
      const inTime = isToldInTime(parts, unit, told.from, parts.clock());
      return change(caller, {
        request,
        name: 'duty.announceChange',
        input: { unit, ...told },
        reply: { change: announced.id, inTime },
        decide: (context) => decideAnnounceChange(unit, announced, context),
      });
    },

    dropChange: ({ request, unit, change: id }, caller) =>
      change(caller, {
        request,
        name: 'duty.dropChange',
        input: { unit, change: id },
        reply: { unit },
        decide: (context) => decideDropChange(unit, id, context),
      }),

    signAlarm: ({ request, id, note }, caller) =>
      sign(parts, caller, { request, id, name: 'duty.signAlarm', note }, () => {
        const alarm = alarmOf(parts.database, id);
        const decided = decideSignAlarm(alarm, note, contextOf(parts, caller));
        return decided.ok ? done({ event: decided.value satisfies AlarmEvent, unit: alarm?.unit }) : decided;
      }),

    signHandOver: ({ request, id, note }, caller) =>
      sign(parts, caller, { request, id, name: 'duty.signHandOver', note }, () => {
        const list = handOverOf(parts.database, id);
        const decided = decideSignHandOver(list, note, contextOf(parts, caller));
        return decided.ok ? done({ event: decided.value, unit: list?.items[0]?.unit }) : decided;
      }),

    seeNotice: ({ request, id }, caller) =>
      sign(parts, caller, { request, id, name: 'duty.seeNotice' }, () => {
        const notice = noticeOf(parts.database, id);
        const decided = decideSeeNotice(notice, contextOf(parts, caller));
        return decided.ok ? done({ event: decided.value, unit: notice?.unit }) : decided;
      }),
  };
}

const contextOf = (parts: DeskParts, { actor }: Caller) => ({ now: parts.clock(), office: parts.office(), actor });

type Signing = { request: string; id: string; name: string; note?: string };
type Signed = { event: DutyEvent; unit: string | undefined };

function sign(
  parts: DeskParts,
  caller: Caller,
  { request, id, name, note }: Signing,
  decide: () => ReturnType<typeof decideSignAlarm> extends infer Decided
    ? { ok: true; value: Signed } | Extract<Decided, { ok: false }>
    : never,
): Reply<{ id: string }> {
  return perform(parts, caller.actor, parts.clock(), {
    request,
    name,
    input: { id, note },
    topics: ['duty'],
    decide: () => {
      const decided = decide();
      if (!decided.ok) return refused(decided.problem);
      const { event, unit } = decided.value;
      return done({ events: [stored(parts.office(), event, unit)], reply: { id } });
    },
  });
}
