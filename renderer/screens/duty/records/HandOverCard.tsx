import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { HandOverView } from '../../../../shared/contract/dutyViews.ts';
import type { HandOverItem } from '../../../../shared/duty/events.ts';
import { dutyPlanWords } from '../../../../shared/words/dutyPlan.ts';
import { dutyRecordsWords } from '../../../../shared/words/dutyRecords.ts';
import { useDesk } from '../../../link/desk.ts';
import { InlineForm, Labelled } from '../../../parts/InlineForm.tsx';
import { useFormat } from '../../../parts/useFormat.ts';
import { useSend } from '../../../parts/useSend.ts';
import { useGo } from '../../../state/go.ts';
import { useWords } from '../../../state/language.ts';
import { personName, useOffice } from '../../../state/office.ts';

/** One list: who went or came back, what changed hands, what is due next, and the signature. */
export function HandOverCard({ list }: { list: HandOverView }) {
  const words = useWords(dutyRecordsWords);
  const office = useOffice();
  const { moment } = useFormat();
  const pieces = byComplaint(list.items);
  const [isOpen, setOpen] = useState(list.maySign && list.signed === null && pieces.length <= 20);
  const [signing, setSigning] = useState(false);
  const name = personName(office, list.person);
  return (
    <li className="record" data-waits={list.signed === null && pieces.length > 0}>
      <div className="record-line">
        <strong>{words.kind[list.kind](name)}</strong>
        <span>{moment(list.at)}</span>
        {list.kind === 'leave' ? (
          <span className="quiet">
            {[list.reason, list.until === null ? words.untilOpen : words.until(moment(list.until))]
              .filter(Boolean)
              .join(' · ')}
          </span>
        ) : null}
        <span>{pieces.length === 0 ? words.noItems : words.items(pieces.length)}</span>
        <span className="duty-space" />
        {list.signed ? (
          <span className="record-signed">
            {words.signed(personName(office, list.signed.by), moment(list.signed.at))}
          </span>
        ) : pieces.length > 0 ? (
          <span className="record-waits">{words.waits}</span>
        ) : null}
        {pieces.length > 0 ? (
          <Button size="small" type="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? words.close : words.open}
          </Button>
        ) : null}
        {list.maySign && !list.signed && pieces.length > 0 ? (
          <Button size="small" aria-expanded={signing} onClick={() => setSigning(!signing)}>
            {words.sign}
          </Button>
        ) : null}
      </div>
      {list.signed && list.signed.note !== '' ? <p className="quiet">{list.signed.note}</p> : null}
      {signing ? <SignForm list={list} onClose={() => setSigning(false)} /> : null}
      {isOpen ? <Items pieces={pieces} /> : null}
    </li>
  );
}

/** A complaint may stand in several stages; the list names it once, with the earliest moment. */
function byComplaint(items: readonly HandOverItem[]): (HandOverItem & { works: HandOverItem['work'][] })[] {
  const found = new Map<string, HandOverItem & { works: HandOverItem['work'][] }>();
  for (const item of items) {
    const known = found.get(item.complaint);
    if (!known) found.set(item.complaint, { ...item, works: [item.work] });
    else {
      if (!known.works.includes(item.work)) known.works.push(item.work);
      known.due = Math.min(known.due, item.due);
    }
  }
  return [...found.values()].sort((left, right) => left.due - right.due);
}

function Items({ pieces }: { pieces: ReturnType<typeof byComplaint> }) {
  const words = useWords(dutyRecordsWords);
  const work = useWords(dutyPlanWords).works;
  const office = useOffice();
  const go = useGo();
  const { due, now } = useFormat();
  const name = (id: string | null): string => (id === null ? words.nobody : personName(office, id));
  return (
    <table className="record-items">
      <thead>
        <tr>
          <th scope="col">{words.columns.number}</th>
          <th scope="col">{words.columns.work}</th>
          <th scope="col">{words.columns.from}</th>
          <th scope="col">{words.columns.to}</th>
          <th scope="col">{words.columns.due}</th>
        </tr>
      </thead>
      <tbody>
        {pieces.map((piece) => (
          <tr key={piece.complaint}>
            <td>
              <button type="button" className="duty-link" onClick={() => go('complaint', { id: piece.complaint })}>
                {piece.number}
              </button>
            </td>
            <td>{piece.works.map((one) => work[one]).join(' · ')}</td>
            <td>{name(piece.from)}</td>
            <td className={piece.to === null ? 'record-waits' : ''}>{name(piece.to)}</td>
            <td className={piece.due < now ? 'record-overdue' : ''}>{due(piece.due)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SignForm({ list, onClose }: { list: HandOverView; onClose: () => void }) {
  const words = useWords(dutyRecordsWords);
  const id = useId();
  const { client } = useDesk();
  const [note, setNote] = useState('');
  const signing = useSend(
    (request, input: { id: string; note: string }) => client.duty.signHandOver({ request, ...input }),
    ['duty'],
    onClose,
  );
  return (
    <InlineForm
      label={words.sign}
      save={words.sign}
      onSave={() => signing.mutate({ id: list.id, note })}
      onClose={onClose}
      error={signing.error}
      isSending={signing.isPending}
    >
      <Labelled id={`${id}-note`} label={words.signNote}>
        <Input
          id={`${id}-note`}
          value={note}
          maxLength={1000}
          placeholder={words.signNoteHint}
          onChange={(event) => setNote(event.target.value)}
        />
      </Labelled>
    </InlineForm>
  );
}
