import { Button, Input, Tooltip } from 'antd';
import { useId, useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { unitsAtWork } from '../../../shared/assignment/decide.ts';
import { mayActFor } from '../../../shared/people/permissions.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { assignmentWords } from '../../../shared/words/assignment.ts';
import { useDesk } from '../../link/desk.ts';
import { useAssignedWhy } from '../../parts/assignedText.ts';
import { AnsweringName, UnitName } from '../../parts/Names.tsx';
import { PersonPicker } from '../../parts/PersonPicker.tsx';
import { FormFoot } from '../../parts/FormFoot.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { useOffice } from '../../state/office.ts';
import { useSession, useSignedIn } from '../../state/session.ts';
import { Part } from './Part.tsx';

/** Who handles it at the units of my organisation, and why he; take it, give it, or let it go by duty. */
export function Assign({ view, pack }: { view: ComplaintView; pack: Pack }) {
  const words = useWords(assignmentWords);
  const office = useOffice();
  const session = useSession();
  const parties = Object.fromEntries(view.parties.map((held) => [held.party, held]));
  const working = view.ended ? [] : unitsAtWork(pack, { ...view, parties });
  if (!session?.person || !session.seat) return null;
  const actor = { person: session.person.id, unit: session.seat.unit };
  const mine = working.filter((unit) => mayActFor(office, actor, unit, ['intake', 'handler', 'supervisor']));
  if (mine.length === 0) return null;
  return (
    <Part title={words.title}>
      {mine.map((unit) => (
        <AtUnit key={unit} view={view} unit={unit} />
      ))}
    </Part>
  );
}

type Order = { person: string | null; comment: string };

function AtUnit({ view, unit }: { view: ComplaintView; unit: string }) {
  const words = useWords(assignmentWords);
  const said = useAssignedWhy();
  const { client } = useDesk();
  const { person: me, seat } = useSignedIn();
  const [isGiving, setGiving] = useState(false);
  const assigned = view.assigned.find((one) => one.unit === unit);
  const answering = view.parties.find((held) => held.unit === unit)?.answering;
  const sending = useSend(
    (request, order: Order) => client.complaint.assign({ request, id: view.id, unit, ...order }),
    ['complaint'],
    () => setGiving(false),
  );
  const give = (order: Order): void => {
    if (!sending.isPending) sending.mutate(order);
  };
  return (
    <div className="complaint-assign">
      <p>
        <UnitName id={unit} /> · {answering ? <AnsweringName answering={answering} /> : null}{' '}
        <span className="complaint-quiet">{assigned ? said(assigned) : words.byDuty}</span>
      </p>
      {isGiving ? (
        <GiveForm unit={unit} onGive={give} onClose={() => setGiving(false)} isSending={sending.isPending} />
      ) : (
        <span className="complaint-assign-buttons">
          {assigned?.person !== me.id && seat.unit === unit ? (
            <Tooltip title={words.takeHint}>
              <Button size="small" onClick={() => give({ person: me.id, comment: '' })}>
                {words.take}
              </Button>
            </Tooltip>
          ) : null}
          <Button size="small" onClick={() => setGiving(true)}>
            {words.give}
          </Button>
          {assigned ? (
            <Tooltip title={words.backHint}>
              <Button size="small" type="text" onClick={() => give({ person: null, comment: '' })}>
                {words.back}
              </Button>
            </Tooltip>
          ) : null}
        </span>
      )}
      <Problem error={sending.error} />
    </div>
  );
}

type GiveProps = { unit: string; onGive: (order: Order) => void; onClose: () => void; isSending: boolean };

function GiveForm({ unit, onGive, onClose, isSending }: GiveProps) {
  const words = useWords(assignmentWords);
  const id = useId();
  const [person, setPerson] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  useKeys({ Escape: { run: onClose, what: words.cancel, whileTyping: true } });
  return (
    <form
      className="complaint-small-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (person !== null && !isSending) onGive({ person, comment });
      }}
    >
      <label htmlFor={`${id}-who`}>{words.who}</label>
      <PersonPicker id={`${id}-who`} label={words.who} unit={unit} value={person} onChange={setPerson} isFirst />
      <label htmlFor={`${id}-word`}>{words.comment}</label>
      <Input id={`${id}-word`} maxLength={2000} value={comment} onChange={({ target }) => setComment(target.value)} />
      <FormFoot
        save={words.save}
        cancel={words.cancel}
        onClose={onClose}
        isSending={isSending}
        disabled={person === null}
      />
    </form>
  );
}
