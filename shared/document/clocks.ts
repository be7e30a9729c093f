import type { Clock } from '../complaint/state.ts';
import { clockRuleOf, firstAsked, type ClockRule } from '../procedure/pack.ts';
import { complaintWords } from '../words/complaint.ts';
import { documentWords } from '../words/document.ts';
import { partsWords } from '../words/parts.ts';
import { rollingText, rollingWords } from '../words/rolling.ts';
import { explainedLines, type ExplainedLine } from './explainedLines.ts';
import { run, type Block, type TableCell } from './model.ts';
import { dateText, dueText, momentText } from './moments.ts';
import type { Subject } from './subject.ts';

/** Days in one line of a strip on paper. */
const daysInLine = 18;
const quiet = '#6b6b6b';

/** The annex of a form: every clock with the strip of its days and the same in words (CAL-STRIP). Paper has no colour and no
 *  tooltip: a day that counted carries its number, one that did not the reason in one character. */
export function clockBlocks(title: string, subject: Subject): Block[] {
  const words = documentWords[subject.language];
  const { clocks } = subject.view;
  return [
    { kind: 'heading', level: 2, text: title },
    ...(clocks.length === 0 ? [{ kind: 'paragraph' as const, runs: [run(words.noClocks)] }] : []),
    ...(clocks.some(({ days }) => days.length > 0)
      ? [{ kind: 'paragraph' as const, runs: [run(words.stripKey, { colour: quiet })], size: 8 }]
      : []),
    ...clocks.flatMap((clock) => clockBlock(clock, subject)),
  ];
}

function clockBlock(clock: Clock, subject: Subject): Block[] {
  const { language } = subject;
  const { explanation } = complaintWords[language];
  const words = documentWords[language];
  const rule = ruleOf(clock, subject);
  const lines = explainedLines(clock, complaintWords[language]);
  const facts = [
    `${explanation.from} ${momentText(language, clock.from)}`,
    `${explanation.due} ${dueText(language, clock.due)}`,
    stateText(clock, subject),
    ownerText(clock, subject),
    `${explanation.article} ${rule?.source.article || explanation.house}`,
    clock.calendar ? explanation.calendarVersion(clock.calendar.id, clock.calendar.version) : '',
  ];
  const rolling = rollingText(clock, language, (due) => dueText(language, due));
  const said = [
    rolling ? `${rollingWords[language].label} ${rolling}${words.between}` : '',
    clock.namedDate ? explanation.named(dateText(language, clock.namedDate)) : '',
    clock.provisional ? explanation.provisional : '',
    lines.map((line) => lineText(line, subject)).join(words.between),
  ];
  return [
    {
      kind: 'paragraph',
      runs: [
        run(`${rule?.title[language] ?? clock.rule}　`, { bold: true }),
        run(facts.filter((fact) => fact !== '').join(words.between)),
      ],
      size: 9,
      spaceAfter: 0.8,
    },
    ...strip(clock, lines, subject),
    {
      kind: 'paragraph',
      runs: [run(said.filter((part) => part !== '').join(' '), { colour: quiet })],
      size: 8,
      spaceAfter: 2.5,
    },
  ];
}

/** A rule of the complaint's own regime or of one that runs beside it. */
const ruleOf = (clock: Clock, { pack, overlays }: Subject): ClockRule | undefined =>
  [pack, ...overlays].map((one) => clockRuleOf(one, clock.rule)).find((rule) => rule !== undefined);

function ownerText({ owner }: Clock, { view, pack, language, nameOfUnit }: Subject): string {
  const unit = owner === firstAsked ? view.firstAsked.unit : view.parties.find((one) => one.party === owner)?.unit;
  return unit ? nameOfUnit(unit) : (pack.parties.find((party) => party.id === owner)?.title[language] ?? '');
}

function stateText(clock: Clock, { language }: Subject): string {
  const { clockState, clockEnded } = complaintWords[language];
  const { clockStates } = documentWords[language];
  if (clock.state === 'suspended') {
    return clockStates.suspended(momentText(language, clock.suspended?.at ?? clock.from));
  }
  if (clock.state === 'running') return clock.broken ? clockStates.broken : clockStates.running;
  const how = clock.state === 'cancelled' ? 'cancelled' : clock.late ? 'late' : 'met';
  return clockEnded(clockState[how], clock.endedAt === null ? '' : momentText(language, clock.endedAt));
}

function strip(clock: Clock, lines: readonly ExplainedLine[], subject: Subject): Block[] {
  const cells = lines.map((line, at) => dayCell(line, clock.days[at]!, subject));
  const tables: Block[] = [];
  for (let at = 0; at < cells.length; at += daysInLine) {
    const row = cells.slice(at, at + daysInLine);
    tables.push({
      kind: 'table',
      // A short line keeps boxes as wide as those of a full one.
      columns: Array.from({ length: daysInLine }, () => 1),
      headRows: 0,
      lines: 'none',
      size: 7.5,
      rows: [[...row, ...Array.from({ length: daysInLine - row.length }, (): TableCell => ({ runs: [] }))]],
    });
  }
  return tables;
}

function dayCell(line: ExplainedLine, day: Clock['days'][number], { language }: Subject): TableCell {
  const { strip: say, weekdayLetters } = partsWords[language];
  const { startMark } = documentWords[language];
  const rest = day.why === 'start' ? startMark : day.why === 'holiday' ? say.holidayMark : say.restMark;
  const mark = line.isGap ? '…' : line.isCounted ? String(day.counted ?? '●') : rest;
  const date = `${Number(line.date.slice(5, 7))}/${Number(line.date.slice(8))}`;
  return {
    align: 'center',
    ...(line.isCounted ? { shaded: true } : {}),
    runs: [
      run(`${weekdayLetters[day.weekday]}\n`),
      run(`${mark}\n`, line.isCounted ? { bold: true } : { colour: quiet }),
      run(line.isDue ? `${date}\n${say.due}` : date, line.isDue ? { bold: true } : {}),
    ],
  };
}

function lineText({ date, count, why, isGap, isDue }: ExplainedLine, { language }: Subject): string {
  if (isGap) return why;
  const { day, isDue: due } = complaintWords[language].explanation;
  const words = documentWords[language];
  const parts = [why, count === null ? '' : day(count), isDue ? due : ''].filter((part) => part !== '');
  return words.dayIs(date.slice(5), parts.join(words.list));
}
