import { Tooltip } from 'antd';
import type { DashboardView } from '../../../shared/contract/views.ts';
import { reportsWords } from '../../../shared/words/reports.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { ended, received, type CaseSearch, type CasesOf } from './address.ts';
import { addedUp, percentOf, rateOf } from './figures/arithmetic.ts';

type Tile = {
  name: string;
  value: string | number;
  hint: string;
  overdue?: boolean;
  /** Filters of the register that show the cases behind the number. */
  search?: CaseSearch;
};

/** The main figures. Each number says how it is counted; those that count cases open them. */
export function Tiles({ view, cases }: { view: DashboardView; cases: CasesOf }) {
  const words = useWords(reportsWords).tiles;
  const sum = addedUp(view.months);
  const [first, last] = [view.months[0]!.month, view.months.at(-1)!.month];
  const period = received(first, last);
  const rate = (part: number, whole: number): string => {
    const value = rateOf(part, whole);
    return value === null ? words.none : percentOf(value);
  };
  const all: Tile[] = [
    { name: words.open, value: view.open, hint: words.openHint, search: { state: 'open' } },
    {
      name: words.overdue,
      value: view.overdue,
      hint: words.overdueHint,
      overdue: view.overdue > 0,
      search: { state: 'overdue' },
    },
    { name: words.received, value: sum.received, hint: words.receivedHint, search: period },
    { name: words.closed, value: sum.closed, hint: words.closedHint, search: ended(first, last) },
    {
      name: words.onTime,
      value: rate(sum.judged - sum.late, sum.judged),
      hint: words.onTimeHint,
      search: { ...period, limits: 'late' },
    },
    {
      name: words.satisfied,
      value: rate(sum.satisfied, sum.asked),
      hint: words.satisfiedHint,
      search: { ...period, satisfied: 'no' },
    },
    {
      name: words.repeated,
      value: rate(sum.repeated, sum.received),
      hint: words.repeatedHint,
      search: { ...period, repeated: true },
    },
  ];
  return (
    <ul className="reports-tiles" aria-label={words.label}>
      {all.map((tile) => (
        <li key={tile.name} className="panel">
          <TileView {...tile} {...(tile.search && { search: cases(tile.search) })} />
        </li>
      ))}
    </ul>
  );
}

function TileView({ name, value, hint, overdue = false, search = {} }: Tile) {
  const go = useGo();
  return (
    <Tooltip title={hint}>
      <button type="button" className="reports-tile" onClick={() => go('register', { search })}>
        <span className="reports-tile-name">{name}</span>
        <span className={`reports-tile-value${overdue ? ' reports-tile-overdue' : ''}`}>{value}</span>
        <span className="visually-hidden">{hint}</span>
      </button>
    </Tooltip>
  );
}
