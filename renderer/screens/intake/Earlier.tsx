import { Button, Radio, Tag } from 'antd';
import { useState } from 'react';
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
  const { links: names } = useWords(detailsWords);
  const links = useIntake((state) => state.form.links);
  const draft = useIntake((state) => state.draft);
  const [opened, setOpened] = useState<string | null>(null);
  // The likest ones; the deadlines and the receiver below must stay in sight. The next caller begins short again.
  const isLinked = (one: SimilarCase): boolean => links.some((link) => link.other === one.id);
  const shown = similar.filter((one, index) => opened === draft || index < 3 || isLinked(one));
  // Linked while another number or outlet stood in the form: still linked, so still in sight.
  const others = links.filter((link) => !similar.some((one) => one.id === link.other));
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
          {shown.map((one) => (
            <OneEarlier key={one.id} one={one} position={similar.indexOf(one) + 1} write={write} />
          ))}
        </ol>
      )}
      {others.map((link) => (
        <Tag
          key={link.other}
          closable={{ 'aria-label': earlier.unlink(link.number) }}
          onClose={(event) => {
            event.preventDefault();
            write.link(link, null);
          }}
        >
          {`${link.number} · ${names[link.kind]}`}
        </Tag>
      ))}
      {shown.length < similar.length && (
        <Button type="link" size="small" onClick={() => setOpened(draft)}>
          {earlier.more(similar.length - shown.length)}
        </Button>
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
    // "Same outlet and reason" says "same outlet" already.
    ...one.why.filter((why) => why !== 'unit' || !one.why.includes('unitAndReason')).map((why) => earlier.why[why]),
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
      <div className="intake-earlier-link">
        {position <= lastKey && (
          <span title={earlier.linkKey}>
            <Key name={`Alt+${position}`} />
          </span>
        )}
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
      </div>
      <p title={one.gist}>{one.gist}</p>
    </li>
  );
}

/** What one press of the key makes of a link. */
export const nextLink = (kind: 'repeat' | 'sameMatter' | 'related' | undefined): 'repeat' | 'sameMatter' | null =>
  kind === undefined ? 'repeat' : kind === 'repeat' ? 'sameMatter' : null;
