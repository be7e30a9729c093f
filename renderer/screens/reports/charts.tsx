// The pictures drawn by recharts: a part of the program of its own, fetched when somebody opens the reports.
// Series differ by filling and shape as well as by colour: solid, hatched, and a line with points.
import {
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { ReactNode } from 'react';
import type { DashboardView } from '../../../shared/contract/views.ts';
import { reportsWords, type ReportsWords } from '../../../shared/words/reports.ts';
import { useWords } from '../../state/language.ts';
import { percentOf, type UnitRate } from './figures.ts';

const text = { fontSize: 12, fill: 'var(--ink-quiet)' };
const hatchFill = 'url(#reports-hatch)';
const floating = {
  contentStyle: {
    background: 'var(--panel)',
    border: '1px solid var(--hairline)',
    borderRadius: 4,
    boxShadow: 'var(--float)',
    fontSize: 12,
  },
  labelStyle: { color: 'var(--ink)' },
  itemStyle: { color: 'var(--ink)' },
  cursor: { fill: 'var(--hover)' },
} as const;

/** Words in ink: the sign before them carries the colour. The library's own legend names its signs in English. */
function InflowLegend({ words }: { words: ReportsWords['inflow'] }) {
  const signs: [name: string, sign: ReactNode][] = [
    [words.received, <rect key="received" width={10} height={10} fill="var(--accent)" />],
    [words.closed, <rect key="closed" width={10} height={10} fill={hatchFill} stroke="var(--ink-quiet)" />],
    [
      words.open,
      <g key="open" fill="var(--panel)" stroke="var(--ink)" strokeWidth={1.5}>
        <path d="M-3 5h16" />
        <circle cx={5} cy={5} r={3} />
      </g>,
    ],
  ];
  return (
    <ul className="reports-legend">
      {signs.map(([name, sign]) => (
        <li key={name}>
          <svg width={18} height={12} viewBox="-4 -1 18 12" aria-hidden>
            {sign}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function Hatch() {
  return (
    <defs>
      <pattern id="reports-hatch" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} fill="var(--panel)" />
        <rect width={2.5} height={6} fill="var(--ink-quiet)" />
      </pattern>
    </defs>
  );
}

export function InflowChart({ months, label }: { months: DashboardView['months']; label: string }) {
  const words = useWords(reportsWords).inflow;
  return (
    <ResponsiveContainer width="100%" height={288}>
      <ComposedChart
        data={months}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        barGap={1}
        barCategoryGap="28%"
        aria-label={label}
      >
        <Hatch />
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis
          dataKey="month"
          tick={text}
          tickLine={false}
          axisLine={{ stroke: 'var(--control)' }}
          tickFormatter={words.monthName}
        />
        <YAxis tick={text} tickLine={false} axisLine={false} width={36} allowDecimals={false} />
        <Tooltip
          {...floating}
          labelFormatter={(month) => (typeof month === 'string' ? words.monthOfYear(month) : '')}
        />
        <Legend verticalAlign="top" height={28} content={<InflowLegend words={words} />} />
        <Bar dataKey="received" name={words.received} fill="var(--accent)" isAnimationActive={false} maxBarSize={22} />
        <Bar
          dataKey="closed"
          name={words.closed}
          fill={hatchFill}
          stroke="var(--ink-quiet)"
          isAnimationActive={false}
          maxBarSize={22}
        />
        <Line
          dataKey="open"
          name={words.open}
          stroke="var(--ink)"
          strokeWidth={1.5}
          dot={{ r: 3, fill: 'var(--panel)', stroke: 'var(--ink)' }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

const lineHeight = 22;

export function OnTimeChart({ units, label }: { units: readonly UnitRate[]; label: string }) {
  const words = useWords(reportsWords).onTime;
  const shown = units.map(({ name, rate, met, late }) => ({
    name,
    rate: rate * 100,
    met,
    late,
    text: percentOf(rate),
  }));
  return (
    <ResponsiveContainer width="100%" height={Math.max(120, shown.length * lineHeight + 24)}>
      <BarChart
        data={shown}
        layout="vertical"
        margin={{ top: 0, right: 44, bottom: 0, left: 0 }}
        barCategoryGap="30%"
        aria-label={label}
      >
        <CartesianGrid horizontal={false} stroke="var(--hairline)" />
        <XAxis
          type="number"
          domain={[0, 100]}
          ticks={[0, 25, 50, 75, 100]}
          tick={text}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => `${value}%`}
          height={20}
        />
        <YAxis
          type="category"
          dataKey="name"
          width={168}
          interval={0}
          tickLine={false}
          axisLine={{ stroke: 'var(--control)' }}
          tick={{ ...text, fill: 'var(--ink)' }}
          tickFormatter={shortened}
        />
        <Tooltip {...floating} formatter={(_value, _name, { payload }) => [rateSentence(payload, words), words.rate]} />
        <Bar dataKey="rate" name={words.rate} fill="var(--accent)" isAnimationActive={false} maxBarSize={14}>
          <LabelList dataKey="text" position="right" fill="var(--ink)" fontSize={12} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

/** The end tells branches of one bank apart, so the middle goes. */
const longest = 13;
const shortened = (name: string): string =>
  name.length <= longest ? name : `${name.slice(0, 4)}…${name.slice(name.length - (longest - 5))}`;

function rateSentence(payload: unknown, words: { met: string; late: string }): string {
  if (typeof payload !== 'object' || payload === null || !('text' in payload)) return '';
  const { text: rate, met, late } = payload as { text: string; met: number; late: number };
  return `${rate} (${words.met} ${met} · ${words.late} ${late})`;
}
