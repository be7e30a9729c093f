import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { day } from '../../../../shared/base/time.ts';
import { instantOf, localMinutes } from '../../../../shared/calendar/local.ts';
import type { Answering } from '../../../../shared/duty/answering.ts';
import { dutyRecordsWords } from '../../../../shared/words/dutyRecords.ts';
import { useDesk } from '../../../link/desk.ts';
import { today } from '../../../parts/format.ts';
import { Labelled } from '../../../parts/InlineForm.tsx';
import { Problem } from '../../../parts/Problem.tsx';
import { useFormat } from '../../../parts/useFormat.ts';
import { useWords } from '../../../state/language.ts';
import { personName, unitName, useOffice } from '../../../state/office.ts';
import { usePinyin } from '../../../state/pinyin.ts';
import { useSession } from '../../../state/session.ts';
import type { DutyUnit } from '../board.ts';
import './records.css';

type Asked = { unit: string; at: number };

const zone = 'Asia/Shanghai';

function clockOf(now: number): string {
  const minutes = Math.floor(localMinutes(zone, now));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Who answered for a unit at a moment of the past, and on what grounds: the question an inspector asks. */
export function Past({ units }: { units: readonly DutyUnit[] }) {
  const say = useWords(dutyRecordsWords).past;
  const office = useOffice();
  const id = useId();
  const seat = useSession()?.seat?.unit ?? null;
  const { now } = useFormat();
  const [unit, setUnit] = useState<string | null>(seat);
  // The clock of the office, wherever this PC stands.
  const [at, setAt] = useState(() => dayjs(`${today(now)}T${clockOf(now)}`));
  const [asked, setAsked] = useState<Asked | null>(null);
  const matches = usePinyin(true);
  return (
    <div className="past">
      <p className="quiet">{say.intro}</p>
      <form
        className="duty-fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (unit === null) return;
          const moment = instantOf(zone, at.format('YYYY-MM-DD'), at.hour() * 60 + at.minute());
          setAsked({ unit, at: Math.min(moment, now) });
        }}
      >
        <Labelled id={`${id}-unit`} label={say.unit}>
          <Select
            id={`${id}-unit`}
            className="past-unit"
            value={unit}
            onChange={setUnit}
            options={units.map((one) => ({ value: one.unit, label: unitName(office, one.unit) }))}
            showSearch={{ filterOption: (typed, option) => option !== undefined && matches(typed, option.label) }}
          />
        </Labelled>
        <Labelled id={`${id}-at`} label={say.moment}>
          <DatePicker
            id={`${id}-at`}
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            allowClear={false}
            maxDate={dayjs(today(now)).endOf('day')}
            value={at}
            onChange={(chosen) => chosen && setAt(chosen)}
          />
        </Labelled>
        <Button type="primary" htmlType="submit" disabled={unit === null}>
          {say.ask}
        </Button>
      </form>
      {asked ? <Answer asked={asked} /> : null}
    </div>
  );
}

function Answer({ asked }: { asked: Asked }) {
  const say = useWords(dutyRecordsWords).past;
  const office = useOffice();
  const { moment, due, now } = useFormat();
  const { query } = useDesk();
  const read = useQuery(query.duty.answeredAt.queryOptions({ input: asked }));
  const history = useQuery(
    query.duty.history.queryOptions({
      input: { unit: asked.unit, from: asked.at - 30 * day, to: Math.min(now, asked.at + 30 * day) },
    }),
  );
  const sentence = useSentence();
  const problem = read.error ?? history.error;
  if (problem) return <Problem error={problem} reading onRetry={() => void read.refetch()} />;
  if (!read.data) return null;
  const { answering, pair, absences, evidence } = read.data;
  const name = (person: string): string => personName(office, person);
  return (
    <div className="past-answer" aria-live="polite">
      <p className="past-who">
        {unitName(office, asked.unit)} · {moment(asked.at)} · <strong>{sentence(answering)}</strong>
      </p>
      <h2>{say.because}</h2>
      <ul>
        {pair ? <li>{say.pair(name(pair.a), pair.b ? name(pair.b) : '—')}</li> : <li>{say.noPair}</li>}
        {absences.map(({ person, reason, from, to, id }) => (
          <li key={id}>{say.absent(name(person), reason, moment(from), to === undefined ? say.open : due(to))}</li>
        ))}
        {evidence.length > 0 ? <li className="quiet">{say.evidence(evidence.join(', '))}</li> : null}
      </ul>
      <h2>{say.history}</h2>
      {history.data?.spans.length === 0 ? <p className="quiet">{say.none}</p> : null}
      <ol className="past-spans">
        {history.data?.spans.map((span) => (
          <li key={span.from} data-alone={span.answering.kind === 'unattended'}>
            <span>
              {moment(span.from)} – {due(span.to)}
            </span>
            <span>{sentence(span.answering)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function useSentence(): (answering: Answering) => string {
  const say = useWords(dutyRecordsWords).past;
  const office = useOffice();
  return (answering) => {
    if (answering.kind === 'unattended') return `${say.nobody} · ${say[answering.why]}`;
    const person = personName(office, answering.person);
    return answering.slot === 'A' ? say.answers(person) : say.acts(person, personName(office, answering.actingFor));
  };
}
