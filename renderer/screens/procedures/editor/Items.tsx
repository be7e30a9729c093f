import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select, Tooltip } from 'antd';
import type { Path, Shape } from '../../../../shared/procedure/shapes/shape.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { packPartsWords } from '../../../../shared/words/packParts.ts';
import { choiceText, nameOf, valueText } from '../../../../shared/words/packText.ts';
import { useDesk } from '../../../link/desk.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { useEditing, write } from './store.ts';
import { References } from './References.tsx';
import { Value } from './Value.tsx';
import { blankOf, blankVariant, copyOf, moved } from './values.ts';

type ListShape = Extract<Shape, { kind: 'list' }>;
type Props = { shape: ListShape; value: unknown; path: Path; label: string };

/** A list inside a form: references and choices in one control, everything else as rows that open. */
export function Items({ shape, value, path, label }: Props) {
  const { client } = useDesk();
  const language = useLanguage();
  const words = useWords(packEditorWords);
  const inner = shape.of;
  const items: unknown[] = Array.isArray(value) ? value : [];
  if (inner.kind === 'refer') return <References shape={inner} value={value} path={path} label={label} />;
  if (inner.kind === 'choice') {
    return (
      <Select<(string | number)[]>
        mode="multiple"
        aria-label={label}
        data-path={path.join('.')}
        value={items as string[]}
        onChange={(next) => write(client, path, next)}
        options={inner.of.map((one) => ({ value: one, label: choiceText(inner.words, one, language) }))}
      />
    );
  }
  if (inner.kind === 'line') {
    return (
      <Select<string[]>
        mode="tags"
        open={false}
        suffixIcon={null}
        aria-label={label}
        data-path={path.join('.')}
        placeholder={words.pieces}
        value={items.map(String)}
        onChange={(next) => {
          const clean = next.map((one) => one.trim().slice(0, inner.most)).filter((one) => one !== '');
          write(client, path, clean.length === 0 && shape.optional ? undefined : clean);
        }}
      />
    );
  }
  return (
    <div className="editor-items" data-path={path.join('.')}>
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no identity but their place; what is typed lives in the draft
        <Row key={index} shape={shape} items={items} index={index} item={item} path={path} label={label} />
      ))}
      <Add shape={shape} items={items} path={path} label={label} />
    </div>
  );
}

function Row({
  shape,
  items,
  index,
  item,
  path,
  label,
}: Omit<Props, 'value'> & { items: unknown[]; index: number; item: unknown }) {
  const language = useLanguage();
  const pack = useEditing((state) => state.editing?.pack);
  const place = [...path, index];
  const tools = <RowTools shape={shape} items={items} index={index} path={path} />;
  const inner = shape.of;
  if (inner.kind !== 'record' && inner.kind !== 'variant') {
    return (
      <div className="editor-row">
        <Value shape={inner} value={item} path={place} label={`${label} ${index + 1}`} />
        {tools}
      </div>
    );
  }
  const summary = pack ? valueText(pack, inner, item, language, place) : '';
  const detail = inner.kind === 'variant' && pack ? plainText(pack, inner, item, language, place) : '';
  return (
    <details className="editor-item" open={nameOf(item, language) === '' && inner.kind === 'record'}>
      <summary data-path={place.join('.')}>
        <span className="editor-item-name">{summary}</span>
        <span className="quiet editor-item-detail">{detail}</span>
        {tools}
      </summary>
      <Value shape={inner} value={item} path={place} label={summary} />
    </details>
  );
}

/** What a need or an effect says in particular, beside its kind. */
function plainText(
  pack: Parameters<typeof valueText>[0],
  shape: Extract<Shape, { kind: 'variant' }>,
  item: unknown,
  language: 'zh' | 'en',
  path: Path,
): string {
  const held = item as Record<string, unknown>;
  const inner = shape.of[String(held[shape.by])];
  return Object.entries(inner?.fields ?? {})
    .filter(([name, field]) => held[name] !== undefined && field.kind !== 'words' && name !== 'code')
    .map(([name, field]) => valueText(pack, field, held[name], language, path))
    .join(' · ');
}

/** Order, copy and removal of one item of a list. */
export function RowTools({
  shape,
  items,
  index,
  path,
  onMoved,
}: {
  shape: ListShape;
  items: unknown[];
  index: number;
  path: Path;
  onMoved?: (index: number) => void;
}) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const act = (next: unknown[], at: number) => (event: React.MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    write(client, path, next.length === 0 && shape.optional ? undefined : next);
    onMoved?.(at);
  };
  const duplicate = (event: React.MouseEvent): void => {
    const { editing } = useEditing.getState();
    if (!editing) return;
    const copy = copyOf(items[index], shape.of, editing.pack, [...path, items.length]);
    act(items.toSpliced(index + 1, 0, copy), index + 1)(event);
  };
  const button = (what: string, icon: React.ReactNode, run: (event: React.MouseEvent) => void, disabled = false) => (
    <Tooltip title={what}>
      <Button type="text" size="small" aria-label={what} icon={icon} disabled={disabled} onClick={run} />
    </Tooltip>
  );
  return (
    <span className="editor-tools">
      {button(words.up, <ArrowUpOutlined />, act(moved(items, index, index - 1), index - 1), index === 0)}
      {button(
        words.down,
        <ArrowDownOutlined />,
        act(moved(items, index, index + 1), index + 1),
        index === items.length - 1,
      )}
      {button(words.duplicate, <CopyOutlined />, duplicate)}
      {button(words.remove, <DeleteOutlined />, act(items.toSpliced(index, 1), Math.max(0, index - 1)))}
    </span>
  );
}

/** Adds one at the end; where there are several kinds, asks which. */
export function Add({
  shape,
  items,
  path,
  label,
  onAdded,
}: {
  shape: ListShape;
  items: unknown[];
  path: Path;
  label: string;
  onAdded?: (index: number) => void;
}) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const parts = useWords(packPartsWords);
  if (items.length >= shape.most) return null;
  const inner = shape.of;
  const add = (kind?: string): void => {
    const { editing } = useEditing.getState();
    if (!editing) return;
    const place = [...path, items.length];
    const today = editing.pack.effectiveFrom;
    const item =
      inner.kind === 'variant' && kind !== undefined
        ? blankVariant(inner, kind, editing.pack, place, today)
        : blankOf(inner, editing.pack, place, today);
    write(client, path, [...items, item]);
    onAdded?.(items.length);
  };
  const what = words.addWhat(label);
  if (inner.kind !== 'variant') {
    return (
      <button type="button" className="editor-link" onClick={() => add()}>
        {what}
      </button>
    );
  }
  const names: Readonly<Record<string, string>> = { ...parts.fills, ...parts.needs, ...parts.effects };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: Object.keys(inner.of).map((kind) => ({ key: kind, label: names[kind] ?? kind })),
        onClick: ({ key }) => add(key),
      }}
    >
      <button type="button" className="editor-link" aria-label={`${what} ${words.chooseKind}`}>
        {what}
      </button>
    </Dropdown>
  );
}
