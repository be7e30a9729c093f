import { useQuery } from '@tanstack/react-query';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { GroupView, SweepLine } from '../../../shared/contract/calls/group.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { InlineForm } from '../../parts/InlineForm.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';

type Answer = { is: 'take' | 'dismiss' | 'later'; why: string };
const untouched: Answer = { is: 'later', why: '' };

/** P10-M2: every earlier complaint that may be the same matter, and what a person says about it. */
export function Sweep({ view, onClose }: { view: GroupView; onClose: () => void }) {
  const words = useWords(groupsWords).sweep;
  const { client, query } = useDesk();
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const read = useQuery(query.group.sweepFor.queryOptions({ input: { id: view.group.id } }));
  const lines = read.data ?? [];
  const answerOf = (complaint: string): Answer => answers[complaint] ?? untouched;
  const taken = lines.filter(({ complaint }) => answerOf(complaint).is === 'take').map(({ complaint }) => complaint);
  const dismissed = lines
    .filter(({ complaint }) => answerOf(complaint).is === 'dismiss')
    .map(({ complaint }) => ({ complaint, why: answerOf(complaint).why }));
  const send = useSend(
    (request, input: { taken: string[]; dismissed: { complaint: string; why: string }[] }) =>
      client.group.sweep({ request, id: view.group.id, ...input }),
    ['group', 'complaint'],
    onClose,
  );
  return (
    <InlineForm
      label={words.title}
      save={words.save(taken.length, dismissed.length)}
      onSave={() => send.mutate({ taken, dismissed })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={!read.data || dismissed.some(({ why }) => why.trim() === '')}
    >
      <p className="quiet">{read.data && lines.length === 0 ? words.none : words.intro}</p>
      <Problem error={read.error} reading onRetry={() => void read.refetch()} />
      <ul className="group-sweep">
        {lines.map((line) => (
          <Found
            key={line.complaint}
            line={line}
            answer={answerOf(line.complaint)}
            onAnswer={(answer) => setAnswers({ ...answers, [line.complaint]: answer })}
          />
        ))}
      </ul>
    </InlineForm>
  );
}

function Found({ line, answer, onAnswer }: { line: SweepLine; answer: Answer; onAnswer: (answer: Answer) => void }) {
  const words = useWords(groupsWords).sweep;
  const office = useOffice();
  const go = useGo();
  const { moment } = useFormat();
  return (
    <li>
      <div className="group-found">
        <button type="button" className="link-button" onClick={() => go('complaint', { id: line.complaint })}>
          {line.number}
        </button>
        <span>{line.complainant}</span>
        <span>{unitName(office, line.complainedUnit)}</span>
        <span className="quiet">{moment(line.receivedAt)}</span>
        <span className="groups-mark">{words.likeness(line.likeness)}</span>
      </div>
      <p>{line.gist}</p>
      {line.groupNumber === null ? (
        <Radio.Group
          size="small"
          optionType="button"
          aria-label={words.choiceOf(line.number)}
          value={answer.is}
          options={[
            { value: 'take', label: words.take },
            { value: 'dismiss', label: words.dismiss },
            { value: 'later', label: words.later },
          ]}
          onChange={({ target }) => onAnswer({ ...answer, is: target.value as Answer['is'] })}
        />
      ) : (
        <span className="quiet">{words.inGroup(line.groupNumber)}</span>
      )}
      {answer.is === 'dismiss' ? (
        <Input
          size="small"
          aria-label={words.why}
          placeholder={words.why}
          value={answer.why}
          onChange={(event) => onAnswer({ ...answer, why: event.target.value })}
        />
      ) : null}
    </li>
  );
}
