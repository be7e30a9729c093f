import { useMutation } from '@tanstack/react-query';
import { AutoComplete, Button, type RefSelectProps } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import type { Complainant } from '../../../shared/complaint/details.ts';
import { accessWords } from '../../../shared/words/access.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { FormFoot } from '../../parts/FormFoot.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';
import { Part } from './Part.tsx';

/** Who complains. What is covered is shown in full only after a reason was given, and only until the page is left. */
export function People({ view }: { view: ComplaintView }) {
  const words = useWords(complaintWords);
  const say = useWords(accessWords);
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<Complainant[] | null>(null);
  const people = shown ?? view.details.complainants;
  const isCovered = JSON.stringify(view.details.complainants).includes('*');
  return (
    <Part
      title={words.people}
      aside={
        isCovered && shown === null && !isAsking && may('uncover') ? (
          <Button size="small" title={say.covered} onClick={() => setAsking(true)}>
            {say.uncover}
          </Button>
        ) : null
      }
    >
      {isAsking ? (
        <Asking
          complaint={view.id}
          onBack={() => setAsking(false)}
          onShown={(full) => {
            setAsking(false);
            setShown(full);
          }}
        />
      ) : null}
      <output>{shown ? <span className="complaint-quiet">{say.notCovered}</span> : null}</output>
      {people.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- complainants have no identity of their own but their place
        <Person key={index} one={one} />
      ))}
    </Part>
  );
}

type AskingProps = { complaint: string; onBack: () => void; onShown: (people: Complainant[]) => void };

function Asking({ complaint, onBack, onShown }: AskingProps) {
  const say = useWords(accessWords);
  const { client } = useDesk();
  const [reason, setReason] = useState('');
  const request = useRef(newRequestId());
  const id = useId();
  const field = useRef<RefSelectProps>(null);
  useEffect(() => field.current?.focus(), []);
  const asking = useMutation({
    mutationFn: () => client.access.uncover({ request: request.current, complaint, reason }),
    onSuccess: ({ complainants }) => onShown(complainants),
    // Another reason is another request.
    onError: () => (request.current = newRequestId()),
  });
  useKeys({ Escape: { run: onBack, what: say.cancel, whileTyping: true } });
  return (
    <form
      className="complaint-small-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && !asking.isPending) asking.mutate();
      }}
    >
      <p className="complaint-quiet">{say.uncoverHint}</p>
      <label htmlFor={id}>{say.uncoverReason}</label>
      <AutoComplete
        id={id}
        ref={field}
        value={reason}
        onChange={setReason}
        options={say.uncoverReasons.split('|').map((value) => ({ value }))}
      />
      <Problem error={asking.error} />
      <FormFoot
        save={say.uncover}
        cancel={say.cancel}
        onClose={onBack}
        isSending={asking.isPending}
        disabled={reason.trim() === ''}
      />
    </form>
  );
}

function Person({ one }: { one: Complainant }) {
  const words = useWords(detailsWords);
  const lines: [label: string, text: string | undefined][] = [
    [words.complainant.mail, one.mail],
    [one.kind === 'person' ? words.complainant.identity : words.complainant.creditCode, one.identity],
    [words.complainant.address, one.address],
  ];
  return (
    <div className="complaint-person">
      <p className="complaint-person-head">
        <strong>{one.name}</strong>
        {one.kind === 'organisation' ? <span className="complaint-tag">{words.kinds.organisation}</span> : null}
        {one.phone ? <span className="complaint-phone">{one.phone}</span> : null}
      </p>
      <dl className="complaint-pairs">
        {lines.map(([label, text]) =>
          text ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ) : null,
        )}
        {one.agent ? (
          <div>
            <dt>{words.complainant.agent}</dt>
            <dd>
              {one.agent.name} {one.agent.phone ? <span className="complaint-phone">{one.agent.phone}</span> : null}
              <div className="complaint-quiet">{one.agent.authority}</div>
            </dd>
          </div>
        ) : null}
      </dl>
    </div>
  );
}
