import { Button } from 'antd';
import { useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import type { Action, Pack } from '../../../shared/procedure/pack.ts';
import { actionOf } from '../../../shared/procedure/pack.ts';
import { callBacksWords } from '../../../shared/words/callBacks.ts';
import { ActionForm } from '../../parts/ActionForm.tsx';
import { useRefusalSentence } from '../../parts/refusal.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { useSignedIn } from '../../state/session.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { othersWhoMay } from '../../parts/colleagues.ts';

const record = 'recordCallBack';
const giveUp = 'endCallBack';

/** What to say, and the record of what was answered. */
export function Call(props: { complaint: ComplaintView; pack: Pack; onDone: () => void; onCancel: () => void }) {
  const { complaint, pack, onDone, onCancel } = props;
  const words = useWords(callBacksWords);
  const sentence = useRefusalSentence();
  const [chosen, setChosen] = useState(record);
  const action = actionOf(pack, chosen);
  const allowed = complaint.actions.find((one) => one.action === record);
  const mayGiveUp = complaint.actions.some((one) => one.action === giveUp && one.refusal === null);
  return (
    <div className="call-desk">
      <Sentences complaint={complaint} />
      {!action || !allowed || allowed.refusal ? (
        <div className="call-refused" role="alert">
          <h3>{words.notMe}</h3>
          {allowed?.refusal && <p>{sentence(allowed.refusal)}</p>}
          {action && <Others action={action} complaint={complaint} />}
        </div>
      ) : (
        <div className="call-form">
          <ActionForm key={chosen} action={action} complaint={complaint} onDone={onDone} onCancel={onCancel} />
          {(mayGiveUp || chosen === giveUp) && (
            <Button type="link" size="small" onClick={() => setChosen(chosen === record ? giveUp : record)}>
              {chosen === record ? words.giveUp : words.backToRecord}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Sentences({ complaint }: { complaint: ComplaintView }) {
  const { script, sentences, unitUnknown } = useWords(callBacksWords);
  const office = useOffice();
  const { person } = useSignedIn();
  const { details } = complaint;
  const [, month = 0, day = 0] = localDate('Asia/Shanghai', details.receivedAt).split('-').map(Number);
  const customer = details.complainants[0];
  const unit = details.complainedUnit ? unitName(office, details.complainedUnit) : unitUnknown;
  return (
    <section className="call-script" aria-label={script}>
      <h3>{script}</h3>
      <ol>
        <li>{sentences.greet(person.name, customer?.agent?.name ?? customer?.name ?? '')}</li>
        <li>{sentences.purpose(month, day, unit)}</li>
        <li>{sentences.answered}</li>
        <li>{sentences.satisfied}</li>
        <li>{sentences.why}</li>
        <li>{sentences.thanks}</li>
      </ol>
    </section>
  );
}

function Others({ action, complaint }: { action: Action; complaint: ComplaintView }) {
  const words = useWords(callBacksWords);
  const office = useOffice();
  const { now } = useFormat();
  const { person: me } = useSignedIn();
  const others = othersWhoMay(action, complaint.firstAsked.unit, complaint, office, me.id, now);
  if (others.length === 0) return <p>{words.nobodyElse}</p>;
  return (
    <>
      <p>{words.others}</p>
      <ul>
        {others.slice(0, 8).map(({ person, isThere }) => (
          <li key={person.id}>
            <strong>{person.name}</strong> {person.title}{' '}
            {isThere ? (
              (person.contact.phone ?? person.contact.mobile)
            ) : (
              <span className="call-quiet">{words.away}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
