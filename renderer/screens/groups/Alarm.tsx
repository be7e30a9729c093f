import { Button, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import type { GroupView } from '../../../shared/contract/calls/group.ts';
import { majorBases, type MajorBasis } from '../../../shared/group/events.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';

type Props = { view: GroupView; mayManage: boolean };

/** Twenty people reached: the facts, and a person's decision whether it is a major complaint (C-M1). */
export function Alarm({ view, mayManage }: Props) {
  const { group } = view;
  const words = useWords(groupsWords).alarm;
  const office = useOffice();
  const { moment } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { alarm, major } = group;
  if (!alarm && !major && !mayManage) return null;
  return (
    <section className={alarm && !major ? 'group-alarm' : 'group-alarm group-calm'} aria-label={words.decide}>
      {alarm ? (
        <p>
          <strong>{words.title(alarm.people)}</strong> {words.members(group.members.length)}
        </p>
      ) : null}
      {alarm && !major ? <p>{words.text}</p> : null}
      {major ? (
        <p>
          <strong>{words.decided(major.major)}</strong>{' '}
          {`${major.major ? `${words.bases[major.basis]} · ` : ''}${personName(office, major.by)} ${moment(major.at)}`}
          <br />
          {major.text}
        </p>
      ) : null}
      {mayManage && !isOpen && !major ? (
        <div>
          <Button size="small" type={alarm ? 'primary' : 'text'} onClick={() => setOpen(true)}>
            {alarm ? words.decide : words.other}
          </Button>
        </div>
      ) : null}
      {isOpen ? <Decision group={group.id} hasAlarm={alarm !== null} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function Decision({ group, hasAlarm, onClose }: { group: string; hasAlarm: boolean; onClose: () => void }) {
  const words = useWords(groupsWords).alarm;
  const { client } = useDesk();
  const id = useId();
  const [major, setMajor] = useState(true);
  const [basis, setBasis] = useState<MajorBasis>(hasAlarm ? 'jointVisit' : 'designated');
  const [text, setText] = useState('');
  const send = useSend(
    (request, input: { major: boolean; basis: MajorBasis; text: string }) =>
      client.group.decideMajor({ request, id: group, ...input }),
    ['group'],
    onClose,
  );
  const bases = majorBases.filter((one) => one !== 'none' && (hasAlarm || one !== 'jointVisit'));
  return (
    <InlineForm
      label={words.decide}
      save={words.save}
      onSave={() => send.mutate({ major, basis: major ? basis : 'none', text })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={text.trim() === ''}
    >
      {hasAlarm ? (
        <Radio.Group
          aria-label={words.isMajor}
          value={major}
          options={[
            { value: true, label: words.yes },
            { value: false, label: words.no },
          ]}
          onChange={({ target }) => setMajor(target.value === true)}
        />
      ) : null}
      {major ? (
        <Labelled label={words.basis} id={`${id}-basis`}>
          <Select<MajorBasis>
            id={`${id}-basis`}
            value={basis}
            options={bases.map((value) => ({ value, label: words.bases[value] }))}
            onChange={setBasis}
          />
        </Labelled>
      ) : null}
      <Labelled label={words.text2} id={`${id}-text`}>
        <Input.TextArea
          id={`${id}-text`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Labelled>
    </InlineForm>
  );
}
