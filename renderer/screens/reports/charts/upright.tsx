// Pictures over time and age: bars and lines that stand on the axis.
import {
  Bar,
  BarChart,
  ComposedChart,
  LabelList,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { DashboardView } from '../../../../shared/contract/views.ts';
import { reportsWords } from '../../../../shared/words/reports.ts';
import { useWords } from '../../../state/language.ts';
import { percentOf } from '../figures/arithmetic.ts';
import {
  atEnd,
  baseAxis,
  CountAxis,
  floating,
  Hatch,
  hatched,
  inkLine,
  Levels,
  margin,
  measure,
  opening,
  percentTick,
  solid,
  type Opens,
} from './presets.tsx';

type Month = DashboardView['months'][number];

/** Months on the axis in short, and in full where one is pointed at. */
function useMonths() {
  const { monthName, monthOfYear } = useWords(reportsWords).inflow;
  return {
    axis: { ...baseAxis, dataKey: 'month', tickFormatter: monthName },
    pointedAt: { labelFormatter: (month: unknown) => (typeof month === 'string' ? monthOfYear(month) : '') },
  };
}

export function InflowChart(props: { months: readonly Month[]; onOpenEnded: (month: Month) => void } & Opens<Month>) {
  const { months, label, onOpen, onOpenEnded } = props;
  const { inflow: words } = useWords(reportsWords);
  const { axis, pointedAt } = useMonths();
  return (
    <ResponsiveContainer width="100%" height={264}>
      <ComposedChart data={months} margin={margin(8, 8)} barGap={1} barCategoryGap="28%" aria-label={label}>
        <Hatch />
        <Levels />
        <XAxis {...axis} />
        <CountAxis />
        <Tooltip {...floating} {...pointedAt} />
        <Bar dataKey="received" name={words.received} {...solid} {...opening(onOpen)} maxBarSize={22} />
        <Bar dataKey="closed" name={words.closed} {...hatched} {...opening(onOpenEnded)} maxBarSize={22} />
        <Line dataKey="open" name={words.open} {...inkLine} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

export type AgeGroup = DashboardView['ages'][number] & { name: string };

export function AgeChart({ ages, label, onOpen }: { ages: readonly AgeGroup[] } & Opens<AgeGroup>) {
  const { ages: words } = useWords(reportsWords);
  return (
    <ResponsiveContainer width="100%" height={200}>
      <BarChart data={ages} margin={margin(20, 8)} barCategoryGap="30%" aria-label={label}>
        <Levels />
        <XAxis {...baseAxis} dataKey="name" interval={0} />
        <CountAxis />
        <Tooltip {...floating} />
        <Bar dataKey="count" name={words.count} {...solid} {...opening(onOpen)} maxBarSize={44}>
          <LabelList dataKey="count" position="top" {...atEnd} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

/** `rate` is nothing in months in which there is nothing to divide by: the line has a gap there. */
export type MonthRate = { month: string; rate: number | null; part: number; whole: number };

export function RateChart(props: { rates: readonly MonthRate[]; name: string; top?: number } & Opens<MonthRate>) {
  const { rates, name, top, label, onOpen } = props;
  const { rates: words } = useWords(reportsWords);
  const { axis, pointedAt } = useMonths();
  const shown = rates.map((one) => ({ ...one, percent: one.rate === null ? null : one.rate * 100 }));
  return (
    <ResponsiveContainer width="100%" height={200}>
      <LineChart
        data={shown}
        margin={margin(8, 16)}
        aria-label={label}
        onClick={({ activeLabel }) => {
          const month = rates.find((one) => one.month === activeLabel);
          if (month) onOpen(month);
        }}
      >
        <Levels />
        <XAxis {...axis} />
        <YAxis {...measure} width={44} domain={[0, top ?? 'auto']} tickFormatter={percentTick} />
        <Tooltip
          {...floating}
          {...pointedAt}
          cursor={{ stroke: 'var(--control)' }}
          formatter={(_value, _name, { payload }) => {
            const { rate, part, whole } = payload as MonthRate;
            return [rate === null ? '' : words.of(percentOf(rate), part, whole), name];
          }}
        />
        <Line
          dataKey="percent"
          name={name}
          stroke="var(--accent)"
          strokeWidth={2}
          dot={{ r: 3, fill: 'var(--panel)', stroke: 'var(--accent)', strokeWidth: 1.5 }}
          activeDot={{ r: 5, fill: 'var(--accent)' }}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
