import { App, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { addDays, instantOf } from '../../../../shared/calendar/local.ts';
import type { Unit } from '../../../../shared/people/office.ts';
import { contactsWords } from '../../../../shared/words/contacts.ts';
import { useDesk } from '../../../link/desk.ts';
import { today } from '../../../parts/format.ts';
import { InlineForm, Labelled } from '../../../parts/InlineForm.tsx';
import { PersonPicker } from '../../../parts/PersonPicker.tsx';
import { Problem } from '../../../parts/Problem.tsx';
import { useFormat } from '../../../parts/useFormat.ts';
import { useSend } from '../../../parts/useSend.ts';
import { useWords } from '../../../state/language.ts';
import { personName, unitName, useOffice } from '../../../state/office.ts';

type Told = { from: number; pair?: { a: string; b?: string }; leader?: string; contact?: { phone: string } };

/** A change of contacts told beforehand; the desk says whether it is early enough. */
export function AnnounceForm({ unit, onClose }: { unit: string; onClose: () => void }) {
  const words = useWords(contactsWords);
  const office = useOffice();
  const id = useId();
  const { now } = useFormat();
  const { client } = useDesk();
  const { message } = App.useApp();
  const [date, setDate] = useState<string | null>(null);
  const [a, setA] = useState<string | null>(null);
  const [b, setB] = useState<string | null>(null);
  const [leader, setLeader] = useState<string | null>(null);
  const [phone, setPhone] = useState('');
  const stored = office.unitById.get(unit);
  const saving = useSend(
    (request, told: Told) => client.duty.announceChange({ request, unit, ...told }),
    ['duty', 'office'],
    ({ inTime }) => {
      void message.info(inTime ? words.told : words.late);
      onClose();
    },
  );
  const isEmpty = a === null && leader === null && phone.trim() === '';
  const save = (): void => {
    if (date === null) return;
    saving.mutate({
      from: instantOf('Asia/Shanghai', date, 0),
      ...(a === null ? {} : { pair: { a, ...(b === null ? {} : { b }) } }),
      ...(leader === null ? {} : { leader }),
      ...(phone.trim() === '' ? {} : { contact: { ...stored?.contact, phone: phone.trim() } }),
    });
  };
  const title = words.announceTitle(unitName(office, unit));
  return (
    <InlineForm
      label={title}
      save={words.saveChange}
      onSave={save}
      onClose={onClose}
      error={saving.error}
      isSending={saving.isPending}
      disabled={date === null || isEmpty}
    >
      <div className="duty-fields">
        <Labelled id={`${id}-from`} label={words.from}>
          <DatePicker
            id={`${id}-from`}
            value={date === null ? null : dayjs(date)}
            minDate={dayjs(addDays(today(now), 1))}
            onChange={(chosen) => setDate(chosen ? chosen.format('YYYY-MM-DD') : null)}
          />
        </Labelled>
        <Labelled id={`${id}-a`} label={words.a}>
          <PersonPicker id={`${id}-a`} label={words.a} unit={unit} value={a} onChange={setA} />
        </Labelled>
        <Labelled id={`${id}-b`} label={words.b}>
          <PersonPicker id={`${id}-b`} label={words.b} unit={unit} value={b} onChange={setB} disabled={a === null} />
        </Labelled>
        <Labelled id={`${id}-leader`} label={words.leader}>
          <PersonPicker id={`${id}-leader`} label={words.leader} value={leader} onChange={setLeader} />
        </Labelled>
        <Labelled id={`${id}-phone`} label={words.columns.phone}>
          <Input
            id={`${id}-phone`}
            value={phone}
            maxLength={200}
            placeholder={stored?.contact.phone ?? ''}
            onChange={(event) => setPhone(event.target.value)}
          />
        </Labelled>
      </div>
      <p className="quiet">{words.hint}</p>
    </InlineForm>
  );
}

/** Changes told for this unit that have not taken effect. */
export function Coming({ unit, mayDrop }: { unit: Unit; mayDrop: boolean }) {
  const words = useWords(contactsWords);
  const office = useOffice();
  const { now, moment } = useFormat();
  const { client } = useDesk();
  const dropping = useSend(
    (request, change: string) => client.duty.dropChange({ request, unit: unit.id, change }),
    ['duty', 'office'],
  );
  return (
    <ul className="contacts-coming">
      {(unit.coming ?? [])
        .filter(({ from }) => from > now)
        .map(({ id, from, pair, leader, department, contact }) => {
          const what = [
            pair ? `${words.a} ${personName(office, pair.a)}` : '',
            pair?.b ? `${words.b} ${personName(office, pair.b)}` : '',
            leader ? `${words.leader} ${personName(office, leader)}` : '',
            department?.name ?? '',
            contact?.phone ?? '',
          ].filter(Boolean);
          return (
            <li key={id}>
              {words.coming(moment(from), what.join(' · '))}{' '}
              {mayDrop ? (
                <button type="button" className="duty-link" onClick={() => dropping.mutate(id)}>
                  {words.drop}
                </button>
              ) : null}
            </li>
          );
        })}
      <Problem error={dropping.error} />
    </ul>
  );
}
