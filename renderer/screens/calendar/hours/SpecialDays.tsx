import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { hoursWords } from '../../../../shared/words/hours.ts';
import { useWords } from '../../../state/language.ts';
import { Card } from '../Card.tsx';
import { freshKey, kindsFor, mayHaveHours, type DayDraft, type Fault, type HoursDraft } from './draft.ts';
import { HoursInput } from './HoursInput.tsx';

type Props = {
  draft: HoursDraft;
  faults: Fault[];
  disabled: boolean;
  isOffice: boolean;
  change: (next: Partial<HoursDraft>) => void;
};

/** Single dates on which this office or unit works otherwise. */
export function SpecialDays({ draft, faults, disabled, isOffice, change }: Props) {
  const words = useWords(hoursWords);
  const { days } = draft;
  const set = (key: number, next: Partial<DayDraft>): void =>
    change({ days: days.map((day) => (day.key === key ? { ...day, ...next } : day)) });
  const add = (): void =>
    change({ days: [...days, { key: freshKey(draft), date: '', kind: 'closed', text: '', name: '' }] });
  return (
    <Card title={words.days} hint={words.daysHint}>
      {days.length === 0 ? (
        <p className="quiet">{words.noDays}</p>
      ) : (
        <table className="hours-table" aria-label={words.days}>
          <thead>
            <tr>
              <th scope="col">{words.date}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.hours}</th>
              <th scope="col">{words.name}</th>
              <th scope="col" aria-label={words.remove} />
            </tr>
          </thead>
          <tbody>
            {days.map(({ key, date, kind, text, name }) => {
              const fault = faults.find(({ where }) => where === key);
              const isUndated = fault?.why === 'dateMissing';
              return (
                <tr key={key}>
                  <td>
                    <DatePicker
                      aria-label={words.date}
                      disabled={disabled}
                      allowClear={false}
                      value={date === '' ? null : dayjs(date)}
                      status={isUndated ? 'error' : ''}
                      onChange={(value) => set(key, { date: value?.format('YYYY-MM-DD') ?? '' })}
                    />
                    {isUndated ? (
                      <p role="alert" className="field-problem">
                        {words.dateMissing}
                      </p>
                    ) : null}
                  </td>
                  <td>
                    <Select
                      className="hours-mode"
                      aria-label={words.kind}
                      disabled={disabled}
                      value={kind}
                      options={kindsFor(isOffice).map((value) => ({ value, label: words.kinds[value] }))}
                      onChange={(value) => set(key, { kind: value })}
                    />
                  </td>
                  <td className="hours-windows">
                    {mayHaveHours(kind) ? (
                      <HoursInput
                        label={words.hours}
                        value={text}
                        disabled={disabled}
                        fault={isUndated ? undefined : fault}
                        onChange={(value) => set(key, { text: value })}
                      />
                    ) : null}
                  </td>
                  <td>
                    <Input
                      aria-label={words.name}
                      value={name}
                      maxLength={100}
                      disabled={disabled}
                      placeholder={words.nameHint}
                      onChange={({ target }) => set(key, { name: target.value })}
                    />
                  </td>
                  <td>
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={words.removeDay(date)}
                      disabled={disabled}
                      onClick={() => change({ days: days.filter((day) => day.key !== key) })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div>
        <Button size="small" icon={<PlusOutlined />} disabled={disabled} onClick={add}>
          {words.addDay}
        </Button>
      </div>
    </Card>
  );
}
