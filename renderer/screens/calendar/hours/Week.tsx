import { Button, Checkbox, Select } from 'antd';
import { useId } from 'react';
import { weekdays, type Calendar, type Weekday } from '../../../../shared/calendar/calendar.ts';
import { hoursWords } from '../../../../shared/words/hours.ts';
import { partsWords } from '../../../../shared/words/parts.ts';
import { useWords } from '../../../state/language.ts';
import type { Fault, HoursDraft, Mode, WeekdayDraft } from './draft.ts';
import { HoursInput } from './HoursInput.tsx';
import { windowsText } from './windowText.ts';

type Props = {
  draft: HoursDraft;
  faults: Fault[];
  disabled: boolean;
  /** Nothing for the office itself. */
  above: Calendar | null;
  change: (next: Partial<HoursDraft>) => void;
};

/** One line for each weekday: as above, closed, or hours written as they stand on the door. */
export function Week({ draft, faults, disabled, above, change }: Props) {
  const words = useWords(hoursWords);
  const { weekdays: names } = useWords(partsWords);
  const hint = useId();
  const set = (weekday: Weekday, next: Partial<WeekdayDraft>): void =>
    change({ weekly: { ...draft.weekly, [weekday]: { ...draft.weekly[weekday], ...next } } });
  const modes: Mode[] = above ? ['above', 'own', 'closed'] : ['own', 'closed'];
  const spread = (): void => {
    const { mode, text } = draft.weekly.mon;
    const asMonday = (weekday: Weekday): WeekdayDraft => ({ ...draft.weekly[weekday], mode, text });
    change({
      weekly: {
        ...draft.weekly,
        tue: asMonday('tue'),
        wed: asMonday('wed'),
        thu: asMonday('thu'),
        fri: asMonday('fri'),
      },
    });
  };
  return (
    <>
      <table className="hours-table" aria-label={words.week}>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            {above ? <th scope="col">{words.aboveHours}</th> : null}
            <th scope="col" colSpan={2}>
              {words.hours}
            </th>
            {above ? null : <th scope="col">{words.counted}</th>}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday) => {
            const { mode, text, counted } = draft.weekly[weekday];
            const day = names[weekday];
            return (
              <tr key={weekday}>
                <th scope="row">{day}</th>
                {above ? (
                  <td className={mode === 'above' ? '' : 'quiet'}>
                    {windowsText(above.weekly[weekday]) || words.closed}
                  </td>
                ) : null}
                <td>
                  <Select
                    className="hours-mode"
                    aria-label={words.modeOf(day)}
                    disabled={disabled}
                    value={mode}
                    options={modes.map((value) => ({
                      value,
                      label: value === 'own' && !above ? words.open : words.mode[value],
                    }))}
                    onChange={(value) => set(weekday, { mode: value })}
                  />
                </td>
                <td className="hours-windows">
                  {mode === 'own' ? (
                    <HoursInput
                      label={words.hoursOf(day)}
                      value={text}
                      hint={hint}
                      disabled={disabled}
                      fault={faults.find(({ where }) => where === weekday)}
                      onChange={(value) => set(weekday, { text: value })}
                    />
                  ) : null}
                </td>
                {above ? null : (
                  <td>
                    <Checkbox
                      aria-label={words.countedOf(day)}
                      disabled={disabled}
                      checked={counted}
                      onChange={({ target }) => set(weekday, { counted: target.checked })}
                    />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="calendar-row">
        <Button size="small" disabled={disabled} onClick={spread}>
          {words.spread}
        </Button>
        <span id={hint} className="quiet">
          {words.hoursHint}
        </span>
      </div>
    </>
  );
}
