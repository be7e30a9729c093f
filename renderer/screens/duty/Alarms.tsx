import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { dutyWords } from '../../../shared/words/duty.ts';
import { UnitName } from '../../parts/Names.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useWords } from '../../state/language.ts';
import { useReach } from '../../state/reach.ts';
import { comingGaps, isOpenEnded, unattended, type DutyUnit } from './board.ts';

const fewest = 4;

/** Units nobody answers for, now and soon. It stays on top until a person has resolved it. */
export function Alarms({ units, onSetPair }: { units: readonly DutyUnit[]; onSetPair: (unit: string) => void }) {
  const words = useWords(dutyWords);
  const say = words.alarms;
  const reach = useReach();
  const { now, moment, due } = useFormat();
  const alone = unattended(units);
  const coming = comingGaps(units, now);
  const isUrgent = alone.some((one) => one.open > 0);
  if (alone.length === 0 && coming.length === 0) {
    return units.length === 0 ? null : <p className="duty-calm">{say.none}</p>;
  }
  return (
    <div className="duty-alarms">
      {alone.length > 0 ? (
        <section className="duty-alarm" aria-label={say.title}>
          <h2>
            <span className={isUrgent ? 'duty-sign duty-pulse' : 'duty-sign'} aria-hidden="true">
              {say.sign}
            </span>
            {say.title}
          </h2>
          <Shortened
            lines={alone}
            renderLine={(one) => (
              <li key={one.unit}>
                <strong>
                  <UnitName id={one.unit} />
                </strong>
                <span>{one.answering.kind === 'unattended' ? say[one.answering.why] : ''}</span>
                <span className={one.open > 0 ? 'duty-open' : 'quiet'}>{say.open(one.open)}</span>
                {reach.unit('manageDuty', one.unit) ? (
                  <Button size="small" onClick={() => onSetPair(one.unit)}>
                    {words.setPair}
                  </Button>
                ) : null}
              </li>
            )}
          />
        </section>
      ) : null}
      {coming.length > 0 ? (
        <section className="duty-alarm" aria-label={say.soonTitle}>
          <h2>{say.soonTitle}</h2>
          <Shortened
            lines={coming}
            renderLine={(gap) => (
              <li key={`${gap.unit} ${gap.from}`}>
                <strong>
                  <UnitName id={gap.unit} />
                </strong>
                <span>
                  {isOpenEnded(gap.to, now) ? say.gapOpen(moment(gap.from)) : say.gap(moment(gap.from), due(gap.to))}
                </span>
              </li>
            )}
          />
        </section>
      ) : null}
    </div>
  );
}

/** The first few; a new office has hundreds of units without a pair, which must not fill the screen. */
function Shortened<Line>({ lines, renderLine }: { lines: readonly Line[]; renderLine: (line: Line) => ReactNode }) {
  const say = useWords(dutyWords).alarms;
  const [showsAll, setShowsAll] = useState(false);
  return (
    <>
      <ul className={showsAll ? 'duty-all' : ''}>{(showsAll ? lines : lines.slice(0, fewest)).map(renderLine)}</ul>
      {lines.length > fewest ? (
        <button type="button" className="duty-more" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? say.fewer : say.more(lines.length - fewest)}
        </button>
      ) : null}
    </>
  );
}
