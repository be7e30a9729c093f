import { App, Button } from 'antd';
import type { ComplaintView, TimelineEntry } from '../../../shared/contract/views.ts';
import type { FieldValue, Pack } from '../../../shared/procedure/pack.ts';
import { actionOf } from '../../../shared/procedure/pack.ts';
import { callBacksWords } from '../../../shared/words/callBacks.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { Money } from '../../parts/Money.tsx';
import { PairRows } from '../../parts/PairRows.tsx';
import { inForce } from '../../parts/timeline/groups.ts';
import { answerOf } from '../../parts/timeline/values.ts';
import { useVoice } from '../../parts/timeline/voice.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { readable } from './phone.ts';

/** Everything a caller needs before he dials: whom, what they said, what was done and answered. */
export function Story({ complaint, pack }: { complaint: ComplaintView; pack: Pack }) {
  const words = useWords(callBacksWords);
  const { unitUnknown } = useWords(detailsWords);
  const office = useOffice();
  const go = useGo();
  const { details } = complaint;
  const unit = details.complainedUnit ? unitName(office, details.complainedUnit) : unitUnknown;
  return (
    <div className="call-story">
      <header>
        <h2>{complaint.number}</h2>
        <span>{unit}</span>
        <Button type="link" size="small" onClick={() => go('complaint', { id: complaint.id })}>
          {words.open}
        </Button>
      </header>
      <Phones complaint={complaint} />
      <section>
        <h3>{words.narrative}</h3>
        <p className="call-text">{details.narrative}</p>
      </section>
      <section>
        <h3>{words.demand}</h3>
        <p className="call-text">{details.demand || words.noDemand}</p>
        {details.amount !== undefined && (
          <p className="call-quiet">
            {words.amount} <Money fen={details.amount} />
          </p>
        )}
      </section>
      <Answers
        title={words.result}
        none={words.noResult}
        entries={taken(complaint, resultActions).slice(0, 3)}
        pack={pack}
      />
      <Answers title={words.earlierCalls} entries={taken(complaint, ['recordCallBack'])} pack={pack} />
    </div>
  );
}

const resultActions = ['settle', 'reportResult', 'answerInvalid'];

/** Steps of these kinds, the latest first. */
const taken = ({ timeline }: ComplaintView, actions: string[]): TimelineEntry[] =>
  inForce(timeline)
    .filter((entry) => entry.type === 'ActionTaken' && actions.includes(String(entry.body['action'])))
    .sort((left, right) => right.sequence - left.sequence);

function Phones({ complaint }: { complaint: ComplaintView }) {
  const words = useWords(callBacksWords);
  const { message } = App.useApp();
  const people = complaint.details.complainants.flatMap(({ name, phone, agent }) => [
    { name, phone },
    ...(agent ? [{ name: words.agent(agent.name), phone: agent.phone }] : []),
  ]);
  const copy = (phone: string): void => {
    void navigator.clipboard.writeText(phone).then(() => message.success(words.copied));
  };
  const reachable = people.filter((one) => one.phone);
  return (
    <div className="call-phones">
      {reachable.map(({ name, phone = '' }) => (
        <div key={`${name} ${phone}`}>
          <span>{`${words.phone} ${name}`}</span>
          <button type="button" title={words.copy(readable(phone))} onClick={() => copy(phone)}>
            {readable(phone)}
          </button>
        </div>
      ))}
      {reachable.length === 0 && (
        <div>
          <span>{people.map((one) => one.name).join(' · ')}</span>
          <strong>{words.noPhone}</strong>
          <span>{words.noPhoneHint}</span>
        </div>
      )}
    </div>
  );
}

function Answers(props: { title: string; none?: string; entries: TimelineEntry[]; pack: Pack }) {
  const { title, none, entries, pack } = props;
  const words = useWords(callBacksWords);
  const voice = useVoice();
  if (entries.length === 0 && none === undefined) return null;
  return (
    <section>
      <h3>{title}</h3>
      {entries.length === 0 && <p className="call-quiet">{none}</p>}
      {entries.map((entry) => {
        const fields = actionOf(pack, String(entry.body['action']))?.fields ?? [];
        const form = (entry.body['form'] ?? {}) as Record<string, FieldValue>;
        return (
          <div key={entry.sequence} className="call-answer">
            <p className="call-quiet">
              {`${voice.moment(entry.at)} · ${words.by(voice.person(entry.person), voice.unit(entry.unit))}`}
            </p>
            <dl>
              <PairRows
                pairs={fields
                  .filter((field) => (form[field.id] ?? null) !== null)
                  .map((field) => [voice.text(field.title), answerOf(field, form[field.id] ?? null, voice)])}
              />
            </dl>
          </div>
        );
      })}
    </section>
  );
}
