import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { Category } from '../../../shared/procedure/trees/jrt0169.ts';
import type { CategoryProblem } from '../../../shared/procedure/trees/publish.ts';
import { categoriesWords } from '../../../shared/words/categories.ts';
import { useWords } from '../../state/language.ts';

type RowProps = {
  category: Category;
  depth: number;
  isFresh: boolean;
  problem: CategoryProblem | undefined;
  onEdit?: (changed: Partial<Category>) => void;
  onRetire?: (isRetired: boolean) => void;
  onAdd?: () => void;
  onMove?: (by: 1 | -1) => void;
  onRemove?: () => void;
};

/** A category with its names and code, and what may be done with it. */
export function CategoryRow({
  category,
  depth,
  isFresh,
  problem,
  onEdit,
  onRetire,
  onAdd,
  onMove,
  onRemove,
}: RowProps) {
  const words = useWords(categoriesWords);
  const { id, title, officialCode, retired = false } = category;
  const inset = { paddingInlineStart: depth * 20 };
  const state = isFresh ? words.fresh : retired ? words.retired : '';
  const input = (label: string, value: string, most: number, set: (text: string) => void) => (
    <Input
      size="small"
      aria-label={`${label} ${id}`}
      value={value}
      maxLength={most}
      onChange={({ target }) => set(target.value)}
    />
  );
  return (
    <tr className={retired ? 'categories-retired' : undefined}>
      <td style={inset}>
        {onEdit ? input(words.name, title.zh, 80, (zh) => onEdit({ title: { ...title, zh } })) : title.zh}
        {state === '' ? null : <span className="quiet"> {state}</span>}
        {problem ? <div className="categories-problem">{words.problems[problem.why]}</div> : null}
      </td>
      <td>{onEdit ? input(words.english, title.en, 120, (en) => onEdit({ title: { ...title, en } })) : title.en}</td>
      <td>
        {onEdit
          ? input(words.code, officialCode ?? '', 32, (code) =>
              onEdit({ officialCode: code.trim() === '' ? null : code }),
            )
          : (officialCode ?? '')}
      </td>
      {onEdit && onMove ? (
        <td className="categories-tools">
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            aria-label={words.up}
            onClick={() => onMove(-1)}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            aria-label={words.down}
            onClick={() => onMove(1)}
          />
          <Button type="text" size="small" aria-label={words.addUnder(title.zh)} onClick={onAdd}>
            {words.below}
          </Button>
          {isFresh ? (
            <Button type="text" size="small" onClick={onRemove}>
              {words.remove}
            </Button>
          ) : (
            <Button type="text" size="small" onClick={() => onRetire?.(!retired)}>
              {retired ? words.restore : words.retire}
            </Button>
          )}
        </td>
      ) : null}
    </tr>
  );
}
