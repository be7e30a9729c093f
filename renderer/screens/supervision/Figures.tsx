import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { FiguresView } from '../../../shared/contract/calls/supervision.ts';
import { figureText } from '../../../shared/accountability/wording.ts';
import type { Kpi, Pack } from '../../../shared/procedure/pack.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { useDesk } from '../../link/desk.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useAddressSearch, useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { packOf } from '../../state/packs.ts';
import { FigureCases } from './FigureCases.tsx';
import { FigureInputs } from './FigureInputs.tsx';

const shownMonths = 6;

type Place = { kpi: string; unit: string; month: string };

/** Figures of a procedure by unit and month, each with its formula; a figure opens its complaints. `?pack=`, `?kpi=`, `?unit=`
 *  and `?month=` open one of them. */
export function Figures() {
  const words = useWords(supervisionWords).figure;
  const reading = useWords(supervisionWords).reading;
  const text = useText();
  const { query } = useDesk();
  const go = useGo();
  const search = useAddressSearch();
  const asked = { pack: wordIn(search['pack']), kpi: wordIn(search['kpi']), unit: wordIn(search['unit']) };
  const month = wordIn(search['month']);
  const read = useQuery({
    ...query.supervision.figures.queryOptions({
      input: { months: shownMonths, ...(asked.pack ? { pack: asked.pack } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  if (read.error) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  if (!read.data) return <p className="quiet">{reading}</p>;
  const view = read.data;
  const pack = view.pack && packOf(view.pack.id, view.pack.version);
  if (!pack || view.units.length === 0) return <EmptyState title={words.empty} hint={words.emptyHint} />;
  const chosen: Place | null = asked.kpi && asked.unit && month ? { kpi: asked.kpi, unit: asked.unit, month } : null;
  const choose = (place: Place | null): void =>
    go('supervision', { search: { tab: 'figures', pack: pack.id, ...place } });
  return (
    <div className="supervision-scroll">
      {view.packs.length > 1 ? (
        <Select
          aria-label={words.pack}
          value={pack.id}
          options={view.packs.flatMap(({ id, version }) => {
            const known = packOf(id, version);
            return known ? [{ value: id, label: text(known.short) }] : [];
          })}
          onChange={(id) => go('supervision', { search: { tab: 'figures', pack: id } })}
        />
      ) : null}
      {view.units.map(({ unit, mayEnter }) => (
        <UnitFigures
          key={unit}
          view={view}
          pack={pack}
          unit={unit}
          mayEnter={mayEnter}
          chosen={chosen?.unit === unit ? chosen : null}
          onChoose={choose}
        />
      ))}
    </div>
  );
}

/** An address gives numbers for what looks like one. */
const wordIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

type UnitProps = {
  view: FiguresView;
  pack: Pack;
  unit: string;
  mayEnter: boolean;
  chosen: Place | null;
  onChoose: (place: Place | null) => void;
};

function UnitFigures({ view, pack, unit, mayEnter, chosen, onChoose }: UnitProps) {
  const words = useWords(supervisionWords).figure;
  const office = useOffice();
  const text = useText();
  const [isEntering, setEntering] = useState(false);
  const bound = useBounds();
  return (
    <section className="panel supervision-unit">
      <header>
        <h2>{unitName(office, unit)}</h2>
        {mayEnter ? (
          <button type="button" className="link-button" onClick={() => setEntering(!isEntering)}>
            {isEntering ? words.close : words.inputs}
          </button>
        ) : null}
      </header>
      {isEntering ? <FigureInputs view={view} pack={pack} unit={unit} /> : null}
      <table className="supervision-sheet" aria-label={unitName(office, unit)}>
        <thead>
          <tr>
            <th scope="col">{words.figure}</th>
            {view.months.map((month) => (
              <th key={month} scope="col" className="supervision-number">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pack.kpis.map((kpi) => (
            <tr key={kpi.id}>
              <th scope="row">
                {text(kpi.title)}
                <div className="quiet">{text(kpi.formula)}</div>
                <div className="quiet">
                  {kpi.thresholds.map((threshold) => bound(threshold, kpi.factor)).join(' · ') || words.noThreshold}
                </div>
              </th>
              {view.months.map((month) => (
                <td key={month} className="supervision-number">
                  <Cell
                    kpi={kpi}
                    cell={view.cells.find((one) => one.kpi === kpi.id && one.unit === unit && one.month === month)}
                    isChosen={chosen?.kpi === kpi.id && chosen.month === month}
                    onChoose={() => onChoose({ kpi: kpi.id, unit, month })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen ? <FigureCases pack={pack} {...chosen} onClose={() => onChoose(null)} /> : null}
    </section>
  );
}

function Cell({
  kpi,
  cell,
  isChosen,
  onChoose,
}: {
  kpi: Kpi;
  cell: FiguresView['cells'][number] | undefined;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const words = useWords(supervisionWords).figure;
  if (!cell) return <span className="quiet">·</span>;
  const shown = cell.value === null ? words.missing : figureText(cell.value, kpi.factor);
  const sign = cell.crossed.length > 0 ? <span className="supervision-crossed">{words.crossed}</span> : null;
  // A score has no complaints behind it.
  if (kpi.count.what === 'scored') {
    return (
      <>
        {shown} {sign}
      </>
    );
  }
  return (
    <>
      <button type="button" className="link-button" aria-pressed={isChosen} onClick={onChoose}>
        {shown}
      </button>
      {sign}
    </>
  );
}

/** A threshold in a few signs: "≥5 · 3 months in a row: the cooperation ends". */
function useBounds(): (threshold: Kpi['thresholds'][number], factor: number) => string {
  const words = useWords(supervisionWords).figure;
  const text = useText();
  return ({ atLeast, below, months, consequence }, factor) => {
    const bounds = [
      atLeast === undefined ? '' : words.atLeast(figureText(atLeast, factor)),
      below === undefined ? '' : words.below(figureText(below, factor)),
      months > 1 ? words.months(months) : '',
    ];
    return `${bounds.filter((bound) => bound !== '').join(' ')} ${text(consequence)}`;
  };
}
