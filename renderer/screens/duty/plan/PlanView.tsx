import { useMutation } from '@tanstack/react-query';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { LocalDate } from '../../../../shared/base/time.ts';
import { addDays } from '../../../../shared/calendar/local.ts';
import { dutyPlanWords } from '../../../../shared/words/dutyPlan.ts';
import { useDesk } from '../../../link/desk.ts';
import { Problem } from '../../../parts/Problem.tsx';
import { saveFile } from '../../../parts/file.ts';
import { today as dateOf } from '../../../parts/format.ts';
import { useFormat } from '../../../parts/useFormat.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { useOffice } from '../../../state/office.ts';
import { useMay, useSession } from '../../../state/session.ts';
import type { DutyUnit } from '../board.ts';
import { AbsenceForm } from '../AbsenceForm.tsx';
import { CoverForm } from './CoverForm.tsx';
import { ImportSheet } from './ImportSheet.tsx';
import { datesOf, startOf, step, type PlanRow, type Span } from './plan.ts';
import { PlanGrid } from './PlanGrid.tsx';
import './plan.css';

const rowsAtFirst = 15;

type Planning = { row: PlanRow; from: LocalDate; to: LocalDate };

/** The duty calendar: who is on duty on which day, planned with the mouse or the keyboard, printed for the wall. */
export function PlanView({ units, matches }: { units: readonly DutyUnit[]; matches: (one: DutyUnit) => boolean }) {
  const words = useWords(dutyPlanWords);
  const office = useOffice();
  const format = useFormat();
  const seat = useSession()?.seat;
  const today = dateOf(format.now);
  const [span, setSpan] = useState<Span>('month');
  const [anchor, setAnchor] = useState(today);
  const [shown, setShown] = useState(rowsAtFirst);
  const [planning, setPlanning] = useState<Planning | null>(null);
  const may = useMay();
  const [importing, setImporting] = useState(false);
  const exporting = useExporting();
  const dates = useMemo(() => datesOf(anchor, span), [anchor, span]);
  const all = useMemo(
    () => units.filter(matches).flatMap((one) => office.unitById.get(one.unit) ?? []),
    [units, matches, office],
  );
  const listed = useMemo(() => all.slice(0, shown), [all, shown]);
  const title = span === 'month' ? anchor.slice(0, 7) : `${format.date(dates[0]!)} – ${format.date(dates.at(-1)!)}`;
  return (
    <div className="plan">
      <div className="plan-bar">
        <Segmented<Span>
          aria-label={words.span}
          value={span}
          onChange={setSpan}
          options={[
            { value: 'month', label: words.month },
            { value: 'week', label: words.week },
          ]}
        />
        <Button icon={<LeftOutlined />} aria-label={words.previous} onClick={() => setAnchor(step(anchor, span, -1))} />
        <strong aria-live="polite">{title}</strong>
        <Button icon={<RightOutlined />} aria-label={words.next} onClick={() => setAnchor(step(anchor, span, 1))} />
        <Button onClick={() => setAnchor(today)} disabled={dates.includes(today)}>
          {words.today}
        </Button>
        <Legend />
        <span className="duty-space" />
        {may('manageDuty') ? (
          <Button aria-expanded={importing} onClick={() => setImporting(!importing)}>
            {words.importPlan}
          </Button>
        ) : null}
        <Button
          loading={exporting.isPending}
          disabled={!seat}
          onClick={() => seat && exporting.mutate({ unit: seat.unit, dates })}
        >
          {words.exportCalendar}
        </Button>
        <Button onClick={() => window.print()}>{words.print}</Button>
      </div>
      <Problem error={exporting.error} />
      {importing ? <ImportSheet onClose={() => setImporting(false)} /> : null}
      <h1 className="plan-print-title">{words.printTitle(seat?.unitName ?? '', title)}</h1>
      {planning ? (
        <Planner planning={planning} onClose={() => setPlanning(null)} />
      ) : (
        <p className="quiet plan-hint">{words.hint}</p>
      )}
      <div className="plan-scroll">
        <PlanGrid
          key={dates[0]}
          units={listed}
          dates={dates}
          today={today}
          onPlan={(row, from, to) => {
            // What was is on record; only what comes is planned.
            if (to >= today) setPlanning({ row, from: from < today ? today : from, to });
          }}
        />
        {all.length > listed.length ? (
          <Button type="link" onClick={() => setShown(shown + 30)}>
            {words.more(Math.min(30, all.length - listed.length))}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function useExporting() {
  const { client } = useDesk();
  const language = useLanguage();
  return useMutation({
    mutationFn: async ({ unit, dates }: { unit: string; dates: readonly LocalDate[] }) => {
      const [from, to] = [startOf(dates[0]!), startOf(addDays(dates.at(-1)!, 1))];
      saveFile(await client.duty.exportCalendar({ unit, from, to, language }));
    },
  });
}

/** A person's days become an absence, a unit's days get somebody on duty. */
function Planner({ planning: { row, from, to }, onClose }: { planning: Planning; onClose: () => void }) {
  const key = `${row.unit.id} ${row.person?.id ?? ''} ${from} ${to}`;
  return row.person ? (
    <AbsenceForm
      key={key}
      unit={row.unit.id}
      days={{ person: row.person.id, from, to }}
      only={null}
      onClose={onClose}
    />
  ) : (
    <CoverForm key={key} unit={row.unit} from={from} to={to} onClose={onClose} />
  );
}

function Legend() {
  const words = useWords(dutyPlanWords);
  const signs = [
    ['acting', words.marks.stands, words.legendStands],
    ['gap', words.marks.gap, words.legendGap],
    ['away', words.marks.away, words.legendAway],
    ['partly', words.marks.half, words.legendHalf],
  ] as const;
  return (
    <ul className="plan-legend" aria-label={words.legend}>
      {signs.map(([state, mark, title]) => (
        <li key={state}>
          <span className="plan-sign" data-state={state} aria-hidden="true">
            {mark}
          </span>
          {title}
        </li>
      ))}
    </ul>
  );
}
