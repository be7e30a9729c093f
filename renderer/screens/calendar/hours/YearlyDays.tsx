import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { hoursWords } from '../../../../shared/words/hours.ts';
import { useWords } from '../../../state/language.ts';
import { Card } from '../Card.tsx';
import { freshKey, type Fault, type HoursDraft, type YearlyDraft } from './draft.ts';

type Props = {
  draft: HoursDraft;
  faults: Fault[];
  disabled: boolean;
  change: (next: Partial<HoursDraft>) => void;
};

/** Days off that come again every year. */
export function YearlyDays({ draft, faults, disabled, change }: Props) {
  const words = useWords(hoursWords);
  const { yearly } = draft;
  const set = (key: number, next: Partial<YearlyDraft>): void =>
    change({ yearly: yearly.map((day) => (day.key === key ? { ...day, ...next } : day)) });
  return (
    <Card title={words.yearly} hint={words.yearlyHint}>
      {yearly.length === 0 ? null : (
        <table className="hours-table" aria-label={words.yearly}>
          <thead>
            <tr>
              <th scope="col">{words.monthDay}</th>
              <th scope="col">{words.name}</th>
              <th scope="col" aria-label={words.remove} />
            </tr>
          </thead>
          <tbody>
            {yearly.map(({ key, monthDay, name }) => {
              const fault = faults.find(({ where }) => where === key);
              return (
                <tr key={key}>
                  <td>
                    <Input
                      className="hours-month-day"
                      aria-label={words.monthDay}
                      value={monthDay}
                      maxLength={5}
                      placeholder="05-04"
                      disabled={disabled}
                      status={fault ? 'error' : ''}
                      onChange={({ target }) => set(key, { monthDay: target.value })}
                      onBlur={() => {
                        const padded = paddedMonthDay(monthDay);
                        if (padded !== monthDay) set(key, { monthDay: padded });
                      }}
                    />
                    {fault ? (
                      <p role="alert" className="field-problem">
                        {words.dateMissing}
                      </p>
                    ) : null}
                  </td>
                  <td>
                    <Input
                      aria-label={words.name}
                      value={name}
                      maxLength={100}
                      disabled={disabled}
                      onChange={({ target }) => set(key, { name: target.value })}
                    />
                  </td>
                  <td>
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={words.removeDay(monthDay)}
                      disabled={disabled}
                      onClick={() => change({ yearly: yearly.filter((day) => day.key !== key) })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div>
        <Button
          size="small"
          icon={<PlusOutlined />}
          disabled={disabled}
          onClick={() => change({ yearly: [...yearly, { key: freshKey(draft), monthDay: '', name: '' }] })}
        >
          {words.addYearly}
        </Button>
      </div>
    </Card>
  );
}

/** "5.4", "5/4" and "5-4" are what people type for 05-04. */
const paddedMonthDay = (text: string): string => {
  const parts = /^(\d{1,2})\D(\d{1,2})$/.exec(text.trim().normalize('NFKC'));
  return parts ? `${(parts[1] ?? '').padStart(2, '0')}-${(parts[2] ?? '').padStart(2, '0')}` : text;
};
