import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { partsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import { personName, unitName, useOffice } from '../state/office.ts';
import { usePinyin } from '../state/pinyin.ts';

export type PersonPickerProps = {
  value: string | null;
  onChange: (person: string | null) => void;
  /** Only people who hold a seat in this unit. */
  unit?: string | null;
  placeholder?: string;
  id?: string;
  label?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  status?: 'error' | undefined;
  className?: string;
};

/** Finds a person by name, account or pinyin initials. People who have left are not offered. */
export function PersonPicker(props: PersonPickerProps) {
  const { value, onChange, unit, placeholder, id, label, autoFocus, disabled, status, className } = props;
  const words = useWords(partsWords);
  const office = useOffice();
  const [opened, setOpened] = useState(false);
  const matches = usePinyin(opened);
  const options = useMemo(
    () =>
      [...office.personById.values()]
        .filter((person) => !person.left && (!unit || person.seats.some((seat) => seat.unit === unit)))
        .map((person) => ({
          value: person.id,
          label: person.name,
          account: person.account,
          units: person.seats.map((seat) => unitName(office, seat.unit)).join(' · '),
        })),
    [office, unit],
  );
  return (
    <Select<string, (typeof options)[number]>
      {...(id === undefined ? {} : { id })}
      className={className ?? 'picker'}
      aria-label={label ?? words.table.handler}
      value={value ?? undefined}
      onChange={(person) => onChange(person ?? null)}
      options={options}
      allowClear
      autoFocus={autoFocus ?? false}
      disabled={disabled ?? false}
      status={status ?? ''}
      placeholder={placeholder ?? words.form.choosePerson}
      notFoundContent={words.picker.noPerson}
      onOpenChange={(open) => open && setOpened(true)}
      popupMatchSelectWidth={300}
      showSearch={{
        filterOption: (typed, option) => option !== undefined && matches(typed, option.label, option.account),
      }}
      optionRender={({ data }) => (
        <span className="picker-option">
          <span>{data.label}</span>
          <span className="quiet">{data.units}</span>
        </span>
      )}
      labelRender={({ value: chosen }) => personName(office, String(chosen))}
    />
  );
}
