import { Checkbox, InputNumber, Select } from 'antd';
import type { Limit } from '../../../shared/calendar/limit.ts';
import { calendarWords } from '../../../shared/words/calendar.ts';
import { useWords } from '../../state/language.ts';
import { rolls, type OwnLimit } from './due.ts';

type Props = { limit: OwnLimit; onChange: (limit: OwnLimit) => void };

const units: Limit['unit'][] = ['workingDay', 'calendarDay', 'month', 'workingHour', 'calendarHour', 'workingMinute'];
const directions = ['forward', 'backward'] as const;

/** Number, unit and direction of a limit that stands in no procedure. */
export function OwnLimitFields({ limit, onChange }: Props) {
  const say = useWords(calendarWords).due;
  return (
    <>
      <label htmlFor="due-amount">
        <span>{say.amount}</span>
        <InputNumber
          id="due-amount"
          min={0}
          max={100_000}
          value={limit.amount}
          onChange={(amount) => amount !== null && onChange({ ...limit, amount })}
        />
      </label>
      <label htmlFor="due-unit">
        <span>{say.unit}</span>
        <Select
          id="due-unit"
          className="calendar-due-unit"
          value={limit.unit}
          options={units.map((value) => ({ value, label: say.units[value] }))}
          onChange={(unit) => onChange({ ...limit, unit })}
        />
      </label>
      <label htmlFor="due-direction">
        <span>{say.direction}</span>
        <Select
          id="due-direction"
          value={limit.direction}
          options={directions.map((value) => ({ value, label: say.directions[value] }))}
          onChange={(direction) => onChange({ ...limit, direction })}
        />
      </label>
      {rolls(limit.unit) ? (
        <Checkbox checked={limit.roll} onChange={({ target }) => onChange({ ...limit, roll: target.checked })}>
          {say.roll}
        </Checkbox>
      ) : null}
    </>
  );
}
