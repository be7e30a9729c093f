import type { DutyRefusal } from '../duty/decide.ts';
import type { SignRefusal } from '../duty/sign.ts';
import type { OfficeRefusal } from '../people/decide.ts';
import type { Language } from './dictionary.ts';
import type { LookUps } from './refusals.ts';

type OnDuty = DutyRefusal | SignRefusal | (OfficeRefusal & { code: 'PersonStillOnDuty' | 'HandOverUnsigned' });
type Sentences = { [Code in OnDuty['code']]: (refusal: OnDuty & { code: Code }, names: LookUps) => string };

const somebody = (names: LookUps, person: string, other: string): string => names.person?.(person) ?? other;

const zh: Sentences = {
  PairWithOneself: ({ person }, names) =>
    `${somebody(names, person, '同一个人')}不能给自己当 B 角或代办人，没有保存。请另选一人。`,
  StandInLoop: ({ persons }, names) =>
    `代办转了一圈又回到同一个人：${persons.map((person) => somebody(names, person, '某人')).join(' → ')}，没有保存。请改选其中一人。`,
  PersonNotInUnit: ({ person }, names) =>
    `${somebody(names, person, '这个人')}在这个单位没有席位，没有保存。请先给他席位。`,
  PersonWithoutUnit: ({ person }, names) =>
    `${somebody(names, person, '这个人')}不属于任何在用的单位，没有保存。请先给他席位。`,
  PersonHasLeft: ({ person }, names) => `${somebody(names, person, '这个人')}已经离职，没有保存。请选择在职人员。`,
  ShiftNotSound: () => '班次时间不成立，没有保存。每段请选星期，结束要晚于开始，不超过24小时。',
  AbsenceOverlaps: ({ person, from, to }, names) =>
    `这段时间与${somebody(names, person, '此人')}已登记的不在岗重叠${
      names.moment ? `（${names.moment(from)} 至 ${to === null ? '未定' : names.moment(to)}）` : ''
    }，没有保存。请先结束或取消那一段。`,
  AbsenceEndsBeforeItBegins: () => '不在岗的结束早于开始，没有保存。请核对时间。',
  AbsenceInPast: () => '只能补记一天以内、还没有结束的不在岗，没有保存。更早的情况请写备注。',
  UnknownAbsence: () => '没有找到这条不在岗记录，或它已经结束。',
  ChangeInPast: () => '预告的变更要在以后生效，没有保存。要马上变更请直接修改。',
  ChangeEmpty: () => '没有写明变更什么，没有保存。',
  UnknownChange: () => '没有找到这项预告的变更，或它已经生效。',
  PersonStillOnDuty: ({ person, units }, names) =>
    `${somebody(names, person, '此人')}在这些单位还有值班或分管职责：${units
      .map((unit) => names.unit?.(unit) ?? '某单位')
      .join('、')}。没有保存，请先换人接手。`,
  HandOverUnsigned: ({ person, count }, names) =>
    `${somebody(names, person, '此人')}还有${count}份交接单没有签认，没有保存。请先在“值班”里签认。`,
  UnknownDutyRecord: () => '没有找到这份值班记录，或它不在您的查阅范围内。',
  AlreadySigned: () => '已经有人签认过了，没有重复保存。',
  AlarmStillRings: () => '现在还没有人接听，不能签认。请先指定人员，或让不在岗的人返岗。',
  NotYoursToSign: () => '这份记录要由交接双方、收到告警的领导或管理值班的人签认，没有保存。',
};

const en: Sentences = {
  PairWithOneself: ({ person }, names) =>
    `${somebody(names, person, 'Nobody')} cannot stand in for the same person; nothing was saved. Choose another person.`,
  StandInLoop: ({ persons }, names) =>
    `The stand-ins come back to the same person: ${persons
      .map((person) => somebody(names, person, 'somebody'))
      .join(' → ')}. Nothing was saved; choose another for one of them.`,
  PersonNotInUnit: ({ person }, names) =>
    `${somebody(names, person, 'This person')} has no seat in that unit; nothing was saved. Give a seat first.`,
  PersonWithoutUnit: ({ person }, names) =>
    `${somebody(names, person, 'This person')} belongs to no unit in use; nothing was saved. Give a seat first.`,
  PersonHasLeft: ({ person }, names) =>
    `${somebody(names, person, 'This person')} has left; nothing was saved. Choose somebody who is here.`,
  ShiftNotSound: () =>
    'These hours make no shift; nothing was saved. Choose weekdays and an end after the beginning, at most 24 hours.',
  AbsenceOverlaps: ({ person, from, to }, names) =>
    `This overlaps an absence of ${somebody(names, person, 'this person')} recorded before${
      names.moment ? ` (${names.moment(from)} to ${to === null ? 'open end' : names.moment(to)})` : ''
    }; nothing was saved. End or cancel that one first.`,
  AbsenceEndsBeforeItBegins: () => 'The absence ends before it begins; nothing was saved. Check the times.',
  AbsenceInPast: () =>
    'Only an absence that goes on can be recorded, up to a day late; nothing was saved. Write a note for anything older.',
  UnknownAbsence: () => 'There is no such absence, or it has ended.',
  ChangeInPast: () =>
    'An announced change takes effect later; nothing was saved. Make the change itself if it holds from now on.',
  ChangeEmpty: () => 'It does not say what changes; nothing was saved.',
  UnknownChange: () => 'There is no such announced change, or it has taken effect.',
  PersonStillOnDuty: ({ person, units }, names) =>
    `${somebody(names, person, 'This person')} still has duty, or leads, in ${units
      .map((unit) => names.unit?.(unit) ?? 'a unit')
      .join(', ')}. Nothing was saved; let somebody else take over first.`,
  HandOverUnsigned: ({ person, count }, names) =>
    `${count} hand-over ${count === 1 ? 'list' : 'lists'} of ${somebody(names, person, 'this person')} ${
      count === 1 ? 'has' : 'have'
    } no signature; nothing was saved. Sign under “Duty” first.`,
  UnknownDutyRecord: () => 'There is no such record of duty, or it is not yours to see.',
  AlreadySigned: () => 'Somebody has signed this already; nothing was saved twice.',
  AlarmStillRings: () => 'Nobody answers yet, so it cannot be signed. Assign somebody or call somebody back first.',
  NotYoursToSign: () =>
    'This is signed by whoever gave or took the work, the leaders who were told, or those who manage duty; nothing was saved.',
};

export const dutyRefusalWords: Record<Language, Sentences> = { zh, en };
