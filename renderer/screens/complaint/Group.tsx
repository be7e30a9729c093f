import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { GroupOfComplaint } from '../../../shared/contract/calls/group.ts';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { groupKinds } from '../../../shared/procedure/packs/groupComplaints/rules.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';
import { Part } from './Part.tsx';

/** The group this complaint belongs to with its one wording, or the way into one. */
export function Group({ view }: { view: ComplaintView }) {
  const words = useWords(groupsWords).complaint;
  const { query } = useDesk();
  const may = useMay();
  const [opened, setOpened] = useState<'begin' | 'join' | null>(null);
  const read = useQuery(query.group.ofComplaint.queryOptions({ input: { complaint: view.id } }));
  if (read.data === undefined) return null;
  if (read.data) return <Standing group={read.data} complaint={view.id} />;
  if (!may('manageGroups')) return null;
  const close = (): void => setOpened(null);
  return (
    <Part title={words.title}>
      {opened === null ? (
        <div className="complaint-inline">
          <span className="complaint-quiet">{words.none}</span>
          <Button size="small" onClick={() => setOpened('begin')}>
            {words.begin}
          </Button>
          <Button size="small" onClick={() => setOpened('join')}>
            {words.joinOpen}
          </Button>
        </div>
      ) : null}
      {opened === 'begin' ? <Begin view={view} onClose={close} /> : null}
      {opened === 'join' ? <Join complaint={view.id} onClose={close} /> : null}
    </Part>
  );
}

function Standing({ group, complaint }: { group: GroupOfComplaint; complaint: string }) {
  const words = useWords(groupsWords).complaint;
  const go = useGo();
  const { client } = useDesk();
  const read = useSend((request, notice: string) => client.notice.read({ request, id: notice }), ['notice', 'group']);
  const { wording } = group;
  return (
    <Part title={words.title}>
      <div>
        <button type="button" className="text-link" onClick={() => go('groups', { search: { group: group.id } })}>
          {group.number}
        </button>{' '}
        {group.title}
        <div className="complaint-quiet">
          {words.people(group.people, group.members)}
          {group.master === complaint ? ` · ${words.master}` : ''}
        </div>
      </div>
      {wording ? (
        <>
          <p className="complaint-quiet">{words.wording}</p>
          <blockquote className="complaint-wording">{wording.wording}</blockquote>
          {wording.read ? (
            <p className="complaint-quiet">{words.isRead}</p>
          ) : (
            <div>
              <Button size="small" type="primary" loading={read.isPending} onClick={() => read.mutate(wording.notice)}>
                {words.read}
              </Button>
            </div>
          )}
          <Problem error={read.error} />
        </>
      ) : null}
    </Part>
  );
}

function Begin({ view, onClose }: { view: ComplaintView; onClose: () => void }) {
  const words = useWords(groupsWords).complaint;
  const text = useText();
  const { client } = useDesk();
  const go = useGo();
  const id = useId();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState('P10-T0');
  const [matter, setMatter] = useState(view.details.narrative.slice(0, 500));
  const send = useSend(
    (request, input: { title: string; kind: string; matter: string }) =>
      client.group.begin({ request, complaint: view.id, ...input }),
    ['group', 'complaint'],
    ({ id: group }) => go('groups', { search: { group } }),
  );
  return (
    <InlineForm
      label={words.begin}
      save={words.save}
      onSave={() => send.mutate({ title, kind, matter })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={title.trim() === '' || matter.trim() === ''}
    >
      <Labelled label={words.name} id={`${id}-title`}>
        <Input id={`${id}-title`} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Labelled>
      <Labelled label={words.kind} id={`${id}-kind`}>
        <Select
          id={`${id}-kind`}
          value={kind}
          options={groupKinds.map((one) => ({ value: one.id, label: `${one.id} ${text(one.title)}` }))}
          onChange={setKind}
        />
      </Labelled>
      <Labelled label={words.matter} id={`${id}-matter`}>
        <Input.TextArea
          id={`${id}-matter`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={matter}
          onChange={(event) => setMatter(event.target.value)}
        />
      </Labelled>
    </InlineForm>
  );
}

function Join({ complaint, onClose }: { complaint: string; onClose: () => void }) {
  const words = useWords(groupsWords).complaint;
  const { client, query } = useDesk();
  const id = useId();
  const [group, setGroup] = useState<string | null>(null);
  const groups = useQuery(query.group.list.queryOptions({ input: { state: 'open' } })).data ?? [];
  const send = useSend(
    (request, into: string) => client.group.join({ request, id: into, complaints: [complaint] }),
    ['group', 'complaint'],
    onClose,
  );
  return (
    <InlineForm
      label={words.joinOpen}
      save={words.join}
      onSave={() => group && send.mutate(group)}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={group === null}
    >
      <Labelled label={words.group} id={id}>
        <Select
          id={id}
          value={group}
          showSearch={{ optionFilterProp: 'label' }}
          options={groups.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
          onChange={setGroup}
        />
      </Labelled>
    </InlineForm>
  );
}
