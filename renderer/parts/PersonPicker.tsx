import { Select, type RefSelectProps } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isAtOrUnder } from '../../shared/people/office.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import { personName, unitName, useOffice } from '../state/office.ts';
import { usePinyin } from '../state/pinyin.ts';
import { pickerOption } from './pickerOption.tsx';
import { useClear } from './useClear.tsx';

export type PersonPickerProps = {
  value: string | null;
  onChange: (person: string | null) => void;
  /** Only people who hold a seat in this unit. */
  unit?: string | null;
  /** Only people who hold a seat at or below this unit. */
  under?: string | null;
  placeholder?: string;
  id?: string;
  label?: string;
  /** Takes the focus when it is first shown. */
  isFirst?: boolean;
  disabled?: boolean;
  status?: 'error' | undefined;
  className?: string;
};

const renderOption = ({ data }: { data: { label: string; units: string } }) => pickerOption(data.label, data.units);

/** Finds a person by name, account or pinyin initials. People who have left are not offered. */
export function PersonPicker(props: PersonPickerProps) {
  const { value, onChange, unit, under, placeholder, id, label, isFirst, disabled, status, className } = props;
  const words = useWords(partsWords);
  const clear = useClear();
  const office = useOffice();
  const select = useRef<RefSelectProps>(null);
  useEffect(() => {
    if (isFirst) select.current?.focus();
  }, [isFirst]);
  const [opened, setOpened] = useState(false);
  const matches = usePinyin(opened);
  const options = useMemo(
    () =>
      [...office.personById.values()]
        .filter(
          (person) =>
            !person.left &&
            (!unit || person.seats.some((seat) => seat.unit === unit)) &&
            (!under || person.seats.some((seat) => isAtOrUnder(office, seat.unit, under))),
        )
        .map((person) => ({
          value: person.id,
          label: person.name,
          account: person.account,
          units: person.seats.map((seat) => unitName(office, seat.unit)).join(' · '),
        })),
    [office, unit, under],
  );
  return (
    <Select<string, (typeof options)[number]>
      {...(id === undefined ? {} : { id })}
      className={className ?? 'picker'}
      aria-label={label ?? words.table.handler}
      value={value ?? undefined}
      onChange={(person) => onChange(person ?? null)}
      options={options}
      allowClear={clear}
      ref={select}
      disabled={disabled ?? false}
      status={status ?? ''}
      placeholder={placeholder ?? words.form.choosePerson}
      notFoundContent={words.picker.noPerson}
      onOpenChange={(open) => open && setOpened(true)}
      popupMatchSelectWidth={300}
      showSearch={{
        filterOption: (typed, option) => option !== undefined && matches(typed, option.label, option.account),
      }}
      optionRender={renderOption}
      labelRender={({ value: chosen }) => personName(office, String(chosen))}
    />
  );
}
