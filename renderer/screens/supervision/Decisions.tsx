import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { isUndecided } from '../../../shared/accountability/proposal.ts';
import { addDays } from '../../../shared/calendar/local.ts';
import type { ProposalView } from '../../../shared/contract/calls/supervision.ts';
import { suggestedText } from '../../../shared/document/proposal.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { useDesk } from '../../link/desk.ts';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { parseYuan, today } from '../../parts/format.ts';
import { useRefusalSentence } from '../../parts/refusal.ts';
import { useSend } from '../../parts/useSend.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { unitName, useOffice } from '../../state/office.ts';
import type { KnownGround } from './ground.ts';

const steps = ['confirm', 'postpone', 'dismiss', 'prove', 'accept', 'refuse'] as const;
type Step = (typeof steps)[number];

/** What a leader may decide now, each with its form in place; what is refused says why. */
export function Decisions({ view, known }: { view: ProposalView; known: KnownGround }) {
  const words = useWords(supervisionWords);
  const [step, setStep] = useState<Step | null>(null);
  const sentence = useRefusalSentence();
  const refusal = view.refusal ? sentence(view.refusal) : '';
  const { proposal } = view;
  const possible: Step[] = isUndecided(proposal)
    ? ['confirm', 'postpone', 'dismiss']
    : proposal.state === 'rectifying'
      ? ['prove']
      : proposal.state === 'proved'
        ? ['accept', 'refuse']
        : [];
  if (possible.length === 0) return null;
  const mayTake = (one: Step): boolean => (one === 'prove' ? view.mayProve : view.refusal === null);
  const isFirst = known.ground.fourEyes && proposal.endorsedBy === null;
  const title = (one: Step): string => (one === 'confirm' && isFirst ? words.actions.endorse : words.actions[one]);
  if (step !== null) {
    return <Form view={view} known={known} step={step} title={title(step)} onClose={() => setStep(null)} />;
  }
  return (
    <div className="supervision-decide">
      {possible.map((one, index) => (
        <Button
          key={one}
          type={index === 0 ? 'primary' : 'default'}
          disabled={!mayTake(one)}
          onClick={() => setStep(one)}
        >
          {title(one)}
        </Button>
      ))}
      {known.ground.fourEyes && isUndecided(proposal) ? <span className="quiet">{words.fourEyes}</span> : null}
      {possible.some((one) => !mayTake(one)) && refusal !== '' ? <span className="quiet">{refusal}</span> : null}
    </div>
  );
}

type FormProps = { view: ProposalView; known: KnownGround; step: Step; title: string; onClose: () => void };

function Form({ view, known, step, title, onClose }: FormProps) {
  const words = useWords(supervisionWords);
  const language = useLanguage();
  const office = useOffice();
  const { client } = useDesk();
  const present = today(useNow());
  const id = useId();
  const { proposal } = view;
  const { ground } = known;
  const begin =
    step === 'confirm'
      ? proposal.text || suggestedText({ view, ground, language, unit: (unit) => unitName(office, unit) })
      : '';
  const [text, setText] = useState(begin);
  const [date, setDate] = useState<string | null>(step === 'postpone' ? addDays(present, 7) : null);
  const [amount, setAmount] = useState('');
  const hasDate = step === 'postpone' || step === 'refuse' || (step === 'confirm' && ground.demands);
  const hasAmount = step === 'confirm' && ground.pays !== null;
  const send = useSend(
    (request, input: { text: string; date: string | null; base: number | null }) => {
      const of = { request, id: proposal.id };
      const due = input.date ?? '';
      switch (step) {
        case 'confirm':
          return client.supervision.confirm({ ...of, text: input.text, due: input.date, base: input.base });
        case 'postpone':
          return client.supervision.postpone({ ...of, until: due, reason: input.text });
        case 'dismiss':
          return client.supervision.dismiss({ ...of, reason: input.text });
        case 'prove':
          return client.supervision.prove({ ...of, text: input.text });
        case 'accept':
          return client.supervision.acceptProof({ ...of, text: input.text });
        case 'refuse':
          return client.supervision.refuseProof({ ...of, reason: input.text, due });
      }
    },
    ['supervision'],
    onClose,
  );
  const base = hasAmount ? parseYuan(amount) : null;
  const label = {
    confirm: words.forms.text,
    postpone: words.forms.reason,
    dismiss: words.forms.reason,
    prove: words.forms.proof,
    accept: words.forms.opinion,
    refuse: words.forms.reason,
  }[step];
  const isReady = text.trim() !== '' && (!hasDate || date !== null) && (!hasAmount || base !== null);
  return (
    <InlineForm
      label={title}
      save={title}
      onSave={() => send.mutate({ text, date: hasDate ? date : null, base })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={!isReady}
    >
      <Labelled label={label} id={`${id}-text`}>
        <Input.TextArea
          id={`${id}-text`}
          value={text}
          autoSize={{ minRows: 3, maxRows: 10 }}
          onChange={({ target }) => setText(target.value)}
        />
      </Labelled>
      {hasDate ? (
        <Labelled label={step === 'postpone' ? words.forms.until : words.forms.due} id={`${id}-date`}>
          <DatePicker
            id={`${id}-date`}
            value={date === null ? null : dayjs(date)}
            format="YYYY-MM-DD"
            needConfirm={false}
            disabledDate={(day) => day.format('YYYY-MM-DD') <= present}
            onChange={(chosen) => setDate(chosen ? chosen.format('YYYY-MM-DD') : null)}
          />
        </Labelled>
      ) : null}
      {hasAmount ? (
        <Labelled label={words.forms.base} id={`${id}-base`}>
          <Input
            id={`${id}-base`}
            className="field-amount"
            inputMode="decimal"
            value={amount}
            onChange={({ target }) => setAmount(target.value)}
          />
        </Labelled>
      ) : null}
    </InlineForm>
  );
}
