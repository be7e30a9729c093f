import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { DefectLine, GroupView } from '../../../shared/contract/calls/group.ts';
import type { Defect } from '../../../shared/group/events.ts';
import { groupKinds } from '../../../shared/procedure/packs/groupComplaints/rules.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useText, useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';

/** The common-defect library of the office (P10-M10, P10-M11). */
export function DefectLibrary() {
  const words = useWords(groupsWords).defects;
  const { query } = useDesk();
  const may = useMay();
  const [edited, setEdited] = useState<string | null>(null);
  const read = useQuery(query.group.defects.queryOptions());
  const lines = read.data ?? [];
  const mayManage = may('manageGroups');
  if (read.data && lines.length === 0 && edited === null) {
    return (
      <EmptyState
        title={words.none}
        hint={words.intro}
        {...(mayManage ? { action: <Button onClick={() => setEdited('new')}>{words.add}</Button> } : {})}
      />
    );
  }
  return (
    <div className="groups-library">
      <p className="quiet">
        {words.intro}{' '}
        {mayManage && edited === null ? (
          <Button size="small" onClick={() => setEdited('new')}>
            {words.add}
          </Button>
        ) : null}
      </p>
      <Problem error={read.error} reading onRetry={() => void read.refetch()} />
      {edited === 'new' ? <DefectForm onClose={() => setEdited(null)} /> : null}
      <div className="groups-defects">
        {lines.map((line) =>
          edited === line.id ? (
            <DefectForm key={line.id} known={line} onClose={() => setEdited(null)} />
          ) : (
            <DefectCard key={line.id} line={line} {...(mayManage ? { onChange: () => setEdited(line.id) } : {})} />
          ),
        )}
      </div>
    </div>
  );
}

function DefectCard({ line, onChange }: { line: DefectLine; onChange?: () => void }) {
  const words = useWords(groupsWords).defects;
  const text = useText();
  const kind = groupKinds.find(({ id }) => id === line.kind);
  const rows: [string, string][] = [
    [words.kind, kind ? `${kind.id} ${text(kind.title)}` : line.kind],
    [words.signs, line.signs],
    [words.cause, line.cause],
    [words.remedy, line.remedy],
    [words.material, line.material],
    [words.groups, line.groups.map(({ number, title }) => `${number} ${title}`).join('\n')],
  ];
  const change = onChange ? (
    <Button size="small" aria-label={words.changeOf(line.title)} onClick={onChange}>
      {words.change}
    </Button>
  ) : null;
  return (
    <Card title={line.title} aside={change}>
      {line.blacklisted ? (
        <p>
          <span className="groups-major">{words.blacklist}</span> {line.material}
        </p>
      ) : null}
      <dl className="group-facts">
        {rows
          .filter(([, said]) => said !== '')
          .map(([name, said]) => (
            <div key={name} className="group-fact">
              <dt>{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}

/** The defects a group has brought to light. */
export function GroupDefects({ view, mayManage }: { view: GroupView; mayManage: boolean }) {
  const words = useWords(groupsWords).defects;
  const [isOpen, setOpen] = useState(false);
  const add = (
    <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
      {words.add}
    </Button>
  );
  return (
    <Card title={words.ofGroup} aside={mayManage ? add : null}>
      {isOpen ? <DefectForm group={view.group.id} kind={view.group.kind} onClose={() => setOpen(false)} /> : null}
      {view.defects.length === 0 && !isOpen ? <p className="quiet">{words.noneHere}</p> : null}
      <ul className="group-lines">
        {view.defects.map((defect) => (
          <li key={defect.id}>
            <strong>{defect.title}</strong>{' '}
            {defect.blacklisted ? <span className="groups-major">{words.blacklist}</span> : null}
            <div className="quiet">{defect.remedy}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Writing = Omit<Defect, 'id'>;

function DefectForm(props: { group?: string; kind?: string; known?: DefectLine; onClose: () => void }) {
  const { group, kind = 'P10-T0', known, onClose } = props;
  const words = useWords(groupsWords).defects;
  const text = useText();
  const { client } = useDesk();
  const id = useId();
  const [draft, setDraft] = useState<Writing>({
    title: known?.title ?? '',
    kind: known?.kind ?? kind,
    signs: known?.signs ?? '',
    cause: known?.cause ?? '',
    remedy: known?.remedy ?? '',
    material: known?.material ?? '',
    blacklisted: known?.blacklisted ?? false,
  });
  const send = useSend(
    (request, input: Writing) =>
      client.group.saveDefect({
        request,
        ...input,
        ...(known ? { defect: known.id } : {}),
        ...(group === undefined ? {} : { id: group }),
      }),
    ['group'],
    onClose,
  );
  const line = (field: 'title' | 'material') => (
    <Labelled label={field === 'title' ? words.name : words.material} id={`${id}-${field}`}>
      <Input
        id={`${id}-${field}`}
        value={draft[field]}
        onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
      />
    </Labelled>
  );
  const lines = (field: 'signs' | 'cause' | 'remedy') => (
    <Labelled label={words[field]} id={`${id}-${field}`}>
      <Input.TextArea
        id={`${id}-${field}`}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={draft[field]}
        onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
      />
    </Labelled>
  );
  return (
    <InlineForm
      label={known ? words.changeOf(known.title) : words.add}
      save={words.save}
      onSave={() => send.mutate(draft)}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={draft.title.trim() === ''}
    >
      {line('title')}
      <Labelled label={words.kind} id={`${id}-kind`}>
        <Select
          id={`${id}-kind`}
          value={draft.kind}
          options={groupKinds.map((one) => ({ value: one.id, label: `${one.id} ${text(one.title)}` }))}
          onChange={(value) => setDraft({ ...draft, kind: value })}
        />
      </Labelled>
      {lines('signs')}
      {lines('cause')}
      {lines('remedy')}
      {line('material')}
      <Checkbox
        checked={draft.blacklisted}
        onChange={(event) => setDraft({ ...draft, blacklisted: event.target.checked })}
      >
        {words.blacklisted}
      </Checkbox>
    </InlineForm>
  );
}
