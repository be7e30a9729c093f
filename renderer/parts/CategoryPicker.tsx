import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { Category, Dimension } from '../../shared/procedure/trees/jrt0169.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useCategories } from '../state/categories.ts';
import { useText, useWords } from '../state/language.ts';
import { usePinyin } from '../state/pinyin.ts';
import { pickerOption } from './pickerOption.tsx';
import { useClear } from './useClear.tsx';

export type CategoryPickerProps = {
  dimension: Dimension;
  value: string | null;
  onChange: (category: string | null) => void;
  placeholder?: string;
  id?: string;
  label?: string;
  disabled?: boolean;
  status?: 'error' | undefined;
  className?: string;
};

type Option = { value: string; label: string; initialsOf: string; depth: number; above: string };

const indent = 12;

const renderOption = ({ data }: { data: Option }) => (
  <span style={{ paddingLeft: data.depth * indent }}>{pickerOption(data.label, data.above)}</span>
);

/** One of the three JR/T 0169 trees as an indented list, so that the first hit is chosen by Enter. Searchable by name, number
 *  or pinyin initials of the Chinese name. */
export function CategoryPicker(props: CategoryPickerProps) {
  const { dimension, value, onChange, placeholder, id, label, disabled, status, className } = props;
  const words = useWords(partsWords);
  const clear = useClear();
  const text = useText();
  const { categories } = useCategories().current;
  const [opened, setOpened] = useState(false);
  const matches = usePinyin(opened);
  const options = useMemo(() => {
    const branch = (parent: Category | null, depth: number): Option[] =>
      categories
        .filter(
          (category) =>
            !category.retired && category.dimension === dimension && category.parent === (parent?.id ?? null),
        )
        .flatMap((category) => [
          {
            value: category.id,
            label: text(category.title),
            initialsOf: category.title.zh,
            depth,
            above: parent ? text(parent.title) : '',
          },
          ...branch(category, depth + 1),
        ]);
    return branch(null, 0);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `text` is a new function at each drawing, but says the same until the language changes
  }, [dimension, words, categories]);
  return (
    <Select<string, Option>
      {...(id === undefined ? {} : { id })}
      className={className ?? 'picker'}
      aria-label={label ?? words.table.reason}
      value={value ?? undefined}
      onChange={(category) => onChange(category ?? null)}
      options={options}
      allowClear={clear}
      disabled={disabled ?? false}
      status={status ?? ''}
      placeholder={placeholder ?? words.form.chooseCategory}
      notFoundContent={words.picker.noCategory}
      onOpenChange={(open) => open && setOpened(true)}
      popupMatchSelectWidth={300}
      showSearch={{
        filterOption: (typed, option) =>
          option !== undefined && [option.label, option.initialsOf, option.value].some((name) => matches(typed, name)),
      }}
      optionRender={renderOption}
    />
  );
}
