import { Radio } from 'antd';
import { daysBetween, localDate } from '../../../shared/calendar/local.ts';
import type { SimilarCase } from '../../../shared/contract/views.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { intakeWords } from '../../../shared/words/intake.ts';
import { Key } from '../../parts/Key.tsx';
import { useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { useGo } from '../../state/go.ts';
import { useIntake, type Write } from './store.ts';

/** Complaints of the same person, phone or outlet, why they are shown, and how this one relates to them. */
export function Earlier(props: { similar: readonly SimilarCase[]; isAsked: boolean; write: Write }) {
  const { similar, isAsked, write } = props;
  const { earlier } = useWords(intakeWords);
  const links = useIntake((state) => state.form.links);
  return (
    <section className="intake-panel" aria-label={earlier.title}>
      <header>
        <h2>{earlier.title}</h2>
        {links.length > 0 && <span className="intake-note">{earlier.linked(links.length)}</span>}
      </header>
      {similar.length === 0 ? (
        <p className="intake-note">{isAsked ? earlier.none : earlier.empty}</p>
      ) : (
        <ol className="intake-earlier">
          {similar.map((one, index) => (
            <OneEarlier key={one.id} one={one} position={index + 1} write={write} />
          ))}
        </ol>
      )}
    </section>
  );
}

const notLinked = 'none';
/** Alt with the digit links it: only nine have one. */
const lastKey = 9;

function OneEarlier({ one, position, write }: { one: SimilarCase; position: number; write: Write }) {
  const { earlier } = useWords(intakeWords);
  const { links: names } = useWords(detailsWords);
  const office = useOffice();
  const go = useGo();
  const now = useNow();
  const kind = useIntake((state) => state.form.links.find((link) => link.other === one.id)?.kind);
  const days = daysBetween(localDate('Asia/Shanghai', one.receivedAt), localDate('Asia/Shanghai', now));
  const state = one.ended ?? (one.standing.closed ? 'closed' : one.standing.replied ? 'replied' : 'open');
  const reasons = [
    ...one.why.map((why) => earlier.why[why]),
    earlier.received(earlier.daysAgo(days)),
    earlier.state[state],
  ];
  return (
    <li data-linked={kind !== undefined}>
      <div className="intake-earlier-why">{reasons.join(' · ')}</div>
      <div className="intake-earlier-what">
        <button
          type="button"
          className="intake-plain"
          title={earlier.openHint}
          onClick={() => go('complaint', { id: one.id })}
        >
          {one.number}
        </button>
        <span>{one.complainant}</span>
        <span>{unitName(office, one.complainedUnit)}</span>
      </div>
      <p>{one.gist}</p>
      <Radio.Group
        size="small"
        optionType="button"
        aria-label={earlier.linkGroup(one.number)}
        value={kind ?? notLinked}
        onChange={(event) => {
          const chosen = event.target.value as 'repeat' | 'sameMatter' | typeof notLinked;
          write.link({ other: one.id, number: one.number }, chosen === notLinked ? null : chosen);
        }}
        options={[
          { value: notLinked, label: earlier.notLinked },
          { value: 'repeat', label: names.repeat },
          { value: 'sameMatter', label: names.sameMatter },
        ]}
      />
      {position <= lastKey && (
        <span title={earlier.linkKey}>
          <Key name={`Alt+${position}`} />
        </span>
      )}
    </li>
  );
}

/** What one press of the key makes of a link. */
export const nextLink = (kind: 'repeat' | 'sameMatter' | 'related' | undefined): 'repeat' | 'sameMatter' | null =>
  kind === undefined ? 'repeat' : kind === 'repeat' ? 'sameMatter' : null;
