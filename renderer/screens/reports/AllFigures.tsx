import { Skeleton } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import type { DashboardView } from '../../../shared/contract/views.ts';
import { reportsWords } from '../../../shared/words/reports.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { categoryOf } from '../../state/categories.ts';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { ended, ofUnit, received, type CaseSearch, type CasesOf } from './address.ts';
import type { AgeGroup, ladderLists, LadderStep, MonthRate } from './charts.tsx';
import { Figure } from './Figure.tsx';
import { addedUp, percentOf, rateByUnit, rateOf, reasonShares, vitalFew } from './figures.ts';
import { HeatMap } from './HeatMap.tsx';
import { FigureTable, type Row } from './Tables.tsx';

const charts = () => import('./charts.tsx');
const InflowChart = lazy(() => charts().then((found) => ({ default: found.InflowChart })));
const OnTimeChart = lazy(() => charts().then((found) => ({ default: found.OnTimeChart })));
const ParetoChart = lazy(() => charts().then((found) => ({ default: found.ParetoChart })));
const AgeChart = lazy(() => charts().then((found) => ({ default: found.AgeChart })));
const RateChart = lazy(() => charts().then((found) => ({ default: found.RateChart })));
const LadderChart = lazy(() => charts().then((found) => ({ default: found.LadderChart })));

const unitsInPicture = 12;
const unitsInHeatMap = 20;

type Props = { view: DashboardView; cases: CasesOf; counted: string };

export function Figures(props: Props) {
  const { view } = props;
  return (
    <div className="reports-figures">
      <Inflow {...props} />
      <OnTime {...props} />
      <Reasons {...props} />
      <Ages {...props} />
      <Heat {...props} />
      <MonthRates {...props} what="satisfied" />
      <MonthRates {...props} what="repeated" />
      {view.ladder && view.ladder.length > 0 && <Ladder {...props} ladder={view.ladder} />}
    </div>
  );
}

const Drawn = ({ children }: { children: ReactNode }) => <Suspense fallback={<Skeleton active />}>{children}</Suspense>;

/** Opens the register with the complaints behind a figure. */
function useCases(cases: CasesOf): (special: CaseSearch) => void {
  const go = useGo();
  return (special) => go('register', { search: cases(special) });
}

function Inflow({ view, cases, counted }: Props) {
  const { inflow: words } = useWords(reportsWords);
  const open = useCases(cases);
  const sum = addedUp(view.months);
  const summary = words.summary(sum.received, sum.closed, view.months.at(-1)!.open);
  return (
    <Figure
      title={words.title}
      summary={summary}
      counted={counted}
      legend={[
        { name: words.received, sign: 'bar' },
        { name: words.closed, sign: 'hatch' },
        { name: words.open, sign: 'line' },
      ]}
      picture={
        <Drawn>
          <InflowChart
            months={view.months}
            label={`${words.title} · ${summary}`}
            onOpen={({ month }) => open(received(month))}
            onOpenEnded={({ month }) => open(ended(month))}
          />
        </Drawn>
      }
      table={
        <FigureTable
          label={words.title}
          heads={[words.month, words.received, words.closed, words.open]}
          rows={view.months.map((row) => ({
            key: row.month,
            head: { text: words.monthOfYear(row.month) },
            cells: [
              { text: row.received, cases: cases(received(row.month)) },
              { text: row.closed, cases: cases(ended(row.month)) },
              { text: row.open },
            ],
          }))}
        />
      }
    />
  );
}

/** Names of the units compared; a bank among its own branches stands for what lies at the bank itself. */
function useUnitNames(view: DashboardView): (unit: string) => string {
  const office = useOffice();
  const { itself } = useWords(reportsWords);
  return (unit) => {
    const kind = office.unitById.get(unit)?.kind;
    const isOrganisation = kind === 'association' || kind === 'member';
    const name = unitName(office, unit);
    return view.level !== 'member' && isOrganisation ? itself(name) : name;
  };
}

const periodOf = (view: DashboardView): CaseSearch => received(view.months[0]!.month, view.months.at(-1)!.month);

function OnTime({ view, cases, counted }: Props) {
  const { onTime: words } = useWords(reportsWords);
  const open = useCases(cases);
  const units = rateByUnit(view.units, useUnitNames(view));
  const isCut = units.length > unitsInPicture;
  const summary = [words.summary(units.length), isCut ? words.few(unitsInPicture) : ''].join(' ').trim();
  const late = (unit: string): CaseSearch => ({ ...periodOf(view), ...ofUnit(view, unit), limits: 'late' });
  return (
    <Figure
      title={words.title}
      summary={summary}
      counted={counted}
      picture={
        <Drawn>
          <OnTimeChart
            units={units.slice(0, unitsInPicture)}
            label={`${words.title} · ${summary}`}
            onOpen={({ unit }) => open(late(unit))}
          />
        </Drawn>
      }
      table={
        <FigureTable
          label={words.title}
          heads={[words.unit, words.rate, words.inTime, words.late, words.received]}
          rows={units.map(({ unit, name, rate, judged, late: count, received: all }) => ({
            key: unit,
            head: { text: name },
            cells: [
              { text: percentOf(rate) },
              { text: judged - count, cases: cases({ ...periodOf(view), ...ofUnit(view, unit), limits: 'inTime' }) },
              { text: count, cases: cases(late(unit)), isLate: true },
              { text: all, cases: cases({ ...periodOf(view), ...ofUnit(view, unit) }) },
            ],
          }))}
        />
      }
    />
  );
}

function Reasons({ view, cases, counted }: Props) {
  const { reasons: words } = useWords(reportsWords);
  const text = useText();
  const open = useCases(cases);
  const nameOf = (reason: string): string => {
    const found = categoryOf(reason);
    return found ? text(found.title) : words.unset;
  };
  const shares = reasonShares(view.reasons, nameOf, words.other);
  const all = reasonShares(view.reasons, nameOf, words.other, 1000);
  const few = vitalFew(all);
  const summary = words.summary(addedUp(view.months).received, few, few > 0 ? percentOf(all[few - 1]!.upTo) : '');
  return (
    <Figure
      title={words.title}
      summary={summary}
      counted={counted}
      legend={[
        { name: words.count, sign: 'bar' },
        { name: words.upTo, sign: 'line' },
      ]}
      picture={
        <Drawn>
          <ParetoChart
            reasons={shares}
            label={`${words.title} · ${summary}`}
            onOpen={({ reason }) => reason && open({ ...periodOf(view), reason })}
          />
        </Drawn>
      }
      table={
        <FigureTable
          label={words.title}
          heads={[words.reason, words.count, words.share, words.upTo]}
          rows={all.map(({ reason, name, count, share, upTo }) => ({
            key: reason ?? 'other',
            head: { text: name },
            cells: [
              reason === null || reason === ''
                ? { text: count }
                : { text: count, cases: cases({ ...periodOf(view), reason }) },
              { text: percentOf(share) },
              { text: percentOf(upTo) },
            ],
          }))}
        />
      }
    />
  );
}

function Ages({ view, cases, counted }: Props) {
  const { ages: words } = useWords(reportsWords);
  const open = useCases(cases);
  const days = [0, 8, 16, 31, 61, 91];
  const groups: AgeGroup[] = view.ages.map((group, place) => ({
    ...group,
    name: words.group(days[place]!, days[place + 1] === undefined ? null : days[place + 1]! - 1),
  }));
  const old = view.ages.slice(3).reduce((sum, { count }) => sum + count, 0);
  const summary = words.summary(view.open, old);
  const searchOf = ({ from, to }: AgeGroup): CaseSearch => ({ state: 'open', ...(from !== null && { from }), to });
  return (
    <Figure
      title={words.title}
      summary={summary}
      counted={counted}
      picture={
        <Drawn>
          <AgeChart ages={groups} label={`${words.title} · ${summary}`} onOpen={(group) => open(searchOf(group))} />
        </Drawn>
      }
      table={
        <FigureTable
          label={words.title}
          heads={[words.age, words.count]}
          rows={groups.map((group) => ({
            key: group.name,
            head: { text: group.name },
            cells: [{ text: group.count, cases: cases(searchOf(group)) }],
          }))}
        />
      }
    />
  );
}

function Heat({ view, cases, counted }: Props) {
  const { heat: words, inflow } = useWords(reportsWords);
  const open = useCases(cases);
  const nameOf = useUnitNames(view);
  const rows = view.units.map((unit) => ({ ...unit, name: nameOf(unit.unit) }));
  const most = rows[0];
  const summary = [
    most ? words.summary(most.name, most.received) : '',
    view.unitCount > unitsInHeatMap ? words.few(unitsInHeatMap, view.unitCount) : '',
  ].join(' ');
  const searchOf = (unit: string, month: string): CaseSearch => ({ ...received(month), ...ofUnit(view, unit) });
  const months = view.months.map(({ month }) => month);
  return (
    <Figure
      isWide
      title={words.title}
      summary={summary.trim()}
      counted={counted}
      picture={
        <HeatMap
          months={months}
          rows={rows.slice(0, unitsInHeatMap)}
          label={`${words.title} · ${summary}`}
          onOpen={({ unit }, month) => open(searchOf(unit, month))}
        />
      }
      table={
        <FigureTable
          label={words.title}
          heads={[words.unit, ...months.map(inflow.monthOfYear), words.sum]}
          rows={rows.map(({ unit, name, byMonth, received: sum }) => ({
            key: unit,
            head: { text: name },
            cells: [
              ...byMonth.map((count, place) => ({ text: count, cases: cases(searchOf(unit, months[place]!)) })),
              { text: sum, cases: cases({ ...periodOf(view), ...ofUnit(view, unit) }) },
            ],
          }))}
        />
      }
    />
  );
}

/** Satisfied among those who answered the call-back, and come again among those received: both month by month. */
function MonthRates({ view, cases, counted, what }: Props & { what: 'satisfied' | 'repeated' }) {
  const { inflow, [what]: words } = useWords(reportsWords);
  const open = useCases(cases);
  const isSatisfied = what === 'satisfied';
  const rates: MonthRate[] = view.months.map((row) => {
    const whole = isSatisfied ? row.asked : row.received;
    return { month: row.month, part: row[what], whole, rate: rateOf(row[what], whole) };
  });
  const sum = addedUp(view.months);
  const whole = isSatisfied ? sum.asked : sum.received;
  const rate = rateOf(sum[what], whole);
  const summary = rate === null ? words.nothing : words.summary(percentOf(rate), sum[what], whole);
  const searchOf = (month: string): CaseSearch => ({
    ...received(month),
    ...(isSatisfied ? { satisfied: 'no' } : { repeated: true }),
  });
  const rows: Row[] = rates.map((one, place) => ({
    key: one.month,
    head: { text: inflow.monthOfYear(one.month) },
    cells: [
      { text: one.rate === null ? '—' : percentOf(one.rate) },
      {
        text: one.part,
        cases: cases({ ...received(one.month), ...(isSatisfied ? { satisfied: 'yes' } : { repeated: true }) }),
      },
      isSatisfied
        ? { text: one.whole - one.part, cases: cases(searchOf(one.month)), isLate: false }
        : { text: view.months[place]!.received, cases: cases(received(one.month)) },
    ],
  }));
  return (
    <Figure
      title={words.title}
      summary={summary}
      counted={counted}
      picture={
        <Drawn>
          <RateChart
            rates={rates}
            name={words.rate}
            {...(isSatisfied && { top: 100 })}
            label={`${words.title} · ${summary}`}
            onOpen={({ month }) => open(searchOf(month))}
          />
        </Drawn>
      }
      table={
        <FigureTable label={words.title} heads={[inflow.month, words.rate, words.part, words.others]} rows={rows} />
      }
    />
  );
}

function Ladder({ ladder, counted }: Props & { ladder: NonNullable<DashboardView['ladder']> }) {
  const { ladder: words } = useWords(reportsWords);
  const { levels } = useWords(supervisionWords);
  const go = useGo();
  const steps: LadderStep[] = ladder.map((step) => ({ ...step, name: levels[step.level] }));
  const open = (list: (typeof ladderLists)[number]): void => go('supervision', { search: { tab: list } });
  const summary = words.summary(
    ladder.reduce((sum, { undecided, underway, done }) => sum + undecided + underway + done, 0),
    ladder.reduce((sum, { undecided }) => sum + undecided, 0),
  );
  return (
    <Figure
      isWide
      title={words.title}
      summary={summary}
      counted={counted}
      legend={[
        { name: words.done, sign: 'hatch' },
        { name: words.underway, sign: 'light' },
        { name: words.undecided, sign: 'bar' },
      ]}
      picture={
        <Drawn>
          <LadderChart steps={steps} label={`${words.title} · ${summary}`} onOpen={open} />
        </Drawn>
      }
      table={
        <FigureTable
          label={words.title}
          heads={[words.level, words.undecided, words.underway, words.done]}
          rows={steps.map(({ level, name, undecided, underway, done }) => ({
            key: level,
            head: { text: name },
            cells: [{ text: undecided }, { text: underway }, { text: done }],
          }))}
        />
      }
    />
  );
}
