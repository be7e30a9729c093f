import type { TimelineEntry } from '../../shared/contract/views.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useText, useWords } from '../state/language.ts';
import { personName, unitName, useOffice } from '../state/office.ts';
import { timelineText } from './timelineText.ts';
import { useFormat } from './useFormat.ts';

export type TimelineProps = { entries: readonly TimelineEntry[]; pack: Pack };

/** What happened, newest first: who, for whom, and what was written. */
export function Timeline({ entries, pack }: TimelineProps) {
  const words = useWords(partsWords);
  const text = useText();
  const office = useOffice();
  const format = useFormat();
  const ordered = [...entries].sort((left, right) => right.sequence - left.sequence);
  if (ordered.length === 0) return <p className="quiet">{words.timeline.empty}</p>;
  return (
    <ol className="timeline" aria-label={words.timeline.label}>
      {ordered.map((entry) => {
        const said = timelineText(entry, { pack, text, words, office, format });
        const who = entry.actingFor
          ? words.handler.actingFor(
              words.handler.b,
              personName(office, entry.person),
              personName(office, entry.actingFor),
            )
          : entry.person
            ? personName(office, entry.person)
            : words.timeline.systemEntry;
        return (
          <li key={`${entry.sequence}-${entry.type}`} className={`entry entry-${said.weight}`}>
            <div className="entry-head">
              <span className="entry-title">{said.title}</span>
              {entry.internal ? <span className="entry-internal">{words.timeline.internal}</span> : null}
              <span className="entry-who">
                {who}
                {entry.unit ? ` · ${unitName(office, entry.unit)}` : ''}
              </span>
              <time className="entry-at" dateTime={new Date(entry.at).toISOString()}>
                {format.moment(entry.at)}
              </time>
            </div>
            {said.lines.length > 0 ? (
              <dl className="entry-body">
                {said.lines.map(({ label, value }) => (
                  <div key={`${label}${value}`}>
                    {label === '' ? null : <dt>{label}</dt>}
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
