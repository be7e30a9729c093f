import { useId, useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import type { Clock } from '../../../shared/complaint/state.ts';
import { firstAsked, type Pack } from '../../../shared/procedure/pack.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { ClockStrip } from '../../parts/ClockStrip.tsx';
import { DueChip } from '../../parts/DueChip.tsx';
import { clockRule, suspensionTitle } from '../../parts/ruleTitles.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { ClockActs } from './clockActs/ClockActs.tsx';
import { Explanation } from './Explanation.tsx';

/** Every running clock with its strip of days; the ended ones folded below. */
export function Clocks({ view, pack }: { view: ComplaintView; pack: Pack }) {
  const words = useWords(complaintWords);
  const [showsEnded, setShowsEnded] = useState(false);
  const running = view.clocks.filter(isAlive).sort((left, right) => left.due - right.due);
  const ended = view.clocks.filter((clock) => !isAlive(clock));
  const endedId = useId();
  return (
    <section className="complaint-clocks" aria-label={words.clocks}>
      {running.length === 0 && !view.ended ? <p className="complaint-quiet">{words.noClocks}</p> : null}
      <ul>
        {running.map((clock) => (
          <ClockRow key={clock.id} clock={clock} view={view} pack={pack} isCompact={running.length > 2} />
        ))}
      </ul>
      {ended.length > 0 ? (
        <>
          <button
            type="button"
            className="complaint-fold"
            aria-expanded={showsEnded}
            aria-controls={endedId}
            onClick={() => setShowsEnded(!showsEnded)}
          >
            {words.pastClocks(ended.length)}
          </button>
          <ul id={endedId} hidden={!showsEnded}>
            {showsEnded
              ? ended.map((clock) => <ClockRow key={clock.id} clock={clock} view={view} pack={pack} isCompact />)
              : null}
          </ul>
        </>
      ) : null}
    </section>
  );
}

/** Days that stand beside the title and the due moment of a clock without crowding them out. */
const mostWide = 21;

/** Running, or standing still until somebody looks at it again. */
const isAlive = (clock: Clock): boolean => clock.state === 'running' || clock.state === 'suspended';

type RowProps = { clock: Clock; view: ComplaintView; pack: Pack; isCompact: boolean };

function ClockRow({ clock, view, pack, isCompact }: RowProps) {
  const words = useWords(complaintWords);
  const text = useText();
  const format = useFormat();
  const owner = useOwner(clock, view, pack);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const rule = clockRule(pack, clock.rule);
  const title = rule ? text(rule.title) : clock.rule;
  const isRunning = isAlive(clock);
  return (
    <li className={`clock-row clock-${clock.state}`}>
      <div className="clock-line">
        <strong className="clock-title">{title}</strong>
        <span className="clock-owner" title={words.owner}>
          {owner}
        </span>
        <span className="clock-strip">
          {isRunning ? (
            <ClockStrip
              days={clock.days}
              due={clock.due}
              now={format.now}
              compact={isCompact || clock.days.length > mostWide}
            />
          ) : (
            <EndedText clock={clock} />
          )}
        </span>
        <span className="clock-due">
          <span className="complaint-quiet">{clock.suspended ? words.reviewBy : words.due}</span>{' '}
          {isRunning ? (
            <DueChip due={clock.due} now={format.now} provisional={clock.provisional} />
          ) : (
            <span className="complaint-quiet">{format.due(clock.due)}</span>
          )}
        </span>
        <button
          type="button"
          className="text-link"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`${isOpen ? words.hideWhy : words.why} ${words.whyOf(title)}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? words.hideWhy : words.why}
        </button>
      </div>
      {clock.suspended ? (
        <p className="complaint-quiet">
          {words.suspended(
            suspensionTitle(pack, clock.rule, clock.suspended.reason, text),
            format.moment(clock.suspended.at),
          )}
        </p>
      ) : null}
      <ClockActs clock={clock} view={view} rule={rule} title={title} />
      <div id={id} hidden={!isOpen}>
        {isOpen ? <Explanation clock={clock} rule={rule} title={title} /> : null}
      </div>
    </li>
  );
}

function EndedText({ clock }: { clock: Clock }) {
  const words = useWords(complaintWords);
  const format = useFormat();
  const state = clock.state === 'cancelled' ? 'cancelled' : clock.late ? 'late' : 'met';
  const when = clock.endedAt === null ? '' : format.moment(clock.endedAt);
  return <span className={`clock-end clock-end-${state}`}>{words.clockEnded(words.clockState[state], when)}</span>;
}

/** The party a clock belongs to, with the unit that plays it here. */
function useOwner(clock: Clock, view: ComplaintView, pack: Pack): string {
  const words = useWords(complaintWords);
  const text = useText();
  const office = useOffice();
  // A regime beside the procedure may name a party this one does not have: the work is then with whoever was asked first.
  const isFirst = clock.owner === firstAsked || pack.parties.every(({ id }) => id !== clock.owner);
  const held = view.parties.find((one) => one.party === clock.owner);
  const unit = isFirst ? view.firstAsked.unit : held?.unit;
  if (unit) return unitName(office, unit);
  const party = pack.parties.find((one) => one.id === clock.owner);
  return party ? text(party.title) : words.owner;
}
