import { TreeSelect } from 'antd';
import { useMemo, useState } from 'react';
import { jrt0169, type Dimension } from '../../shared/procedure/trees/jrt0169.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useText, useWords } from '../state/language.ts';
import { usePinyin } from '../state/pinyin.ts';

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

type Node = { value: string; title: string; initialsOf: string; children?: Node[] };

/** One of the three JR/T 0169 trees, searchable by name, number or pinyin initials of the Chinese name. */
export function CategoryPicker(props: CategoryPickerProps) {
  const { dimension, value, onChange, placeholder, id, label, disabled, status, className } = props;
  const words = useWords(partsWords);
  const text = useText();
  const [opened, setOpened] = useState(false);
  const matches = usePinyin(opened);
  const tree = useMemo(() => {
    const branch = (parent: string | null): Node[] =>
      jrt0169
        .filter((category) => category.dimension === dimension && category.parent === parent)
        .map((category) => {
          const children = branch(category.id);
          const node = { value: category.id, title: text(category.title), initialsOf: category.title.zh };
          return children.length > 0 ? { ...node, children } : node;
        });
    return branch(null);
    // `text` is a new function at each drawing, but says the same until the language changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [dimension, words]);
  return (
    <TreeSelect<string | undefined, Node>
      {...(id === undefined ? {} : { id })}
      className={className ?? 'picker'}
      aria-label={label ?? words.table.reason}
      value={value ?? undefined}
      onChange={(category) => onChange(category ?? null)}
      treeData={tree}
      treeDefaultExpandAll
      allowClear
      disabled={disabled ?? false}
      status={status ?? ''}
      placeholder={placeholder ?? words.form.chooseCategory}
      notFoundContent={words.picker.noCategory}
      onOpenChange={(open) => open && setOpened(true)}
      popupMatchSelectWidth={300}
      showSearch={{
        filterTreeNode: (typed, node) =>
          matches(typed, String(node.title), String(node.value)) || matches(typed, String(node['initialsOf'])),
      }}
    />
  );
}
