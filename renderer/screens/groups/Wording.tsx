import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { GroupView } from '../../../shared/contract/calls/group.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { ToneNote } from '../../parts/ToneNote.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { useMay, useSession } from '../../state/session.ts';

/** P10-M5: what everybody says, and who has read it. */
export function Wording({ view }: { view: GroupView }) {
  const words = useWords(groupsWords).wording;
  const may = useMay();
  const me = useSession()?.person?.id;
  const { client } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const { group, wording, readers } = view;
  const mayWord = may('publishNotices') && may('manageGroups') && group.closed === null;
  const missing = readers.filter(({ readAt }) => readAt === null).length;
  const own = readers.find(({ person }) => person === me);
  const read = useSend((request, notice: string) => client.notice.read({ request, id: notice }), ['notice', 'group']);
  const edit = (
    <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
      {wording ? words.change : words.write}
    </Button>
  );
  return (
    <Card title={words.title} aside={mayWord ? edit : null}>
      {isOpen ? <Edit view={view} onClose={() => setOpen(false)} /> : null}
      {wording === null ? (
        <p className="quiet">{`${words.none}${mayWord ? '' : words.mustApprove}`}</p>
      ) : (
        <>
          <p className="quiet">{`${wording.title} · ${words.version(wording.version)}`}</p>
          <blockquote className="group-wording">{wording.wording}</blockquote>
          {wording.background === '' ? null : <p className="quiet">{wording.background}</p>}
          <details open={missing > 0}>
            <summary>
              {`${words.readers} · ${readers.length === 0 ? words.noReaders : missing > 0 ? words.missing(missing) : words.allRead}`}
            </summary>
            <Readers view={view} />
          </details>
          {own && own.readAt === null ? (
            <div>
              <Button size="small" type="primary" loading={read.isPending} onClick={() => read.mutate(wording.notice)}>
                {words.read}
              </Button>
            </div>
          ) : null}
          <Problem error={read.error} />
        </>
      )}
    </Card>
  );
}

function Readers({ view }: { view: GroupView }) {
  const words = useWords(groupsWords).wording;
  const office = useOffice();
  const { moment } = useFormat();
  return (
    <ul className="group-readers">
      {view.readers.map(({ person, unit, readAt }) => (
        <li key={person}>
          {personName(office, person)} <span className="quiet">{unitName(office, unit)}</span>{' '}
          {readAt === null ? (
            <strong>{words.unread}</strong>
          ) : (
            <span className="quiet">{words.readAt(moment(readAt))}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Edit({ view, onClose }: { view: GroupView; onClose: () => void }) {
  const words = useWords(groupsWords).wording;
  const { client } = useDesk();
  const id = useId();
  const [title, setTitle] = useState(view.wording?.title ?? view.group.title);
  const [wording, setWording] = useState(view.wording?.wording ?? '');
  const [background, setBackground] = useState(view.wording?.background ?? '');
  const send = useSend(
    (request, input: { title: string; wording: string; background: string }) =>
      client.group.word({ request, id: view.group.id, ...input }),
    ['group', 'notice'],
    onClose,
  );
  return (
    <InlineForm
      label={words.title}
      save={words.save}
      onSave={() => send.mutate({ title, wording, background })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={title.trim() === '' || wording.trim() === ''}
    >
      <Labelled label={words.form} id={`${id}-title`}>
        <Input id={`${id}-title`} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Labelled>
      <Labelled label={words.wording} id={`${id}-wording`}>
        <Input.TextArea
          id={`${id}-wording`}
          autoSize={{ minRows: 3, maxRows: 10 }}
          value={wording}
          onChange={(event) => setWording(event.target.value)}
        />
      </Labelled>
      <ToneNote text={wording} />
      <Labelled label={words.background} id={`${id}-background`}>
        <Input.TextArea
          id={`${id}-background`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={background}
          onChange={(event) => setBackground(event.target.value)}
        />
      </Labelled>
    </InlineForm>
  );
}
