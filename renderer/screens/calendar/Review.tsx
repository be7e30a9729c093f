import { Alert, Button, Input } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ChildCalendar } from '../../../shared/calendar/compile.ts';
import type { CalendarPreview } from '../../../shared/contract/calendarViews.ts';
import { calendarWords } from '../../../shared/words/calendar.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { refusalIn } from '../../parts/refusal.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { Card } from './Card.tsx';
import { problemText, warningText } from './findingText.ts';
import { ruleTitle } from './ruleTitle.ts';

type Props = {
  calendar: ChildCalendar;
  /** Version it was made from. */
  basis: number;
  /** What the note begins with. */
  suggested?: string;
  mayPublish: boolean;
  onDone: (published: { version: number; moved: number }) => void;
};

/** Problems, warnings and every clock with its old and new moment, before anything is changed. */
export function Review({ calendar, basis, suggested = '', mayPublish, onDone }: Props) {
  const words = useWords(calendarWords);
  const say = words.publish;
  const { weekdays } = useWords(partsWords);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const [note, setNote] = useState(suggested);
  const [request, setRequest] = useState(newRequestId);
  const noteId = useId();
  const preview = useQuery(query.calendar.preview.queryOptions({ input: { calendar } }));
  const publish = useMutation({
    mutationFn: () => client.calendar.publish({ request, calendar, note, expectedVersion: basis }),
    onSuccess: (published) => {
      onDone(published);
      return cache.invalidateQueries();
    },
    // What is sent after an answer is another intention.
    onError: (error) => (refusalIn(error) ? setRequest(newRequestId()) : undefined),
  });
  const looked = preview.data;
  const isSound = looked !== undefined && looked.problems.length === 0;
  return (
    <Card title={!looked ? words.reading : isSound ? say.affected(looked.total) : say.unsound}>
      <Problem error={preview.error} reading onRetry={() => void preview.refetch()} />
      {looked && looked.problems.length > 0 ? (
        <Findings
          type="error"
          title={say.problems}
          texts={looked.problems.map((problem) => problemText(problem, words, weekdays))}
        />
      ) : null}
      {looked && looked.warnings.length > 0 ? (
        <Findings type="warning" title={say.warnings} texts={looked.warnings.map((one) => warningText(one, words))} />
      ) : null}
      {looked && looked.affected.length > 0 ? <Affected preview={looked} /> : null}
      <form
        className="calendar-form"
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate();
        }}
      >
        <label htmlFor={noteId}>{say.note}</label>
        <Input
          id={noteId}
          value={note}
          maxLength={2000}
          placeholder={say.noteHint}
          onChange={({ target }) => setNote(target.value)}
        />
        <Problem error={publish.error} />
        <div className="calendar-row">
          <Button
            type="primary"
            htmlType="submit"
            loading={publish.isPending}
            disabled={!mayPublish || !isSound || note.trim() === ''}
          >
            {say.publish(basis + 1)}
          </Button>
          {mayPublish ? null : <span className="quiet">{say.notAllowed}</span>}
        </div>
      </form>
    </Card>
  );
}

function Findings({ type, title, texts }: { type: 'error' | 'warning'; title: string; texts: string[] }) {
  return (
    <Alert
      type={type}
      showIcon
      title={title}
      description={
        <ul>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      }
    />
  );
}

function Affected({ preview }: { preview: CalendarPreview }) {
  const say = useWords(calendarWords).publish;
  const text = useText();
  const format = useFormat();
  const go = useGo();
  return (
    <div className="calendar-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{say.complaint}</th>
            <th scope="col">{say.clock}</th>
            <th scope="col">{say.before}</th>
            <th scope="col">{say.after}</th>
          </tr>
        </thead>
        <tbody>
          {preview.affected.map((line) => (
            <tr key={`${line.complaint} ${line.clock}`}>
              <td>
                <Button type="link" size="small" onClick={() => go('complaint', { id: line.complaint })}>
                  {line.number}
                </Button>
              </td>
              <td>{ruleTitle(line.rule, text)}</td>
              <td>{format.due(line.before)}</td>
              <td>
                <strong>{format.due(line.after)}</strong>
                {line.after < format.now ? <span className="calendar-late"> {say.late}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview.affected.length < preview.total ? (
        <p className="quiet">{say.firstOnly(preview.affected.length)}</p>
      ) : null}
    </div>
  );
}
