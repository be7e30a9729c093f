import { reportsWords } from '../../../../shared/words/reports.ts';
import { useWords } from '../../../state/language.ts';
import type { AgeGroup } from '../charts/upright.tsx';
import { ended, received, type CaseSearch } from '../address.ts';
import { addedUp, percentOf, rateOf } from './arithmetic.ts';
import { useCases, type FigureProps } from './counting.ts';
import { AgeChart, InflowChart, RateChart } from './drawn.ts';
import { Figure } from './Figure.tsx';

export function Inflow({ view, cases, counted }: FigureProps) {
  const { inflow: words } = useWords(reportsWords);
  const open = useCases(cases);
  const sum = addedUp(view.months);
  return (
    <Figure
      title={words.title}
      summary={words.summary(sum.received, sum.closed, view.months.at(-1)!.open)}
      counted={counted}
      legend={[
        { name: words.received, sign: 'bar' },
        { name: words.closed, sign: 'hatch' },
        { name: words.open, sign: 'line' },
      ]}
      renderPicture={(label) => (
        <InflowChart
          months={view.months}
          label={label}
          onOpen={({ month }) => open(received(month))}
          onOpenEnded={({ month }) => open(ended(month))}
        />
      )}
      table={{
        heads: [words.month, words.received, words.closed, words.open],
        rows: view.months.map((row) => ({
          key: row.month,
          name: words.monthOfYear(row.month),
          cells: [
            { text: row.received, cases: cases(received(row.month)) },
            { text: row.closed, cases: cases(ended(row.month)) },
            { text: row.open },
          ],
        })),
      }}
    />
  );
}

/** First day of each group of ages; the last has no end. */
const agesFrom = [0, 8, 16, 31, 61, 91];
/** From this group on a complaint is old. */
const oldFrom = 3;

export function Ages({ view, cases, counted }: FigureProps) {
  const { ages: words } = useWords(reportsWords);
  const open = useCases(cases);
  const groups = view.ages.map((group, place) => {
    const next = agesFrom[place + 1];
    return { ...group, name: words.group(agesFrom[place]!, next === undefined ? null : next - 1) };
  });
  const of = ({ from, to }: AgeGroup): CaseSearch => ({ state: 'open', ...(from !== null && { from }), to });
  const old = view.ages.slice(oldFrom).reduce((sum, { count }) => sum + count, 0);
  return (
    <Figure
      title={words.title}
      summary={words.summary(view.open, old)}
      counted={counted}
      renderPicture={(label) => <AgeChart ages={groups} label={label} onOpen={(group) => open(of(group))} />}
      table={{
        heads: [words.age, words.count],
        rows: groups.map((group) => ({
          key: group.name,
          name: group.name,
          cells: [{ text: group.count, cases: cases(of(group)) }],
        })),
      }}
    />
  );
}

/** Satisfied among those who answered the call-back, and come again among those received: both month by month. */
export function MonthRates({ view, cases, counted, what }: FigureProps & { what: 'satisfied' | 'repeated' }) {
  const { inflow, [what]: words } = useWords(reportsWords);
  const open = useCases(cases);
  const isSatisfied = what === 'satisfied';
  const rates = view.months.map((row) => {
    const whole = isSatisfied ? row.asked : row.received;
    return { month: row.month, part: row[what], whole, rate: rateOf(row[what], whole), received: row.received };
  });
  const sum = addedUp(view.months);
  const whole = isSatisfied ? sum.asked : sum.received;
  const rate = rateOf(sum[what], whole);
  const those = (month: string, search: CaseSearch): CaseSearch => ({ ...received(month), ...search });
  /** What a leader wants to see of a month: who was not satisfied, who came again. */
  const telling: CaseSearch = isSatisfied ? { satisfied: 'no' } : { repeated: true };
  return (
    <Figure
      title={words.title}
      summary={rate === null ? words.nothing : words.summary(percentOf(rate), sum[what], whole)}
      counted={counted}
      renderPicture={(label) => (
        <RateChart
          rates={rates}
          name={words.rate}
          {...(isSatisfied && { top: 100 })}
          label={label}
          onOpen={({ month }) => open(those(month, telling))}
        />
      )}
      table={{
        heads: [inflow.month, words.rate, words.part, words.others],
        rows: rates.map((one) => ({
          key: one.month,
          name: inflow.monthOfYear(one.month),
          cells: [
            { text: one.rate === null ? '—' : percentOf(one.rate) },
            { text: one.part, cases: cases(those(one.month, isSatisfied ? { satisfied: 'yes' } : telling)) },
            isSatisfied
              ? { text: one.whole - one.part, cases: cases(those(one.month, telling)) }
              : { text: one.received, cases: cases(received(one.month)) },
          ],
        })),
      }}
    />
  );
}
