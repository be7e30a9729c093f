import type { Weekday } from '../../shared/calendar/calendar.ts';
import type { ExplainedDay } from '../../shared/calendar/limit.ts';
import type { ComplaintView } from '../../shared/contract/views.ts';
import type { Clock } from '../../shared/complaint/state.ts';
import { firstAsked, type Pack } from '../../shared/procedure/pack.ts';
import { complaintWords } from '../../shared/words/complaint.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { printWords } from '../../shared/words/print.ts';
import { explainedLines, type ExplainedLine } from '../parts/explainedLines.ts';
import { dueDate, weekdayOfDate } from '../parts/format.ts';
import { clockRule } from '../parts/timelineText.ts';
import { dateText, momentText, type SheetNames } from './sheet.ts';

/** The annex of the working sheet: every clock with the strip of its days and the same in words (CAL-STRIP). Paper has no colour
 *  and no tooltip: a day that counted carries its number, one that did not the reason in one character. */
export type PrintedClock = {
  id: string;
  title: string;
  facts: { label: string; text: string }[];
  strip: PrintedDay[];
  words: string;
};

export type PrintedDay = {
  date: string;
  weekday: Weekday;
  mark: string;
  kind: 'counted' | 'rest' | 'start' | 'gap';
  isDue: boolean;
};

export function clockSheetOf(
  view: Pick<ComplaintView, 'clocks' | 'firstAsked' | 'parties'>,
  pack: Pack,
  names: SheetNames,
  language: Language,
): PrintedClock[] {
  return view.clocks.map((clock) => {
    const rule = clockRule(pack, clock.rule);
    const say = complaintWords[language];
    const { clocks: words } = printWords[language];
    const { explanation } = say;
    const lines = explainedLines(clock, say);
    const facts: PrintedClock['facts'] = [
      { label: words.owner, text: ownerOf(clock, view, pack, names, language) },
      { label: explanation.article, text: rule?.source.article || explanation.house },
      { label: explanation.from, text: momentText(language, clock.from) },
      { label: explanation.due, text: dueText(language, clock.due) },
      { label: words.state, text: stateText(clock, language) },
    ];
    if (clock.calendar) {
      const { id, version } = clock.calendar;
      facts.push({ label: explanation.calendar, text: explanation.calendarVersion(id, version) });
    }
    const stated = [
      clock.namedDate ? explanation.named(dateText(language, clock.namedDate)) : '',
      clock.provisional ? explanation.provisional : '',
    ];
    return {
      id: clock.id,
      title: rule?.title[language] ?? clock.rule,
      facts,
      strip: clock.days.map((day, index) => printedDay(day, lines[index], language)),
      words: [...stated.filter(Boolean), lines.map((line) => lineText(line, language)).join(words.between)].join(' '),
    };
  });
}

function ownerOf(
  { owner }: Clock,
  view: Pick<ComplaintView, 'firstAsked' | 'parties'>,
  pack: Pack,
  names: SheetNames,
  language: Language,
): string {
  const unit = owner === firstAsked ? view.firstAsked.unit : view.parties.find((one) => one.party === owner)?.unit;
  return unit ? names.unit(unit) : (pack.parties.find((party) => party.id === owner)?.title[language] ?? owner);
}

/** 24:00 belongs to the day that ends. */
function dueText(language: Language, due: number): string {
  const text = momentText(language, due);
  return text.endsWith(' 00:00') ? `${dateText(language, dueDate(due))} 24:00` : text;
}

function stateText(clock: Clock, language: Language): string {
  const { clockState, clockEnded } = complaintWords[language];
  const { clocks: words } = printWords[language];
  if (clock.state === 'suspended') return words.suspended(momentText(language, clock.suspended?.at ?? clock.from));
  if (clock.state === 'running') return clock.broken ? words.broken : words.running;
  const how = clock.state === 'cancelled' ? 'cancelled' : clock.late ? 'late' : 'met';
  return clockEnded(clockState[how], clock.endedAt === null ? '' : momentText(language, clock.endedAt));
}

function printedDay(day: ExplainedDay, line: ExplainedLine | undefined, language: Language): PrintedDay {
  const { strip } = partsWords[language];
  const kind = line?.isGap ? 'gap' : day.why === 'start' ? 'start' : line?.isCounted ? 'counted' : 'rest';
  const reason = day.why === 'holiday' ? strip.holidayMark : strip.restMark;
  const mark = { gap: '…', start: '', rest: reason, counted: day.counted === null ? '' : String(day.counted) };
  return {
    date: String(Number(day.date.slice(8))),
    weekday: day.weekday,
    mark: mark[kind],
    kind,
    isDue: line?.isDue ?? false,
  };
}

function lineText({ date, count, why, isGap, isDue }: ExplainedLine, language: Language): string {
  if (isGap) return why;
  const { day, isDue: due } = complaintWords[language].explanation;
  const { weekdays } = partsWords[language];
  const { clocks: words, list } = printWords[language];
  const parts = [why, count === null ? '' : day(count), isDue ? due : ''].filter(Boolean);
  return words.day(`${date.slice(5)} ${weekdays[weekdayOfDate(date)]}`, parts.join(list));
}
