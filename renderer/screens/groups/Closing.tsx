import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { GroupView } from '../../../shared/contract/calls/group.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { useRefusalSentence } from '../../parts/refusal.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';

type Props = { view: GroupView; mayManage: boolean };

/** What stands between the group and its end (P10-CLOSE), or how it ended. */
export function Closing({ view, mayManage }: Props) {
  const words = useWords(groupsWords).close;
  const sentence = useRefusalSentence();
  const office = useOffice();
  const { moment } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { obstacles, group } = view;
  if (group.closed) {
    return (
      <Card title={words.title}>
        <p className="quiet">{words.closed(personName(office, group.closed.by), moment(group.closed.at))}</p>
        <p className="group-matter">{group.closed.summary}</p>
      </Card>
    );
  }
  return (
    <Card title={words.title}>
      {obstacles.length === 0 ? <p>{words.ready}</p> : <p className="quiet">{words.notYet}</p>}
      <ul className="group-obstacles">
        {obstacles.map((obstacle) => (
          <li key={obstacle.code}>{sentence(obstacle)}</li>
        ))}
      </ul>
      {mayManage && obstacles.length === 0 && !isOpen ? (
        <div>
          <Button type="primary" onClick={() => setOpen(true)}>
            {words.save}
          </Button>
        </div>
      ) : null}
      {isOpen ? <Close group={group.id} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

function Close({ group, onClose }: { group: string; onClose: () => void }) {
  const words = useWords(groupsWords).close;
  const { client } = useDesk();
  const id = useId();
  const [summary, setSummary] = useState('');
  const send = useSend(
    (request, text: string) => client.group.close({ request, id: group, summary: text }),
    ['group'],
    onClose,
  );
  return (
    <InlineForm
      label={words.title}
      save={words.save}
      onSave={() => send.mutate(summary)}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={summary.trim() === ''}
    >
      <Labelled label={words.summary} id={id}>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3, maxRows: 8 }}
          value={summary}
          onChange={(event) => setSummary(event.target.value)}
        />
      </Labelled>
    </InlineForm>
  );
}
