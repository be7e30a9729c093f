import { Tooltip } from 'antd';
import type { DashboardView } from '../../../shared/contract/views.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { reportsWords } from '../../../shared/words/reports.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { percentOf } from './figures.ts';

type Tile = {
  name: string;
  value: string;
  hint: string;
  overdue?: boolean;
  /** Filters of the register that show the cases behind the number. */
  search?: Record<string, string>;
};

/** The main figures. Each number says how it is counted; those that count cases open them. */
export function Tiles({ tiles }: { tiles: DashboardView['tiles'] }) {
  const words = useWords(reportsWords).tiles;
  const month = localDate('Asia/Shanghai', useNow()).slice(0, 7);
  const rate = (value: number | null): string => (value === null ? words.none : percentOf(value));
  const all: Tile[] = [
    { name: words.open, value: words.cases(tiles.open), hint: words.openHint, search: { state: 'open' } },
    {
      name: words.overdue,
      value: words.cases(tiles.overdue),
      hint: words.overdueHint,
      overdue: tiles.overdue > 0,
      search: { state: 'overdue' },
    },
    {
      name: words.received,
      value: words.cases(tiles.receivedThisMonth),
      hint: words.receivedHint,
      search: { from: `${month}-01` },
    },
    {
      name: words.closed,
      value: words.cases(tiles.closedThisMonth),
      hint: words.closedHint,
      search: { state: 'ended' },
    },
    { name: words.onTime, value: rate(tiles.onTimeRate), hint: words.onTimeHint },
    { name: words.satisfied, value: rate(tiles.satisfiedRate), hint: words.satisfiedHint },
  ];
  return (
    <ul className="reports-tiles" aria-label={words.label}>
      {all.map((tile) => (
        <li key={tile.name} className="panel">
          <TileView tile={tile} />
        </li>
      ))}
    </ul>
  );
}

function TileView({ tile }: { tile: Tile }) {
  const words = useWords(reportsWords).tiles;
  const go = useGo();
  const { name, value, hint, overdue = false, search } = tile;
  const figures = (
    <>
      <span className="reports-tile-name">{name}</span>
      <span className={`reports-tile-value${overdue ? ' reports-tile-overdue' : ''}`}>{value}</span>
    </>
  );
  return (
    <Tooltip title={search ? `${hint} · ${words.toRegister}` : hint}>
      {search ? (
        <button type="button" className="reports-tile reports-tile-link" onClick={() => go('register', { search })}>
          {figures}
        </button>
      ) : (
        <div className="reports-tile">
          {figures}
          <span className="visually-hidden">{hint}</span>
        </div>
      )}
    </Tooltip>
  );
}
