import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { AlarmView } from '../../../../shared/contract/dutyViews.ts';
import { dutyRecordsWords } from '../../../../shared/words/dutyRecords.ts';
import { useDesk } from '../../../link/desk.ts';
import { InlineForm, Labelled } from '../../../parts/InlineForm.tsx';
import { useFormat } from '../../../parts/useFormat.ts';
import { useSend } from '../../../parts/useSend.ts';
import { useWords } from '../../../state/language.ts';
import { personName, unitName, useOffice } from '../../../state/office.ts';

/** An alarm from its beginning to the signature: since when, who was told and when, how it ended, what was done. */
export function AlarmRecord({ alarm }: { alarm: AlarmView }) {
  const words = useWords(dutyRecordsWords);
  const office = useOffice();
  const { moment } = useFormat();
  const [signing, setSigning] = useState(false);
  const { ended, signed, inbox } = alarm;
  const why = alarm.why === 'notAccepted' ? words.alarm.notAccepted(inbox?.number ?? '') : words.alarm[alarm.why];
  return (
    <li className="record" data-waits={signed === null} data-rings={ended === null}>
      <div className="record-line">
        <strong>{unitName(office, alarm.unit)}</strong>
        <span>{words.alarm[alarm.kind]}</span>
        <span>{why}</span>
        <span>{words.from(moment(alarm.from))}</span>
        {inbox === null && alarm.open > 0 ? <span className="quiet">{words.work(alarm.open)}</span> : null}
        <span className="duty-space" />
        {ended === null ? <span className="record-waits">{inbox ? words.waitsToAccept : words.rings}</span> : null}
        {alarm.maySign && ended && !signed ? (
          <Button size="small" aria-expanded={signing} onClick={() => setSigning(!signing)}>
            {words.signAlarm}
          </Button>
        ) : null}
      </div>
      <ol className="record-steps">
        {alarm.told.map(({ level, unit, leader, at }) => (
          <li key={level}>
            {words.told(
              unitName(office, unit),
              leader === null ? words.noLeader : personName(office, leader),
              moment(at),
            )}
          </li>
        ))}
        {ended ? (
          <li>
            {words.ended[ended.how](
              ended.answering === null ? '' : personName(office, ended.answering),
              ended.by === null ? '' : personName(office, ended.by),
              moment(ended.at),
            )}
          </li>
        ) : null}
        {signed ? (
          <li className="record-signed">
            {words.alarmSigned(personName(office, signed.by), moment(signed.at), signed.note)}
          </li>
        ) : null}
      </ol>
      {signing ? <SignForm alarm={alarm} onClose={() => setSigning(false)} /> : null}
    </li>
  );
}

function SignForm({ alarm, onClose }: { alarm: AlarmView; onClose: () => void }) {
  const words = useWords(dutyRecordsWords);
  const id = useId();
  const { client } = useDesk();
  const [note, setNote] = useState('');
  const signing = useSend(
    (request, input: { id: string; note: string }) => client.duty.signAlarm({ request, ...input }),
    ['duty'],
    onClose,
  );
  return (
    <InlineForm
      label={words.signAlarm}
      save={words.signAlarm}
      onSave={() => signing.mutate({ id: alarm.id, note: note.trim() })}
      onClose={onClose}
      error={signing.error}
      isSending={signing.isPending}
      disabled={note.trim() === ''}
    >
      <Labelled id={`${id}-note`} label={words.alarmNote}>
        <Input
          id={`${id}-note`}
          value={note}
          maxLength={1000}
          placeholder={words.alarmNoteHint}
          onChange={(event) => setNote(event.target.value)}
        />
      </Labelled>
    </InlineForm>
  );
}
