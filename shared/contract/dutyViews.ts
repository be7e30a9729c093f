import type { Instant } from '../base/time.ts';
import type { Alarm } from '../duty/alarm.ts';
import type { Answering } from '../duty/answering.ts';
import type { HandOverList } from '../duty/handOver.ts';
import type { ContactNotice } from '../duty/notice.ts';
import type { OfficeRefusal } from '../people/decide.ts';
import type { Absence, DutyPair } from '../people/office.ts';

/** What the duty screens read. */

export type DutyBoard = {
  units: {
    unit: string;
    pair: DutyPair | null;
    answering: Answering;
    open: number;
    gaps: { from: Instant; to: Instant }[];
    absences: ({ person: string } & Absence)[];
  }[];
};

export type AlarmView = Alarm & { maySign: boolean };
export type AlarmList = { ringing: AlarmView[]; toSign: AlarmView[]; signed: AlarmView[] };

export type HandOverView = HandOverList & { maySign: boolean };
export type HandOverPage = { lists: HandOverView[]; next: string | null };

export type NoticeView = ContactNotice & { maySee: boolean };
export type NoticePage = { notices: NoticeView[]; next: string | null };

/** `evidence`: sequence numbers of the entries of the log it rests on. */
export type AnsweredAt = {
  answering: Answering;
  pair: DutyPair | null;
  absences: ({ person: string } & Absence)[];
  evidence: number[];
};
export type DutyHistory = { spans: { from: Instant; to: Instant; answering: Answering }[] };

/** Rows of a sheet. `refusal`: the rule that says no, for rows whose `why` is Refused. */
export type DutyPlanPreview = {
  accepted: { line: number; text: string }[];
  rejected: { line: number; text: string; why: string; detail?: string; refusal?: OfficeRefusal }[];
};
