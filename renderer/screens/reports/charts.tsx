// The pictures drawn by recharts: a part of the program of its own, fetched when somebody opens the reports.
import {
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { DashboardView } from '../../../shared/contract/views.ts';
import { reportsWords } from '../../../shared/words/reports.ts';
import { useWords } from '../../state/language.ts';
import { floating, Hatch, hatchFill, inkText, lineDot, shortened } from './chartParts.tsx';
import { percentOf, type ReasonShare, type UnitRate } from './figures.ts';

const chartHeight = 264;
const rowHeight = 22;
const baseLine = { stroke: 'var(--control)' };
const tall = (rows: number, more = 24): number => Math.max(120, rows * rowHeight + more);

export type Opens<Row> = { label: string; onOpen: (row: Row) => void };

type Month = DashboardView['months'][number];

export function InflowChart(
  props: { months: DashboardView['months']; onOpenEnded: (month: Month) => void } & Opens<Month>,
) {
  const { months, label, onOpen, onOpenEnded } = props;
  const { inflow: words } = useWords(reportsWords);
  return (
    <ResponsiveContainer width="100%" height={chartHeight}>
      <ComposedChart
        data={months}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        barGap={1}
        barCategoryGap="28%"
        aria-label={label}
      >
        <Hatch />
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis dataKey="month" tick={inkText} tickLine={false} axisLine={baseLine} tickFormatter={words.monthName} />
        <YAxis tick={inkText} tickLine={false} axisLine={false} width={36} allowDecimals={false} />
        <Tooltip
          {...floating}
          labelFormatter={(month) => (typeof month === 'string' ? words.monthOfYear(month) : '')}
        />
        <Bar
          dataKey="received"
          name={words.received}
          fill="var(--accent)"
          isAnimationActive={false}
          maxBarSize={22}
          cursor="pointer"
          onClick={({ payload }) => onOpen(payload as Month)}
        />
        <Bar
          dataKey="closed"
          name={words.closed}
          fill={hatchFill}
          stroke="var(--ink-quiet)"
          isAnimationActive={false}
          maxBarSize={22}
          cursor="pointer"
          onClick={({ payload }) => onOpenEnded(payload as Month)}
        />
        <Line
          dataKey="open"
          name={words.open}
          stroke="var(--ink)"
          strokeWidth={1.5}
          dot={lineDot}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

export function OnTimeChart({ units, label, onOpen }: { units: readonly UnitRate[] } & Opens<UnitRate>) {
  const { onTime: words } = useWords(reportsWords);
  const shown = units.map((unit) => ({ ...unit, percent: unit.rate * 100, text: percentOf(unit.rate) }));
  return (
    <ResponsiveContainer width="100%" height={tall(shown.length)}>
      <BarChart
        data={shown}
        layout="vertical"
        margin={{ top: 0, right: 44, bottom: 0, left: 0 }}
        barCategoryGap="30%"
        aria-label={label}
      >
        <CartesianGrid horizontal={false} stroke="var(--hairline)" />
        <PercentAxis />
        <NameAxis />
        <Tooltip
          {...floating}
          formatter={(_value, _name, { payload }) => {
            const { text, judged, late } = payload as (typeof shown)[number];
            return [words.sentence(text, judged - late, late), words.rate];
          }}
        />
        <Bar
          dataKey="percent"
          name={words.rate}
          fill="var(--accent)"
          isAnimationActive={false}
          maxBarSize={14}
          cursor="pointer"
          onClick={({ payload }) => onOpen(payload as UnitRate)}
        >
          <LabelList dataKey="text" position="right" fill="var(--ink)" fontSize={12} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Bars by frequency, and the line of what they make up together (Pareto). */
export function ParetoChart({ reasons, label, onOpen }: { reasons: readonly ReasonShare[] } & Opens<ReasonShare>) {
  const { reasons: words } = useWords(reportsWords);
  const shown = reasons.map((line) => ({ ...line, percent: line.upTo * 100 }));
  return (
    <ResponsiveContainer width="100%" height={tall(shown.length, 44)}>
      <ComposedChart
        data={shown}
        layout="vertical"
        margin={{ top: 0, right: 16, bottom: 0, left: 0 }}
        barCategoryGap="30%"
        aria-label={label}
      >
        <CartesianGrid horizontal={false} stroke="var(--hairline)" />
        <XAxis
          xAxisId="count"
          type="number"
          tick={inkText}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          height={20}
        />
        <PercentAxis id="share" />
        <NameAxis />
        <Tooltip
          {...floating}
          formatter={(value, name) => [
            typeof value === 'number' && name === words.upTo ? percentOf(value / 100) : value,
            name,
          ]}
        />
        <Bar
          xAxisId="count"
          dataKey="count"
          name={words.count}
          fill="var(--accent)"
          isAnimationActive={false}
          maxBarSize={14}
          cursor="pointer"
          onClick={({ payload }) => onOpen(payload as ReasonShare)}
        >
          <LabelList dataKey="count" position="right" fill="var(--ink)" fontSize={12} />
        </Bar>
        <Line
          xAxisId="share"
          dataKey="percent"
          name={words.upTo}
          stroke="var(--ink)"
          strokeWidth={1.5}
          dot={lineDot}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

export type AgeGroup = DashboardView['ages'][number] & { name: string };

export function AgeChart({ ages, label, onOpen }: { ages: readonly AgeGroup[] } & Opens<AgeGroup>) {
  const { ages: words } = useWords(reportsWords);
  return (
    <ResponsiveContainer width="100%" height={200}>
      <BarChart data={ages} margin={{ top: 20, right: 8, bottom: 0, left: 0 }} barCategoryGap="30%" aria-label={label}>
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis dataKey="name" tick={inkText} tickLine={false} axisLine={baseLine} interval={0} />
        <YAxis tick={inkText} tickLine={false} axisLine={false} width={36} allowDecimals={false} />
        <Tooltip {...floating} />
        <Bar
          dataKey="count"
          name={words.count}
          fill="var(--accent)"
          isAnimationActive={false}
          maxBarSize={44}
          cursor="pointer"
          onClick={({ payload }) => onOpen(payload as AgeGroup)}
        >
          <LabelList dataKey="count" position="top" fill="var(--ink)" fontSize={12} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

/** `rate` is nothing in months in which there is nothing to divide by: the line has a gap there. */
export type MonthRate = { month: string; rate: number | null; part: number; whole: number };

export function RateChart(props: { rates: readonly MonthRate[]; name: string; top?: number } & Opens<MonthRate>) {
  const { rates, name, top, label, onOpen } = props;
  const { inflow: words, rates: rateWords } = useWords(reportsWords);
  const shown = rates.map((one) => ({ ...one, percent: one.rate === null ? null : one.rate * 100 }));
  return (
    <ResponsiveContainer width="100%" height={200}>
      <LineChart
        data={shown}
        margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
        aria-label={label}
        onClick={({ activeLabel }) => {
          const month = rates.find((one) => one.month === activeLabel);
          if (month) onOpen(month);
        }}
      >
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis dataKey="month" tick={inkText} tickLine={false} axisLine={baseLine} tickFormatter={words.monthName} />
        <YAxis
          tick={inkText}
          tickLine={false}
          axisLine={false}
          width={44}
          domain={[0, top ?? 'auto']}
          tickFormatter={(value: number) => `${value}%`}
        />
        <Tooltip
          {...floating}
          cursor={{ stroke: 'var(--control)' }}
          labelFormatter={(month) => (typeof month === 'string' ? words.monthOfYear(month) : '')}
          formatter={(_value, _name, { payload }) => {
            const { rate, part, whole } = payload as MonthRate;
            return [rate === null ? '' : rateWords.of(percentOf(rate), part, whole), name];
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

export type LadderStep = NonNullable<DashboardView['ladder']>[number] & { name: string };
export const ladderLists = ['done', 'underway', 'undecided'] as const;
const ladderFill: Record<(typeof ladderLists)[number], object> = {
  done: { fill: hatchFill, stroke: 'var(--ink-quiet)' },
  underway: { fill: 'var(--panel)', stroke: 'var(--accent)' },
  undecided: { fill: 'var(--accent)' },
};

export function LadderChart(props: {
  steps: readonly LadderStep[];
  label: string;
  onOpen: (list: (typeof ladderLists)[number]) => void;
}) {
  const { ladder: words } = useWords(reportsWords);
  return (
    <ResponsiveContainer width="100%" height={tall(props.steps.length)}>
      <BarChart
        data={props.steps}
        layout="vertical"
        margin={{ top: 0, right: 24, bottom: 0, left: 0 }}
        barCategoryGap="30%"
        aria-label={props.label}
      >
        <Hatch />
        <CartesianGrid horizontal={false} stroke="var(--hairline)" />
        <XAxis type="number" tick={inkText} tickLine={false} axisLine={false} allowDecimals={false} height={20} />
        <NameAxis />
        <Tooltip {...floating} />
        {ladderLists.map((list) => (
          <Bar
            key={list}
            dataKey={list}
            name={words[list]}
            stackId="steps"
            {...ladderFill[list]}
            isAnimationActive={false}
            maxBarSize={14}
            cursor="pointer"
            onClick={() => props.onOpen(list)}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

const PercentAxis = ({ id }: { id?: string }) => (
  <XAxis
    {...(id === undefined ? {} : { xAxisId: id, orientation: 'top' as const })}
    type="number"
    domain={[0, 100]}
    ticks={[0, 25, 50, 75, 100]}
    tick={inkText}
    tickLine={false}
    axisLine={false}
    tickFormatter={(value: number) => `${value}%`}
    height={20}
  />
);

const NameAxis = () => (
  <YAxis
    type="category"
    dataKey="name"
    width={168}
    interval={0}
    tickLine={false}
    axisLine={baseLine}
    tick={{ ...inkText, fill: 'var(--ink)' }}
    tickFormatter={shortened}
  />
);
