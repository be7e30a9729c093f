import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { recusalWords } from '../../../shared/words/recusal.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { PersonName } from '../../parts/Names.tsx';
import { PersonPicker } from '../../parts/PersonPicker.tsx';
import { FormFoot } from '../../parts/FormFoot.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';
import { useSession } from '../../state/session.ts';
import { Part } from './Part.tsx';

type Asked = { kind: 'declare' } | { kind: 'withdraw'; person: string };

/** Who keeps out of this complaint and why. Everybody may say so of himself, whoever leads the work also of others. */
export function Recusal({ view }: { view: ComplaintView }) {
  const words = useWords(recusalWords);
  const session = useSession();
  const me = session?.person?.id;
  const [asked, setAsked] = useState<Asked | null>(null);
  const leads = session?.seat?.roles.some((role) => role === 'supervisor' || role === 'approver') ?? false;
  const complainedOf = view.details.complainedPersons.flatMap(({ person }) => person ?? []);
  const mayDeclare = me !== undefined && !view.newer && (leads || view.interests.every(({ person }) => person !== me));
  const people = complainedOf.length + view.interests.length;
  return (
    <Part
      title={words.title}
      aside={
        mayDeclare && asked === null ? (
          <Button size="small" onClick={() => setAsked({ kind: 'declare' })}>
            {words.declare}
          </Button>
        ) : null
      }
    >
      {people === 0 ? <p className="complaint-quiet">{words.nobody}</p> : null}
      <ul className="complaint-plain">
        {complainedOf.map((person) => (
          <li key={`of/${person}`}>
            <PersonName id={person} /> <span className="complaint-tag">{words.complainedOf}</span>
          </li>
        ))}
        {view.interests.map(({ person, reason }) => (
          <li key={person}>
            <PersonName id={person} /> <span className="complaint-quiet">{reason}</span>{' '}
            {(leads || person === me) && asked === null ? (
              <Withdraw person={person} onAsk={() => setAsked({ kind: 'withdraw', person })} />
            ) : null}
          </li>
        ))}
      </ul>
      {asked && me !== undefined ? (
        <RecusalForm view={view} asked={asked} leads={leads} me={me} onClose={() => setAsked(null)} />
      ) : null}
    </Part>
  );
}

function Withdraw({ person, onAsk }: { person: string; onAsk: () => void }) {
  const words = useWords(recusalWords);
  const office = useOffice();
  return (
    <button
      type="button"
      className="text-link"
      aria-label={words.withdrawOf(personName(office, person))}
      onClick={onAsk}
    >
      {words.withdraw}
    </button>
  );
}

type FormProps = { view: ComplaintView; asked: Asked; leads: boolean; me: string; onClose: () => void };

function RecusalForm({ view, asked, leads, me, onClose }: FormProps) {
  const words = useWords(recusalWords);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const [person, setPerson] = useState<string | null>(asked.kind === 'withdraw' ? asked.person : me);
  const [reason, setReason] = useState('');
  const request = useRef(newRequestId());
  const id = useId();
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const saying = useMutation({
    mutationFn: (said: { request: string; id: string; person: string; reason: string }) =>
      asked.kind === 'declare' ? client.complaint.declareInterest(said) : client.complaint.withdrawInterest(said),
    onSuccess: () => {
      onClose();
      return cache.invalidateQueries({ queryKey: query.complaint.key() });
    },
    // What is said next is another intention.
    onError: () => (request.current = newRequestId()),
  });
  const save = (): void => {
    if (person && reason.trim() !== '' && !saying.isPending) {
      saying.mutate({ request: request.current, id: view.id, person, reason });
    }
  };
  useKeys({ Escape: { run: onClose, what: words.cancel, whileTyping: true } });
  return (
    <form
      className="complaint-small-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {asked.kind === 'declare' ? <p className="complaint-quiet">{words.hint}</p> : null}
      {leads && asked.kind === 'declare' ? (
        <>
          <label htmlFor={`${id}-who`}>{words.who}</label>
          <PersonPicker id={`${id}-who`} label={words.who} value={person} onChange={setPerson} />
        </>
      ) : null}
      <label htmlFor={`${id}-why`}>{asked.kind === 'declare' ? words.reason : words.withdrawReason}</label>
      <Input
        id={`${id}-why`}
        ref={field}
        maxLength={2000}
        placeholder={asked.kind === 'declare' ? words.reasonHint : ''}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Problem error={saying.error} />
      <FormFoot
        save={asked.kind === 'declare' ? words.declare : words.withdraw}
        cancel={words.cancel}
        onClose={onClose}
        isSending={saying.isPending}
        disabled={person === null || reason.trim() === ''}
      />
    </form>
  );
}
