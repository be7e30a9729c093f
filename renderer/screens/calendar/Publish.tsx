import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Input, InputNumber } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { DayListView, NoticeView } from '../../../shared/contract/calendarViews.ts';
import { calendarWords } from '../../../shared/words/calendar.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useReach } from '../../state/reach.ts';
import { Card } from './Card.tsx';
import { FoundDays } from './FoundDays.tsx';
import { Review } from './Review.tsx';
import { base64Of } from '../../parts/base64.ts';

type Found = (DayListView & { doubts?: NoticeView['doubts'] }) & { request: string };

/** A new notice in three steps down one page: paste or choose, look at what it says and moves, publish. */
export function Publish() {
  const words = useWords(calendarWords);
  const say = words.publish;
  const { client } = useDesk();
  const reach = useReach();
  const [text, setText] = useState('');
  const [year, setYear] = useState<number | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [done, setDone] = useState<{ version: number; moved: number } | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const [textId, yearId] = [useId(), useId()];

  const read = useMutation({
    mutationFn: async (source: 'text' | File): Promise<DayListView> =>
      source === 'text'
        ? client.calendar.readNotice({ text, ...(year === null ? {} : { year }) })
        : client.calendar.readFile({ name: source.name, content: await base64Of(source) }),
    // What an earlier text said is not what this one says.
    onMutate: () => {
      setDone(null);
      setFound(null);
    },
    onSuccess: (days) => setFound({ ...days, request: newRequestId() }),
  });
  const isReading = (source: 'text' | 'file'): boolean =>
    read.isPending && (read.variables === 'text') === (source === 'text');

  return (
    <div className="calendar-stack">
      <Card title={say.title} hint={say.intro}>
        {reach.office('manageCalendar') ? null : <Alert type="info" showIcon title={say.notAllowed} />}
        <form
          className="calendar-form"
          onSubmit={(event) => {
            event.preventDefault();
            read.mutate('text');
          }}
        >
          <label htmlFor={textId}>{say.text}</label>
          <Input.TextArea
            id={textId}
            rows={5}
            maxLength={20_000}
            value={text}
            placeholder={say.textHint}
            onChange={({ target }) => setText(target.value)}
          />
          <div className="calendar-row">
            <label htmlFor={yearId}>{say.year}</label>
            <InputNumber id={yearId} controls={false} min={1949} max={2599} value={year} onChange={setYear} />
            <Button
              htmlType="submit"
              type={found ? 'default' : 'primary'}
              loading={isReading('text')}
              disabled={text.trim() === ''}
            >
              {say.read}
            </Button>
            <Button
              icon={<UploadOutlined />}
              loading={isReading('file')}
              title={say.fileHint}
              onClick={() => file.current?.click()}
            >
              {say.file}
            </Button>
            <span className="quiet">{say.fileHint}</span>
            <input
              ref={file}
              type="file"
              hidden
              accept=".csv,.json,.txt"
              onChange={({ target }) => {
                const chosen = target.files?.[0];
                if (chosen) read.mutate(chosen);
                target.value = '';
              }}
            />
          </div>
        </form>
        <Problem error={read.error} reading />
        <output>{done ? <Alert type="success" showIcon title={say.done(done.version, done.moved)} /> : null}</output>
      </Card>
      {found ? <FoundDays found={found} /> : null}
      {found ? (
        <Review
          key={found.request}
          calendar={found.calendar}
          basis={found.calendar.version - 1}
          suggested={found.notice ?? ''}
          mayPublish={reach.office('manageCalendar')}
          onDone={(published) => {
            setDone(published);
            setFound(null);
          }}
        />
      ) : null}
    </div>
  );
}
