import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { GroupView } from '../../../shared/contract/calls/group.ts';
import type { Representative } from '../../../shared/group/events.ts';
import { groupNumbers } from '../../../shared/procedure/packs/groupComplaints/rules.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { InlineForm } from '../../parts/InlineForm.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';

type Props = { view: GroupView; mayManage: boolean };

/** Who speaks for all: at most five (C-I3). */
export function Representatives({ view, mayManage }: Props) {
  const words = useWords(groupsWords).representatives;
  const [isOpen, setOpen] = useState(false);
  const { representatives } = view.group;
  const numberOf = (complaint: string): string =>
    view.members.find((member) => member.complaint === complaint)?.number ?? '—';
  const edit = (
    <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
      {words.edit}
    </Button>
  );
  return (
    <Card title={words.title} aside={mayManage ? edit : null}>
      <p className="quiet">{words.hint}</p>
      {representatives.length === 0 && !isOpen ? <p className="quiet">{words.none}</p> : null}
      {isOpen ? (
        <Edit view={view} onClose={() => setOpen(false)} />
      ) : (
        <ul className="group-lines">
          {representatives.map((one) => (
            <li key={`${one.name} ${one.complaint}`}>
              <strong>{one.name}</strong> <span className="number">{one.phone}</span>{' '}
              <span className="quiet">{numberOf(one.complaint)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

type Row = Representative & { key: number };
let keys = 0;

function Edit({ view, onClose }: { view: GroupView; onClose: () => void }) {
  const words = useWords(groupsWords).representatives;
  const { client } = useDesk();
  const [first] = view.members;
  const empty = (): Row => ({
    key: ++keys,
    name: first?.complainant ?? '',
    phone: '',
    complaint: first?.complaint ?? view.group.master,
  });
  const [rows, setRows] = useState<Row[]>(() => {
    const { representatives } = view.group;
    return representatives.length > 0 ? representatives.map((one) => ({ ...one, key: ++keys })) : [empty()];
  });
  const most = groupNumbers.representatives.value;
  const send = useSend(
    (request, representatives: Representative[]) => client.group.elect({ request, id: view.group.id, representatives }),
    ['group'],
    onClose,
  );
  const change = (key: number, changed: Partial<Representative>): void =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  return (
    <InlineForm
      label={words.edit}
      save={words.save}
      onSave={() => send.mutate(rows.map(({ name, phone, complaint }) => ({ name, phone, complaint })))}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={rows.some(({ name }) => name.trim() === '')}
    >
      {rows.map(({ key, name, phone, complaint }) => (
        <div key={key} className="group-row">
          <Select
            aria-label={words.of}
            showSearch={{ optionFilterProp: 'label' }}
            value={complaint}
            options={view.members.map((member) => ({
              value: member.complaint,
              label: `${member.number} ${member.complainant}`,
            }))}
            onChange={(next) => {
              const member = view.members.find((one) => one.complaint === next);
              change(key, { complaint: next, name: member?.complainant ?? name });
            }}
          />
          <Input
            aria-label={words.name}
            placeholder={words.name}
            value={name}
            onChange={(event) => change(key, { name: event.target.value })}
          />
          <Input
            aria-label={words.phone}
            placeholder={words.phone}
            value={phone}
            onChange={(event) => change(key, { phone: event.target.value })}
          />
          <Button
            type="text"
            size="small"
            aria-label={words.removeOf(name)}
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      {rows.length < most ? (
        <div>
          <Button size="small" onClick={() => setRows([...rows, empty()])}>
            {words.add}
          </Button>
        </div>
      ) : (
        <p className="quiet">{words.full}</p>
      )}
    </InlineForm>
  );
}
