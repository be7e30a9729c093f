import { Select, type RefSelectProps } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isAtOrUnder, type UnitKind } from '../../shared/people/office.ts';
import type { Permission } from '../../shared/people/permissions.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import { unitName, useOffice } from '../state/office.ts';
import { useReach } from '../state/reach.ts';
import { usePinyin } from '../state/pinyin.ts';
import { pickerOption } from './pickerOption.tsx';
import { useClear } from './useClear.tsx';

export type UnitPickerProps = {
  value: string | null;
  onChange: (unit: string | null) => void;
  kinds?: readonly UnitKind[];
  /** Only this unit and those below it. */
  under?: string | null;
  /** Only units within reach of a role with this permission. */
  within?: Permission;
  placeholder?: string;
  id?: string;
  label?: string;
  /** Takes the focus when it is first shown. */
  isFirst?: boolean;
  disabled?: boolean;
  status?: 'error' | undefined;
  /** Several thousand units: wide enough to tell branches of one name apart. */
  className?: string;
};

const renderOption = ({ data }: { data: { label: string; above: string; code: string } }) =>
  pickerOption(data.label, [data.above, data.code].filter(Boolean).join(' · '));

/** Finds a unit by part of its name, its code, or pinyin initials. Closed units are not offered. */
export function UnitPicker(props: UnitPickerProps) {
  const { value, onChange, kinds, under, within, placeholder, id, label, isFirst, disabled, status, className } = props;
  const words = useWords(partsWords);
  const clear = useClear();
  const office = useOffice();
  const select = useRef<RefSelectProps>(null);
  useEffect(() => {
    if (isFirst) select.current?.focus();
  }, [isFirst]);
  const [opened, setOpened] = useState(false);
  const matches = usePinyin(opened);
  const reach = useReach();
  const wantedKinds = kinds?.join(' ');
  const options = useMemo(
    () =>
      [...office.unitById.values()]
        .filter((unit) => !unit.closed && (wantedKinds === undefined || wantedKinds.split(' ').includes(unit.kind)))
        .filter((unit) => !under || isAtOrUnder(office, unit.id, under))
        .filter((unit) => within === undefined || reach.unit(within, unit.id))
        .map((unit) => ({
          value: unit.id,
          label: unit.name,
          code: unit.code ?? '',
          above: unit.parent ? unitName(office, unit.parent) : '',
        })),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what the seat reaches changes with the office and the session, and then the office is another one
    [office, wantedKinds, under, within],
  );
  return (
    <Select<string, (typeof options)[number]>
      {...(id === undefined ? {} : { id })}
      className={className ?? 'picker'}
      aria-label={label ?? words.table.unit}
      value={value ?? undefined}
      onChange={(unit) => onChange(unit ?? null)}
      options={options}
      allowClear={clear}
      ref={select}
      disabled={disabled ?? false}
      status={status ?? ''}
      placeholder={placeholder ?? words.form.chooseUnit}
      notFoundContent={words.picker.noUnit}
      onOpenChange={(open) => open && setOpened(true)}
      popupMatchSelectWidth={360}
      showSearch={{
        filterOption: (typed, option) => option !== undefined && matches(typed, option.label, option.code),
      }}
      optionRender={renderOption}
      labelRender={({ value: chosen }) => unitName(office, String(chosen))}
    />
  );
}
