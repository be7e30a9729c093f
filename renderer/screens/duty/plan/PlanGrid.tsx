import { useEffect, useMemo, useRef, useState } from 'react';
import type { LocalDate } from '../../../../shared/base/time.ts';
import type { Answering } from '../../../../shared/duty/answering.ts';
import type { Unit } from '../../../../shared/people/office.ts';
import { dutyPlanWords } from '../../../../shared/words/dutyPlan.ts';
import { partsWords } from '../../../../shared/words/parts.ts';
import { weekdayOfDate } from '../../../parts/format.ts';
import { useFormat } from '../../../parts/useFormat.ts';
import { workingTime } from '../../../state/calendar.ts';
import { useWords } from '../../../state/language.ts';
import { personName, useOffice } from '../../../state/office.ts';
import { alonePerDay, dayOf, kindOfDay, ordered, presenceOf, rowsOf, type PlanRow, type Selection } from './plan.ts';

type Props = {
  units: readonly Unit[];
  dates: readonly LocalDate[];
  today: LocalDate;
  onPlan: (row: PlanRow, from: LocalDate, to: LocalDate) => void;
};

/** Rows of units and people over days. Days are chosen by dragging or with the arrow keys and Shift; Enter plans them. */
export function PlanGrid({ units, dates, today, onPlan }: Props) {
  const words = useWords(dutyPlanWords);
  const parts = useWords(partsWords);
  const format = useFormat();
  const office = useOffice();
  const rows = useMemo(() => rowsOf(office, units), [office, units]);
  const alone = useMemo(() => alonePerDay(office, units, dates), [office, units, dates]);
  const entry = Math.max(0, dates.indexOf(today));
  // Nothing is chosen at first; the keyboard enters at today.
  const [selection, setSelection] = useState<Selection>({ row: -1, from: entry, to: entry });
  const dragging = useRef(false);
  const table = useRef<HTMLTableElement>(null);
  const chosen = ordered(selection);
  const plan = (of: Selection): void => {
    const { row, from, to } = ordered(of);
    const [found, first, last] = [rows[row], dates[from], dates[to]];
    if (found && first && last) onPlan(found, first, last);
  };
  useEffect(() => {
    const end = (): void => void (dragging.current = false);
    window.addEventListener('pointerup', end);
    return () => window.removeEventListener('pointerup', end);
  }, []);

  const move = (event: React.KeyboardEvent, row: number, day: number): void => {
    const [down, right] = steps[event.key] ?? [0, 0];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      plan({ ...chosen, row });
      return;
    }
    if (down === 0 && right === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = {
      row: Math.min(Math.max(row + (event.shiftKey ? 0 : down), 0), rows.length - 1),
      day: Math.min(Math.max(day + right, 0), dates.length - 1),
    };
    setSelection({ row: next.row, from: event.shiftKey ? selection.from : next.day, to: next.day });
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.day}"]`)?.focus();
  };

  return (
    <table ref={table} className="plan-grid" data-days={dates.length} aria-label={words.label}>
      <thead>
        <tr>
          <th scope="col" className="plan-name">
            {words.unit}
          </th>
          {dates.map((date) => {
            const kind = kindOfDay(workingTime(), date);
            const mark = kind === 'off' ? words.offMark : kind === 'makeUp' ? words.makeUpMark : '';
            return (
              <th
                key={date}
                scope="col"
                data-kind={kind}
                data-today={date === today}
                title={`${format.date(date)} ${words.day[kind]}`}
              >
                <span className="plan-weekday">{parts.weekdayLetters[weekdayOfDate(date)]}</span>
                <span>{Number(date.slice(8))}</span>
                <span className="plan-kind">{mark}</span>
              </th>
            );
          })}
        </tr>
        <tr className="plan-heat">
          <th scope="row" className="plan-name">
            {words.coverage}
          </th>
          {dates.map((date, index) => {
            const count = alone[index] ?? 0;
            return (
              <td
                key={date}
                data-heat={heatOf(count, units.length)}
                title={words.coverageDay(format.date(date), count)}
                aria-label={words.coverageDay(format.date(date), count)}
              >
                {count === 0 ? '' : count}
              </td>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={`${row.unit.id} ${row.person?.id ?? ''}`} className={row.person ? 'plan-person' : 'plan-unit'}>
            <th scope="row" className="plan-name">
              {row.slot ? <span className="plan-slot">{words[row.slot]}</span> : null}
              {row.person?.name ?? row.unit.name}
            </th>
            {dates.map((date, day) => {
              const isChosen = chosen.row === place && chosen.from <= day && day <= chosen.to;
              return (
                <td
                  key={date}
                  data-cell={`${place} ${day}`}
                  data-kind={kindOfDay(workingTime(), date)}
                  data-today={date === today}
                  data-chosen={isChosen}
                  tabIndex={Math.max(0, selection.row) === place && selection.to === day ? 0 : -1}
                  onPointerDown={(event) => {
                    if (event.button !== 0) return;
                    event.currentTarget.releasePointerCapture(event.pointerId);
                    dragging.current = true;
                    setSelection({ row: place, from: event.shiftKey ? selection.from : day, to: day });
                  }}
                  onPointerEnter={() => {
                    if (dragging.current) setSelection((before) => ({ ...before, to: day }));
                  }}
                  onPointerUp={() => {
                    if (dragging.current) plan({ ...selection, to: day });
                  }}
                  onFocus={() => {
                    if (!isChosen && !dragging.current) setSelection({ row: place, from: day, to: day });
                  }}
                  onKeyDown={(event) => move(event, place, day)}
                >
                  <Cell row={row} date={date} isWide={dates.length <= 7} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const steps: Record<string, [down: number, right: number] | undefined> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** 0 nothing, then light to strong: a few units, up to a third, more. */
const heatOf = (count: number, all: number): number => (count === 0 ? 0 : count <= 2 ? 1 : count * 3 <= all ? 2 : 3);

function Cell({ row: { unit, person }, date, isWide }: { row: PlanRow; date: LocalDate; isWide: boolean }) {
  const words = useWords(dutyPlanWords);
  const office = useOffice();
  const format = useFormat();
  const day = format.date(date);
  if (person) {
    const { kind, reason } = presenceOf(person, date);
    const say = {
      there: words.there(day, person.name),
      away: words.away(day, person.name, reason),
      partly: words.partly(day, person.name, reason),
    };
    const mark = kind === 'away' ? words.marks.away : kind === 'partly' ? words.marks.half : '';
    return <Sign state={kind} sentence={say[kind]} text={isWide && kind !== 'there' ? reason || mark : mark} />;
  }
  const answers = dayOf(office, unit, date);
  const nameOf = (answer: Answering): string =>
    answer.kind === 'answered' ? personName(office, answer.person) : words.marks.gap;
  const [first] = answers;
  if (answers.some(({ kind }) => kind === 'unattended')) {
    return (
      <Sign state="gap" sentence={words.gap(day)} text={isWide ? answers.map(nameOf).join(' · ') : words.marks.gap} />
    );
  }
  if (answers.length > 1 || !first || first.kind === 'unattended') {
    const names = answers.map(nameOf).join(isWide ? ' · ' : ', ');
    return <Sign state="acting" sentence={words.changes(day, names)} text={isWide ? names : words.marks.half} />;
  }
  const name = nameOf(first);
  return first.slot === 'A' ? (
    <Sign state="there" sentence={words.answers(day, name)} text={isWide ? name : ''} />
  ) : (
    <Sign
      state="acting"
      sentence={words.acts(day, name, personName(office, first.actingFor))}
      text={isWide ? name : words.marks.stands}
    />
  );
}

function Sign({ state, sentence, text }: { state: string; sentence: string; text: string }) {
  return (
    <span className="plan-sign" data-state={state} title={sentence}>
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">{sentence}</span>
    </span>
  );
}
