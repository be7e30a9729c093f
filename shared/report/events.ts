import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import { editKey, type Edits, type ReportContent } from './model.ts';

/** What people do to a report of one unit and period. Stream `report/<unit>.<report>.<period>`. The figures of a draft are counted
 *  whenever it is opened; frozen ones stand whole in their entry. */
export type ReportEvent =
  /** `text` null: the draft of the program again. */
  | {
      type: 'ReportTextChanged';
      language: 'zh' | 'en';
      paragraph: string;
      text: string | null;
      drafted: string;
      by: PersonId;
      at: Instant;
    }
  /** A second freezing corrects the first, which stays. */
  | {
      type: 'ReportFrozen';
      version: number;
      content: ReportContent;
      edits: Edits;
      reason: string;
      by: PersonId;
      at: Instant;
    }
  | { type: 'ReportSigned'; version: number; by: PersonId; at: Instant };

export type ReportVersion = {
  version: number;
  reason: string;
  by: PersonId;
  at: Instant;
  /** Last entry of the log that was counted. */
  head: { entry: number; hash: string };
  signedBy: PersonId | null;
  signedAt: Instant | null;
};

export type ReportState = {
  unit: UnitId;
  report: string;
  period: string;
  edits: Edits;
  versions: ReportVersion[];
  changedAt: Instant;
};

const prefix = 'report/';
export const reportId = (unit: UnitId, report: string, period: string): string => `${unit}.${report}.${period}`;
export const reportStream = (id: string): string => prefix + id;

/** @param id as `reportId` made it */
export function evolveReport(before: ReportState | undefined, event: ReportEvent, id: string): ReportState {
  const [unit = '', report = '', period = ''] = id.split('.');
  const state = before ?? { unit, report, period, edits: {}, versions: [], changedAt: event.at };
  switch (event.type) {
    case 'ReportTextChanged': {
      const { language, paragraph, text, drafted, by, at } = event;
      const key = editKey(language, paragraph);
      const others = Object.entries(state.edits).filter(([other]) => other !== key);
      const edits = Object.fromEntries(text === null ? others : [...others, [key, { text, drafted, by, at }]]);
      return { ...state, edits, changedAt: at };
    }
    case 'ReportFrozen': {
      const { version, content, reason, by, at } = event;
      const frozen = { version, reason, by, at, head: content.head, signedBy: null, signedAt: null };
      return { ...state, versions: [...state.versions, frozen], changedAt: at };
    }
    case 'ReportSigned': {
      const { version, by, at } = event;
      const versions = state.versions.map((one) =>
        one.version === version ? { ...one, signedBy: by, signedAt: at } : one,
      );
      return { ...state, versions, changedAt: at };
    }
    default:
      return state;
  }
}

export const foldReport = (id: string, events: readonly ReportEvent[]): ReportState | undefined =>
  events.reduce<ReportState | undefined>((state, event) => evolveReport(state, event, id), undefined);
