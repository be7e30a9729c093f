import type { ComplaintView } from '../../shared/contract/views.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { todayWords } from '../../shared/words/today.ts';
import { useText, useWords } from '../state/language.ts';
import { useNow } from '../state/now.ts';
import { ClockStrip } from './ClockStrip.tsx';
import { DueChip } from './DueChip.tsx';
import { clockRule } from './ruleTitles.ts';
import { Money } from './Money.tsx';
import { HandlerName, UnitName } from './Names.tsx';
import { StandingMarks } from './StandingMarks.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import './caseReading.css';

type CaseReadingProps = {
  complaint: ComplaintView;
  pack: Pack;
  /** How many of the latest entries; all when left out. */ entries?: number;
};

/** A complaint to be read beside a list: its clocks, what happened, what is wanted, and its history. */
export function CaseReading({ complaint, pack, entries }: CaseReadingProps) {
  const words = useWords(todayWords);
  const channels = useWords(partsWords).channels;
  const text = useText();
  const now = useNow();
  const { details } = complaint;
  const running = complaint.clocks
    .filter(({ state }) => state === 'running')
    .sort((left, right) => left.due - right.due);
  const answering = complaint.parties.find(({ unit }) => complaint.stages.some((stage) => stage.unit === unit));
  return (
    <div className="case-reading">
      {running.length > 0 ? (
        <section>
          <h3>{words.pane.clock}</h3>
          {running.map((clock) => {
            const rule = clockRule(pack, clock.rule);
            return (
              <div key={clock.id} className="reading-clock">
                <div className="reading-clock-head">
                  <span>{rule ? text(rule.title) : clock.rule}</span>
                  <DueChip due={clock.due} now={now} provisional={clock.provisional} />
                </div>
                {clock.days.length > 0 ? <ClockStrip days={clock.days} due={clock.due} now={now} compact /> : null}
              </div>
            );
          })}
        </section>
      ) : null}
      <section>
        <h3>{words.pane.narrative}</h3>
        <p className="reading-text">{details.narrative}</p>
      </section>
      {details.demand === '' ? null : (
        <section>
          <h3>{words.pane.demand}</h3>
          <p className="reading-text">{details.demand}</p>
        </section>
      )}
      <dl className="reading-facts">
        <dt>{words.pane.complainant}</dt>
        <dd>
          {details.complainants.map(({ name, phone }) => [name, phone].filter(Boolean).join(' ')).join(' · ')}
          {` · ${channels[details.channel]}`}
        </dd>
        {details.complainedUnit === undefined ? null : (
          <>
            <dt>{words.pane.complainedUnit}</dt>
            <dd>
              <UnitName id={details.complainedUnit} />
            </dd>
          </>
        )}
        {details.amount === undefined ? null : (
          <>
            <dt>{words.pane.amount}</dt>
            <dd>
              <Money fen={details.amount} />
            </dd>
          </>
        )}
        <dt>{words.pane.handler}</dt>
        <dd>
          <HandlerName handler={answering?.handler ?? null} />
        </dd>
      </dl>
      <StandingMarks standing={complaint.standing} />
      <section>
        <h3>{words.pane.history}</h3>
        <Timeline
          entries={entries === undefined ? complaint.timeline : complaint.timeline.slice(0, entries)}
          pack={pack}
        />
      </section>
    </div>
  );
}
