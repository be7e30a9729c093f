import { Button, DatePicker, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import type { GroupView } from '../../../shared/contract/calls/group.ts';
import type { Span } from '../../../shared/group/events.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';

type Props = { view: GroupView; mayManage: boolean };

/** P10-M15: a promise to customers beside how long its money is held back. */
export function DatePairs({ view, mayManage }: Props) {
  const words = useWords(groupsWords).pairs;
  const { date } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { pairs } = view.group;
  const add = (
    <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
      {words.add}
    </Button>
  );
  return (
    <Card title={words.title} aside={mayManage ? add : null}>
      <p className="quiet">{words.hint}</p>
      {isOpen ? <Add group={view.group.id} onClose={() => setOpen(false)} /> : null}
      {pairs.length === 0 && !isOpen ? <p className="quiet">{words.none}</p> : null}
      <ul className="group-lines">
        {pairs.map((pair) => (
          <li key={pair.id}>
            <strong>{pair.title}</strong>{' '}
            <span className={pair.gapDays > 0 ? 'group-gap' : 'quiet'}>
              {pair.gapDays > 0 ? words.gap(pair.gapDays) : words.covered}
            </span>
            <div className="quiet">{words.until(date(pair.promisedUntil), date(pair.heldUntil))}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Draft = { from: string | null; months: number | null };

function Add({ group, onClose }: { group: string; onClose: () => void }) {
  const words = useWords(groupsWords).pairs;
  const { client } = useDesk();
  const id = useId();
  const [title, setTitle] = useState('');
  const [promised, setPromised] = useState<Draft>({ from: null, months: 60 });
  const [held, setHeld] = useState<Draft>({ from: null, months: 24 });
  const spanOf = ({ from, months }: Draft): Span | null => (from && months ? { from, months } : null);
  const [one, other] = [spanOf(promised), spanOf(held)];
  const send = useSend(
    (request, input: { title: string; promised: Span; held: Span }) =>
      client.group.datePair({ request, id: group, ...input }),
    ['group'],
    onClose,
  );
  return (
    <InlineForm
      label={words.add}
      save={words.save}
      onSave={() => one && other && send.mutate({ title, promised: one, held: other })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={title.trim() === '' || !one || !other}
    >
      <Labelled label={words.name} id={`${id}-title`}>
        <Input id={`${id}-title`} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Labelled>
      <Period id={`${id}-promised`} label={words.promised} value={promised} onChange={setPromised} />
      <Period id={`${id}-held`} label={words.held} value={held} onChange={setHeld} />
    </InlineForm>
  );
}

function Period(props: { id: string; label: string; value: Draft; onChange: (value: Draft) => void }) {
  const { id, label, value, onChange } = props;
  const words = useWords(groupsWords).pairs;
  return (
    <div className="group-row">
      <Labelled label={label} id={id}>
        <DatePicker
          id={id}
          format="YYYY-MM-DD"
          value={value.from === null ? null : dayjs(value.from)}
          onChange={(day) => onChange({ ...value, from: day ? day.format('YYYY-MM-DD') : null })}
        />
      </Labelled>
      <Labelled label={words.months} id={`${id}-months`}>
        <InputNumber
          id={`${id}-months`}
          min={1}
          max={1200}
          precision={0}
          value={value.months}
          onChange={(months) => onChange({ ...value, months })}
        />
      </Labelled>
    </div>
  );
}
