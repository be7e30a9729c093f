import { Button, DatePicker, Select } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { instantOf, localDate, localMinutes } from '../../../shared/calendar/local.ts';
import type { ClockRule } from '../../../shared/procedure/pack.ts';
import { usePackBook } from '../../state/packs.ts';
import { calendarWords } from '../../../shared/words/calendar.ts';
import { rollingText, rollingWords } from '../../../shared/words/rolling.ts';
import { useDesk } from '../../link/desk.ts';
import { ClockStrip } from '../../parts/ClockStrip.tsx';
import { DueChip } from '../../parts/DueChip.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useLanguage, useText, useWords } from '../../state/language.ts';
import { usePinyin } from '../../state/pinyin.ts';
import { useNow } from '../../state/now.ts';
import { Card } from './Card.tsx';
import { limitText, sourceText, type OwnLimit } from './due.ts';
import { ExplainedDays } from './ExplainedDays.tsx';
import { OwnLimitFields } from './OwnLimitFields.tsx';

const zone = 'Asia/Shanghai';
/** Stands in the list of procedures for a limit of one's own; no procedure has this id. */
const own = '';
const firstOwnLimit: OwnLimit = { amount: 15, unit: 'workingDay', direction: 'forward', roll: false };

const isBackwardRule = (rule: ClockRule | undefined): boolean =>
  rule !== undefined && rule.limit.unit !== 'named' && rule.limit.direction === 'backward';

/** "Received then, under that limit: due when, and why." The desk answers with the very rule that runs on complaints. */
export function DueCalculator({ unit }: { unit: string | null }) {
  const words = useWords(calendarWords);
  const say = words.due;
  const text = useText();
  const now = useNow();
  const { query } = useDesk();
  const offered = usePackBook().inForce(localDate(zone, now));
  const [packId, setPackId] = useState(offered[0]?.id ?? own);
  const [ownLimit, setOwnLimit] = useState<OwnLimit>(firstOwnLimit);
  const pack = packId === own ? undefined : (offered.find(({ id }) => id === packId) ?? offered[0]);
  const rules = (pack?.clocks ?? []).filter(({ limit }) => limit.unit !== 'named');
  const [chosen, setChosen] = useState('');
  const rule = rules.find(({ id }) => id === chosen) ?? rules[0];
  const [from, setFrom] = useState(() => now - (now % 60_000));
  const [opened, setOpened] = useState(false);
  const matches = usePinyin(opened);
  const asked = { from, ...(unit === null ? {} : { unit }) };
  const byRule = useQuery({
    ...query.calendar.due.queryOptions({ input: { pack: packId, clock: rule?.id ?? '', ...asked } }),
    enabled: rule !== undefined,
    placeholderData: keepPreviousData,
  });
  const byOwn = useQuery({
    ...query.calendar.count.queryOptions({ input: { limit: ownLimit, ...asked } }),
    enabled: packId === own,
    placeholderData: keepPreviousData,
  });
  const due = packId === own ? byOwn : byRule;
  const isBackward = packId === own ? ownLimit.direction === 'backward' : isBackwardRule(rule);
  const language = useLanguage();
  const format = useFormat();
  const rolling = due.data ? rollingText(due.data, language, format.due) : null;
  return (
    <Card title={say.title} hint={say.intro}>
      <div className="calendar-due-form">
        <label htmlFor="due-pack">
          <span>{say.pack}</span>
          <Select
            id="due-pack"
            className="calendar-due-pack"
            value={packId}
            onChange={setPackId}
            onOpenChange={(open) => open && setOpened(true)}
            showSearch={{
              filterOption: (typed, option) => option !== undefined && matches(typed, option.label, option.value),
            }}
            options={[
              ...offered.map(({ id, short }) => ({ value: id, label: text(short) })),
              { value: own, label: say.own },
            ]}
          />
        </label>
        {packId === own ? (
          <OwnLimitFields limit={ownLimit} onChange={setOwnLimit} />
        ) : (
          <label htmlFor="due-clock">
            <span>{say.clock}</span>
            <Select
              id="due-clock"
              className="calendar-due-clock"
              value={rule?.id}
              onChange={setChosen}
              onOpenChange={(open) => open && setOpened(true)}
              showSearch={{
                filterOption: (typed, option) => option !== undefined && matches(typed, option.label, option.value),
              }}
              options={rules.map((one) => ({ value: one.id, label: `${text(one.title)} · ${limitText(one, say)}` }))}
            />
          </label>
        )}
        <label htmlFor="due-from">
          <span>{isBackward ? say.planned : say.from}</span>
          <DatePicker
            id="due-from"
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            allowClear={false}
            value={wallClockOf(from)}
            onChange={(value: Dayjs | null) => value && setFrom(instantOfWall(value))}
          />
        </label>
        <Button onClick={() => setFrom(now - (now % 60_000))}>{say.now}</Button>
      </div>
      <Problem error={due.error} reading onRetry={() => void due.refetch()} />
      {due.data ? (
        <>
          <p className="calendar-due-result">
            <strong>{say.result}</strong> <DueChip due={due.data.due} now={now} provisional={due.data.provisional} />
          </p>
          {due.data.warnFrom === undefined ? null : <p>{`${say.warn}: ${format.due(due.data.warnFrom)}`}</p>}
          {rolling ? <p>{`${rollingWords[language].label}: ${rolling}`}</p> : null}
          <ClockStrip days={due.data.days} due={due.data.due} now={now} />
          <ExplainedDays days={due.data.days} />
          <p className="quiet">
            {rule ? sourceText(rule, say) : say.ownHint} ·{' '}
            {say.calendarVersion(due.data.calendar.id, due.data.calendar.version)}
            {due.data.provisional ? ` · ${say.provisional}` : ''}
          </p>
        </>
      ) : (
        <p className="quiet">{due.isError ? '' : say.reading}</p>
      )}
    </Card>
  );
}

/** The picker shows and takes the office's wall clock, whatever zone this PC stands in. */
function wallClockOf(instant: number): Dayjs {
  const minutes = Math.floor(localMinutes(zone, instant));
  return dayjs(localDate(zone, instant))
    .hour(Math.floor(minutes / 60))
    .minute(minutes % 60);
}

const instantOfWall = (value: Dayjs): number =>
  instantOf(zone, value.format('YYYY-MM-DD'), value.hour() * 60 + value.minute());
