import type { DashboardView } from '../../../../shared/contract/views.ts';
import { reportsWords } from '../../../../shared/words/reports.ts';
import { supervisionWords } from '../../../../shared/words/supervision.ts';
import { categoryOf } from '../../../state/categories.ts';
import { useGo } from '../../../state/go.ts';
import { useText, useWords } from '../../../state/language.ts';
import { ofUnit, received, type CaseSearch } from '../address.ts';
import { addedUp, percentOf, rateByUnit, reasonShares, vitalFew } from './arithmetic.ts';
import { periodOf, useCases, useUnitNames, type FigureProps } from './counting.ts';
import { LadderChart, OnTimeChart, ParetoChart } from './drawn.ts';
import { Figure } from './Figure.tsx';
import { HeatMap } from './HeatMap.tsx';

const unitsInPicture = 12;
const unitsInHeatMap = 20;

const sentences = (...all: readonly string[]): string => all.filter((one) => one !== '').join(' ');

export function OnTime({ view, cases, counted }: FigureProps) {
  const { onTime: words } = useWords(reportsWords);
  const open = useCases(cases);
  const units = rateByUnit(view.units, useUnitNames(view));
  const of = (unit: string, search: CaseSearch = {}): CaseSearch => ({
    ...periodOf(view),
    ...ofUnit(view, unit),
    ...search,
  });
  return (
    <Figure
      title={words.title}
      summary={sentences(words.summary(units.length), units.length > unitsInPicture ? words.few(unitsInPicture) : '')}
      counted={counted}
      renderPicture={(label) => (
        <OnTimeChart
          units={units.slice(0, unitsInPicture)}
          label={label}
          onOpen={({ unit }) => open(of(unit, { limits: 'late' }))}
        />
      )}
      table={{
        heads: [words.unit, words.rate, words.inTime, words.late, words.received],
        rows: units.map(({ unit, name, rate, judged, late, received: all }) => ({
          key: unit,
          name,
          cells: [
            { text: percentOf(rate) },
            { text: judged - late, cases: cases(of(unit, { limits: 'inTime' })) },
            { text: late, cases: cases(of(unit, { limits: 'late' })), isLate: true },
            { text: all, cases: cases(of(unit)) },
          ],
        })),
      }}
    />
  );
}

export function Reasons({ view, cases, counted }: FigureProps) {
  const { reasons: words } = useWords(reportsWords);
  const text = useText();
  const open = useCases(cases);
  const nameOf = (reason: string): string => {
    const found = categoryOf(reason);
    return found ? text(found.title) : words.unset;
  };
  const all = reasonShares(view.reasons, nameOf, words.other, 1000);
  const few = vitalFew(all);
  return (
    <Figure
      title={words.title}
      summary={words.summary(addedUp(view.months).received, few, few > 0 ? percentOf(all[few - 1]!.upTo) : '')}
      counted={counted}
      legend={[
        { name: words.count, sign: 'bar' },
        { name: words.upTo, sign: 'line' },
      ]}
      renderPicture={(label) => (
        <ParetoChart
          reasons={reasonShares(view.reasons, nameOf, words.other)}
          label={label}
          onOpen={({ reason }) => reason && open({ ...periodOf(view), reason })}
        />
      )}
      table={{
        heads: [words.reason, words.count, words.share, words.upTo],
        rows: all.map(({ reason, name, count, share, upTo }) => ({
          key: reason ?? 'other',
          name,
          cells: [
            { text: count, ...(reason && { cases: cases({ ...periodOf(view), reason }) }) },
            { text: percentOf(share) },
            { text: percentOf(upTo) },
          ],
        })),
      }}
    />
  );
}

export function Heat({ view, cases, counted }: FigureProps) {
  const { heat: words, inflow } = useWords(reportsWords);
  const open = useCases(cases);
  const nameOf = useUnitNames(view);
  const rows = view.units.map((unit) => ({ ...unit, name: nameOf(unit.unit) }));
  const most = rows[0];
  const months = view.months.map(({ month }) => month);
  const those = (unit: string, period: CaseSearch): CaseSearch => ({ ...period, ...ofUnit(view, unit) });
  return (
    <Figure
      isWide
      title={words.title}
      summary={sentences(
        most ? words.summary(most.name, most.received) : '',
        view.unitCount > unitsInHeatMap ? words.few(unitsInHeatMap, view.unitCount) : '',
      )}
      counted={counted}
      renderPicture={(label) => (
        <HeatMap
          months={months}
          rows={rows.slice(0, unitsInHeatMap)}
          label={label}
          onOpen={({ unit }, month) => open(those(unit, received(month)))}
        />
      )}
      table={{
        heads: [words.unit, ...months.map(inflow.monthOfYear), words.sum],
        rows: rows.map(({ unit, name, byMonth, received: sum }) => ({
          key: unit,
          name,
          cells: [
            ...byMonth.map((count, place) => ({ text: count, cases: cases(those(unit, received(months[place]!))) })),
            { text: sum, cases: cases(those(unit, periodOf(view))) },
          ],
        })),
      }}
    />
  );
}

type LadderProps = Pick<FigureProps, 'counted'> & { ladder: NonNullable<DashboardView['ladder']> };

export function Ladder({ ladder, counted }: LadderProps) {
  const { ladder: words } = useWords(reportsWords);
  const { levels } = useWords(supervisionWords);
  const go = useGo();
  const steps = ladder.map((step) => ({ ...step, name: levels[step.level] }));
  return (
    <Figure
      isWide
      title={words.title}
      summary={words.summary(
        ladder.reduce((sum, { undecided, underway, done }) => sum + undecided + underway + done, 0),
        ladder.reduce((sum, { undecided }) => sum + undecided, 0),
      )}
      counted={counted}
      legend={[
        { name: words.done, sign: 'hatch' },
        { name: words.underway, sign: 'light' },
        { name: words.undecided, sign: 'bar' },
      ]}
      renderPicture={(label) => (
        <LadderChart steps={steps} label={label} onOpen={(list) => go('supervision', { search: { tab: list } })} />
      )}
      table={{
        heads: [words.level, words.undecided, words.underway, words.done],
        rows: steps.map(({ level, name, undecided, underway, done }) => ({
          key: level,
          name,
          cells: [{ text: undecided }, { text: underway }, { text: done }],
        })),
      }}
    />
  );
}
