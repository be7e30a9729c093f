// Pictures that compare by name: bars that lie, each beside its name, as tall together as there are names.
import {
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { DashboardView } from '../../../../shared/contract/views.ts';
import { reportsWords } from '../../../../shared/words/reports.ts';
import { useWords } from '../../../state/language.ts';
import { percentOf, type ReasonShare, type UnitRate } from '../figures/arithmetic.ts';
import { shortened } from '../figures/shortened.ts';
import {
  atEnd,
  baseAxis,
  floating,
  Hatch,
  hatched,
  inkLine,
  inkText,
  margin,
  measure,
  opening,
  outlined,
  percentTick,
  solid,
  type Opens,
} from './presets.tsx';

const rowHeight = 22;
const tall = (rows: number, more = 24): number => Math.max(120, rows * rowHeight + more);

const lying = { layout: 'vertical', barCategoryGap: '30%' } as const;
const count = { ...measure, type: 'number', allowDecimals: false, height: 20 } as const;
const percent = {
  ...measure,
  type: 'number',
  domain: [0, 100],
  ticks: [0, 25, 50, 75, 100],
  tickFormatter: percentTick,
  height: 20,
} as const;

const Columns = () => <CartesianGrid horizontal={false} stroke="var(--hairline)" />;

const NameAxis = () => (
  <YAxis
    {...baseAxis}
    type="category"
    dataKey="name"
    width={168}
    interval={0}
    tick={{ ...inkText, fill: 'var(--ink)' }}
    tickFormatter={shortened}
  />
);

export function OnTimeChart({ units, label, onOpen }: { units: readonly UnitRate[] } & Opens<UnitRate>) {
  const { onTime: words } = useWords(reportsWords);
  const shown = units.map((unit) => ({ ...unit, percent: unit.rate * 100, text: percentOf(unit.rate) }));
  return (
    <ResponsiveContainer width="100%" height={tall(shown.length)}>
      <BarChart data={shown} {...lying} margin={margin(0, 44)} aria-label={label}>
        <Columns />
        <XAxis {...percent} />
        <NameAxis />
        <Tooltip
          {...floating}
          formatter={(_value, _name, { payload }) => {
            const { text, judged, late } = payload as (typeof shown)[number];
            return [words.sentence(text, judged - late, late), words.rate];
          }}
        />
        <Bar dataKey="percent" name={words.rate} {...solid} {...opening(onOpen)} maxBarSize={14}>
          <LabelList dataKey="text" position="right" {...atEnd} />
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
      <ComposedChart data={shown} {...lying} margin={margin(0, 16)} aria-label={label}>
        <Columns />
        <XAxis {...count} xAxisId="count" />
        <XAxis {...percent} xAxisId="share" orientation="top" />
        <NameAxis />
        <Tooltip
          {...floating}
          formatter={(value, name) => [
            typeof value === 'number' && name === words.upTo ? percentOf(value / 100) : value,
            name,
          ]}
        />
        <Bar xAxisId="count" dataKey="count" name={words.count} {...solid} {...opening(onOpen)} maxBarSize={14}>
          <LabelList dataKey="count" position="right" {...atEnd} />
        </Bar>
        <Line xAxisId="share" dataKey="percent" name={words.upTo} {...inkLine} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

export type LadderStep = NonNullable<DashboardView['ladder']>[number] & { name: string };

const ladderLooks = { done: hatched, underway: outlined, undecided: solid };
export type LadderList = keyof typeof ladderLooks;
const ladderLists: readonly LadderList[] = ['done', 'underway', 'undecided'];

export function LadderChart(props: { steps: readonly LadderStep[] } & Opens<LadderList>) {
  const { steps, label, onOpen } = props;
  const { ladder: words } = useWords(reportsWords);
  return (
    <ResponsiveContainer width="100%" height={tall(steps.length)}>
      <BarChart data={steps} {...lying} margin={margin(0, 24)} aria-label={label}>
        <Hatch />
        <Columns />
        <XAxis {...count} />
        <NameAxis />
        <Tooltip {...floating} />
        {ladderLists.map((list) => (
          <Bar
            key={list}
            dataKey={list}
            name={words[list]}
            stackId="steps"
            {...ladderLooks[list]}
            {...opening(() => onOpen(list))}
            maxBarSize={14}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
