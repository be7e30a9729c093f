import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { GroupMemberLine, GroupView } from '../../../shared/contract/calls/group.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { DueChip } from '../../parts/DueChip.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';

type Props = { view: GroupView; mayManage: boolean };

/** The complaints of the group, the master first in line by its sign. */
export function Members({ view, mayManage }: Props) {
  const { group, members, hidden } = view;
  const words = useWords(groupsWords).members;
  const [leaving, setLeaving] = useState<string | null>(null);
  const [isJoining, setJoining] = useState(false);
  const joining = (
    <Button size="small" aria-expanded={isJoining} onClick={() => setJoining(!isJoining)}>
      {words.join}
    </Button>
  );
  return (
    <Card
      title={`${words.title} ${group.members.length}`}
      aside={
        <>
          <ExportButton size="small" source={{ list: 'groupMembers', group: group.id }} />
          {mayManage ? joining : null}
        </>
      }
    >
      {isJoining ? <Join group={group.id} onClose={() => setJoining(false)} /> : null}
      <div className="group-members">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{words.number}</th>
              <th>{words.complainant}</th>
              <th className="amount">{words.people}</th>
              <th>{words.unit}</th>
              <th>{words.state}</th>
              {mayManage ? <th aria-label={words.leave} /> : null}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow
                key={member.complaint}
                group={group.id}
                member={member}
                isMaster={member.complaint === group.master}
                mayManage={mayManage}
                onLeave={() => setLeaving(member.complaint)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {leaving === null ? null : (
        <Leave
          key={leaving}
          group={group.id}
          member={members.find(({ complaint }) => complaint === leaving)}
          onClose={() => setLeaving(null)}
        />
      )}
      {hidden > 0 ? <p className="quiet">{words.hidden(hidden)}</p> : null}
    </Card>
  );
}

function MemberRow(props: {
  group: string;
  member: GroupMemberLine;
  isMaster: boolean;
  mayManage: boolean;
  onLeave: () => void;
}) {
  const { group, member, isMaster, mayManage, onLeave } = props;
  const words = useWords(groupsWords).members;
  const office = useOffice();
  const go = useGo();
  const { now } = useFormat();
  const { client } = useDesk();
  const { standing, ended, nextDue } = member;
  const state = ended
    ? words.ended[ended]
    : standing.closed
      ? words.closed
      : standing.replied
        ? words.replied
        : words.open;
  const makeMaster = useSend(
    (request, complaint: string) => client.group.setMaster({ request, id: group, complaint }),
    ['group'],
  );
  return (
    <tr>
      <td className="group-number">
        <button
          type="button"
          className="link-button"
          title={member.gist}
          onClick={() => go('complaint', { id: member.complaint })}
        >
          {member.number}
        </button>
        {isMaster ? <span className="groups-mark">{words.master}</span> : null}
        <div className="quiet">{words.joined[member.how]}</div>
      </td>
      <td>{member.complainant}</td>
      <td className="amount">{member.people}</td>
      <td>{unitName(office, member.complainedUnit)}</td>
      <td>
        {state}{' '}
        {nextDue && !ended ? <DueChip due={nextDue.due} now={now} provisional={nextDue.provisional} short /> : null}
      </td>
      {mayManage ? (
        <td className="group-acts">
          {isMaster ? null : (
            <>
              <button
                type="button"
                className="link-button"
                aria-label={words.setMasterOf(member.number)}
                onClick={() => makeMaster.mutate(member.complaint)}
              >
                {words.setMaster}
              </button>
              <button type="button" className="link-button" aria-label={words.leaveOf(member.number)} onClick={onLeave}>
                {words.leave}
              </button>
            </>
          )}
          <Problem error={makeMaster.error} />
        </td>
      ) : null}
    </tr>
  );
}

function Join({ group, onClose }: { group: string; onClose: () => void }) {
  const words = useWords(groupsWords).members;
  const { client } = useDesk();
  const id = useId();
  const [typed, setTyped] = useState('');
  const numbers = typed.split(/[\s,，、;；]+/).filter((part) => part !== '');
  const send = useSend(
    (request, complaints: string[]) => client.group.join({ request, id: group, complaints }),
    ['group', 'complaint'],
    onClose,
  );
  return (
    <InlineForm
      label={words.join}
      save={words.join}
      onSave={() => send.mutate(numbers)}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={numbers.length === 0}
    >
      <Labelled label={words.joinHint} id={id}>
        <Input id={id} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Labelled>
    </InlineForm>
  );
}

function Leave(props: { group: string; member: GroupMemberLine | undefined; onClose: () => void }) {
  const { group, member, onClose } = props;
  const words = useWords(groupsWords).members;
  const { client } = useDesk();
  const id = useId();
  const [reason, setReason] = useState('');
  const send = useSend(
    (request, input: { complaint: string; reason: string }) => client.group.leave({ request, id: group, ...input }),
    ['group', 'complaint'],
    onClose,
  );
  if (!member) return null;
  return (
    <InlineForm
      label={words.leaveOf(member.number)}
      save={words.leaveOf(member.number)}
      onSave={() => send.mutate({ complaint: member.complaint, reason })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={reason.trim() === ''}
    >
      <Labelled label={words.leaveWhy} id={id}>
        <Input id={id} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Labelled>
    </InlineForm>
  );
}
